/** Last year's workbook and this year's staff sheet on the command line, as files. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';
import { atOnce } from '../../src/domain/work';
import { openXlsx } from '../../src/file';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook } from '../../src/workbook/planWorkbook';
import { readLastYear } from '../../src/workbook/rollForward/lastYear';
import { rollForwardTo } from '../../src/workbook/rollForward/plannedRollForward';
import { rollForwardWithin } from '../../src/workbook/rollForward/within';
import { writeXlsx } from 'hucre/xlsx';
import { calculatedCells } from '../support/calculatedCells';
import { cellAt, differences, hasLibreOffice, withCell, withoutKeptValues } from '../support/recalculated';
import { SCHOOLS, sheetsWorkbook } from '../support/schools';
import { run } from '../support/terminal';
import { workbookOf, type TestCell } from '../support/workbooks';
import { partsOf, zipOf } from '../support/zip';

const withLibreOffice = hasLibreOffice ? test : test.skip;
let folder = '';
const at = (name: string): string => join(folder, name);

const HEADINGS: TestCell[] = ['Post ID', 'School', 'Name', 'Role', 'Point', 'Range', 'Area', 'FTE', 'End date', 'On ending', 'Reference point'];
const LAST: TestCell[][] = [
  HEADINGS,
  ['P1', 'Hillside', 'Aled Marlow', 'AST', 'AST 11', '11-15', 'Rest', 1, null, null, 'U3'],
  ['P2', 'Hillside', 'Beth Quill', 'AST', 'AST 5', '5-9', 'Rest', 1, null, null, 'U3'],
  ['P3', 'Hillside', 'Carys Pugh', 'AST', 'AST 8', '8-12', 'Rest', 0.8, null, null, 'U2'],
];
/** P1 has two points in place of one, P2 is gone, P3 leaves, P4 is new. */
const NOW: TestCell[][] = [
  HEADINGS,
  ['P4', 'Hillside', 'Dai Rees', 'AST', 'AST 3', '3-7', 'Rest', 0.5, null, null, 'U1'],
  ['P3', 'Hillside', 'Carys Pugh', 'AST', 'AST 9', '8-12', 'Rest', 0.8, new Date(Date.UTC(2010, 11, 31)), 'leaves', 'U2'],
  ['P1', 'Hillside', 'Aled Marlow', 'AST', 'AST 13', '11-15', 'Rest', 1, null, null, 'U3'],
];

/** The workbook with 0.5 FTE in the first row of its first staff sheet. */
async function withHalf(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = await partsOf(bytes);
  const full = /(<c r="H2"[^>]*>)<v>1<\/v>/;
  const [name = '', content] = [...parts].find(([part, text]) => /worksheets\/sheet1\.xml$/.test(part) && full.test(text.toString('utf8'))) ?? [];
  if (content === undefined) throw new Error('no sheet has an FTE in H2');
  parts.set(name, Buffer.from(content.toString('utf8').replace(full, '$1<v>0.5</v>')));
  return zipOf(parts);
}

interface Amounts { readonly cost: number; readonly reference: number; readonly grant: number; readonly netCost: number }
interface Json {
  readonly totals: readonly (Amounts & { year: string })[];
  readonly rollForward: {
    readonly from: Amounts & { year: string }; readonly to: Amounts & { year: string }; readonly check: number; readonly notes: readonly string[];
    readonly steps: readonly (Amounts & { kind: string; text: string; changes: readonly { post: string | null; what: string; was: string; is: string; netCost: number }[] })[];
  };
}

async function json(...args: string[]): Promise<Json> {
  const { code, out, err } = await run(['plan', ...args, '--json']);
  if (code === 2) throw new Error(err);
  return JSON.parse(out) as Json;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ast-last-year-'));
  writeFileSync(at('staff-2009.xlsx'), await workbookOf(LAST));
  writeFileSync(at('staff-2010.xlsx'), await workbookOf(NOW));
  expect((await run(['plan', at('staff-2009.xlsx'), '-o', at('plan-2009.xlsx'), '--years', '2'])).code).toBe(0);
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

describe('plan --last-year', () => {
  test('leads from last year’s figure to this year’s, which are those of both plans, and adds up', async () => {
    const before = readFileSync(at('plan-2009.xlsx'));
    const last = await json(at('plan-2009.xlsx'));
    const { totals, rollForward: { from, to, steps, check, notes } } = await json(at('staff-2010.xlsx'), '--from', '2010-11', '--last-year', at('plan-2009.xlsx'));
    const pick = ({ year, cost, reference, grant, netCost }: Amounts & { year: string }): unknown => ({ year, cost, reference, grant, netCost });
    expect(from).toEqual(pick(last.totals[0] ?? from));
    expect(to).toEqual(pick(totals[0] ?? to));
    expect([from.year, to.year, check, notes]).toEqual(['2009-10', '2010-11', 0, []]);
    expect(steps.map(({ kind }) => kind)).toEqual(['yearOn', 'gone', 'new', 'points', 'dates']);
    for (const column of ['cost', 'reference', 'grant', 'netCost'] as const) expect(steps.reduce((sum, step) => sum + step[column], from[column])).toBe(to[column]);
    for (const { netCost, changes } of steps) expect(changes.reduce((sum, change) => sum + change.netCost, 0)).toBe(netCost);
    expect(steps.find(({ kind }) => kind === 'dates')?.text).toMatch(/P3 \(Carys Pugh\) leaves on 31 December 2010: [+-]£/);
    expect(steps.find(({ kind }) => kind === 'points')?.changes.map(({ post, what, was, is }) => [post, what, was, is])).toEqual([['P1 (Aled Marlow)', 'point', 'AST 12', 'AST 13']]);
    expect(readFileSync(at('plan-2009.xlsx')).equals(before)).toBe(true);
  });

  test('--bridge-year leads to another year, or from another', async () => {
    const args = [at('staff-2010.xlsx'), '--from', '2010-11', '--last-year', at('plan-2009.xlsx'), '--bridge-year'];
    const later = (await json(...args, '2011-12')).rollForward;
    expect([later.from.year, later.to.year, later.check]).toEqual(['2009-10', '2011-12', 0]);
    const same = (await json(...args, '2010-11:2010-11')).rollForward;
    expect([same.from.year, same.to.year, same.check, same.steps.map(({ kind }) => kind)]).toEqual(['2010-11', '2010-11', 0, ['gone', 'new', 'points', 'dates']]);
  });

  test('the report prints the bridge as a table', async () => {
    const { out, code } = await run(['plan', at('staff-2010.xlsx'), '--from', '2010-11', '--last-year', at('plan-2009.xlsx')]);
    expect(code).toBe(0);
    expect(out).toMatch(/From 2009-10 of last year’s plan to 2010-11 of this one\nStep +Cost +Without AST +Grant +School pays\n2009-10, last year +£[\s\S]+\nPosts gone +-£[\s\S]+\n2010-11, this year +£[\s\S]+The steps add up to the new figure, to the penny\./);
  });

  test('the same workbook for both has no step, and says so', async () => {
    const { rollForward: { steps, notes, check } } = await json(at('plan-2009.xlsx'), '--last-year', at('plan-2009.xlsx'));
    expect([steps, check]).toEqual([[], 0]);
    expect(notes.join(' ')).toMatch(/^“plan-2009\.xlsx” is both last year’s workbook and this year’s: .* Both plans begin in 2009-10.* Nothing differs/);
  });

  test.each([
    [['--last-year', 'plan-2009.xlsx', '-o', 'plan-2009.xlsx'], /is last year’s workbook, which is only read and never written to\. Give another name with -o\.\n$/],
    [['--bridge-year', '2010-11'], /^--bridge-year belongs to --last-year/],
    [['--last-year', 'plan-2009.xlsx', '--bridge-year', 'next'], /^“next” is no year to lead to: write --bridge-year 2010-11/],
    [['--last-year', 'plan-2009.xlsx', '--bridge-year', '2019-20'], /^This year’s plan has no year 2019-20: it has 2009-10 to 2011-12\. /],
    [['--last-year', 'nowhere.xlsx'], /^--last-year nowhere\.xlsx: There is no file “.*nowhere\.xlsx”/],
  ])('%j is refused in a sentence', async (args, sentence) => {
    const { code, err, out } = await run(['plan', at('staff-2010.xlsx'), ...args.map((word) => (word.endsWith('.xlsx') ? at(word) : word))]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
  });
});

describe('last year’s workbook as people leave it', () => {
  /** The plan without a sheet, or with one under another name, as if somebody had renamed it. */
  async function renamed(sheet: string, name: string): Promise<string> {
    const parts = await partsOf(readFileSync(at('plan-2009.xlsx')));
    const book = parts.get('xl/workbook.xml')?.toString('utf8') ?? '';
    expect(book).toContain(`name="${sheet}"`);
    parts.set('xl/workbook.xml', Buffer.from(book.replace(`name="${sheet}"`, `name="${name}"`)));
    writeFileSync(at('damaged.xlsx'), await zipOf(parts));
    return at('damaged.xlsx');
  }
  const rolled = (last: string): Promise<Json> => json(at('staff-2010.xlsx'), '--from', '2010-11', '--last-year', last);

  test('without AST Assumptions the default settings are taken, and it is said', async () => {
    const { rollForward: { from, check, notes, steps } } = await rolled(await renamed('AST Assumptions', 'Kept'));
    expect([from.year, check, steps[0]?.kind]).toEqual(['2009-10', 0, 'yearOn']);
    expect(notes).toEqual(['Last year’s workbook: “AST Assumptions” is no longer there, so the default settings are taken. Put the sheet back, or say what was set then.']);
  });

  test('a figure typed over on AST Summary is where the bridge starts, and the first step leads back to what is planned', async () => {
    const good = (await rolled(at('plan-2009.xlsx'))).rollForward;
    const file = await openXlsx(readFileSync(at('plan-2009.xlsx')));
    const made = await planWorkbook(file, { values: new Map(), ways: WAYS_TO_SAY, version: '1.2.3', writtenAt: '' });
    if ('refusal' in made) throw new Error(made.refusal);
    const { sheet, address } = cellAt(sheetsOf(made), 'AST_Summary', 'Grant', 0);
    writeFileSync(at('typed.xlsx'), await withCell(readFileSync(at('plan-2009.xlsx')), sheet, address, 1000));
    const { rollForward: { from, to, check, steps } } = await rolled(at('typed.xlsx'));
    expect([from.grant, to, check]).toEqual([100_000, good.to, 0]);
    expect([steps[0]?.kind, steps[0]?.grant]).toEqual(['written', good.from.grant - 100_000]);
    expect(steps[0]?.text).toMatch(/^As written on “AST Summary” of last year’s workbook, and as planned from it now\. Figures on “AST Summary” were typed over\.$/);
    expect(steps.slice(1).map(({ kind, netCost }) => [kind, netCost])).toEqual(good.steps.map(({ kind, netCost }) => [kind, netCost]));
  });

  test('a staff sheet that changed since is the reason of the first step', async () => {
    writeFileSync(at('changed.xlsx'), await withHalf(readFileSync(at('plan-2009.xlsx'))));
    const { rollForward: { check, steps } } = await rolled(at('changed.xlsx'));
    expect([check, steps[0]?.kind]).toEqual([0, 'written']);
    expect(steps[0]?.text).toMatch(/The staff sheet “Staff” has changed since the plan of 2026-01-02 03:04\.$/);
  });

  test('a guarantee of your own that stands on AST SDG is no change of a setting; one that is typed there since is named', async () => {
    const asked = { values: new Map<string, string>(), ways: WAYS_TO_SAY, version: '1.2.3', writtenAt: '' };
    writeFileSync(at('schools.xlsx'), await sheetsWorkbook({ Staff: LAST, Schools: SCHOOLS }));
    expect((await run(['plan', at('schools.xlsx'), '-o', at('plan-schools.xlsx'), '--years', '2'])).code).toBe(0);
    const first = await planWorkbook(await openXlsx(readFileSync(at('plan-schools.xlsx'))), asked);
    if ('refusal' in first) throw new Error(first.refusal);
    const guarantee = cellAt(sheetsOf(first), 'AST_SdgGuarantees', 'Guarantee %', 0);
    const given = await withCell(readFileSync(at('plan-schools.xlsx')), guarantee.sheet, guarantee.address, 7);
    writeFileSync(at('given.xlsx'), given);
    expect((await run(['plan', at('given.xlsx'), '-o', at('plan-given.xlsx')])).code).toBe(0);
    const again = await planWorkbook(await openXlsx(readFileSync(at('plan-given.xlsx'))), asked);
    if ('refusal' in again) throw new Error(again.refusal);
    expect(again.planned.sdg?.own.map(({ value }) => value)).toEqual([700]);
    const grant = cellAt(sheetsOf(again), 'AST_Summary', 'Grant', 0);
    const typedOver = await withCell(readFileSync(at('plan-given.xlsx')), grant.sheet, grant.address, 1000);
    writeFileSync(at('typed-given.xlsx'), typedOver);
    const firstStep = async (): Promise<string> => (await rolled(at('typed-given.xlsx'))).rollForward.steps[0]?.text ?? '';
    expect(await firstStep()).toMatch(/as planned from it now\. Figures on “AST Summary” were typed over\.$/);
    writeFileSync(at('typed-given.xlsx'), await withCell(typedOver, guarantee.sheet, guarantee.address, 8));
    expect(await firstStep()).toMatch(/Values on “AST Assumptions” or “AST Pay points”, or guarantees on “AST SDG”, have changed since\.$/);
  });

  test('a bridge that leads elsewhere than to the plan it is for says so, and by how much', async () => {
    const options = { version: 'test', writtenAt: 'now', ways: WAYS_TO_SAY };
    const made = await planWorkbook(await openXlsx(readFileSync(at('staff-2010.xlsx'))), { ...options, values: new Map([['planFrom', '2010-11'], ['planYears', '2']]) });
    const last = await readLastYear(await openXlsx(readFileSync(at('plan-2009.xlsx'))), { ...options, pace: atOnce });
    if ('refusal' in made || 'refusal' in last) throw new Error('no plan');
    const posts = made.posts.filter(({ id }) => id !== 'P4');
    const { grant = 0, netCost = 0 } = made.planned.plan.posts.find(({ post }) => post.id === 'P4')?.years[0] ?? {};
    const bridge = await rollForwardTo(last, { ...made, posts }, {}, atOnce);
    if ('refusal' in bridge) throw new Error(bridge.refusal);
    expect(bridge.to.netCost).toBe(made.planned.plan.totals[0]?.netCost);
    expect([bridge.check.grant, bridge.check.netCost]).toEqual([-grant, -netCost]);
    expect(bridge.notes.join(' ')).toMatch(
      /The steps do not lead to the figures of this year’s plan for 2010-11: they end with cost £[\d,.]+ too low, cost without AST £[\d,.]+ too low, grant £7,750 too low, what the school pays £4,238\.22 too high\. Do not use this bridge, and report it\.$/,
    );
  });

  test('without its staff sheet it is refused, and it says what to do', async () => {
    const { code, err } = await run(['plan', at('staff-2010.xlsx'), '--last-year', await renamed('Staff', 'Old staff')]);
    expect(code).toBe(2);
    expect(err).toBe('damaged.xlsx: Last year’s workbook cannot be planned again. The plan on the AST sheets was made from “Staff”, which is no longer there under that name. Put last year’s staff list back under that name, or use a copy of the workbook that has it.\n');
  });

  test('a staff workbook that was never planned is planned now, and it is said', async () => {
    const { rollForward: { check, notes } } = await rolled(at('staff-2009.xlsx'));
    expect([check, notes.length, notes[0]]).toEqual([0, 1, expect.stringMatching(/^Last year’s workbook has no AST sheets, /)]);
  });
});

describe('the sheet AST Roll forward', () => {
  withLibreOffice('calculated from nothing has the engine’s figures, and every difference is nought; a moved plan is told', async () => {
    const options = { version: 'test', writtenAt: 'now', ways: WAYS_TO_SAY };
    const file = await openXlsx(readFileSync(at('staff-2010.xlsx')));
    const made = await planWorkbook(file, { ...options, values: new Map([['planFrom', '2010-11'], ['planYears', '2']]), figures: 'formulas' });
    const last = await readLastYear(await openXlsx(readFileSync(at('plan-2009.xlsx'))), { ...options, pace: atOnce });
    if ('refusal' in made || 'refusal' in last) throw new Error('no plan');
    const rollForward = await rollForwardTo(last, made, {}, atOnce);
    if ('refusal' in rollForward) throw new Error(rollForward.refusal);
    const sheets = sheetsOf({ ...made, planned: { ...made.planned, rollForward } });
    await file.write(sheets, made.own);
    const fte = cellAt(sheets, 'AST_Posts', 'FTE', 0);
    const moved = await withCell(file.bytes(), fte.sheet, fte.address, 0.25);
    const cells = calculatedCells(folder, new Map([['right', await withoutKeptValues(file.bytes())], ['moved', await withoutKeptValues(moved)]]));
    const own = sheets.filter(({ name }) => name === 'AST Roll forward');
    const [right, other] = [cells.get('right'), cells.get('moved')];
    if (right === undefined || other === undefined) throw new Error('nothing calculated');
    const found = differences(right, own);
    expect(found.lines).toEqual([]);
    expect(found.compared).toBeGreaterThan(80);
    const result = cellAt(sheets, 'AST_BridgeEnd', 'Result', 2);
    const shown = (file_: typeof right): unknown => file_(result.sheet)[Number(result.address.replace(/\D/g, '')) - 1]?.slice(2, 7);
    expect(shown(right)).toEqual([0, 0, 0, 0, 'right']);
    expect(shown(other)).toEqual([expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number), 'MOVED']);
    const { tables } = own[0] ?? { tables: [] };
    for (const table of tables) {
      for (const [row, values] of [...table.rows].entries()) {
        for (const [column, { style }] of table.columns.entries()) {
          if ((style === 'money' || style === 'moneyBold') && typeof values[column] === 'number') expect(table.reasonAt?.(row, column)?.steps[0]?.text).toMatch(/£/);
        }
      }
    }
  }, 300_000);
});

describe('within one workbook, for the pane', () => {
  const options = { version: 'test', writtenAt: 'now', ways: WAYS_TO_SAY, pace: atOnce };

  test('the plan on the AST sheets is last year’s, and another sheet this year’s', async () => {
    const two = await openXlsx(await writeXlsx({ sheets: [{ name: 'Staff 2009', rows: LAST }, { name: 'Staff 2010', rows: NOW }] }));
    const made = await planWorkbook(two, { ...options, sheet: 'Staff 2009', values: new Map() });
    if ('refusal' in made) throw new Error(made.refusal);
    const none = await rollForwardWithin(two, made, 'Staff 2010', options);
    expect('refusal' in none ? none.refusal : '').toMatch(/^There is no plan of last year in this workbook yet\./);
    await two.write(sheetsOf(made), made.own);
    const bytes = two.bytes();
    const written = await openXlsx(bytes);
    const rolled = await rollForwardWithin(written, made, 'Staff 2010', options);
    if ('refusal' in rolled) throw new Error(rolled.refusal);
    expect([rolled.rollForward.from.year, rolled.rollForward.to.year, rolled.rollForward.check.netCost]).toEqual([2009, 2010, 0]);
    expect(rolled.rollForward.steps.map(({ kind }) => kind)).toEqual(['yearOn', 'gone', 'new', 'points', 'dates']);
    const same = await rollForwardWithin(written, made, 'Staff 2009', options);
    expect('refusal' in same ? same.refusal : '').toMatch(/^“Staff 2009” is the staff list that the plan on the AST sheets was made from\. /);
    const changed = await rollForwardWithin(await openXlsx(await withHalf(bytes)), made, 'Staff 2009', options);
    expect('refusal' in changed ? changed.refusal : '').toMatch(/^“Staff 2009” has changed since .*, so last year’s staff list is no longer there\. Put it back /);
  });
});
