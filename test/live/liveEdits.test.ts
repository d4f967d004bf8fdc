/** Live sheets after a change of what was typed, calculated from scratch by another spreadsheet program, against the engine. */
import { describe, expect } from '@jest/globals';
import { sheetRows, type StaffRow } from '../support/generatedStaff';
import { AFTER_CHANGE, assumptionAt, calculatedBy, CHANGED_POST, edited, MINUTES, OTHER_POST, planOf, shownIn, staffPlan, withLibreOffice, wrongCells, type Case, type Live } from '../support/livePlans';
import { cellAt, withCell, withoutKeptValues } from '../support/recalculated';
import { typed, workbookOf } from '../support/workbooks';
import { partsOf } from '../support/zip';
import { cellText, type CellValue } from '../../src/workbook/port';
import { isLive } from '../../src/workbook/sheetWrite';

/** A change of a post, in the staff sheet and on AST Posts. */
type PostChange = readonly [heading: string, staffText: string, column: string, cell: string | number];

const POST_CHANGES: readonly PostChange[] = [
  ['Point', '13', 'Point', 13],
  ['FTE', '0.45', 'FTE', 0.45],
  ['End date', '17/02/2011', 'End date', 40_591],
  ['Sept 2010', '2', 'Sept 2010', 2],
  ['Revert to', 'U2', 'Revert to', 'U2'],
  ['R&R', '2345.67', 'R&R', 2345.67],
];

const SETTING_CHANGES: readonly (readonly [id: string, value: string])[] = [
  ['policy', '2'], ['method', 'actual'], ['niBasis', 'table'], ['leastWeeks', '45'], ['grantOutreach', '7000.50'], ['stream.May', '40'], ['pension.2007-01-01', '15.6'], ['award.2013', '2.45'], ['policy', ''],
];

async function changedCases(): Promise<Map<string, Case>> {
  const cases = new Map<string, Case>();
  const before = await staffPlan(sheetRows([CHANGED_POST, OTHER_POST]), new Map());
  for (const [heading, text, column, cell] of POST_CHANGES) {
    const { sheet, address } = cellAt(before.sheets, 'AST_Posts', column, 0);
    const after = await staffPlan(sheetRows([{ ...CHANGED_POST, [heading]: text }, OTHER_POST]), new Map());
    cases.set(`post ${heading}`, { bytes: await withCell(before.bytes, sheet, address, cell), expected: after.sheets, compare: AFTER_CHANGE });
  }
  const later = await staffPlan(sheetRows([{ ...OTHER_POST, Point: '6' }]), new Map([['planFrom', '2012-13'], ['award.2013', '1'], ['award.2014', '1.5'], ['policy', '0']]));
  for (const [id, value] of SETTING_CHANGES) {
    const from = id.startsWith('award') || value === '' ? later : before;
    const { sheet, address } = cellAt(from.sheets, 'AST_Assumptions', 'Value', assumptionAt(from.sheets, id));
    let bytes = await withCell(from.bytes, sheet, address, value);
    if (id === 'stream.May') {
      const march = cellAt(from.sheets, 'AST_Assumptions', 'Value', assumptionAt(from.sheets, 'stream.March'));
      bytes = await withCell(bytes, march.sheet, march.address, '10');
    }
    // The engine reads the change off the sheet itself.
    cases.set(`setting ${id} ${value}`, { bytes, expected: (await planOf(bytes)).sheets, compare: { ...AFTER_CHANGE, without: new Set(['Reasons hold', 'Overtyped']) } });
  }
  const pay = before.sheets.flatMap(({ tables }) => tables).find(({ name }) => name === 'AST_PayPoints');
  const row = [...(pay?.rows ?? [])].findIndex((values) => values.includes('Rest AST 12 2010'));
  const { sheet, address } = cellAt(before.sheets, 'AST_PayPoints', 'Annual £', row);
  const bytes = await withCell(before.bytes, sheet, address, 43_210.5);
  cases.set('pay point', { bytes, expected: (await planOf(bytes)).sheets, compare: AFTER_CHANGE });
  return cases;
}

const SHARED: StaffRow = { ...CHANGED_POST, 'Funding source': 'Group', 'Cover cost': '4000.01', Share: '0.5' };
/** Names that one reads for a number, or for any text, and a point in the range that the post has had since before the plan. */
const ODD_NAMES: readonly StaffRow[] = [
  ...['0.4', '0.4'].map((Share): StaffRow => ({ ...SHARED, 'Post ID': 'AB', Point: '12', Share })),
  ...['0.5', '0.5'].map((Share): StaffRow => ({ ...SHARED, 'Post ID': 'A*', Share })),
  ...['0.5', '0.5'].map((Share): StaffRow => ({ ...SHARED, 'Post ID': '01', Share })),
  ...['0.4', '0.4'].map((Share): StaffRow => ({ ...SHARED, 'Post ID': '1', Point: '13', Share })),
  { ...OTHER_POST, 'Post ID': 'N1', Point: '12', Range: '6-10', 'New range': '11-15', 'New range from': '01/01/2009', Reason: 'more outreach' },
];

describe('live sheets, changed and calculated from scratch', () => {
  withLibreOffice('follow a change of a post, a setting or a pay figure as the engine does', async () => {
    expect(await wrongCells(await changedCases())).toEqual([]);
  }, 5 * MINUTES);

  withLibreOffice('OUT-5: work out cover by each way, and follow a change of it, as the engine does', async () => {
    const ways: readonly StaffRow[] = [
      { 'Cover cost': '4000.01' }, { 'Cover days': '37.5', 'Cover day cost': '160.55' }, { 'Cover hours': '95.5', 'Cover hour rate': '31.45' }, { 'Cover FTE': '0.2', 'Cover point': 'M6' },
      { 'Cover FTE': '1/3', 'Cover point': 'U2' }, {},
    ];
    const rows = ways.map((way, index): StaffRow => ({ ...CHANGED_POST, 'Cover cost': '', ...way, 'Post ID': `P${index + 1}`, Name: `Holder ${index + 1}` }));
    const more: readonly StaffRow[] = [
      ...['1/3', '2/3'].map((Share): StaffRow => ({ ...SHARED, 'Post ID': 'G1', 'Cover cost': '', 'Cover FTE': '0.25', 'Cover point': 'M4', Share })),
      ...['0.5', '0.5'].map((Share): StaffRow => ({ ...SHARED, 'Post ID': 'G2', 'Cover cost': '', 'Cover days': '19', 'Cover day cost': '165', Share })),
      { ...OTHER_POST, 'Post ID': 'S1', 'Funding source': 'School', 'Cover days': '38', 'Cover day cost': '165', 'Start date': '01/01/2011' },
      { ...OTHER_POST, 'Post ID': 'W1', 'Assessed on': '12/03/2010', 'Cover FTE': '0.5', 'Cover point': 'M6' },
    ];
    const all = await staffPlan(sheetRows([...rows, ...more]), new Map());
    expect(all.made.planned.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(all.sheets.find(({ name }) => name === 'AST Cover')?.tables.map(({ rows: { length } }) => length)).toEqual([3, 33]);
    const changes: readonly (readonly [row: number, heading: string, text: string, cell: string | number])[] = [[1, 'Cover days', '40', 40], [2, 'Cover hour rate', '30.15', 30.15], [3, 'Cover point', 'U1', 'U1'], [3, 'Cover FTE', '0.4', 0.4], [4, 'End date', '10/01/2010', 40_188]];
    const after = await staffPlan(sheetRows([...rows.map((row, at) => changes.reduce((changed, [of, heading, text]) => (of === at ? { ...changed, [heading]: text } : changed), row)), ...more]), new Map());
    const bytes = await edited(all, changes.map(([row, heading, , cell]) => ['AST_Posts', heading, row, cell]));
    expect(await wrongCells(new Map([['ways', { bytes: all.bytes, expected: all.sheets, compare: {} }], ['changed', { bytes, expected: after.sheets, compare: AFTER_CHANGE }]]))).toEqual([]);
    const wrong = await edited(all, [['AST_Posts', 'Cover days', 0, 400], ['AST_Posts', 'Cover FTE', 1, 2], ['AST_Posts', 'Cover point', 3, 'M9']]);
    const results = await calculatedBy('LibreOffice', new Map([['wrong', await withoutKeptValues(wrong)]]));
    const said = [0, 1, 3].map((row) => { const { sheet, address } = cellAt(all.sheets, 'AST_Posts', 'Look at', row); return shownIn(results.get('wrong') ?? (() => []), sheet, address); });
    expect(said).toEqual([
      'Cover days must be a number up to 366 [OUT-5]; cover needs both a number and its price, or both FTE and point [OUT-5]; cover is given in more than one way [OUT-5]; ',
      'Cover FTE must be above 0 and at most 1 [OUT-5]; cover needs both a number and its price, or both FTE and point [OUT-5]; cover is given in more than one way [OUT-5]; ',
      'Cover point must be a point of the main or upper scale [OUT-5]; ',
    ]);
  }, 5 * MINUTES);

  withLibreOffice('entries that make no sense are named beside them and on AST Checks, which does not call its errors zero', async () => {
    const before = await staffPlan(sheetRows([CHANGED_POST, OTHER_POST]), new Map());
    const entries: readonly (readonly [table: string, header: string, row: number, value: string | number, said: string])[] = [
      ['AST_Posts', 'Point', 0, 25, 'the point lies outside the range [PAY-3]; '],
      ['AST_Posts', 'FTE', 0, 'x', 'FTE must be above 0 and at most 1 [PAY-12]; '],
      ['AST_Posts', 'Area', 0, 'Inner', 'no pay figures of this area on AST Pay points: plan again [PAY-1]; '],
      ['AST_Posts', 'Revert to', 0, 'U4', 'Revert to must be U1, U2 or U3 [REV-1]; '],
      ['AST_Posts', 'Sept 2010', 0, 3, 'a decision is 0, 1 or 2 points: Sept 2010 [PAY-6]; '],
      ['AST_Assumptions', 'Value', assumptionAt(before.sheets, 'policy'), 'lots', 'expected 0, 1 or 2: clear the cell for the default'],
      ['AST_Assumptions', 'Value', assumptionAt(before.sheets, 'method'), 'avrage', 'expected average or actual: clear the cell for the default'],
      ['AST_Assumptions', 'Value', assumptionAt(before.sheets, 'leastWeeks'), 'x', 'expected a number: clear the cell for the default'],
    ];
    const files = new Map<string, Uint8Array>();
    for (const [index, [table, header, row, value]] of entries.entries()) {
      const { sheet, address } = cellAt(before.sheets, table, header, row);
      files.set(`entry ${index}`, await withoutKeptValues(await withCell(before.bytes, sheet, address, value)));
    }
    const results = await calculatedBy('LibreOffice', files);
    for (const [index, [table, header, row, , said]] of entries.entries()) {
      const file = results.get(`entry ${index}`) ?? (() => []);
      const { sheet, address } = cellAt(before.sheets, table, 'Look at', row);
      expect([table, header, shownIn(file, sheet, address)]).toEqual([table, header, said]);
      expect(cellText(shownIn(file, 'AST Checks', 'A3'))).toContain('Entries that make no sense, which the column Look at names on “AST Posts” and “AST Assumptions”: 1.');
      if (entries[index]?.[3] === 'x') expect(cellText(shownIn(file, 'AST Checks', 'A3'))).toMatch(/^\d+ of \d+ checks are not zero\./);
    }
  }, 5 * MINUTES);

  withLibreOffice('FUND-11 and PAY-3: read the name of a post as it stands, and know the point of a range that changed before the plan', async () => {
    // The name is text, as “01” is in a cell of text.
    const names = sheetRows(ODD_NAMES).map((row) => row.map((value, column) => (column === 0 ? value : typed(value))));
    const { bytes, sheets } = await planOf(await workbookOf(names), new Map(), { post: 'A*', on: '2009-04-01', start: 11, fte: 0.8, now: 'U3' });
    expect(sheets.flatMap(({ tables }) => tables).find(({ name }) => name === 'AST_Posts')?.rows).toHaveLength(9);
    expect(await wrongCells(new Map([['names', { bytes, expected: sheets, compare: {} }]]))).toEqual([]);
  }, 5 * MINUTES);

  withLibreOffice('an edit that a new plan would refuse, or take otherwise, is said or left without a figure', async () => {
    const group = ['0.5', '0.5'].map((Share): StaffRow => ({ ...SHARED, Share }));
    const shared = await staffPlan(sheetRows([...group, ...group.map((row) => ({ ...row, 'Post ID': 'P3' })), { ...OTHER_POST, 'On ending': 'reverts', 'End date': '30/11/2010', 'Reference point': '' }]), new Map());
    const short = await staffPlan(sheetRows([OTHER_POST, { ...OTHER_POST, 'Post ID': 'P5', Point: '6', 'End date': '31/08/2013' }]), new Map([['planFrom', '2011-12']]));
    const given = await staffPlan(sheetRows([OTHER_POST]), new Map([['planFrom', '2011-12'], ['award.2013', '1']]));
    const payAt = (from: Live): number => [...(from.sheets.flatMap(({ tables }) => tables).find(({ name }) => name === 'AST_PayPoints')?.rows ?? [])].findIndex((values) => values.includes('Rest AST 10 2013'));
    const sorted: readonly (readonly [string, string, number, string | number])[] = [
      ['AST_Grant', 'Year', 0, '2010-11'], ['AST_Grant', 'Must be spent by', 0, 40_786], ['AST_Grant', 'Year', 1, '2009-10'], ['AST_Grant', 'Must be spent by', 1, 40_421],
    ];
    const cases: readonly (readonly [name: string, from: Live, bytes: Uint8Array, seen: readonly (readonly [table: string, header: string, row: number, shown: CellValue])[]])[] = [
      ['group', shared, await edited(shared, [['AST_Posts', 'Share', 1, 0.8], ['AST_Posts', 'FTE', 3, 0.6], ['AST_Posts', 'Reference point', 4, 'U2'], ...sorted]), [
        ['AST_Posts', 'Look at', 0, 'the shares of the post add up to more than 1 [FUND-11]; '],
        ['AST_Posts', 'Look at', 1, 'the shares of the post add up to more than 1 [FUND-11]; '],
        ['AST_Posts', 'Look at', 2, 'the rows of the post differ in more than school and share [FUND-11]; '],
        ['AST_Posts', 'Look at', 3, 'the rows of the post differ in more than school and share [FUND-11]; '],
        ['AST_Reversion', 'Reverts to', 4, 'U2'],
        ['AST_Grant', 'Spent in the year', 0, '#N/A'],
      ]],
      ['unshared', shared, await edited(shared, [['AST_Posts', 'Share', 0, 1.5], ['AST_Posts', 'Share', 3, '']]), [
        ['AST_Posts', 'Look at', 0, 'Share must be above 0 and at most 1 [FUND-11]; the shares of the post add up to more than 1 [FUND-11]; '],
        ['AST_Posts', 'Look at', 3, 'a group post needs this school’s share [FUND-11]; '],
        ['AST_Reversion', 'Reverts to', 4, 'U1'],
      ]],
      ['no award', short, await edited(short, [['AST_Posts', 'End date', 0, 41_639]]), [['AST_PayPoints', 'Pay £', payAt(short), '#N/A']]],
      ['award cleared', given, await edited(given, [['AST_Assumptions', 'Value', assumptionAt(given.sheets, 'award.2013'), '']]), [['AST_PayPoints', 'Pay £', payAt(given), '#N/A'], ['AST_Assumptions', 'In force', assumptionAt(given.sheets, 'award.2013'), '']]],
    ];
    const files = new Map<string, Uint8Array>();
    for (const [name, , bytes] of cases) files.set(name, await withoutKeptValues(bytes));
    const results = await calculatedBy('LibreOffice', files);
    const found: unknown[] = [];
    for (const [name, { sheets }, , seen] of cases) {
      const file = results.get(name) ?? (() => []);
      for (const [table, header, row] of seen) {
        const { sheet, address } = cellAt(sheets, table, header, row);
        found.push([name, header, row, shownIn(file, sheet, address) ?? '']);
      }
    }
    expect(found).toEqual(cases.flatMap(([name, , , seen]) => seen.map(([, header, row, shown]) => [name, header, row, shown])));
  }, 5 * MINUTES);

  withLibreOffice('entries of every kind that a staff sheet would refuse are named, on AST Posts, all of a row', async () => {
    const before = await staffPlan(sheetRows([CHANGED_POST, OTHER_POST]), new Map());
    const entries: readonly (readonly [header: string, value: string | number])[] = [
      ['Range start', 15], ['On ending', 'maybe'], ['Funding source', 'whoever'], ['Status', 'done'], ['Start date', 'soon'], ['End date', '31/12/2010'], ['R&R', '£1,500'], ['Cover cost', -1],
    ];
    let { bytes } = before;
    for (const [header, value] of entries) {
      const { sheet, address } = cellAt(before.sheets, 'AST_Posts', header, 1);
      bytes = await withCell(bytes, sheet, address, value);
    }
    const cells = (await calculatedBy('LibreOffice', new Map([['entries', await withoutKeptValues(bytes)]]))).get('entries') ?? (() => []);
    const { sheet, address } = cellAt(before.sheets, 'AST_Posts', 'Look at', 1);
    expect(cellText(shownIn(cells, sheet, address)).replace(/; ?$/, '').split('; ')).toEqual([
      'the point lies outside the range [PAY-3]', 'Range start must be 1 to 14 [PAY-3]', 'On ending must be reverts, leaves, replaced, or blank [REV-1]',
      'Funding source must be SDG, School, Local formula, Group [FUND-11]', 'Status must be planned, funding agreed, filled, AST2 sent, paid [FUND-7]', 'Start date must be a date',
      'End date must be a date', 'R&R must be an amount in £', 'Cover cost must be an amount in £',
    ]);
    expect(cellText(shownIn(cells, 'AST Checks', 'A3'))).toContain('which the column Look at names on “AST Posts” and “AST Assumptions”: 1.');
  }, 2 * MINUTES);

  withLibreOffice('a plan without a post, and one turned into values, leave no formula behind', async () => {
    const live = await staffPlan(sheetRows([CHANGED_POST]), new Map());
    expect(live.sheets.some(isLive)).toBe(true);
    const { sheet, address } = cellAt(live.sheets, 'AST_Assumptions', 'Value', assumptionAt(live.sheets, 'figures'));
    const values = await planOf(await withCell(live.bytes, sheet, address, 'values'));
    for (const [name, content] of await partsOf(values.bytes)) if (name.includes('worksheets/')) expect([name, content.includes('<f>')]).toEqual([name, false]);
    expect((await partsOf(values.bytes)).get('xl/workbook.xml')?.toString('utf8')).not.toContain('AST_set_planFirstDay');
    const none = await staffPlan(sheetRows([{ ...CHANGED_POST, Role: 'Main', Point: 'M3', Range: '' }]), new Map());
    expect(none.sheets.some(isLive)).toBe(false);
  });
});
