import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { cellText } from '../../src/workbook/port';
import { OWN_SHEET_MARK } from '../../src/workbook/sheetWrite';
import { sheetsWorkbook } from '../support/schools';
import { run } from '../support/terminal';
import { sheetOf, type TestCell } from '../support/workbooks';
import { partsOf } from '../support/zip';

interface Form {
  readonly id: string;
  readonly row: number;
  readonly fields: readonly { readonly id: string; readonly value: string | number | null; readonly text: string; readonly rule: string; readonly why: string }[];
  readonly missing: readonly { readonly rule: string; readonly cell: string | null; readonly message: string }[];
}

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-ast2-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

type Sheets = Readonly<Record<string, readonly (readonly TestCell[])[]>>;
let files = 0;
async function fileOf(sheets: Sheets): Promise<string> {
  files += 1;
  const path = join(folder, `staff${files}.xlsx`);
  writeFileSync(path, await sheetsWorkbook(sheets));
  return path;
}

const date = (year: number, month: number, day: number): Date => new Date(Date.UTC(year, month - 1, day));

const HEADINGS = ['Post ID', 'School', 'Establishment', 'Name', 'Role', 'Point', 'Range', 'Area', 'FTE', 'Start date', 'Funding source', 'Status', 'Assessed on', 'AST2 sent on', 'Share'];
const STAFF: readonly (readonly TestCell[])[] = [
  HEADINGS,
  ['P1', 'Ashby', '823/4001', 'A. Marlow', 'AST', 'AST 11', '11-15', 'Rest', 0.6, date(2009, 9, 1), 'SDG', 'filled', date(2009, 6, 24), null, null],
  ['P2', null, null, 'B. Nash', 'AST', 'AST 7', '7-11', 'Fringe', null, null, null, null, null, null, null],
  ['P3', 'Brook', '823/4002', 'C. Orme', 'AST', 'AST 99', '7-11', 'Rest', 1, date(2009, 9, 1), 'SDG', 'filled', date(2009, 6, 24), null, null],
  ['P4', 'Brook', '823/4002', 'D. Pell', 'Teacher', 'M6', null, 'Rest', 1, null, null, null, null, null, null],
  ['P5', 'Brook', '823/4002', 'E. Quill', 'AST', 'AST 3', '3-7', 'Rest', 1, date(2009, 9, 1), 'School', 'planned', 'not yet', null, null],
  ['P6', 'Brook', '823/4002', 'F. Reed', 'AST', 'AST 3', '3-7', 'Rest', 1, date(2009, 9, 1), 'SDG', 'paid', date(2009, 12, 14), date(2009, 9, 8), null],
  ['P7', 'Ashby', '823/4001', 'G. Shaw', 'AST', 'AST 3', '3-7', 'Rest', 1, date(2009, 9, 1), 'Group', 'filled', date(2009, 6, 24), null, 0.6],
  ['P7', 'Brook', '823/4002', 'G. Shaw', 'AST', 'AST 3', '3-7', 'Rest', 1, date(2009, 9, 1), 'Group', 'filled', date(2009, 6, 24), null, 0.4],
];
const MINE = [['hello'], ['=1+1']];

async function formsOf(ids: readonly string[], sheets: Sheets = { Staff: STAFF }): Promise<{ code: number; forms: readonly Form[] }> {
  const { code, out, err } = await run(['ast2', await fileOf(sheets), ...ids.flatMap((id) => ['--post', id]), '--json']);
  expect(err).toBe('');
  return { code, forms: (JSON.parse(out) as { posts: Form[] }).posts };
}

async function formOf(id: string, sheets?: Sheets): Promise<Form & { code: number; value: (field: string) => string | number | null | undefined }> {
  const { code, forms } = await formsOf([id], sheets);
  const [form] = forms;
  if (form === undefined || forms.length !== 1) throw new Error(`${forms.length} forms`);
  return { ...form, code, value: (field) => form.fields.find((each) => each.id === field)?.value };
}

/** The staff list with cells of a row changed, by their headings. */
function staffWith(id: string, changes: Readonly<Record<string, TestCell>>): Sheets {
  return { Staff: STAFF.map((row) => (row[0] === id ? row.map((cell, at) => (HEADINGS[at] !== undefined && HEADINGS[at] in changes ? changes[HEADINGS[at]] ?? null : cell)) : row)) };
}

describe('ast-planner ast2', () => {
  test('FUND-7: the facts of the form from a row, each with where it stands', async () => {
    const form = await formOf('P1');
    // AST 11 in Rest of England from 1 September 2009 is £46,944; × 0.6 = £28,166.40.
    expect([form.code, form.missing]).toEqual([0, []]);
    expect(form.fields.map(({ id, value }) => [id, value])).toEqual([
      ['name', 'A. Marlow'], ['school', 'Ashby'], ['establishment', '823/4001'], ['area', 'Rest'], ['range', '11-15'], ['point', 11], ['fte', 0.6], ['start', '2009-09-01'],
      ['salary', 4_694_400], ['salaryAtFte', 2_816_640], ['salaryStatus', 'reconstructed'], ['salarySource', expect.any(String)], ['assessedOn', '2009-06-24'],
      ['fundingSource', 'SDG'], ['fundingAgreed', 'filled'], ['copyToAuthority', 'yes'],
    ]);
    expect(form.fields.find(({ id }) => id === 'start')).toMatchObject({ text: '1 September 2009', rule: 'FUND-7', why: 'cell J2 of “Staff” (Start date)' });
    expect(form.fields.find(({ id }) => id === 'salary')).toMatchObject({ text: '£46,944 a year', why: 'the pay of AST 11 in Rest of England on 1 September 2009' });
  });

  test('FUND-7: what a row leaves blank is missing, a sentence for each cell', async () => {
    const form = await formOf('P2');
    expect([form.code, form.value('salary'), form.value('start'), form.value('fundingSource')]).toEqual([1, null, null, 'SDG']);
    expect(form.missing.map(({ rule, cell, message }) => [rule, cell, message])).toEqual([
      ['FUND-7', 'B3', 'The school is missing: cell B3 of “Staff” (School) is blank; expected the school that the AST will be teaching at. Enter it, and make the form again.'],
      ['FUND-7', 'C3', 'The establishment number is missing: cell C3 of “Staff” (Establishment) is blank; expected the school’s number, such as 823/4001. Enter it, and make the form again.'],
      ['FUND-7', 'J3', 'The start date is missing: cell J3 of “Staff” (Start date) is blank; expected the first day in the post. Enter it, and make the form again.'],
      ['PAY-11', 'M3', 'Nothing says that the assessment was passed: cell M3 of “Staff” (Assessed on) is blank; expected the day on which it was passed. Enter it, and make the form again.'],
      ['FUND-7', 'L3', 'Nothing says that the funding was agreed: cell L3 of “Staff” (Status) is blank; expected planned, funding agreed, filled, AST2 sent or paid. Enter it, and make the form again.'],
    ]);
    const narrow = STAFF.slice(0, 2).map((row) => row.filter((_, at) => HEADINGS[at] !== 'Establishment'));
    expect((await formOf('P1', { Staff: narrow })).missing.map(({ cell, message }) => [cell, message])).toEqual([[null, 'The establishment number is missing: “Staff” has no column Establishment; expected the school’s number, such as 823/4001. Enter it, and make the form again.']]);
  });

  test('PAY-11: nobody is placed on the spine before the assessment: the form waits, or the salary begins on its day', async () => {
    const waiting = await formOf('P5');
    expect(waiting.missing.map(({ rule, cell }) => [rule, cell])).toEqual([['PAY-11', 'M6'], ['FUND-7', 'L6']]);
    expect(waiting.value('copyToAuthority')).toBe('for information');
    const later = await formOf('P6');
    expect([later.value('start'), later.value('onSpineFrom')]).toEqual(['2009-09-01', '2009-12-14']);
    expect(later.missing.map(({ message }) => message)).toEqual(['AST2 was sent on 8 September 2009, by cell N7 of “Staff” (AST2 sent on); expected no second form for the same appointment. Send it again only if something changed.']);
  });

  test('APP-5: a post that schools share is one form, with the school of the largest share as the designated one', async () => {
    const form = await formOf('P7');
    expect([form.value('school'), form.value('designatedHead'), form.value('fundingSource')]).toEqual(['Ashby (share 0.6), Brook (share 0.4)', 'Ashby', 'Group']);
    const equal = STAFF.map((row) => (row[0] === 'P7' ? [...row.slice(0, 14), 0.5] : row));
    const tied = await formOf('P7', { Staff: equal });
    expect(tied.value('designatedHead')).toBeNull();
    expect(tied.fields.find(({ id }) => id === 'designatedHead')?.text).toContain('Ashby and Brook have the same largest part (0.5 of the post each)');
  });

  test('FUND-7: a post that is only planned, one that is not filled, one that began long ago and one after the grade: a sentence each', async () => {
    const said = async (changes: Readonly<Record<string, TestCell>>): Promise<string[]> => (await formOf('P1', staffWith('P1', changes))).missing.map(({ message }) => message);
    expect(await said({ Status: 'planned' })).toEqual([expect.stringContaining('The post is only planned, by cell L2 of “Staff” (Status); expected “funding agreed” or later.')]);
    expect(await said({ Status: 'funding agreed' })).toEqual([expect.stringContaining('The post is not yet filled, by cell L2')]);
    expect(await said({ 'Start date': date(2007, 9, 1), 'Assessed on': date(2007, 6, 1) })).toEqual(['The post began on 1 September 2007, and the point in cell F2 of “Staff” (Point) is taken for that of 1 April 2009; the form asks for the point on appointment. Check the point, and the range with it.']);
    expect(await said({ 'Start date': date(2013, 9, 1) })).toEqual([expect.stringContaining('The post begins on 1 September 2013, by cell J2'), expect.stringContaining('There is no figure for AST 11 of the AST pay spine in Rest of England from 1 September 2013.')]);
    expect(await said({ Status: 'paid' })).toEqual([expect.stringContaining('The status “paid”, by cell L2 of “Staff” (Status), says that AST2 was sent, and no date is given')]);
  });

  test('FUND-7: -o writes AST AST2 upright, one page for each post, and nothing else changes; a second run replaces it', async () => {
    const [input, output] = [await fileOf({ Staff: STAFF, Mine: MINE }), join(folder, 'forms.xlsx')];
    const first = await run(['ast2', input, '--post', 'p1', '--post', 'P2', '--post', 'P1', '-o', output]);
    expect([first.code, first.err]).toEqual([1, '']);
    expect(first.out).toContain(`Written: ${output}, on “AST AST2”`);
    const port = await openXlsx(readFileSync(output));
    expect((await port.sheets()).map(({ name }) => name).sort()).toEqual(['AST AST2', 'Mine', 'Staff']);
    const rows = (await sheetOf(port, 'AST AST2')).rows.map(({ row, values }) => ({ row, texts: values.map(cellText) }));
    expect(rows[1]?.texts[0]).toBe(`${OWN_SHEET_MARK}. A copy of facts for form AST2, not the official form.`);
    expect(rows.filter(({ texts }) => texts[0]?.startsWith('Post ') === true).map(({ texts }) => texts[0])).toEqual(['Post P1: A. Marlow', 'Post P2: B. Nash']);
    expect(rows.find(({ texts }) => texts[0] === 'Salary at that point, full time')?.texts.slice(1, 3)).toEqual(['£46,944 a year', 'the pay of AST 11 in Rest of England on 1 September 2009 [PAY-2]']);
    expect(rows.filter(({ texts }) => texts[0] === 'Signed (headteacher)')).toHaveLength(2);
    expect(rows.some(({ texts }) => texts[0] === 'Nothing is missing: the facts can go onto the form')).toBe(true);
    const secondPage = (rows.find(({ texts }) => texts[0] === 'Post P2: B. Nash')?.row ?? 0) - 1;
    const xml = [...(await partsOf(readFileSync(output)))].find(([name]) => name.endsWith('worksheets/astSheet1.xml'))?.[1].toString('utf8') ?? '';
    expect(xml).toContain('orientation="portrait" fitToWidth="1" fitToHeight="0"');
    expect(xml).toContain(`<rowBreaks count="1" manualBreakCount="1"><brk id="${secondPage - 1}" max="16383" man="1"/></rowBreaks>`);
    const second = await run(['ast2', output, '--post', 'P5', '-o', output]);
    expect(second.code).toBe(1);
    const again = await openXlsx(readFileSync(output));
    expect((await again.sheets()).map(({ name }) => name).sort()).toEqual(['AST AST2', 'Mine', 'Staff']);
    expect((await sheetOf(again, 'AST AST2')).rows.map(({ values }) => cellText(values[0] ?? null)).filter((text) => text.startsWith('Post '))).toEqual(['Post P5: E. Quill']);
  });

  test('FUND-7: a sheet AST AST2 of the user’s own stays, and the form stands beside it', async () => {
    const [input, output] = [await fileOf({ Staff: STAFF, 'AST AST2': [['mine']] }), join(folder, 'beside.xlsx')];
    for (const from of [input, output]) {
      expect((await run(['ast2', from, '--post', 'P1', '-o', output])).code).toBe(0);
      const port = await openXlsx(readFileSync(output));
      expect((await port.sheets()).map(({ name }) => name).sort()).toEqual(['AST AST2', 'AST AST2 (2)', 'Staff']);
      expect(cellText((await sheetOf(port, 'AST AST2')).rows[0]?.values[0] ?? null)).toBe('mine');
    }
    expect((await run(['plan', output, '-o', output, '--years', '2'])).err).toBe('');
    expect((await (await openXlsx(readFileSync(output))).sheets()).map(({ name }) => name)).toEqual(expect.arrayContaining(['AST AST2', 'AST AST2 (2)', 'AST Summary']));
  });

  test('FUND-7: without -o the facts as text', async () => {
    const { code, out } = await run(['ast2', await fileOf({ Staff: STAFF }), '--post', 'P1']);
    expect(code).toBe(0);
    expect(out).toContain('A copy of facts for form AST2, not the official form.\n\nPost P1: A. Marlow\n');
    expect(out).toContain('£46,944 a year  (the pay of AST 11 in Rest of England on 1 September 2009) [PAY-2]');
    expect(out).toContain('Nothing is missing: the facts can go onto the form.');
    expect(out).toContain('Nothing was written; give -o OUT.xlsx for the sheet to print.');
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['no post', [], ['--post is missing: say which posts the form is for, such as --post P1 --post P2.']],
    ['a post that is not there', ['--post', 'P11'], ['There is no post “P11” on “Staff”. The nearest is “P1”. Give one of them with --post.']],
    ['two that are not there', ['--post', 'Head', '--post', 'Q1'], ['There is no post “Head” on “Staff”. Its AST posts are “P1”, “P2”, “P5”, “P6”, “P7”. Give one of them with --post.', 'There is no post “Q1” on “Staff”. The nearest is “P1”. Give one of them with --post.']],
    ['a post whose row cannot be used', ['--post', 'P1', '--post', 'P3'], ['Post “P3” in row 4 of “Staff” cannot be used, so there is no form for it. C. Orme is left out: cell F4 of “Staff” (Point) holds point 99;']],
    ['a teacher who is no AST', ['--post', 'P4'], ['“P4” in row 5 of “Staff” is no AST post (role Teacher, point M6): form AST2 is for AST posts only. If it is one, correct its role or point.']],
    ['a sheet that is not there', ['--post', 'P1', '--sheet', 'Nowhere'], ['There is no sheet “Nowhere”']],
    ['an output of another kind', ['--post', 'P1', '-o', 'forms.pdf'], ['The output “forms.pdf” must end in .xlsx or .xlsm.']],
  ])('FUND-7: is not done for %s, with a sentence for each', async (_, options, said) => {
    const { code, out, err } = await run(['ast2', await fileOf({ Staff: STAFF }), ...options]);
    expect([code, out, err.trim().split('\n').length]).toEqual([2, '', said.length]);
    for (const sentence of said) expect(err).toContain(sentence);
  });
});
