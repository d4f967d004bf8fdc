/** Small parts that formulas of the sheets are put together from. */
import { SETTING_NAME_PREFIX, type Formula } from '../../sheetWrite';

/** The cell of a column in the formula's own row of a table: `cell('FTE')`. */
export function rowOf(table: string): (header: string) => Formula {
  return (header) => `${table}[[#This Row],[${header}]]`;
}

/** The name of a setting's cell: its value in force, a number where it is one. */
export function setting(id: string): Formula {
  return `${SETTING_NAME_PREFIX}${id.replace(/[^A-Za-z0-9]/g, '_')}`;
}

/** The cell of a column of a table in the row at the place. */
export function at(table: string, header: string, place: Formula): Formula {
  return `INDEX(${table}[${header}],${place})`;
}

/**
 * Months from one date to another, both days counted; a part month is its days ÷ the days of the month. Blank text where
 * there are none makes no sense, so it is 0.
 */
export function monthsBetween(from: Formula, to: Formula): Formula {
  return (
    `IF(${from}>${to},0,(YEAR(${to})-YEAR(${from}))*12+MONTH(${to})-MONTH(${from})` +
    `+DAY(${to})/DAY(EOMONTH(${to},0))-(DAY(${from})-1)/DAY(EOMONTH(${from},0)))`
  );
}

/** Days from one date to another, both counted, within the two bounds; 0 where there are none. Each is a list of dates. */
export function daysWithin(latestOf: readonly Formula[], earliestOf: readonly Formula[]): Formula {
  return `MAX(0,MIN(${earliestOf.join(',')})-MAX(${latestOf.join(',')})+1)`;
}

/** Rounded to the penny, as the engine rounds: once, half up, away from zero. */
export function toPenny(amount: Formula): Formula {
  return `ROUND(${amount},2)`;
}

/** Employer's National Insurance on the months of a year: what each exceeds a twelfth of each limit by (FUND-4). `rate` finds a column of the rates of the year. */
export function insuranceOn(months: Formula, rate: (header: string) => Formula): Formula {
  const bands = (['lower limit', 'threshold', 'upper limit'] as const).map((limit) => {
    const over = `${months}-${rate(`Yearly ${limit} £`)}/12`;
    return `SUMPRODUCT((${over}>0)*(${over}))*${rate(`Above ${limit} %`)}`;
  });
  return toPenny(`(${bands.join('+')})/100`);
}

/** An amount as it is said in a sentence: £1,234, or £1,234.56 where there are pence. */
export function poundsSaid(amount: Formula): Formula {
  return `IF(${amount}<0,"-","")&"£"&TEXT(ABS(${amount}),IF(ROUND(${amount},0)=ROUND(${amount},2),"#,##0","#,##0.00"))`;
}
