/** The command eligibility: who of a staff list may become an AST, and who an Advanced Teacher. */
import { basename } from 'node:path';
import { dayFromIso, type Day } from '../domain/calendar';
import { eligibilitySheet } from '../workbook/audit/eligibilitySheet';
import { dayExpected, workbookEligibility } from '../workbook/audit/eligibilityWorkbook';
import { tooLongText } from '../workbook/audit/sheetLength';
import { areaWord, dayWord, mappingWords, UsageError, words, type Words } from './arguments';
import { eligibilityJson, eligibilityReport } from './eligibilityReport';
import { checkReplaced } from './replaced';
import { checkOutputName, openWorkbook, saveOwnSheets } from './files';
import { EXIT, HELP_OPTION, timeText, type Terminal } from './terminal';
import { ELIGIBILITY_WAYS, WAYS_TO_SAY } from './waysToSay';

/** The day asked for: that of `--on`, else today by the terminal's clock. */
export function dayAsked(given: Words, terminal: Terminal): Day {
  const day = dayWord(given, 'on') ?? dayFromIso(timeText(terminal).slice(0, 10)) ?? 0;
  const expected = dayExpected(day);
  if (expected !== undefined) throw new UsageError(`--on ${given.one('on') ?? ''} cannot be used: expected ${expected}.`);
  return day;
}

export async function eligibility(args: readonly string[], terminal: Terminal): Promise<number> {
  const text = { type: 'string' } as const;
  const given = words('eligibility', args, {
    ...HELP_OPTION, output: { type: 'string', short: 'o' }, on: text, sheet: text, area: text, map: { type: 'string', multiple: true }, json: { type: 'boolean' },
  });
  const [input, ...more] = given.positionals;
  if (input === undefined || more.length > 0) throw new UsageError('Give the name of one workbook with a staff list: ast-planner eligibility staff.xlsx -o eligibility.xlsx');
  const on = dayAsked(given, terminal);
  const area = given.one('area');
  const [output, sheet] = [given.one('output'), given.one('sheet')];
  const mapping = mappingWords(given.all('map'));
  const areaGiven = area === undefined ? null : areaWord(area);
  if (output !== undefined) checkOutputName(input, output);
  const progress = (step: string): void => {
    if (terminal.isTerminal) terminal.err(`${step} …\n`);
  };

  progress(`Reading ${basename(input)}`);
  const file = await openWorkbook(input);
  if (output !== undefined) await checkReplaced(input, file, output);
  const reading = await workbookEligibility(file, { on, area: areaGiven, mapping, ways: WAYS_TO_SAY, eligibilityWays: ELIGIBILITY_WAYS, ...(sheet === undefined ? {} : { sheet }) });
  if ('refusal' in reading) throw new UsageError(reading.refusal);
  const { made } = reading;
  if (output !== undefined) {
    progress(`Writing ${basename(output)}`);
    const written = eligibilitySheet(made);
    const tooLong = tooLongText(written);
    if (tooLong !== undefined) throw new UsageError(tooLong);
    await saveOwnSheets(file, [written], reading.own, output);
  }
  terminal.out(given.flag('json') ? `${JSON.stringify(eligibilityJson(made))}\n` : eligibilityReport(made, input, output));
  const isError = made.assessed.some(({ finding }) => finding?.severity === 'error') || made.problems.some(({ severity }) => severity === 'error');
  return isError ? EXIT.doneWithErrors : EXIT.done;
}
