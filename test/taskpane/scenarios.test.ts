/** The scenarios worked by hand, through the pane: to the penny what is expected, and what the command line says. */
import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dateSerial } from '../host/dateSerial';
import type { RowInput } from '../host/simulatedWorkbook';
import { readScenario, scenarioNames, scenarioWorkbook, type Scenario } from '../support/scenario';
import { run } from '../support/terminal';
import { typed, type TestCell } from '../support/workbooks';
import { describeInBrowser, paneOnStaff, rowsOf } from './inBrowser';
import type { Pane } from './openPane';

/** The columns of money: as the scenarios and the sheet name them, and the element of the JSON. */
const MONEY: readonly (readonly [expected: string, sheet: string, json: string])[] = [
  ['Salary', 'Salary', 'salary'], ['R&R', 'R&R', 'rr'], ['Employer NI', 'Employer NI', 'employerNi'], ['Employer pension', 'Employer pension', 'employerPension'],
  ['Reference salary', 'Reference salary', 'referenceSalary'], ['Reference NI', 'Reference NI', 'referenceNi'], ['Reference pension', 'Reference pension', 'referencePension'],
  ['Additional salary', 'Additional salary', 'additionalSalary'], ['Eligible salary', 'Eligible salary', 'eligibleSalary'], ['Cover cost', 'Cover cost', 'coverCost'],
  ['Grant outreach', 'Grant outreach', 'grantOutreach'], ['Grant salary', 'Grant salary', 'grantSalary'], ['Grant', 'Grant', 'grant'],
  ['Net cost', 'School pays', 'netCost'], ['Reversion salary', 'Reversion salary', 'reversionSalary'],
];

/** Pence by post, school and year, and then by column. */
type Figures = Record<string, Record<string, number>>;

const key = (post: unknown, school: unknown, year: unknown): string => [post, school, year].map(String).join(' | ');

/** Pounds to pence, where they are whole pence. */
function pence(pounds: unknown): number {
  const exact = Number(pounds) * 100;
  const whole = Math.round(exact);
  if (Math.abs(exact - whole) > 1e-4) throw new Error(`${String(pounds)} is no amount in whole pence`);
  return whole;
}

function expectedFigures({ expected }: Scenario): Figures {
  return Object.fromEntries(expected.map((row) => [key(row['Post ID'], row['School'], row['Year']), Object.fromEntries(MONEY.map(([name, , element]) => [element, pence(row[name])]))]));
}

function writtenFigures({ host }: Pane): Figures {
  const rows = rowsOf(host, 'AST Projection');
  const at = rows.findIndex(([first]) => first === 'Post ID');
  const header = rows[at] ?? [];
  const cell = (row: readonly unknown[], name: string): unknown => row[header.indexOf(name)];
  return Object.fromEntries(rows.slice(at + 1).map((row) => [
    key(cell(row, 'Post ID'), cell(row, 'School'), cell(row, 'Year')),
    Object.fromEntries(MONEY.map(([, name, element]) => [element, pence(cell(row, name))])),
  ]));
}

interface PlanJson { posts: { id: string; school: string; years: (Record<string, number> & { year: unknown })[] }[] }

async function commandLineFigures(scenario: Scenario): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'ast-planner-'));
  try {
    const file = join(folder, 'staff.xlsx');
    writeFileSync(file, await scenarioWorkbook(scenario, typed));
    const { from, years, policy, method, niBasis, area, awards = {} } = scenario.options;
    const given = [['--from', from], ['--years', years], ['--policy', policy], ['--method', method], ['--ni', niBasis], ['--area', area], ...Object.entries(awards).map(([year, award]) => ['--award', `${year}=${award}`])];
    const words = given.filter(([, value]) => value !== undefined).flatMap(([option, value]) => [String(option), String(value)]);
    const { out } = await run(['plan', file, ...words, '--json']);
    const { posts } = JSON.parse(out) as PlanJson;
    return Object.fromEntries(posts.flatMap(({ id, school, years: all }) => all.map((year) => [key(id, school, year.year), Object.fromEntries(MONEY.map(([, , element]) => [element, year[element]]))]))) as Figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function inExcel(cell: TestCell): RowInput[number] {
  if (!(cell instanceof Date)) return cell;
  return { value: dateSerial(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate(), 1900), numberFormat: 'dd/mm/yyyy' };
}

/** Says the settings of the scenario through the controls of the pane. */
async function settle(pane: Pane, { options }: Scenario): Promise<void> {
  await pane.openDetails('years from');
  for (const [year, award] of Object.entries(options.awards ?? {})) {
    await pane.frame.getByLabel('September', { exact: true }).fill(year);
    await pane.frame.getByLabel('Award, %').fill(String(award));
    await pane.press('Add award');
  }
  const choices: (readonly [string | RegExp, string | number | undefined])[] = [
    ['Pay area', options.area], ['First financial year', options.from], ['Number of years', options.years], [/^Points each September/, options.policy],
    ['How the grant is reckoned', options.method], ['Employer’s National Insurance', options.niBasis],
  ];
  for (const [label, value] of choices) if (value !== undefined) await pane.pick(label, String(value));
}

describeInBrowser('the scenarios through the pane', () => {
  test.each(scenarioNames())('%s', async (name) => {
    const scenario = readScenario(name);
    const pane = await paneOnStaff(scenario.staff.map((row) => row.map(typed).map(inExcel)));
    if (scenario.funding !== null) pane.host.workbook.addSheet('Funding', scenario.funding.map((row) => row.map(typed).map(inExcel)));
    await pane.press('Use this sheet');
    await settle(pane, scenario);
    await pane.press('Write the AST sheets');
    const written = writtenFigures(pane);
    expect(written).toEqual(expectedFigures(scenario));
    expect(written).toEqual(await commandLineFigures(scenario));
    expect(pane.complaints).toEqual([]);
  });
});
