/** The command sdg: the School Development Grant of the schools of a list. */
import { basename } from 'node:path';
import { financialYearFrom, type FinancialYear } from '../domain/calendar';
import type { XlsxFile } from '../file';
import { SDG_BASE_YEAR, PHASES, type UserGuarantee } from '../rules/sdg';
import { resolveSettings } from '../workbook/assumptions';
import { planWorkbook } from '../workbook/planWorkbook';
import { planSdg, type PlannedSdg } from '../workbook/schools/planSdg';
import { GUARANTEE_EXPECTED, guaranteeRate, type GuaranteesReading } from '../workbook/schools/readGuarantees';
import { readSdg } from '../workbook/schools/readSdg';
import { basisPoints } from '../workbook/settings';
import { sdgSheet } from '../workbook/sheets/sdgSheet';
import type { AstPost } from '../domain/staff';
import { settingWords, UsageError, words, type Words } from './arguments';
import { checkOutputName, openWorkbook, saveOwnSheets } from './files';
import { checkReplaced } from './replaced';
import { sdgJson, sdgReport } from './sdgReport';
import { EXIT, HELP_OPTION, timeText, type Terminal } from './terminal';
import { WAYS_TO_SAY } from './waysToSay';

/** `secondary:2011-12=1.5`. */
function guaranteeWords(pairs: readonly string[]): UserGuarantee[] {
  const given = pairs.map((pair): UserGuarantee => {
    const match = /^(\w+):([\d/-]+)=(.+)$/.exec(pair.trim());
    const phase = PHASES.find((name) => name === match?.[1]?.toLowerCase());
    const year = financialYearFrom(match?.[2] ?? '');
    const value = guaranteeRate(match?.[3] ?? '');
    if (phase === undefined || year === undefined || year <= SDG_BASE_YEAR || value === undefined) {
      throw new UsageError(`--guarantee ${pair} cannot be used: write it as --guarantee secondary:2011-12=1.5, with primary or secondary, a financial year from 2006-07 on, and ${GUARANTEE_EXPECTED}.`);
    }
    return { phase, year, value };
  });
  const twice = given.find(({ phase, year }, at) => given.findIndex((other) => other.phase === phase && other.year === year) !== at);
  if (twice !== undefined) throw new UsageError(`--guarantee is given twice for ${twice.phase} schools in one year: give it once.`);
  return given;
}

function growthIn(given: Words): number | null {
  const text = given.one('growth');
  if (text === undefined) return null;
  const rate = basisPoints(text, -20, 50);
  if (rate === undefined) throw new UsageError(`--growth ${text} cannot be used: expected the yearly growth of pupils in % from -20 to 50 with at most two decimals, such as 1.5.`);
  return rate;
}

/** Those said now go before those on the sheet. */
function withSaid(reading: GuaranteesReading, said: readonly UserGuarantee[]): GuaranteesReading {
  return { ...reading, own: [...said, ...reading.own.filter(({ phase, year }) => !said.some((other) => other.phase === phase && other.year === year))] };
}

/** The posts of the staff list; `null` where there is none that can be planned. */
async function postsOf(file: XlsxFile, values: ReadonlyMap<string, string>, version: string, terminal: Terminal): Promise<AstPost[] | null> {
  const made = await planWorkbook(file, { values, figures: 'values', version, ways: WAYS_TO_SAY, writtenAt: timeText(terminal) });
  return 'refusal' in made || made.planned.plan.posts.length === 0 ? null : made.planned.plan.posts.map(({ post }) => post);
}

export async function sdg(args: readonly string[], version: string, terminal: Terminal): Promise<number> {
  const text = { type: 'string' } as const;
  const given = words('sdg', args, {
    ...HELP_OPTION, output: { type: 'string', short: 'o' }, sheet: text, from: text, years: text, growth: text, guarantee: { type: 'string', multiple: true }, json: { type: 'boolean' },
  });
  const [input, ...more] = given.positionals;
  if (input === undefined || more.length > 0) throw new UsageError('Give the name of one workbook with a list of schools: ast-planner sdg schools.xlsx -o sdg.xlsx');
  const values = settingWords(given, [['from', 'planFrom'], ['years', 'planYears']]);
  const said = guaranteeWords(given.all('guarantee'));
  const growth = growthIn(given);
  const output = given.one('output');
  if (output !== undefined) checkOutputName(input, output);

  const file = await openWorkbook(input);
  if (output !== undefined) await checkReplaced(input, file, output);
  const reading = await readSdg(file, given.one('sheet'));
  if ('refusal' in reading) throw new UsageError(reading.refusal);
  // The years are those of the plan; the other settings are no matter of this grant, and the plan reports them.
  const { settings, problems } = resolveSettings(values, reading.settings.filter(({ id }) => id === 'planFrom' || id === 'planYears'), []);
  const isAsked = (year: FinancialYear): boolean => values.has('planYears') || (values.has('planFrom') && year === settings.from);
  const made = planSdg({ isAsked, list: reading.list, from: settings.from, years: settings.years, posts: await postsOf(file, values, version, terminal), guarantees: withSaid(reading.guarantees, said), growth, live: true });
  const planned: PlannedSdg = { ...made, problems: [...reading.problems, ...problems, ...made.problems] };
  if (output !== undefined) {
    if (terminal.isTerminal) terminal.err(`Writing ${basename(output)} …\n`);
    await saveOwnSheets(file, [sdgSheet(planned, true)], reading.own, output);
  }
  terminal.out(given.flag('json') ? `${JSON.stringify(sdgJson(planned))}\n` : sdgReport(planned, input, output, growth));
  return planned.leftOut > 0 || planned.problems.some(({ severity }) => severity === 'error') ? EXIT.doneWithErrors : EXIT.done;
}
