/** The command range: what a range costs, and what follows from it. */
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { dayText, financialYearOf, september1 } from '../domain/calendar';
import type { Pence } from '../domain/exact';
import { AREA_NAMES, scalePointText } from '../domain/scales';
import { emptyWorkbook, openXlsx, saveSafely } from '../file';
import { bookOf, RANGE_YEARS, rangeCosts, rangeEnding, rangeModel, type PlanSettings, type PresentPay, type RangeQuestion } from '../projection';
import { FIRST_POINT, isRangeStart, LAST_RANGE_START } from '../rules/astPay';
import { isMissing, type MissingPay } from '../rules/payBook';
import { NO_ANSWERS } from '../rules/considerations';
import { resolveSettings, type Resolved } from '../workbook/assumptions';
import { NO_INPUTS, readMost, type RangeAsked } from '../workbook/range/inputs';
import { planRange } from '../workbook/range/plannedRange';
import { rangeSheets } from '../workbook/range/rangeWorkbook';
import type { SheetWrite } from '../workbook/sheetWrite';
import { readFte, readMoney, readReference, readUpperPoint } from '../workbook/staff/cells';
import { areaWord, awardSettings, dayWord, readWord, settingWords, UsageError, words, type Words } from './arguments';
import { rangeJson, rangeReport, type RangeAnswer } from './rangeReport';
import { EXIT, HELP_OPTION, type Terminal } from './terminal';

/** Years after the one asked about in which a first figure is looked for. */
const RANGE_YEARS_AHEAD = 30;
const HELP_SENTENCE = '“ast-planner range --help” shows what the command takes.';

function needed(given: Words, name: string, example: string): string {
  const value = given.one(name);
  if (value === undefined) throw new UsageError(`--${name} is missing: give for instance --${name} ${example}. ${HELP_SENTENCE}`);
  return value;
}

function startOf(given: Words): number {
  const text = needed(given, 'start', '11');
  const start = Number(text);
  if (!/^\d{1,2}$/.test(text) || !isRangeStart(start)) {
    throw new UsageError(`--start ${text} cannot be used: a range is five points of the spine, so it starts on ${String(FIRST_POINT)} to ${String(LAST_RANGE_START)} [PAY-3].`);
  }
  return start;
}

function amount(given: Words, name: string): Pence | undefined {
  const value = readWord(given, name, readMoney);
  if (value === 0 && name === 'now') throw new UsageError('--now 0 cannot be used: expected what the teacher earns now in a full-time year, such as 38000.');
  return value;
}

function presentPay(given: Words): PresentPay {
  const [point, now] = [readWord(given, 'reference', readReference), amount(given, 'now')];
  if (point !== undefined && now !== undefined) throw new UsageError('Give either --reference, a point of a scale, or --now, an amount in £; not both.');
  return now ?? point ?? { scale: 'Upper', point: 3 };
}

function questionFrom(given: Words): RangeQuestion {
  const area = areaWord(needed(given, 'area', 'Rest'));
  needed(given, 'on', '2009-09-01');
  const on = dayWord(given, 'on') ?? 0;
  const start = startOf(given);
  const now = presentPay(given);
  const fte = readWord(given, 'fte', readFte) ?? { numerator: 1, denominator: 1 };
  const ends = dayWord(given, 'ends') ?? null;
  const revertTo = readWord(given, 'revert-to', readUpperPoint) ?? null;
  if (ends !== null && ends < on) throw new UsageError(`--ends ${given.one('ends') ?? ''} is before the post begins on ${dayText(on)}: give a later day.`);
  if (revertTo !== null && ends === null) throw new UsageError('--revert-to says where the holder is paid after the post: give its last day too, with --ends DATE.');
  const nowIsAssumed = given.one('reference') === undefined && given.one('now') === undefined;
  return { area, on, start, fte, now, nowIsAssumed, cover: amount(given, 'cover') ?? null, ends, revertTo, post: null };
}

function resolvedFrom(given: Words): Resolved {
  return resolveSettings(new Map([...awardSettings(given), ...settingWords(given, [['policy', 'policy'], ['method', 'method']])]), [], []);
}

/** The same question as it stands on the sheet. */
function askedFrom(given: Words): RangeAsked {
  const text = (name: string): string | null => given.one(name) ?? null;
  return {
    inputs: {
      ...NO_INPUTS, area: text('area'), on: text('on'), start: text('start'), fte: text('fte') ?? 1, now: text('reference'), nowAmount: text('now'), cover: text('cover'), policy: text('policy'),
      most: text('school-pays-at-most'), ends: text('ends'), revertTo: text('revert-to'),
    },
    checklist: NO_ANSWERS,
  };
}

/** Writes the workbook of the range; one that is there already is not replaced. */
async function writeRange(path: string, sheets: readonly SheetWrite[]): Promise<void> {
  const file = await openXlsx(await emptyWorkbook());
  await file.write(sheets, new Set());
  await saveSafely(path, file.bytes());
}

async function checkNew(path: string): Promise<void> {
  if (extname(path).toLowerCase() !== '.xlsx') throw new UsageError(`“${path}” must end in .xlsx.`);
  if ((await stat(path).catch(() => undefined)) !== undefined) throw new UsageError(`“${path}” is there already and is not replaced. Give another name.`);
}

/** Pay figures are looked for as far back as this, and no further. */
const FIRST_YEAR_LOOKED_AT = 1990;

/**
 * A sentence of the engine on a missing figure, with the command line’s own way out: every award that is missing up to the
 * September of `last`, or that awards do not help, because there is no figure before.
 */
function forTerminal(message: string, { area, scale, point, year }: MissingPay, settings: PlanSettings, last = year): string {
  const book = bookOf(settings);
  const isThere = (of: number): boolean => !isMissing(book.find(area, scale, point, of));
  let known = year;
  while (known >= FIRST_YEAR_LOOKED_AT && !isThere(known)) known -= 1;
  const [fact, ownWay] = [message.replace(/ Enter it .*$/, ''), / Enter it .*$/.test(message)];
  if (!ownWay) return message;
  if (known < FIRST_YEAR_LOOKED_AT) {
    const first = Array.from({ length: RANGE_YEARS_AHEAD }, (_, after) => year + after).find(isThere);
    const where = `${scalePointText({ scale, point })} in ${AREA_NAMES[area]}`;
    return first === undefined ? `${fact} There is none of an earlier year either that an award could raise: enter your own pay figures on “AST Pay points” of a planned workbook, and choose the range there.`
      : `${fact} No figures for ${where} are known before ${dayText(september1(first))}: give a first day from then on.`;
  }
  const years = Array.from({ length: Math.max(last, year) - known }, (_, after) => known + 1 + after).filter((each) => !settings.awards.has(each) && !isThere(each)).map(String);
  const said = years.length === 1 ? `award of September ${years[0] ?? ''}` : `awards of September ${years.join(', ').replace(/, (\d+)$/, ' and $1')}`;
  return `${fact} Give the ${said} with --award ${years.map((each) => `${each}=PERCENT`).join(' ')} to raise the pay of the year before by ${years.length === 1 ? 'it' : 'each'}.`;
}

export async function rangeCommand(args: readonly string[], version: string, terminal: Terminal): Promise<number> {
  const text = { type: 'string' } as const;
  const given = words('range', args, {
    ...HELP_OPTION, area: text, on: text, start: text, reference: text, now: text, fte: text, ends: text, 'revert-to': text, policy: text, method: text,
    cover: text, 'school-pays-at-most': text, award: { type: 'string', multiple: true }, json: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
  });
  const extra = given.positionals.find((word) => !/^\d{4}=/.test(word));
  if (extra !== undefined) throw new UsageError(`“${extra}” is more than the command range takes. “ast-planner range --help” shows what it takes.`);
  const question = questionFrom(given);
  const resolved = resolvedFrom(given);
  const { settings } = resolved;
  const output = given.one('output');
  if (output !== undefined) await checkNew(output);
  const most = readWord(given, 'school-pays-at-most', readMost) ?? null;
  const model = rangeModel(question, settings);
  if ('missing' in model) throw new UsageError(forTerminal(model.message, model, settings));
  const ending = rangeEnding(question, settings);
  if (ending !== null && 'refusal' in ending) throw new UsageError(ending.missing === undefined ? ending.refusal : forTerminal(ending.refusal, ending.missing, settings));
  const costs = rangeCosts(question, settings);
  const missing = costs.missing === null ? null : { ...costs.missing, message: forTerminal(costs.missing.message, costs.missing, settings, financialYearOf(question.on) + RANGE_YEARS - 1) };
  const answer: RangeAnswer = { question, settings, model, costs: { ...costs, missing }, ending, most };
  if (output !== undefined) {
    const range = planRange(askedFrom(given), [], settings);
    if (range.answer === null) throw new UsageError(range.sentences.join(' '));
    await writeRange(output, rangeSheets({ ...range, answer: range.answer }, resolved, version, terminal.now().toISOString().slice(0, 16).replace('T', ' ')));
  }
  terminal.out(given.flag('json') ? `${JSON.stringify(rangeJson(answer))}\n` : rangeReport(answer, output));
  return EXIT.done;
}
