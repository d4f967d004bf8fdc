import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { cellText } from '../../src/workbook/port';
import { OWN_SHEET_MARK } from '../../src/workbook/sheetWrite';
import { SCHOOLS, schoolsWith, sheetsWorkbook } from '../support/schools';
import { run } from '../support/terminal';
import { sheetOf, type TestCell } from '../support/workbooks';

interface Problem { readonly severity: string; readonly rule: string | null; readonly sheet: string | null; readonly cell: string | null; readonly message: string }
interface SchoolYear { readonly year: string; readonly pupils: number; readonly pupilsStatus: string; readonly perPupil: string; readonly allocation: number; readonly astPart: number; readonly rest: number; readonly condition: string }
interface Sdg {
  readonly years: string[];
  readonly schools: readonly { readonly school: string; readonly years: readonly SchoolYear[] }[];
  readonly authority: readonly { readonly year: string; readonly bottomUp: number; readonly topDown: number; readonly difference: number; readonly mix: number; readonly rounding: number }[];
  readonly guarantees: readonly { readonly phase: string; readonly year: string; readonly percent: number; readonly status: string }[];
  readonly assumptions: readonly { readonly text: string }[];
  readonly problems: readonly Problem[];
  readonly checks: readonly { readonly difference: number }[];
}

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-sdg-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

type Sheets = Readonly<Record<string, readonly (readonly TestCell[])[]>>;
let files = 0;
async function fileOf(sheets: Sheets): Promise<string> {
  files += 1;
  const path = join(folder, `schools${files}.xlsx`);
  writeFileSync(path, await sheetsWorkbook(sheets));
  return path;
}

async function sdgOf(sheets: Sheets, ...options: readonly string[]): Promise<{ code: number; sdg: Sdg }> {
  const { code, out, err } = await run(['sdg', await fileOf(sheets), '--json', ...(options.includes('--years') ? [] : ['--years', '2']), ...options]);
  expect(err).toBe('');
  return { code, sdg: JSON.parse(out) as Sdg };
}

const STAFF: readonly (readonly TestCell[])[] = [
  ['Post ID', 'School', 'Establishment', 'Name', 'Role', 'Point', 'Range', 'Area', 'Start date', 'End date', 'Funding source'],
  ['P1', 'Ashby', '4001', 'A. Marlow', 'AST', 'AST 11', '11-15', 'Rest', null, new Date(Date.UTC(2010, 2, 31)), 'SDG'],
  ['P2', 'Coleridge', '4003', 'B. Nash', 'AST', 'AST 7', '7-11', 'Rest', null, null, 'SDG'],
  ['P3', 'Coleridge', '4003', 'C. Orme', 'AST', 'AST 7', '7-11', 'Rest', null, null, 'SDG'],
  ['P4', 'Coleridge', '4003', 'D. Pell', 'AST', 'AST 7', '7-11', 'Rest', null, null, 'SDG'],
  ['P5', 'Brook', '4002', 'E. Quill', 'AST', 'AST 7', '7-11', 'Rest', null, null, 'School'],
];

describe('ast-planner sdg', () => {
  test('SDG-2: the schools of a list, by hand', async () => {
    const { code, sdg } = await sdgOf({ Schools: SCHOOLS });
    expect([code, sdg.years, sdg.problems]).toEqual([0, ['2009-10', '2010-11'], []]);
    // Primary: 1.04 × 1.037 × 1.021 × 1.021 = 1.12425176968; × 1.021 = 1.14786105684328.
    // Ashby: £100 a pupil: 210 × £112.425176968 = £23,609.28716…, 220 × £114.786105684328 = £25,252.94325…; a quarter is the AST part.
    // Brook: £90 a pupil: 90 × £101.1826592712 = £9,106.43933…, 80 × £103.3074951158952 = £8,264.59960…
    // Secondary: 1.034 × 1.037 × 1.021² = 1.117765701778; × 1.021 = 1.141238781515338.
    // Coleridge: £150,000.50 ÷ 1,200 = £125.000416…: × 1.117765701778 × 1,210 = £169,062.6259…; × 1.141238781515338 × 1,250.5 = £178,390.4808…
    expect(sdg.schools.map(({ school, years }) => [school, ...years.map(({ pupils, perPupil, allocation, astPart, rest }) => [pupils, perPupil, allocation, astPart, rest])])).toEqual([
      ['Ashby', [210, '112.4252', 2_360_929, 590_232, 1_770_697], [220, '114.7861', 2_525_294, 631_324, 1_893_970]],
      ['Brook', [90, '101.1827', 910_644, 0, 910_644], [80, '103.3075', 826_460, 0, 826_460]],
      ['Coleridge', [1210, '139.7212', 16_906_263, 3_381_241, 13_525_022], [1250.5, '142.6553', 17_839_048, 3_567_798, 14_271_250]],
    ]);
    expect(sdg.checks.every(({ difference }) => difference === 0)).toBe(true);
  });

  test('SDG-1: the sum over the schools and the totals by phase, with mix and rounding, by hand', async () => {
    const { sdg } = await sdgOf({ Schools: SCHOOLS });
    // Primary 2009-10: £29,000 ÷ 300 × 1.12425176968 × 300 = £32,603.30132…; Coleridge alone is its own total, £169,062.63.
    // Mix: Ashby (£100 - £96.66…) × 1.124… × (210 - 200) = £37.475…, Brook (£90 - £96.66…) × 1.124… × (90 - 100) = £74.950…; together £112.43.
    expect(sdg.authority[0]).toMatchObject({ year: '2009-10', bottomUp: 20_177_836, topDown: 3_260_330 + 16_906_263, difference: 11_243, mix: 11_243, rounding: 0 });
  });

  test('SDG-2: where a year is not counted, growth gives whole pupils and says so; without growth the school is left out and the cell is named', async () => {
    const rows = schoolsWith([[4, 'Pupils 2010/11', null], [4, 'Growth %', 2.5], [5, 'Pupils 2010/11', null]]);
    const { code, sdg } = await sdgOf({ Schools: rows });
    expect(code).toBe(1);
    expect(sdg.problems.map(({ severity, cell, message }) => [severity, cell, message])).toEqual([
      ['error', 'H5', 'Brook is left out: cell H5 of “Schools” (Pupils 2010-11) holds nothing; expected a number of pupils above 0. Or give the yearly growth of pupils under “Growth %”. Correct the cell and try again.'],
    ]);
    // 210 × 1.025 = 215.25, so 215 pupils.
    expect(sdg.schools.map(({ school, years }) => [school, years[1]?.pupils, years[1]?.pupilsStatus])).toEqual([['Ashby', 215, 'assumed'], ['Coleridge', 1250.5, 'user']]);
    expect(sdg.assumptions.map(({ text }) => text)).toEqual(['Ashby has 215 pupils in 2010-11: 210 pupils of 2009-10 with 2.5% growth a year for 1 year, to whole pupils']);
    const { sdg: grown } = await sdgOf({ Schools: schoolsWith([[5, 'Pupils 2010/11', null]]) }, '--growth', '-10');
    expect(grown.schools[1]?.years[1]).toMatchObject({ pupils: 81, pupilsStatus: 'assumed' });
  });

  test.each<[string, string, TestCell, string, string]>([
    ['negative pupils', 'Pupils 2009-10', -5, 'G5', 'a number of pupils above 0'],
    ['no pupils', 'Pupils 2009-10', 0, 'G5', 'a number of pupils above 0'],
    ['pupils in words', 'Pupils 2009-10', 'about 90', 'G5', 'a number of pupils above 0'],
    ['a base of nothing', 'SDG 2005-06', 0, 'D5', 'an amount above £0'],
    ['a base below nothing', 'SDG 2005-06', -9000, 'D5', 'an amount above £0'],
    ['a base in words', 'SDG 2005-06', 'unknown', 'D5', 'an amount above £0'],
    ['no base pupils', 'Pupils 2005-06', 0, 'F5', 'a number of pupils above 0'],
    ['an unknown phase', 'Phase', 'Middle', 'C5', 'primary or secondary'],
    ['an AST part above the base', 'AST part 2005-06', 9000.01, 'E5', 'at most the base of £9,000'],
    ['a school that is there twice', 'DfE number', '823/4001', 'B5', 'It is in row 4 already'],
    ['growth that is none', 'Growth %', 'some', 'J5', 'a yearly growth in %'],
  ])('SDG-2: %s: a sentence with the cell, and the other schools go on', async (_, heading, value, cell, said) => {
    const { code, sdg } = await sdgOf({ Schools: schoolsWith([[5, heading, value]]) });
    expect([code, sdg.schools.map(({ school }) => school)]).toEqual([1, ['Ashby', 'Coleridge']]);
    expect(sdg.problems.map((problem) => [problem.severity, problem.sheet, problem.cell])).toEqual([['error', 'Schools', cell]]);
    expect(sdg.problems[0]?.message).toContain(`cell ${cell} of “Schools” (`);
    expect(sdg.problems[0]?.message).toContain(said);
  });

  test('SDG-2: a year without a guarantee has no figure until the user gives one', async () => {
    const rows = schoolsWith([[4, 'Growth %', 0], [5, 'Growth %', 0], [7, 'Growth %', 0]]);
    const { code, sdg } = await sdgOf({ Schools: rows }, '--years', '3');
    expect([code, sdg.authority.map(({ year }) => year)]).toEqual([1, ['2009-10', '2010-11']]);
    expect(sdg.problems.map(({ message }) => message)).toEqual(['primary', 'secondary'].map((phase) => `There is no minimum funding guarantee for ${phase} schools in 2011-12, so there is no figure for 2011-12. The last year known is 2010-11. For 2011-12 enter yours under “Guarantee %” on “AST SDG” and plan again, or give it with ast-planner sdg … --guarantee ${phase}:2011-12=PERCENT.`));
    const given = await sdgOf({ Schools: rows }, '--years', '3', '--guarantee', 'primary:2011-12=1.5', '--guarantee', 'secondary:2011-12=-1.5');
    expect([given.code, given.sdg.problems]).toEqual([0, []]);
    // 220 × £114.786105684328 × 1.015 = £25,631.73740…
    expect(given.sdg.schools[0]?.years[2]).toMatchObject({ year: '2011-12', allocation: 2_563_174 });
    expect(given.sdg.guarantees.filter(({ status }) => status === 'user')).toEqual([{ phase: 'primary', year: '2011-12', percent: 1.5, status: 'user', source: null, basis: 'yours' }, { phase: 'secondary', year: '2011-12', percent: -1.5, status: 'user', source: null, basis: 'yours' }]);
  });

  test('SDG-2: a year without a guarantee is an error where an option asks for it, else a question, and the plan is whole', async () => {
    const input = await fileOf({ Staff: STAFF, Schools: SCHOOLS });
    const answered = async (command: string, ...options: readonly string[]): Promise<[number, string[]]> => {
      const { code, out } = await run([command, input, '--json', ...options]);
      const { problems } = JSON.parse(out) as { problems: Problem[] };
      return [code, problems.filter(({ rule, message }) => rule === 'SDG-2' && message.startsWith('There is no minimum funding guarantee')).map(({ severity, message }) => `${severity}: ${message.slice(0, 76)}`)];
    };
    const said = (severity: string, year: string): string[] => ['primary', 'secondary'].map((phase) => `${severity}: ${`There is no minimum funding guarantee for ${phase} schools in ${year}, so there is`.slice(0, 76)}`);
    expect(await answered('plan', '-o', join(folder, 'whole.xlsx'))).toEqual([0, said('question', '2011-12')]);
    expect(await answered('plan', '-o', join(folder, 'whole.xlsx'), '--years', '3')).toEqual([0, said('question', '2011-12')]);
    expect(await answered('sdg')).toEqual([0, said('question', '2011-12')]);
    expect(await answered('sdg', '--from', '2009-10')).toEqual([0, said('question', '2011-12')]);
    expect(await answered('sdg', '--years', '3')).toEqual([1, said('error', '2011-12')]);
    // The two years after it lack the guarantee of 2011-12 too, and nobody asked for them.
    expect(await answered('sdg', '--from', '2011-12')).toEqual([1, [...said('error', '2011-12'), ...said('question', '2011-12'), ...said('question', '2011-12')]]);
  });

  test('SDG-3: the AST part is kept where an SDG or group post is live on 1 April, in doubt where none is, not known without a staff list', async () => {
    const conditionsOf = (sdg: Sdg): unknown[] => sdg.schools.map(({ school, years }) => [school, ...years.map(({ condition }) => condition)]);
    const { sdg } = await sdgOf({ Staff: STAFF, Schools: SCHOOLS });
    expect(conditionsOf(sdg)).toEqual([
      ['Ashby', 'kept: post P1 is live there on 1 April 2009', 'in doubt: no AST post is live there on 1 April 2010; the authority can switch the funding (SDG-3)'],
      ['Brook', 'no AST part is given', 'no AST part is given'],
      ['Coleridge', 'kept: posts P2, P3, P4 are live there on 1 April 2009', 'kept: posts P2, P3, P4 are live there on 1 April 2010'],
    ]);
    const unread = STAFF.map((row) => row.slice(0, 4));
    expect(conditionsOf((await sdgOf({ Staff: unread, Schools: SCHOOLS })).sdg)[0]).toEqual(['Ashby', ...[1, 2].map(() => expect.stringMatching(/^not known/) as unknown)]);
  });

  test('SDG-3, SDG-4: the list of funding says who pays on 1 April, and a post that is only planned never counts', async () => {
    const Staff = STAFF.map((row, at) => [...row, at === 0 ? 'Status' : row[0] === 'P4' ? 'planned' : null]);
    const Funding = [
      ['Post ID', 'Funding source', 'From', 'To'],
      ['P1', 'School', null, null],
      ['P3', 'School', null, new Date(Date.UTC(2010, 2, 31))],
      ['P5', 'SDG', new Date(Date.UTC(2010, 3, 1)), null],
    ];
    const { sdg } = await sdgOf({ Staff, Funding, Schools: schoolsWith([[5, 'AST part 2005-06', 1000], [7, 'AST posts', 1]]) });
    expect(sdg.schools.map(({ school, years }) => [school, ...years.map(({ condition }) => condition)])).toEqual([
      ['Ashby', 'in doubt: no AST post that the SDG or a group pays for is live there on 1 April 2009; the authority can switch the funding (SDG-3)', 'in doubt: no AST post is live there on 1 April 2010; the authority can switch the funding (SDG-3)'],
      ['Brook', 'in doubt: no AST post that the SDG or a group pays for is live there on 1 April 2009; the authority can switch the funding (SDG-3)', 'kept: post P5 is live there on 1 April 2010'],
      ['Coleridge', 'kept: post P2 is live there on 1 April 2009', 'kept: posts P2, P3 are live there on 1 April 2010'],
    ]);
    expect(sdg.problems.filter(({ rule }) => rule === 'SDG-4').map(({ message }) => message.slice(0, 80))).toEqual(['Coleridge: on 1 April 2010 2 live AST posts are said to be paid by the SDG, whic']);
  });

  test('SDG-4: more posts than the grant supports need another source', async () => {
    const { code, sdg } = await sdgOf({ Staff: STAFF, Schools: SCHOOLS });
    expect(code).toBe(0);
    expect(sdg.problems.map(({ severity, rule, cell, message }) => [severity, rule, cell, message])).toEqual([2009, 2010].map((year) => [
      'question', 'SDG-4', 'I7', `Coleridge: on 1 April ${year} 3 live AST posts are said to be paid by the SDG, which supports 2 there; the others need another source (FUND-11). Correct “AST posts” in cell I7 of “Schools”, or the funding source of the others.`,
    ]));
  });

  test('writes AST SDG and nothing else; a guarantee that is typed there wins at the next run, and a second one for the same year is refused', async () => {
    const [input, output] = [await fileOf({ Schools: SCHOOLS, Mine: [['hello']] }), join(folder, 'out.xlsx')];
    const first = await run(['sdg', input, '-o', output, '--years', '2', '--guarantee', 'primary:2010-11=3']);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toContain('All schools');
    const port = await openXlsx(readFileSync(output));
    expect((await port.sheets()).map(({ name }) => name).sort()).toEqual(['AST SDG', 'Mine', 'Schools']);
    const rows = (await sheetOf(port, 'AST SDG')).rows.map(({ values }) => values.map(cellText));
    expect(rows.find((values) => values[0] === 'primary' && values[1] === '2010-11')?.slice(2, 5)).toEqual(['3', 'user', '3']);
    const second = await run(['sdg', output, '--json', '--years', '2']);
    const sdg = JSON.parse(second.out) as Sdg;
    // £112.425176968 × 1.03 × 220 = £25,475.54510…
    expect(sdg.schools[0]?.years[1]?.allocation).toBe(2_547_555);
    const twice = await run(['sdg', input, '--guarantee', 'primary:2010-11=3', '--guarantee', 'primary:2010-11=2']);
    expect([twice.code, twice.out]).toEqual([2, '']);
  });

  test('plan writes AST SDG too, and gives it as field sdg', async () => {
    const [input, output] = [await fileOf({ Staff: STAFF, Schools: SCHOOLS }), join(folder, 'plan.xlsx')];
    const { code, out, err } = await run(['plan', input, '-o', output, '--json', '--years', '2']);
    expect([code, err]).toEqual([0, '']);
    const { sdg } = JSON.parse(out) as { sdg: Sdg };
    expect(sdg.schools.map(({ years }) => years[0]?.allocation)).toEqual([2_360_929, 910_644, 16_906_263]);
    expect((await (await openXlsx(readFileSync(output))).sheets()).map(({ name }) => name)).toContain('AST SDG');
  });

  test('sdg takes the years of the plan that stands in the workbook, unless it is told others', async () => {
    const [input, output] = [await fileOf({ Staff: STAFF, Schools: SCHOOLS }), join(folder, 'planned.xlsx')];
    expect((await run(['plan', input, '-o', output, '--from', '2010-11', '--years', '1'])).code).toBe(0);
    const yearsOf = async (...options: readonly string[]): Promise<string[]> => (JSON.parse((await run(['sdg', output, '--json', ...options])).out) as Sdg).years;
    expect(await yearsOf()).toEqual(['2010-11']);
    expect(await yearsOf('--from', '2009-10', '--years', '2')).toEqual(['2009-10', '2010-11']);
  });

  test('a year typed on AST Assumptions that is none is named, and 2009-10 is used; what else stands there is no matter of the SDG', async () => {
    const Assumptions = [['Assumptions'], [OWN_SHEET_MARK], ['Id', 'Value', 'Unit', 'From', 'To', 'As planned', 'Set by'], ['planFrom', 'soon', null, null, null, '2010-11', 'option'], ['planYears', '1', null, null, null, '1', 'option'], ['policy', 'never', null, null, null, '1', 'default']];
    const { code, out } = await run(['sdg', await fileOf({ Schools: SCHOOLS, 'AST Assumptions': Assumptions }), '--json']);
    const sdg = JSON.parse(out) as Sdg;
    expect([code, sdg.years, sdg.problems.map(({ severity, sheet, cell }) => [severity, sheet, cell])]).toEqual([1, ['2009-10'], [['error', 'AST Assumptions', 'B4']]]);
    expect(sdg.problems[0]?.message).toContain('“soon” for planFrom in cell B4 of “AST Assumptions” is not used: expected ');
  });

  test('--growth holds for this run only, and the report and the help say how to keep it', async () => {
    const input = await fileOf({ Schools: SCHOOLS });
    const kept = 'put it into the column Growth % of the list to keep it';
    expect((await run(['sdg', input, '--years', '2', '--growth', '1.5'])).out).toContain(`The growth of 1.5% holds for this run only: ${kept}.\n`);
    expect((await run(['sdg', input, '--years', '2'])).out).not.toContain(kept);
    expect((await run(['sdg', '--help'])).out.replace(/\s+/g, ' ')).toContain(`for this run only: ${kept}`);
  });

  test.each<[string, readonly string[], string]>([
    ['a guarantee of no phase', ['--guarantee', 'middle:2011-12=1'], '--guarantee middle:2011-12=1 cannot be used'],
    ['a growth in words', ['--growth', 'much'], '--growth much cannot be used'],
    ['a sheet that is not there', ['--sheet', 'Nowhere'], 'There is no sheet “Nowhere”'],
    ['a sheet that is no list', ['--sheet', 'Mine'], '“Mine” is no list of schools'],
  ])('is not done for %s, with one sentence', async (_, options, said) => {
    const { code, out, err } = await run(['sdg', await fileOf({ Schools: SCHOOLS, Mine: [['hello']] }), ...options]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });

  test('is not done without a list of schools, and says what is missing', async () => {
    const { code, err } = await run(['sdg', await fileOf({ Schools: [['School', 'SDG 2005-06', 'Pupils 2005-06'], ['Ashby', 1, 1]] })]);
    expect([code, err]).toEqual([2, '“Schools” looks like a list of schools and is not read as one: row 1 has no heading Phase. Add it and try again.\n']);
  });
});
