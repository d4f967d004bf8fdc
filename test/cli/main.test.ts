import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, lstatSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openXlsx } from '../../src/file';
import { run } from '../support/terminal';
import { workbookOf, sheetOf } from '../support/workbooks';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
let folder = '';
let staff = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ast-planner-'));
  staff = at('staff.xlsx');
  expect((await run(['template', staff])).code).toBe(0);
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

describe('template and plan', () => {
  test('the sample is planned without a problem: four posts, three years, every check zero', async () => {
    const output = at('plan.xlsx');
    const { code, out, err } = await run(['plan', staff, '-o', output]);
    expect([code, err]).toEqual([0, '']);
    for (const line of ['4 AST posts planned, 0 left out, 5 other staff', 'Problems: 0 errors, 0 questions, 0 notes', 'Checks: all 30 are zero', `Written: ${output}`]) expect(out).toContain(line);
    expect(out).toMatch(/^2009-10 +4 +£170,442\.37 +£120,479\.97 +£44,050 +£5,912\.40$/m);
    const file = await openXlsx(readFileSync(output));
    expect((await file.sheets()).map(({ name }) => name)).toEqual(['Staff', 'Columns', 'AST Summary', 'AST Posts', 'AST Projection', 'AST Funding', 'AST Cash flow', 'AST Eligible', 'AST Cover', 'AST Assumptions', 'AST Pay points', 'AST Checks', 'AST Months', 'AST About']);
    const about = await sheetOf(file, 'AST About');
    const facts = about.rows.slice(2, 6).map(({ values }) => [values[0], values[1]]);
    expect(facts.slice(0, 3)).toEqual([['Version', 'AST Planner 1.2.3'], ['Written', '2026-01-02 03:04'], ['Staff sheet', 'Staff']]);
    expect(facts[3]?.[1]).toMatch(/^[0-9a-f]{16}$/);
    const checks = await sheetOf(file, 'AST Checks');
    expect(checks.rows.filter(({ row }) => row > 4).every(({ values }) => values[1] === 0 && values[2] === 'right')).toBe(true);
  });

  test('planning onto the input is safe, and planning again gives the same file', async () => {
    const both = at('both.xlsx');
    writeFileSync(both, readFileSync(staff));
    expect((await run(['plan', both, '-o', both])).code).toBe(0);
    const once = readFileSync(both);
    expect((await run(['plan', both, '-o', both])).code).toBe(0);
    expect(readFileSync(both).equals(once)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('--values writes no formula, what was said is kept, and --formulas takes it back; both at once are refused', async () => {
    const output = at('form.xlsx');
    const months = async (): Promise<boolean> => (await (await openXlsx(readFileSync(output))).sheets()).some(({ name, visible }) => name === 'AST Months' && visible);
    const form = async (): Promise<unknown> => (await sheetOf(await openXlsx(readFileSync(output)), 'AST Assumptions')).rows.find(({ values }) => values[0] === 'figures')?.values[1];
    expect((await run(['plan', staff, '-o', output, '--values'])).code).toBe(0);
    expect([await form(), await months()]).toEqual(['values', false]);
    expect((await run(['plan', output, '-o', output])).code).toBe(0);
    expect([await form(), await months()]).toEqual(['values', false]);
    expect((await run(['plan', output, '-o', output, '--formulas'])).code).toBe(0);
    expect([await form(), await months()]).toEqual(['formulas', true]);
    const both = await run(['plan', staff, '--values', '--formulas']);
    expect([both.code, both.err]).toEqual([2, 'Give --formulas or --values, not both: the figures are written in one way.\n']);
  });

  test('without -o nothing is written, and the report says so', async () => {
    const before = readdirSync(folder);
    const { code, out } = await run(['plan', staff]);
    expect([code, out.includes('Nothing was written; give -o OUT.xlsx for the workbook with these sheets.')]).toEqual([0, true]);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('rows left out give 1, the rest is planned and written', async () => {
    const bad = at('bad-row.xlsx');
    writeFileSync(bad, await workbookOf([['Post ID', 'Name', 'Role', 'Point', 'Area'], ['P1', 'A. Marlow', 'AST', 'AST 99', 'Rest'], ['P2', 'B. Quennell', 'AST', 'AST 5', 'Rest']]));
    const { code, out } = await run(['plan', bad, '-o', at('bad-row-plan.xlsx')]);
    expect([code, existsSync(at('bad-row-plan.xlsx'))]).toEqual([1, true]);
    expect(out).toContain('1 AST post planned, 1 left out');
    expect(out).toContain('- error [PAY-2]: A. Marlow is left out: cell D2 of “Staff” (Point) holds point 99;');
  });

  test('options reach the plan', async () => {
    const { out } = await run(['plan', staff, '--from', '2012-13', '--years', '2', '--policy', '0', '--award', '2013=1', '--method', 'actual', '--ni', 'table', '--json']);
    const json = JSON.parse(out) as { years: string[]; assumptions: { id: string; value: string; status: string }[] };
    expect(json.years).toEqual(['2012-13', '2013-14']);
    const values = Object.fromEntries(json.assumptions.map(({ id, value }) => [id, value]));
    expect([values['policy'], values['method'], values['niBasis'], values['award.2013']]).toEqual(['0', 'actual', 'table', '1']);
    const several = await run(['plan', staff, '--from', '2013-14', '--years', '2', '--award', '2013=1', '2014=1.5', '--json']);
    expect((JSON.parse(several.out) as { posts: unknown[] }).posts).toHaveLength(4);
  });

  test('progress goes to the error side, and only where that is a terminal', async () => {
    expect((await run(['plan', staff], true)).err).toBe('Reading staff.xlsx …\nPlanning …\n');
  });
});

describe('--json', () => {
  test('of plan is the contract: names, whole pence, months and points', async () => {
    const { out } = await run(['plan', staff, '--json']);
    expect(out.trim().split('\n')).toHaveLength(1);
    const json = JSON.parse(out) as Record<string, unknown[]>;
    expect(Object.keys(json)).toEqual(expect.arrayContaining(['years', 'posts', 'totals', 'streams', 'assumptions', 'problems', 'checks']));
    const post = json['posts']?.[0] as Record<string, unknown>;
    expect(post).toMatchObject({ id: 'P1', school: 'Hillside School', name: 'Alice Marlow', area: 'Rest', range: [11, 15], fte: 1 });
    const year = (post['years'] as Record<string, number | string>[])[0] ?? {};
    expect(Object.keys(year)).toEqual(expect.arrayContaining([
      'year', 'months', 'pointStart', 'pointEnd', 'salary', 'rr', 'employerNi', 'employerPension', 'referenceSalary', 'referenceNi', 'referencePension',
      'additionalSalary', 'eligibleSalary', 'grantOutreach', 'grantSalary', 'grant', 'netCost', 'reversionSalary',
    ]));
    expect(year).toMatchObject({ year: '2009-10', months: 12, pointStart: 11, pointEnd: 12, salary: 4_713_458, grant: 1_550_000 });
    expect(Object.values(year).filter((value) => typeof value === 'number' && !Number.isInteger(value))).toEqual([]);
    expect(json['totals']?.[0]).toMatchObject({ year: '2009-10', salary: 12_478_595, grant: 4_405_000, netCost: 591_240 });
    expect(json['streams']?.slice(0, 4)).toEqual([
      { year: '2009-10', month: '2009-05', amount: 1_101_250 }, { year: '2009-10', month: '2009-09', amount: 1_101_250 },
      { year: '2009-10', month: '2009-12', amount: 1_101_250 }, { year: '2009-10', month: '2010-03', amount: 1_101_250 },
    ]);
    expect(json['checks']?.[0]).toEqual({ name: '2009-10: additional salary is salary less reference salary, post by post', difference: 0 });
    expect(json['assumptions']?.[2]).toEqual({ id: 'policy', text: 'Points gained each September where the sheet has no decision', value: '1', status: 'assumed' });
  });

  test('of range is the contract', async () => {
    const { code, out } = await run(['range', '--area', 'Rest', '--on', '2009-09-01', '--start', '11', '--reference', 'U3', '--fte', '0.6', '--json']);
    expect(code).toBe(0);
    const json = JSON.parse(out) as { points: unknown[]; upper: unknown[]; increase: unknown; progression: { pointsPerYear: number; years: unknown[] }[] };
    expect(json.points).toHaveLength(5);
    expect(json.points[0]).toEqual({ point: 11, annual: 4_694_400, status: 'reconstructed' });
    expect(json.upper).toHaveLength(3);
    expect(json.increase).toEqual({ fullTime: 1_101_500, amount: 660_900, percent: 30.7 });
    expect(json.progression.map(({ pointsPerYear }) => pointsPerYear)).toEqual([0, 1, 2]);
    expect(json.progression[1]?.years[1]).toEqual({ year: '2010/11', point: 12, annual: 2_947_800, status: 'reconstructed' });
  });
});

describe('range', () => {
  test('reads like a page', async () => {
    const { out } = await run(['range', '--area', 'rest', '--on', '2010-04-01', '--start', '11']);
    expect(out).toContain('Range 11-15 in Rest of England, at the pay of 1 April 2010');
    expect(out).toContain('The first point is £11,015 a year (30.7%) more than U3, £35,929, both full-time [PAY-9]');
    expect(out).toContain('2 points a year: 2009/10 point 11 £46,944, 2010/11 point 11 £48,024 (no rise: too few weeks in the post), 2011/12 point 13 £50,359, 2012/13 point 15 £52,900');
  });

  test.each<[string[], string]>([
    [[], '--area is missing: give for instance --area Rest. “ast-planner range --help” shows what the command takes.'],
    [['--area', 'Rest', '--on', '01/09/09', '--start', '11'], '--on 01/09/09 cannot be used: expected a date with a four-digit year, such as 01/09/2009.'],
    [['--area', 'Rest', '--on', '2009-09-01', '--start', '15'], '--start 15 cannot be used: a range is five points of the spine, so it starts on 1 to 14 [PAY-3].'],
    [['--area', 'Rest', '--on', '2009-09-01', '--start', 'x'], '--start x cannot be used: a range is five points of the spine, so it starts on 1 to 14 [PAY-3].'],
    [['--area', 'Rest', '--on', '2009-09-01', '--start', '11', '--reference', 'L8'], '--reference L8 cannot be used: expected a point of the main or upper scale, such as M6 or U3.'],
    [['--area', 'Rest', '--on', '2009-09-01', '--start', '11', '--fte', '2'], '--fte 2 cannot be used: expected an FTE above 0 and at most 1, such as 0.6, 60% or 15/25.'],
    [['--area', 'Rest', '--on', '2013-09-01', '--start', '11'], 'There is no figure for AST 11 of the AST pay spine in Rest of England from 1 September 2013. The AST grade ended on 31 August 2013. Give the award of September 2013 with --award 2013=PERCENT to raise the pay of the year before by it.'],
    [['--area', 'Rest', '--on', '2009-09-01', '--start', '11', 'more'], '“more” is more than the command range takes. “ast-planner range --help” shows what it takes.'],
  ])('%j is answered with a sentence', async (args, sentence) => {
    expect(await run(['range', ...args])).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  });
});

describe('a command line that cannot be carried out', () => {
  test.each<[string, () => string[], string | RegExp]>([
    ['an unknown command', () => ['paln', 'x'], '“paln” is no command of ast-planner: there are template, plan, range, sdg, audit, practitioners, compare, eligibility, timetable, ast2. “ast-planner --help” shows them.'],
    ['no input', () => ['plan'], 'Give the name of one workbook to plan: ast-planner plan staff.xlsx -o plan.xlsx'],
    ['two inputs', () => ['plan', staff, staff], 'Give the name of one workbook to plan: ast-planner plan staff.xlsx -o plan.xlsx'],
    ['an unknown option', () => ['plan', staff, '--polcy', '1'], /^Unknown option .*--polcy.* “ast-planner plan --help” shows what the command takes\.$/],
    ['an option without its value', () => ['plan', staff, '--area'], /^Option .*--area.* argument missing\. “ast-planner plan --help” shows what the command takes\.$/],
    ['a missing file', () => ['plan', at('none.xlsx')], /^There is no file “.*none\.xlsx”\. Check its name and folder\.$/],
    ['a folder', () => ['plan', folder], /^“.*” is a folder\. Give the name of a workbook in it\.$/],
    ['an unknown area', () => ['plan', staff, '--area', 'Hull'], '“Hull” is no pay area: give --area Rest, Fringe, Outer or Inner.'],
    ['a policy of 3', () => ['plan', staff, '--policy', '3'], '--policy 3 cannot be used: expected 0, 1 or 2.'],
    ['a year out of reach', () => ['plan', staff, '--from', '1995-96'], '--from 1995-96 cannot be used: expected a financial year such as 2009-10, from 2005-06 to 2030-31.'],
    ['too many years', () => ['plan', staff, '--years', '99'], '--years 99 cannot be used: expected a whole number from 1 to 10.'],
    ['an unknown method', () => ['plan', staff, '--method', 'guess'], '--method guess cannot be used: expected average or actual.'],
    ['an unknown basis', () => ['plan', staff, '--ni', 'guess'], '--ni guess cannot be used: expected exact or table.'],
    ['an award without a year', () => ['plan', staff, '--award', '2.3'], '“2.3” is no award: write --award 2013=1.5, the year of the September and the award in %, from -20 to 50, with at most two decimals.'],
    ['a mapping without a column', () => ['plan', staff, '--map', 'Grade'], '“Grade” is no mapping: write --map "Your heading=Point", with the name of a column of the staff sheet after the =.'],
    ['an output of another kind', () => ['plan', staff, '-o', at('plan.xlsm')], 'The output must end in .xlsx, as “staff.xlsx” does.'],
    ['an output that is no workbook', () => ['plan', staff, '-o', at('plan.pdf')], /^The output “.*plan\.pdf” must end in \.xlsx or \.xlsm\.$/],
    ['an output in no folder', () => ['plan', staff, '-o', at('nowhere/plan.xlsx')], /^“.*plan\.xlsx” cannot be written: the folder does not exist\. Create it, or choose another one\. Nothing was changed\.$/],
    ['two candidate sheets', () => ['plan', `${FIXTURES}two-sheets.xlsx`], '2 sheets look like staff sheets: “Staff”, “Staff 2012-13”. Say which one to plan with --sheet "Staff".'],
    ['a template over a file', () => ['template', staff], /^“.*staff\.xlsx” is there already and is not replaced\. Give another name\.$/],
    ['a template that is no workbook', () => ['template', at('t.csv')], /^“.*t\.csv” must end in \.xlsx\.$/],
    ['a template without a name', () => ['template'], 'Give the name of one workbook to write: ast-planner template staff.xlsx'],
  ])('%s: one sentence on the error side, 2, and no file', async (_name, args, sentence) => {
    const before = readdirSync(folder);
    const { code, out, err } = await run(args());
    expect([code, out]).toEqual([2, '']);
    if (typeof sentence === 'string') expect(err).toBe(`${sentence}\n`);
    else expect(err.trimEnd()).toMatch(sentence);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('an output that is a folder, or lies where one may not write', async () => {
    mkdirSync(at('folder.xlsx'));
    expect((await run(['plan', staff, '-o', at('folder.xlsx')])).err).toMatch(/cannot be written: it is a folder\. Give the name of a file\. Nothing was changed\.\n$/);
    mkdirSync(at('closed'));
    chmodSync(at('closed'), 0o555);
    const { code, err } = await run(['plan', staff, '-o', at('closed/plan.xlsx')]);
    chmodSync(at('closed'), 0o755);
    // Root may write anywhere.
    if (process.getuid?.() !== 0) expect([code, err.includes('you may not write there')]).toEqual([2, true]);
  });

  test('a link that is planned onto stays a link', async () => {
    writeFileSync(at('real.xlsx'), readFileSync(staff));
    symlinkSync(at('real.xlsx'), at('link.xlsx'));
    expect((await run(['plan', at('link.xlsx'), '-o', at('link.xlsx')])).code).toBe(0);
    expect(lstatSync(at('link.xlsx')).isSymbolicLink()).toBe(true);
    expect(statSync(at('real.xlsx')).size).toBeGreaterThan(statSync(staff).size);
  });
});

test('help and version are there, with examples', async () => {
  expect((await run(['--version'])).out).toBe('1.2.3\n');
  expect((await run(['--help'])).out).toContain('ast-planner plan IN.xlsx');
  expect((await run(['help', 'range'])).out).toContain('--reference POINT');
  for (const command of ['template', 'plan', 'range']) {
    const { code, out } = await run([command, '--help']);
    expect([code, /Examples?:\n  ast-planner /.test(out)]).toEqual([0, true]);
  }
  const nothing = await run([]);
  expect([nothing.code, nothing.out, nothing.err.startsWith('ast-planner: plans the pay')]).toEqual([2, '', true]);
});
