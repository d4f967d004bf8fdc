/** ast-planner compare: two saved plans, or one and the plan as it is now. */
import { financialYearText } from '../domain/calendar';
import { shortPoundsText, type Pence } from '../domain/exact';
import type { Problem } from '../domain/problem';
import { atOnce } from '../domain/work';
import { saveSafely } from '../file';
import { COMPARED_ELEMENTS, type ComparedAmounts, type ComparedPost } from '../projection';
import { planWorkbook } from '../workbook/planWorkbook';
import { ownSheets } from '../workbook/ownSheets';
import { compareScenarios, nameText, planNow, type ScenarioComparison } from '../workbook/scenarios/compareScenarios';
import type { Scenario } from '../workbook/scenarios/scenario';
import { findScenario, type ScenarioShelf } from '../workbook/scenarios/shelf';
import { shelfOf } from '../workbook/scenarios/workbookShelf';
import { AMOUNT_HEADERS } from '../workbook/sheets';
import { comparisonSheet } from '../workbook/sheets/comparisonSheet';
import { checkReplaced } from './replaced';
import { areaWord, mappingWords, UsageError, words } from './arguments';
import { checkOutputName, openWorkbook } from './files';
import { table } from './report';
import { EXIT, timeText, type Terminal } from './terminal';
import { WAYS_TO_SAY } from './waysToSay';

/** +£1,234 or -£1,234. */
function differenceText(amount: Pence): string {
  return amount === 0 ? '' : `${amount > 0 ? '+' : ''}${shortPoundsText(amount)}`;
}

function found(shelf: ScenarioShelf, name: string): Scenario {
  const scenario = findScenario(shelf, name);
  if ('refusal' in scenario) throw new UsageError(scenario.refusal);
  return scenario;
}

const USAGE = 'Give a workbook and one or two scenarios of it: ast-planner compare plan.xlsx "As now" "Two points"';

/** Compares two scenarios of a workbook, or one with the plan of the workbook as it is now. */
export async function compare(args: readonly string[], version: string, terminal: Terminal): Promise<number> {
  const text = { type: 'string' } as const;
  const given = words('compare', args, { output: { type: 'string', short: 'o' }, sheet: text, area: text, map: { type: 'string', multiple: true }, json: { type: 'boolean' } });
  const [input, one, other, ...more] = given.positionals;
  if (input === undefined || one === undefined || more.length > 0) throw new UsageError(USAGE);
  const output = given.one('output');
  if (output !== undefined) checkOutputName(input, output);
  const [area, sheet] = [given.one('area'), given.one('sheet')];
  const asked = { ...(area === undefined ? {} : { area: areaWord(area) }), ...(sheet === undefined ? {} : { sheet }), mapping: mappingWords(given.all('map')) };
  const file = await openWorkbook(input);
  if (output !== undefined) await checkReplaced(input, file, output);
  const shelf = await shelfOf(file, atOnce);
  const first = found(shelf, one);
  let second: Scenario;
  let hasErrors = shelf.problems.some(({ severity }) => severity === 'error');
  if (other !== undefined) {
    second = found(shelf, other);
  } else {
    const made = await planWorkbook(file, { ...asked, values: new Map(), version, ways: WAYS_TO_SAY, writtenAt: timeText(terminal) });
    if ('refusal' in made) throw new UsageError(made.refusal);
    second = planNow(made.planned);
    hasErrors ||= made.planned.leftOut > 0;
  }
  const comparison = compareScenarios(first, second);
  if ('refusal' in comparison) throw new UsageError(comparison.refusal);
  if (output !== undefined) {
    const own = await ownSheets(file, (await file.sheets()).map(({ name }) => name));
    await file.write([comparisonSheet(comparison, timeText(terminal))], own);
    await saveSafely(output, file.bytes());
  }
  terminal.out(given.flag('json') ? `${JSON.stringify(compareJson(comparison))}\n` : `${compareReport(comparison, shelf.problems.filter(({ severity }) => severity === 'error'))}${output === undefined ? '' : `Written: ${output}, on “AST Comparison”\n`}`);
  return hasErrors || comparison.isDoubtful ? EXIT.doneWithErrors : EXIT.done;
}

function compareReport(comparison: ScenarioComparison, problems: readonly Problem[]): string {
  const { one, other, inputs, notes, differences, totals } = comparison;
  const lines = [`${nameText(other)} compared with ${nameText(one)}`.replace(/^./, (first) => first.toUpperCase()), ...[...problems.map(({ message }) => message), ...notes].map((note) => `Note: ${note}`), ''];
  lines.push(inputs.length === 0 ? 'No input differs.' : 'What differs in the inputs:', ...inputs.map((input) => `- ${input}`), '');
  const shown = AMOUNT_HEADERS.filter(([element]) => differences.some(({ amounts }) => amounts[element] !== 0));
  const cells = (amounts: ComparedAmounts): string[] => shown.map(([element]) => differenceText(amounts[element]));
  if (differences.length === 0) lines.push('No figure differs.');
  else {
    lines.push(`By how much the figures differ: those of ${nameText(other)} less those of ${nameText(one)}`, ...table([
      ['Post', 'Year', 'Name', ...shown.map(([, header]) => header)],
      ...totals.flatMap(({ year, difference }) => {
        const rows = differences.filter((entry) => entry.year === year);
        if (rows.length === 0) return [];
        return [...rows.map(({ post, amounts }) => [post.id, financialYearText(year), post.holder, ...cells(amounts)]), ['All posts', financialYearText(year), '', ...cells(difference)]];
      }),
    ]));
  }
  lines.push('', ...table([
    ['School pays', ...[one, other].map(nameText), 'Difference'],
    ...totals.map((total) => [financialYearText(total.year), shortPoundsText(total.one.netCost), shortPoundsText(total.other.netCost), differenceText(total.difference.netCost) || '£0']),
  ]));
  return `${lines.join('\n')}\n`;
}

function postJson({ id, school, holder }: ComparedPost): { id: string; school: string; name: string } {
  return { id, school, name: holder };
}

/** The contract of `--json`: money in whole pence; differences are those of the other less those of the one. */
function compareJson(comparison: ScenarioComparison): unknown {
  const { one, other, years, yearsOfOneOnly, yearsOfOtherOnly, settings, added, gone, changed, differences, totals, notes } = comparison;
  return {
    one, other,
    years: years.map(financialYearText),
    yearsNotCompared: { one: yearsOfOneOnly.map(financialYearText), other: yearsOfOtherOnly.map(financialYearText) },
    elements: COMPARED_ELEMENTS,
    settings: settings.map(({ id, text, one: before, other: after }) => ({ id, text, one: before, other: after })),
    added: added.map(postJson),
    gone: gone.map(postJson),
    changed: changed.map(({ post, facts }) => ({ ...postJson(post), facts })),
    differences: differences.map(({ post, year, amounts }) => ({ ...postJson(post), year: financialYearText(year), ...amounts })),
    totals: totals.map((total) => ({ ...total, year: financialYearText(total.year) })),
    notes,
  };
}
