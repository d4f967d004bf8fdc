/** The command practitioners: leading practitioners against the bounds of their grade, and the plan across 31 August 2013. */
import { basename } from 'node:path';
import { AREAS } from '../domain/scales';
import { BOUNDS, builtInBound, type Bound, type UserBound } from '../rules/leadingPractitioner';
import type { Pence } from '../domain/exact';
import { practitionersSheet } from '../workbook/audit/practitionersSheet';
import { crossedBounds, userBounds, yearExpected } from '../workbook/practitioners/bounds';
import { readPractitionerPay } from '../workbook/practitioners/cells';
import { workbookPractitioners } from '../workbook/practitioners/practitionersWorkbook';
import { isUnreadable } from '../workbook/staff/cells';
import { areaWord, mappingWords, settingWords, UsageError, words } from './arguments';
import { checkOutputName, openWorkbook, saveOwnSheets } from './files';
import { practitionersJson, practitionersReport } from './practitionersReport';
import { checkReplaced } from './replaced';
import { EXIT, HELP_OPTION, type Terminal } from './terminal';
import { WAYS_TO_SAY } from './waysToSay';

/** `Rest:2014=38000-58000`; either amount may be left out. */
function boundWords(pairs: readonly string[]): UserBound[] {
  const seen = new Set<string>();
  return pairs.flatMap((pair) => {
    const refuse = (why: string): UsageError => new UsageError(`--bound ${pair} cannot be used: ${why}. Write it as --bound Rest:2014=38000-58000, with an area, the year of the September, and the minimum and maximum in £; one of them may be left out, as in Rest:2013=38000-.`);
    const match = /^(\w+):(\d{4})=([^-]*)-([^-]*)$/.exec(pair.trim());
    const area = AREAS.find((name) => name.toLowerCase() === match?.[1]?.toLowerCase());
    if (match === null || area === undefined) throw refuse(match === null ? 'it is not written as an area, a year and two amounts' : `“${match[1] ?? ''}” is no area`);
    const year = Number(match[2]);
    const wrongYear = yearExpected(year);
    if (wrongYear !== undefined) throw refuse(`expected ${wrongYear}`);
    const amounts = new Map<Bound, Pence>();
    for (const [index, bound] of BOUNDS.entries()) {
      const text = (match[3 + index] ?? '').trim();
      if (text === '') continue;
      const reading = readPractitionerPay(text);
      if (isUnreadable(reading)) throw refuse(`found ${reading.found}, expected ${reading.expected}`);
      amounts.set(bound, reading.value);
    }
    if (amounts.size === 0) throw refuse('it has no amount');
    const [lowest, highest] = BOUNDS.map((bound) => amounts.get(bound) ?? builtInBound(area, bound, year)?.value);
    const crossed = crossedBounds(lowest, highest);
    if (crossed !== undefined) throw refuse(`${crossed.found}; expected ${crossed.expected}`);
    if (seen.has(`${area} ${String(year)}`)) throw refuse('that area and September are given twice');
    seen.add(`${area} ${String(year)}`);
    return userBounds(area, year, amounts, 'given with --bound');
  });
}

export async function practitioners(args: readonly string[], terminal: Terminal): Promise<number> {
  const text = { type: 'string' } as const;
  const given = words('practitioners', args, {
    ...HELP_OPTION, output: { type: 'string', short: 'o' }, sheet: text, area: text, from: text, years: text, bound: { type: 'string', multiple: true }, map: { type: 'string', multiple: true }, json: { type: 'boolean' },
  });
  const [input, ...more] = given.positionals;
  if (input === undefined || more.length > 0) throw new UsageError('Give the name of one workbook with a staff list: ast-planner practitioners staff.xlsx -o practitioners.xlsx');
  const values = settingWords(given, [['from', 'planFrom'], ['years', 'planYears']]);
  const bounds = boundWords(given.all('bound'));
  const area = given.one('area');
  const areaGiven = area === undefined ? {} : { area: areaWord(area) };
  const sheet = given.one('sheet');
  const mapping = mappingWords(given.all('map'));
  const output = given.one('output');
  if (output !== undefined) checkOutputName(input, output);

  const file = await openWorkbook(input);
  if (output !== undefined) await checkReplaced(input, file, output);
  const made = await workbookPractitioners(file, { ...areaGiven, mapping, values, bounds, ways: WAYS_TO_SAY, ...(sheet === undefined ? {} : { sheet }) });
  if ('refusal' in made) throw new UsageError(made.refusal);
  const { planned, own } = made;
  if (output !== undefined) {
    if (terminal.isTerminal) terminal.err(`Writing ${basename(output)} …\n`);
    await saveOwnSheets(file, [practitionersSheet(planned)], own, output);
  }
  terminal.out(given.flag('json') ? `${JSON.stringify(practitionersJson(planned))}\n` : practitionersReport(planned, input, output));
  return planned.leftOut > 0 || planned.problems.some(({ severity }) => severity === 'error') ? EXIT.doneWithErrors : EXIT.done;
}
