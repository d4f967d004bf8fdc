/** The command line: arguments in, text out. It knows the clock and the file system; the core does not. */
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { emptyWorkbook, FileRefusal, openXlsx, saveSafely } from '../file';
import type { FigureForm } from '../workbook/assumptions';
import { sheetsOf } from '../workbook/planSheets';
import { planWorkbook } from '../workbook/planWorkbook';
import { WAYS_TO_SAY } from './waysToSay';
import { sampleSheets } from '../workbook/sample';
import { extentOf, MOST_ROWS } from '../workbook/sheetWrite';
import { ast2 } from './ast2Command';
import { areaWord, awardSettings, mappingWords, settingWords, UsageError, words, type Words } from './arguments';
import { checkCfrCsv, saveCfrCsv } from './cfrCsv';
import { practitioners } from './practitionersCommand';
import { checkReplaced } from './replaced';
import { audit } from './auditCommand';
import { compare } from './compareCommand';
import { checkOutputName, openWorkbook } from './files';
import { eligibility } from './eligibilityCommand';
import { COMMAND_HELP, HELP } from './help';
import { planJson } from './json';
import { rangeCommand } from './rangeCommand';
import { checkLastYear, LAST_YEAR_OPTIONS, rollForwardReport, withLastYear } from './lastYearOption';
import { planReport } from './report';
import { sdg } from './sdgCommand';
import { checkScenarioOptions, SCENARIO_OPTIONS, withApproveName, withScenarios } from './scenarioOptions';
import { EXIT, HELP_OPTION, timeText, type Terminal } from './terminal';
import { timetableCommand } from './timetableCommand';

export { EXIT, type Terminal };

/** Carries out a command line. The answer is the exit code; every failure is one plain sentence on the error side. */
export async function main(args: readonly string[], version: string, terminal: Terminal): Promise<number> {
  try {
    return await run(args, version, terminal);
  } catch (error) {
    if (error instanceof UsageError || error instanceof FileRefusal) {
      terminal.err(`${error.message}\n`);
      return EXIT.notDone;
    }
    throw error;
  }
}

async function run(args: readonly string[], version: string, terminal: Terminal): Promise<number> {
  const [command = '', ...rest] = args;
  if (command === '' || command === '--help' || command === '-h' || command === 'help') {
    const asked = COMMAND_HELP[rest[0] ?? ''];
    if (command === '') {
      terminal.err(HELP);
      return EXIT.notDone;
    }
    terminal.out(asked ?? HELP);
    return EXIT.done;
  }
  if (command === '--version') {
    terminal.out(`${version}\n`);
    return EXIT.done;
  }
  const help = COMMAND_HELP[command];
  if (help === undefined) {
    throw new UsageError(`“${command}” is no command of ast-planner: there are ${Object.keys(COMMAND_HELP).join(', ')}. “ast-planner --help” shows them.`);
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(help);
    return EXIT.done;
  }
  if (command === 'template') return template(rest, terminal);
  if (command === 'range') return rangeCommand(rest, version, terminal);
  if (command === 'compare') return compare(rest, version, terminal);
  if (command === 'audit') return audit(rest, version, terminal);
  if (command === 'eligibility') return eligibility(rest, terminal);
  if (command === 'sdg') return sdg(rest, version, terminal);
  if (command === 'timetable') return timetableCommand(rest, terminal);
  if (command === 'ast2') return ast2(rest, version, terminal);
  if (command === 'practitioners') return practitioners(rest, terminal);
  return plan(rest, version, terminal);
}

async function template(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals } = words('template', args, HELP_OPTION);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('Give the name of one workbook to write: ast-planner template staff.xlsx');
  if (extname(path).toLowerCase() !== '.xlsx') throw new UsageError(`“${path}” must end in .xlsx.`);
  if ((await stat(path).catch(() => undefined)) !== undefined) throw new UsageError(`“${path}” is there already and is not replaced. Give another name.`);
  const file = await openXlsx(await emptyWorkbook());
  await file.write(sampleSheets(), new Set());
  await saveSafely(path, file.bytes());
  terminal.out(`Written: ${path}\nPut your own staff in place of the sample, then: ast-planner plan ${path} -o plan.xlsx\n`);
  return EXIT.done;
}

const SETTING_OPTIONS: readonly (readonly [option: string, id: string])[] = [
  ['from', 'planFrom'], ['years', 'planYears'], ['policy', 'policy'], ['method', 'method'], ['ni', 'niBasis'], ['cfr', 'cfr'], ['progression-funded', 'progressionFunded'],
];

async function plan(args: readonly string[], version: string, terminal: Terminal): Promise<number> {
  const text = { type: 'string' } as const;
  const given = words('plan', withApproveName(args), {
    ...HELP_OPTION, ...SCENARIO_OPTIONS, ...LAST_YEAR_OPTIONS, output: { type: 'string', short: 'o' }, sheet: text, area: text, from: text, years: text, policy: text,
    method: text, ni: text, award: { type: 'string', multiple: true }, map: { type: 'string', multiple: true }, json: { type: 'boolean' },
    formulas: { type: 'boolean' }, values: { type: 'boolean' }, sensitivity: { type: 'boolean' }, cfr: text, 'cfr-csv': text, 'progression-funded': text,
  });
  const [input, ...more] = given.positionals.filter((word) => !/^\d{4}=/.test(word));
  if (input === undefined || more.length > 0) throw new UsageError('Give the name of one workbook to plan: ast-planner plan staff.xlsx -o plan.xlsx');
  const output = given.one('output');
  const values = new Map([...awardSettings(given), ...settingWords(given, SETTING_OPTIONS)]);
  if (given.flag('sensitivity')) values.set('sensitivity', 'yes');
  const area = given.one('area');
  const sheet = given.one('sheet');
  const mapping = mappingWords(given.all('map'));
  const progress = (step: string): void => {
    if (terminal.isTerminal) terminal.err(`${step} …\n`);
  };
  if (output !== undefined) checkOutputName(input, output);
  const csv = given.one('cfr-csv');
  if (csv !== undefined) await checkCfrCsv(csv);
  checkScenarioOptions(given);
  await checkLastYear(given);
  const figures = figureForm(given);

  const areaGiven = area === undefined ? {} : { area: areaWord(area) };
  progress(`Reading ${basename(input)}`);
  const file = await openWorkbook(input);
  if (output !== undefined) await checkReplaced(input, file, output);
  progress('Planning');
  const planMade = await planWorkbook(file, {
    values, mapping, version, ways: WAYS_TO_SAY, writtenAt: timeText(terminal),
    ...areaGiven,
    ...(figures === undefined ? {} : { figures }),
    ...(sheet === undefined ? {} : { sheet }),
  });
  if ('refusal' in planMade) throw new UsageError(planMade.refusal);
  const { made, said } = withScenarios(await withLastYear(planMade, input, given, version), given);
  if (output !== undefined) {
    progress(`Writing ${basename(output)}`);
    const sheets = sheetsOf(made);
    const tooLong = sheets.find((entry) => extentOf(entry).lastRow > MOST_ROWS);
    if (tooLong !== undefined) {
      throw new UsageError(`“${tooLong.name}” would have ${String(extentOf(tooLong).lastRow)} rows, and a sheet holds ${String(MOST_ROWS)}. Plan fewer years, or split the staff sheet.`);
    }
    await file.write(sheets, made.own);
    await saveSafely(output, file.bytes());
  }
  const { planned } = made;
  const bridge = planned.rollForward === null ? '' : rollForwardReport(planned.rollForward);
  if (csv !== undefined) {
    progress(`Writing ${basename(csv)}`);
    await saveCfrCsv(csv, planned);
    said.push(`Amounts by CFR code: ${csv}`);
  }
  terminal.out(given.flag('json') ? `${JSON.stringify(planJson(planned))}\n` : [planReport(planned, input, output), bridge, ...said.map((sentence) => `${sentence}\n`)].join(''));
  return planned.leftOut > 0 || planned.problems.some(({ severity }) => severity === 'error') ? EXIT.doneWithErrors : EXIT.done;
}

/** How the figures are to be written, where it was said. */
function figureForm(given: Words): FigureForm | undefined {
  const [formulas, values] = [given.flag('formulas'), given.flag('values')];
  if (formulas && values) throw new UsageError('Give --formulas or --values, not both: the figures are written in one way.');
  if (formulas) return 'formulas';
  return values ? 'values' : undefined;
}
