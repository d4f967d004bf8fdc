import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { atOnce } from '../../src/domain/work';
import { isEdited } from '../../src/workbook/scenarios/scenario';
import type { ScenarioShelf } from '../../src/workbook/scenarios/shelf';
import { shelfOf } from '../../src/workbook/scenarios/workbookShelf';
import { run } from '../support/terminal';
import { sheetOf } from '../support/workbooks';
import { partsOf, withParts } from '../support/zip';

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

let folder = '';
let book = '';
const at = (name: string): string => join(folder, name);

async function shelf(path: string): Promise<ScenarioShelf> {
  return shelfOf(await openXlsx(readFileSync(path)), atOnce);
}

/** A copy of the workbook with two scenarios, of which “As now” is approved. */
function copy(name: string): string {
  writeFileSync(at(name), readFileSync(book));
  return at(name);
}

/** The workbook with a text replaced once, on the sheet that holds the marker: as if somebody had typed it. */
async function typedInto(path: string, marker: string, from: string, to: string): Promise<Uint8Array> {
  const bytes = readFileSync(path);
  const [part] = [...await partsOf(bytes)].find(([name, content]) => name.includes('worksheets/') && content.includes(marker) && content.includes(from)) ?? [];
  if (part === undefined) throw new Error(`no sheet holds ${marker} and ${from}`);
  return withParts(bytes, { [part]: (text) => text.replace(from, to) });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ast-scenarios-'));
  book = at('book.xlsx');
  expect((await run(['template', at('staff.xlsx')])).code).toBe(0);
  const first = await run(['plan', at('staff.xlsx'), '-o', book, '--save-as', 'As now', '--approve']);
  expect([first.code, first.out.endsWith(`Written: ${book}\nSaved as “As now”.\nApproved: “As now”.\n`)]).toEqual([0, true]);
  const second = await run(['plan', book, '-o', book, '--policy', '2', '--save-as', 'Two points']);
  expect([second.code, second.out.endsWith('Saved as “Two points”.\n')]).toEqual([0, true]);
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

describe('saving', () => {
  test('the scenarios stand on a sheet of their own, and planning again keeps all of them, to the checksum', async () => {
    const path = copy('again.xlsx');
    const before = await shelf(path);
    expect(before.scenarios.map(({ name, savedAt, isApproved, readFrom }) => [name, savedAt, isApproved, readFrom])).toEqual([['As now', '2026-01-02 03:04', true, 'Staff'], ['Two points', '2026-01-02 03:04', false, 'Staff']]);
    expect((await run(['plan', path, '-o', path, '--policy', '0', '--years', '2'])).code).toBe(0);
    expect(await shelf(path)).toEqual(before);
    const sheet = await sheetOf(await openXlsx(readFileSync(path)), 'AST Scenarios');
    expect(sheet).toEqual(await sheetOf(await openXlsx(readFileSync(book)), 'AST Scenarios'));
    expect((await (await openXlsx(readFileSync(path))).sheets()).map(({ name, visible }) => [name, visible]).slice(-2)).toEqual([['AST About', true], ['AST Scenarios', true]]);
  });

  test('a plan without a scenario writes no such sheet', async () => {
    await run(['plan', at('staff.xlsx'), '-o', at('none.xlsx')]);
    expect((await (await openXlsx(readFileSync(at('none.xlsx')))).sheets()).map(({ name }) => name)).not.toContain('AST Scenarios');
  });

  test('--json lists them', async () => {
    const { out } = await run(['plan', book, '--json']);
    expect((JSON.parse(out) as { scenarios: unknown }).scenarios).toEqual([{ name: 'As now', saved: '2026-01-02 03:04', approved: true }, { name: 'Two points', saved: '2026-01-02 03:04', approved: false }]);
  });

  test('--replace saves over a name that is taken; --unlock lifts an approval; --approve --instead moves it', async () => {
    const path = copy('changed.xlsx');
    expect((await run(['plan', path, '-o', path, '--policy', '0', '--save-as', 'TWO points', '--replace'])).out).toContain('Saved as “TWO points”, in place of that of 2026-01-02 03:04.\n');
    expect((await run(['plan', path, '-o', path, '--approve', 'two points', '--instead'])).out).toContain('Approved: “TWO points”. No longer approved: “As now”.\n');
    expect((await shelf(path)).scenarios.map(({ name, isApproved }) => [name, isApproved])).toEqual([['As now', false], ['TWO points', true]]);
    expect((await run(['plan', path, '-o', path, '--unlock', '--save-as', 'two points', '--replace'])).out).toContain('No longer approved: “TWO points”.\nSaved as “two points”, in place of that of 2026-01-02 03:04.\n');
    expect((await shelf(path)).scenarios.map(({ name, isApproved }) => [name, isApproved])).toEqual([['As now', false], ['two points', false]]);
  });

  test.each<[string, (path: string) => string[], string]>([
    ['a name that is taken', (path) => ['plan', path, '-o', path, '--save-as', 'two  POINTS'], 'There is a scenario “Two points” already, saved 2026-01-02 03:04. Save under another name, or replace it with --replace.'],
    ['an approved one', (path) => ['plan', path, '-o', path, '--save-as', 'as now', '--replace'], '“As now” is approved, so it is not overwritten. Save under another name, or lift the approval first with --unlock.'],
    ['a second approval', (path) => ['plan', path, '-o', path, '--approve', 'Two points'], '“As now” is approved, and only one scenario is at a time. To approve “Two points” in its place, say so with --instead.'],
    ['an approval of what is not there', (path) => ['plan', path, '-o', path, '--approve', 'Three'], 'There is no scenario “Three”. The workbook has “As now”, “Two points”.'],
    ['no name', (path) => ['plan', path, '-o', path, '--save-as', ' '], 'The scenario needs a name, such as “As now” or “Two points a year”.'],
    ['a long name', (path) => ['plan', path, '-o', path, '--save-as', 'y'.repeat(70)], `The name “${'y'.repeat(30)}…” has 70 characters: give a name of at most 60.`],
    ['no output', (path) => ['plan', path, '--save-as', 'New'], '--save-as changes the workbook that is written: give its name with -o OUT.xlsx.'],
    ['an approval without an output', (path) => ['plan', path, '--approve', 'As now'], '--approve changes the workbook that is written: give its name with -o OUT.xlsx.'],
    ['--approve without a name', (path) => ['plan', path, '-o', path, '--approve'], '--approve needs the name of a scenario, such as --approve "Two points", or --save-as beside it.'],
    ['--replace alone', (path) => ['plan', path, '-o', path, '--replace'], '--replace belongs to --save-as: give the name of the scenario with --save-as "Two points".'],
    ['--instead alone', (path) => ['plan', path, '-o', path, '--instead'], '--instead belongs to --approve: give the name of the scenario with --approve "Two points".'],
  ])('%s: one sentence, 2, and the file as it was', async (_name, args, sentence) => {
    const path = copy('refused.xlsx');
    const before = readFileSync(path);
    expect(await run(args(path))).toEqual({ code: 2, out: '', err: `${sentence}\n` });
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('compare', () => {
  test('reads like a page: inputs first, then the differences with a total for each year that foots', async () => {
    const { code, out, err } = await run(['compare', book, 'as now', 'TWO POINTS']);
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n');
    expect(lines.slice(0, 5)).toEqual(['“Two points” compared with “As now”', '', 'What differs in the inputs:', '- Points gained each September where the sheet has no decision: 2, was 1.', '']);
    expect(lines[5]).toBe('By how much the figures differ: those of “Two points” less those of “As now”');
    expect(out).toMatch(/^2009-10 +£5,912\.40 +£5,912\.40 +£0$/m);
    const pence = (text: string): number => Math.round(Number(text.replace(/[£,+]/g, '')) * 100);
    const pays = (start: string): number[] => lines.filter((line) => line.startsWith(start) && line.includes('2011-12')).map((line) => pence(line.split(/ {2,}/).at(-1) ?? ''));
    const [total] = pays('All posts');
    expect(pays('P').reduce((sum, amount) => sum + amount, 0)).toBe(total);
    expect(total).toBeGreaterThan(0);
  });

  test('--json is the contract: whole pence, the second less the first', async () => {
    const { code, out } = await run(['compare', book, 'As now', 'Two points', '--json']);
    const json = JSON.parse(out) as Record<string, unknown> & { differences: Record<string, number | string>[]; totals: { year: string; one: Record<string, number>; other: Record<string, number>; difference: Record<string, number> }[] };
    expect([code, json['one'], json['other'], json['years'], json['settings']]).toEqual([0, 'As now', 'Two points', ['2009-10', '2010-11', '2011-12'], [{ id: 'policy', text: 'Points gained each September where the sheet has no decision', one: '1', other: '2' }]]);
    expect([json['added'], json['gone'], json['changed'], json['notes'], json['yearsNotCompared']]).toEqual([[], [], [], [], { one: [], other: [] }]);
    const plans = await Promise.all(['1', '2'].map(async (policy) => JSON.parse((await run(['plan', at('staff.xlsx'), '--policy', policy, '--json'])).out) as { totals: { netCost: number; salary: number }[] }));
    expect(json.totals.map(({ one, other }) => [one['netCost'], other['netCost'], one['salary'], other['salary']])).toEqual([0, 1, 2].map((index) => [
      plans[0]?.totals[index]?.netCost, plans[1]?.totals[index]?.netCost, plans[0]?.totals[index]?.salary, plans[1]?.totals[index]?.salary,
    ]));
    for (const { year, difference } of json.totals) {
      const rows = json.differences.filter((row) => row['year'] === year);
      for (const [element, amount] of Object.entries(difference)) expect(rows.reduce((sum, row) => sum + Number(row[element]), 0)).toBe(amount);
    }
  });

  test('-o writes the comparison on a sheet of its own, which foots and stays through the next plan', async () => {
    const path = copy('comparison.xlsx');
    expect((await run(['compare', path, 'As now', 'Two points', '-o', path])).out.endsWith(`Written: ${path}, on “AST Comparison”\n`)).toBe(true);
    const sheet = await sheetOf(await openXlsx(readFileSync(path)), 'AST Comparison');
    expect(sheet.rows.slice(0, 4).map(({ values }) => values[0])).toEqual([
      '“Two points” compared with “As now”',
      'Written by AST Planner. Compared on 2026-01-02 03:04. The first plan is “As now”, the second “Two points”. Planning again leaves this sheet as it is; the next comparison replaces it.',
      'What differs in the inputs', 'Points gained each September where the sheet has no decision: 2, was 1.',
    ]);
    const rows = sheet.rows.filter(({ values }) => typeof values[0] === 'string' && /^20\d\d-\d\d$/.test(values[0]) && values.length === 12).map(({ values }) => values);
    const pence = (value: unknown): number => Math.round(Number(value) * 100);
    const totals = rows.filter((values) => values[1] === 'All posts');
    expect(totals.map(([year]) => year)).toEqual(['2010-11', '2011-12']);
    for (const total of totals) {
      for (let column = 4; column < 12; column += 1) {
        expect(rows.filter((values) => values[0] === total[0] && values !== total).reduce((sum, values) => sum + pence(values[column]), 0)).toBe(pence(total[column]));
      }
    }
    expect((await run(['plan', path, '-o', path, '--policy', '0'])).code).toBe(0);
    expect(await sheetOf(await openXlsx(readFileSync(path)), 'AST Comparison')).toEqual(sheet);
    expect((await run(['compare', path, 'Two points', '-o', path])).code).toBe(0);
    expect((await sheetOf(await openXlsx(readFileSync(path)), 'AST Comparison')).rows[0]?.values[0]).toBe('The plan as it is now compared with “Two points”');
    expect(await run(['compare', path, 'As now', 'Two points', '-o', at('comparison.csv')])).toMatchObject({ code: 2, err: expect.stringMatching(/must end in \.xlsx or \.xlsm\.\n$/) });
  });

  test('one name is compared with the plan of the workbook as it is now, with the facts that changed since', async () => {
    const path = copy('now.xlsx');
    expect((await run(['compare', path, 'Two points'])).out).toContain('No input differs.\n\nNo figure differs.\n');
    const changed = at('now-changed.xlsx');
    writeFileSync(changed, await typedInto(path, '>Role<', 'Alice Marlow', 'Alice Marlow-Pym'));
    const { out } = await run(['compare', changed, 'Two points']);
    expect(out).toContain('- Post P1 (Alice Marlow-Pym): name Alice Marlow-Pym, was Alice Marlow.');
  });

  test('scenarios of other years are compared in the years they share, and that is said', async () => {
    const path = copy('years.xlsx');
    await run(['plan', path, '-o', path, '--from', '2011-12', '--save-as', 'Later']);
    const { code, out } = await run(['compare', path, 'Two points', 'Later']);
    expect([code, out.split('\n')[1]]).toEqual([0, 'Note: Compared are the years that both have, 2011-12; only “Two points” has 2009-10 to 2010-11, and only “Later” has 2012-13 to 2013-14.']);
    await run(['plan', path, '-o', path, '--from', '2012-13', '--years', '1', '--save-as', 'Much later']);
    expect(await run(['compare', path, 'As now', 'Much later'])).toEqual({ code: 2, out: '', err: 'There is nothing to compare: “As now” is a plan of 2009-10 to 2011-12, “Much later” of 2012-13, and they have no year in common.\n' });
  });

  test.each<[string, string[], string]>([
    ['a scenario that is not there', ['As now', 'Three points'], 'There is no scenario “Three points”. The workbook has “As now”, “Two points”.'],
    ['a scenario with itself', ['As now', 'AS NOW'], '“As now” cannot be compared with itself. Name two scenarios, or one to compare it with the plan as it is now.'],
    ['no scenario', [], 'Give a workbook and one or two scenarios of it: ast-planner compare plan.xlsx "As now" "Two points"'],
    ['three scenarios', ['a', 'b', 'c'], 'Give a workbook and one or two scenarios of it: ast-planner compare plan.xlsx "As now" "Two points"'],
  ])('%s is answered with a sentence, and 2', async (_name, names, sentence) => {
    expect(await run(['compare', book, ...names])).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  });

  test('a workbook without scenarios, and a file that is not there', async () => {
    expect((await run(['compare', at('staff.xlsx'), 'As now'])).err).toBe('There is no scenario “As now”. The workbook has no scenario yet.\n');
    expect((await run(['compare', at('nowhere.xlsx'), 'As now'])).err).toMatch(/^There is no file /);
    expect((await run(['compare', '--help'])).out).toMatch(/Examples:\n {2}ast-planner compare /);
  });
});

describe('a sheet that somebody changed', () => {
  const damaged = async (name: string, from: string, to: string): Promise<string> => {
    writeFileSync(at(name), await typedInto(book, 'Plans that were saved', from, to));
    return at(name);
  };

  test('a figure changed by hand is said, and the exit code is 1', async () => {
    const figures = await shelf(book);
    const salary = figures.scenarios[0]?.posts[0]?.years.get(2009)?.salary ?? 0;
    const path = await damaged('edited.xlsx', `<v>${String(salary / 100)}</v>`, '<v>1</v>');
    const { code, out } = await run(['compare', path, 'As now', 'Two points']);
    expect([code, out.includes('Note: What was saved as “As now” was changed by hand on “AST Scenarios”; it is compared as it stands there now.')]).toEqual([1, true]);
    expect((await run(['plan', path])).out).toContain('- question: What was saved as “As now” was changed by hand on “AST Scenarios”');
  });

  test('a row that cannot be read is kept through the next plan, and reported with its cell', async () => {
    const path = await damaged('row.xlsx', '>2010-11<', '>20-11<');
    const first = await run(['plan', path, '-o', path]);
    expect([first.code, /- error: Row \d+ of “AST Scenarios” cannot be read: found “20-11” under “Year” in cell F\d+, expected a financial year such as 2009-10\./.test(first.out)]).toEqual([1, true]);
    const kept = await shelf(path);
    expect(kept.unread.map(({ table, values }) => [table, values[0], values[5]])).toEqual(expect.arrayContaining([['figures', 'As now', '20-11']]));
  });

  test('a heading that is gone leaves the sheet as it is; saving says why', async () => {
    const path = await damaged('heading.xlsx', '>Reference cost<', '>Ref<');
    const before = await sheetOf(await openXlsx(readFileSync(path)), 'AST Scenarios');
    const refused = await run(['plan', path, '-o', at('heading-out.xlsx'), '--save-as', 'New']);
    expect([refused.code, existsSync(at('heading-out.xlsx'))]).toEqual([2, false]);
    expect(refused.err).toMatch(/^“AST Scenarios” cannot be read: the table “The figures of each, £” has no heading “Reference cost” in row \d+\. /);
    expect((await run(['plan', path, '-o', path])).code).toBe(1);
    expect(await sheetOf(await openXlsx(readFileSync(path)), 'AST Scenarios')).toEqual(before);
  });
});

(hasLibreOffice ? test : test.skip)('LibreOffice opens and saves the workbook: every scenario is as it was, and can be compared', async () => {
  const out = at('saved');
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', out, book], { stdio: 'ignore' });
  const saved = join(out, 'book.xlsx');
  const [before, after] = [await shelf(book), await shelf(saved)];
  expect([after.problems, after.unread, after.scenarios.map(isEdited)]).toEqual([[], [], [false, false]]);
  expect(after.scenarios).toEqual(before.scenarios);
  expect((await run(['compare', saved, 'As now', 'Two points'])).out).toBe((await run(['compare', book, 'As now', 'Two points'])).out);
  expect((await run(['plan', saved, '-o', saved])).code).toBe(0);
  expect((await shelf(saved)).scenarios).toEqual(before.scenarios);
});
