/** The months of the amounts by CFR code: values as planned, with a formula that says whether they still add up to the amount of the year. */
import { financialYearText, monthName } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import type { PlanSettings } from '../../projection';
import { cfrMonthCount, cfrSubject, cfrSum, hasOthers, type CfrRow } from './cfrRows';
import type { ColumnDefinition } from './column';
import { rowOf } from './live/formula';
import { MONTH_NAMES } from './live/monthColumns';

const APRIL = 3;
const MONTHS = 12;
/** Apr to Mar. */
export const CFR_MONTHS: readonly string[] = MONTH_NAMES;
export const CFR_LATER = 'Later';

const cfr = rowOf('AST_CFR');

/** The headings of the months: Apr to Mar, and Later where some of the grant arrives after 31 March of its year. None where months were not asked for. */
export function cfrMonthHeadings(settings: PlanSettings): string[] {
  return [...CFR_MONTHS, CFR_LATER].slice(0, cfrMonthCount(settings));
}

export function cfrMonthColumns(settings: PlanSettings, live: boolean): ColumnDefinition<CfrRow>[] {
  const headings = cfrMonthHeadings(settings);
  if (headings.length === 0) return [];
  const sum = headings.map(cfr).join('+');
  return [
    ...headings.map((header, at): ColumnDefinition<CfrRow> => ({
      header, style: 'money', width: 13, value: ({ months }) => months[at] ?? 0,
      about: at < MONTHS ? `Of the amount: what falls in ${monthName(APRIL + at)}, as planned (FUND-4, FUND-8)` : 'Of the amount: what of the grant arrives after 31 March of its year, as planned (FUND-8)',
    })),
    ...(live ? [{
      header: 'Months add up', style: 'plain', width: 16, about: 'no where the months no longer add up to the amount of the year: plan again', value: () => 'yes',
      formula: `IFERROR(IF(ROUND(${sum}-${cfr('Amount')},2)=0,"yes","no, plan again"),"no, plan again")`,
    } as const] : []),
  ];
}

/** How an amount of a month came about; `undefined` for the other columns. */
export function cfrMonthStep(row: CfrRow, header: string): Step | undefined {
  const at = [...CFR_MONTHS, CFR_LATER].indexOf(header);
  if (at < 0) return undefined;
  const { of: { year }, kind, months, byElement } = row;
  const when = at < MONTHS ? `in ${monthName(APRIL + at)}` : `after 31 March of ${financialYearText(year)}`;
  const hows = [
    ...(kind === 'expenditure' ? ['as it is earned'] : kind === 'net' ? ['expenditure as it is earned', 'grant as its streams arrive'] : row.elements.includes('Grant') ? ['grant in the months in which its streams arrive'] : []),
    ...(hasOthers(row.elements) ? ['what others pay by twelfths of the year'] : []),
  ];
  const how = hows.join(', ') || 'nothing falls under it';
  const sum = cfrSum(row, (element) => byElement?.[element]?.[at] ?? 0);
  return { rule: kind === 'expenditure' ? 'FUND-4' : hasOthers(row.elements) && !row.elements.includes('Grant') ? 'FUND-11' : 'FUND-8', text: `${cfrSubject(row)}, ${when} (${how}): ${sum} = ${shortPoundsText(months[at] ?? 0)}`, figures: [] };
}
