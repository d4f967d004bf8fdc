/** The options of plan that lead from last year's workbook to this year's plan. */
import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { financialYearFrom, financialYearText } from '../domain/calendar';
import { shortPoundsText } from '../domain/exact';
import { atOnce } from '../domain/work';
import { FileRefusal, type XlsxFile } from '../file';
import { effectText, isNoRoll, ROLL_COLUMNS, type RollAmounts, type RollYears } from '../projection/bridge';
import type { PlanMade } from '../workbook/planWorkbook';
import { readLastYear } from '../workbook/rollForward/lastYear';
import { rollForwardTo } from '../workbook/rollForward/plannedRollForward';
import type { PlannedRollForward } from '../workbook/sheets/planned';
import { UsageError, type Words } from './arguments';
import { openWorkbook } from './files';
import { table } from './report';
import { WAYS_TO_SAY } from './waysToSay';

export const LAST_YEAR_OPTIONS = { 'last-year': { type: 'string' }, 'bridge-year': { type: 'string' } } as const;

/** `2010-11`, a year of this year's plan; or `2009-10:2010-11`, with that of last year's before it. */
function bridgeYears(text: string | undefined): RollYears {
  if (text === undefined) return {};
  const [one = '', other, ...more] = text.split(':');
  const [from, to] = other === undefined ? [undefined, financialYearFrom(one)] : [financialYearFrom(one), financialYearFrom(other)];
  if (to === undefined || more.length > 0 || (other !== undefined && from === undefined)) {
    throw new UsageError(`“${text}” is no year to lead to: write --bridge-year 2010-11, a year of this year’s plan, or --bridge-year 2009-10:2010-11, with that of last year’s before it.`);
  }
  return { to, ...(from === undefined ? {} : { from }) };
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((path) => realpath(path).catch(() => undefined)));
  return first !== undefined && first === second;
}

/** Refuses options that make no sense together, before anything is read. */
export async function checkLastYear(given: Words): Promise<void> {
  const [last, output] = [given.one('last-year'), given.one('output')];
  bridgeYears(given.one('bridge-year'));
  if (last === undefined && given.one('bridge-year') !== undefined) throw new UsageError('--bridge-year belongs to --last-year: give last year’s workbook with --last-year plan-2009.xlsx.');
  if (last !== undefined && output !== undefined && (last === output || (await isSameFile(last, output)))) {
    throw new UsageError(`“${output}” is last year’s workbook, which is only read and never written to. Give another name with -o.`);
  }
}

/** Last year's workbook; what is wrong with it is said of it, and not of this year's. */
async function opened(last: string): Promise<XlsxFile> {
  try {
    return await openWorkbook(last);
  } catch (error) {
    if (error instanceof UsageError || error instanceof FileRefusal) throw new UsageError(`--last-year ${basename(last)}: ${error.message}`);
    throw error;
  }
}

/** The plan with the bridge from last year's workbook, where one is given. */
export async function withLastYear(made: PlanMade, input: string, given: Words, version: string): Promise<PlanMade> {
  const last = given.one('last-year');
  if (last === undefined) return made;
  const before = await readLastYear(await opened(last), { version, writtenAt: made.planned.writtenAt, ways: WAYS_TO_SAY, pace: atOnce });
  if ('refusal' in before) throw new UsageError(`${basename(last)}: ${before.refusal}`);
  const rolled = await rollForwardTo(before, made, bridgeYears(given.one('bridge-year')), atOnce);
  if ('refusal' in rolled) throw new UsageError(rolled.refusal);
  const same = (await isSameFile(last, input)) ? [`“${basename(last)}” is both last year’s workbook and this year’s: what differs is only what was set or changed now.`] : [];
  return { ...made, planned: { ...made.planned, rollForward: { ...rolled, notes: [...same, ...rolled.notes] } } };
}

/** The bridge as a person reads it in the terminal. */
export function rollForwardReport({ from, to, steps, notes, check }: PlannedRollForward): string {
  const effects = (amounts: RollAmounts): string[] => ROLL_COLUMNS.map((name) => (amounts[name] === 0 ? '' : effectText(amounts[name])));
  const figures = (amounts: RollAmounts): string[] => ROLL_COLUMNS.map((name) => shortPoundsText(amounts[name]));
  const isRight = isNoRoll(check);
  return [
    '',
    `From ${financialYearText(from.year)} of last year’s plan to ${financialYearText(to.year)} of this one`,
    ...notes.map((note) => `Note: ${note}`),
    ...table([
      ['Step', 'Cost', 'Without AST', 'Grant', 'School pays'],
      [`${financialYearText(from.year)}, last year`, ...figures(from)],
      ...steps.map(({ title, amounts }) => [title, ...effects(amounts)]),
      [`${financialYearText(to.year)}, this year`, ...figures(to)],
    ]),
    ...steps.map(({ title, text }) => `- ${title}: ${text}`),
    isRight ? 'The steps add up to the new figure, to the penny.' : 'The steps do NOT add up to the new figure: do not use this bridge, and report it.',
    '',
  ].join('\n');
}

/** The contract of `--json`: money in whole pence. */
export function rollForwardJson({ from, to, steps, notes, check }: PlannedRollForward): unknown {
  const inYear = ({ year, ...amounts }: PlannedRollForward['from']): unknown => ({ year: financialYearText(year), ...amounts });
  return {
    from: inYear(from),
    to: inYear(to),
    steps: steps.map(({ kind, title, text, amounts, changes }) => ({
      kind, title, text, ...amounts,
      changes: changes.map(({ post, school, what, was, is, text: sentence, effect }) => ({ post: post === '' ? null : post, school, what, was, is, text: sentence, ...effect })),
    })),
    check: ROLL_COLUMNS.reduce((sum, name) => sum + Math.abs(check[name]), 0),
    notes,
  };
}
