/** The functions: what each is called, takes and gives. Each calls a rule; what Excel is told of them is made from here. */
import { dayText, financialYearOf, financialYearText, firstDayOfFinancialYear, lastDayOfFinancialYear, schoolYearOf, type Day } from '../domain/calendar';
import type { Area, Scale } from '../domain/scales';
import { GRANT_OUTREACH, GRANT_SALARY, NATIONAL_INSURANCE } from '../parameters';
import { isInRange, nextPoint, rangeTop } from '../rules/astPay';
import { averageGrantForMonths } from '../rules/grant';
import { yearlyOnCosts } from '../rules/onCosts';
import { isMissing, payBook, type MissingPay } from '../rules/payBook';
import { schoolGrant } from '../rules/sdg';
import { cellText, isErrorCell, type CellValue } from '../workbook/port';
import { isUnreadable } from '../workbook/staff/cells';
import { NAMESPACE, type Answer, type FunctionDefinition, type Parameter, type Refusal } from './answer';
import {
  AREA, BASE, BASE_PUPILS, DATE, DECISION, FTE, MONTHS, PAY, PHASE, POINT, pointOnScale, PUPILS, RANGE_START, RATES_DATE, SCALE,
  SPINE_POINT, UPPER_POINT, YEAR,
} from './parameters';

function cannotUse(what: string, found: string, expected: string): Refusal {
  return { error: '#VALUE!', message: `${what.charAt(0).toUpperCase()}${what.slice(1)} is ${found}, and was expected to be ${expected}. Correct it in the formula, or in the cell that the formula points to.` };
}

function noFigure(message: string): Refusal {
  return { error: '#N/A', message };
}

/** A cell that holds an error gives that error on, as everywhere in a sheet. */
function refused<T>({ noun, read }: Parameter<T>, cell: CellValue): Refusal | null {
  if (isErrorCell(cell)) return { error: cell.error === '#N/A' ? '#N/A' : '#VALUE!', message: `The cell given for ${noun} holds the error ${cell.error}. Put that cell right first.` };
  const reading = read(cell);
  if (!isUnreadable(reading)) return null;
  return cannotUse(noun, cell === null || cellText(cell) === '' ? 'empty' : reading.found, reading.expected);
}

interface Definition<T extends readonly unknown[]> extends Omit<FunctionDefinition, 'parameters' | 'call'> {
  readonly parameters: { readonly [K in keyof T]: Parameter<T[K]> };
  readonly work: (...values: T) => Answer;
}

/** The first parameter that cannot be read is the answer; else what the rule gives. */
function define<T extends readonly unknown[]>({ parameters, work, ...said }: Definition<T>): FunctionDefinition {
  const all: readonly Parameter<unknown>[] = parameters;
  return {
    ...said,
    parameters: all,
    call: (cells) => {
      const values: unknown[] = [];
      for (const [index, parameter] of all.entries()) {
        const cell = cells[index] ?? null;
        const refusal = refused(parameter, cell);
        if (refusal !== null) return refusal;
        const reading = parameter.read(cell);
        if (!isUnreadable(reading)) values.push(reading.value);
      }
      return work(...(values as unknown as T));
    },
  };
}

const BOOK = payBook();
export const GRANT_MODEL = { outreach: GRANT_OUTREACH.value, salary: GRANT_SALARY.value };

/** The years of National Insurance that are known, one after the other. */
const INSURANCE_YEARS = NATIONAL_INSURANCE.map(({ year }) => year);

/** The functions have the built-in figures only: they see no workbook. */
function noPay({ message }: MissingPay): Refusal {
  return noFigure(`${message.replace(/ Enter it .*$/, '')} The functions know the built-in figures only. Give another date, or type the figure in.`);
}

function pounds(pence: number): number {
  return pence / 100;
}

function yearlyPay(area: Area, scale: Scale, point: number, on: Day): Answer {
  const answer = BOOK.find(area, scale, point, schoolYearOf(on));
  return isMissing(answer) ? noPay(answer) : pounds(answer.value);
}

export const FUNCTIONS: readonly FunctionDefinition[] = [
  define({
    name: 'PAY', anchor: 'ast-pay', result: 'scalar', parameters: [AREA, SCALE, POINT, DATE],
    description: 'Yearly full-time pay in pounds of a point on a date, from the built-in pay tables.',
    work: (area, scale, point, on) => {
      const other = pointOnScale(point, scale);
      return other === null ? yearlyPay(area, scale, point.point, on) : cannotUse(POINT.noun, other.found, other.expected);
    },
  }),
  define({
    name: 'RANGE', anchor: 'ast-range', result: 'matrix', parameters: [AREA, RANGE_START, DATE],
    description: 'The five points of a range, each with its yearly full-time pay in pounds: five rows, two columns.',
    work: (area, start, on) => {
      const rows: (readonly number[])[] = [];
      for (let point = start; point <= rangeTop(start); point += 1) {
        const annual = BOOK.find(area, 'AST', point, schoolYearOf(on));
        if (isMissing(annual)) return noPay(annual);
        rows.push([point, pounds(annual.value)]);
      }
      return rows;
    },
  }),
  define({
    name: 'NEXTPOINT', anchor: 'ast-nextpoint', result: 'scalar', parameters: [SPINE_POINT, { ...RANGE_START, name: 'rangeStart' }, DECISION],
    description: 'The point after a September’s decision of 0, 1 or 2 points: never past the top of the range.',
    work: (point, rangeStart, decision) => isInRange(point, rangeStart)
      ? nextPoint(point, decision, rangeStart)
      : cannotUse(SPINE_POINT.noun, `“${String(point)}”`, `in the range that begins on ${String(rangeStart)}: ${String(rangeStart)} to ${String(rangeTop(rangeStart))}`),
  }),
  define({
    name: 'REVERT', anchor: 'ast-revert', result: 'scalar', parameters: [AREA, UPPER_POINT, DATE],
    description: 'Yearly full-time pay in pounds after a return to classroom teacher on U1, U2 or U3.',
    work: (area, point, on) => yearlyPay(area, 'Upper', point, on),
  }),
  define({
    name: 'ONCOST', anchor: 'ast-oncost', result: 'scalar', parameters: [PAY, RATES_DATE],
    description: 'Employer’s National Insurance (exact basis) and pension in pounds on a year’s pay in twelve equal months.',
    work: (pay, on) => {
      const answer = yearlyOnCosts(pay, on);
      if (!('missing' in answer)) return pounds(answer.total);
      return noFigure(`There are no employer’s ${answer.missing} rates for ${dayText(on)} (${financialYearText(financialYearOf(on))}). Rates are known from ${dayText(firstDayOfFinancialYear(Math.min(...INSURANCE_YEARS)))} to ${dayText(lastDayOfFinancialYear(Math.max(...INSURANCE_YEARS)))}: give a date between them.`);
    },
  }),
  define({
    name: 'GRANT', anchor: 'ast-grant', result: 'scalar', parameters: [FTE, MONTHS],
    description: 'Grant for an AST post in pounds by the average cost: £15,500 × FTE × months ÷ 12.',
    work: (fte, months) => pounds(averageGrantForMonths(GRANT_MODEL, fte, months)),
  }),
  define({
    name: 'SDG', anchor: 'ast-sdg', result: 'scalar', parameters: [BASE, BASE_PUPILS, PHASE, PUPILS, YEAR],
    description: 'A school’s School Development Grant in pounds: 2005-06 amount a pupil, raised yearly by the guarantee, × pupils.',
    work: (base, basePupils, phase, pupils, year) => {
      const answer = schoolGrant({ base, basePupils, phase, pupils, year });
      return 'missing' in answer ? noFigure(answer.message) : pounds(answer.allocation);
    },
  }),
];

/** AST.PAY and so on, as a cell calls it. */
export function calledAs({ name }: Pick<FunctionDefinition, 'name'>): string {
  return `${NAMESPACE}.${name}`;
}
