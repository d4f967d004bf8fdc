/** The plain formulas, worked out by another spreadsheet program: the figures must be those of the functions themselves. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx } from '../../src/file';
import { isRefusal } from '../../src/functions/answer';
import { FUNCTIONS } from '../../src/functions/definitions';
import { givenCell } from '../../src/functions/givenCell';
import { plainFormula } from '../../src/functions/plainFormula';
import { sheetOf } from '../support/workbooks';
import { zipOf } from '../support/zip';

type Value = string | number | null;

/** A call: the values that it is given, each in a cell of its own or written in the formula, and which cell of its result is meant. */
interface Case {
  readonly name: string;
  readonly values: readonly Value[];
  readonly written: readonly boolean[];
  readonly at?: readonly [row: number, column: number];
}

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;
const required = process.env['CI'] === 'true';
const CASES = 700;
/** The column of the formula, behind those of the values. */
const RESULT = 5;

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'ast-plain-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const letters = 'ABCDEFGH';

function formulaOf({ name, values, written, at }: Case, row: number): string {
  const given = values.map((value, index) => {
    if (written[index] !== true || value === null) return `$${letters.charAt(index)}$${row}`;
    return typeof value === 'number' ? String(value) : `"${value.replaceAll('"', '""')}"`;
  });
  const call = `AST.${name}(${given.join(',')})`;
  return at === undefined ? `=${call}` : `=INDEX(${call},${at[0]},${at[1]})`;
}

function cellXml(address: string, value: Value): string {
  if (value === null) return '';
  return typeof value === 'number' ? `<c r="${address}"><v>${value}</v></c>` : `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** A workbook with a row for each case: its values, and its formula. */
async function workbook(rows: readonly { readonly values: readonly Value[]; readonly formula: string }[]): Promise<Uint8Array> {
  const cells = rows.map(({ values, formula }, index) => {
    const row = index + 1;
    const address = `${letters.charAt(RESULT)}${row}`;
    // A formula that gives several cells is kept by Excel as an array formula.
    const kind = formula.startsWith('=INDEX(CHOOSE(') ? ` t="array" ref="${address}"` : '';
    return `<row r="${row}">${values.map((value, column) => cellXml(`${letters.charAt(column)}${row}`, value)).join('')}<c r="${address}"><f${kind}>${escaped(formula.slice(1))}</f></c></row>`;
  });
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zipOf([
    ['[Content_Types].xml', `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`],
    ['_rels/.rels', `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Calls" sheetId="1" r:id="r1"/></sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`],
    ['xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData></worksheet>`],
  ]);
}

/** What LibreOffice makes of the formulas: a number, or an error as text. */
async function recalculated(name: string, rows: Parameters<typeof workbook>[0]): Promise<(number | string)[]> {
  const path = join(folder, `${name}.xlsx`);
  writeFileSync(path, await workbook(rows));
  const out = join(folder, 'saved');
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', out, path], { stdio: 'ignore' });
  const grid = await sheetOf(await openXlsx(readFileSync(join(out, `${name}.xlsx`))), 'Calls');
  const results = new Map(grid.rows.map(({ row, values }) => [row, values[RESULT] ?? null]));
  return rows.map((_, index) => {
    const value = results.get(index + 1);
    return typeof value === 'number' ? value : `error ${JSON.stringify(value)}`;
  });
}

/** What the function itself answers: a number, or that it refuses. */
function answered({ name, values, at }: Case): number | 'refused' {
  const answer = FUNCTIONS.find((one) => one.name === name)?.call(values.map(givenCell));
  if (answer === undefined || isRefusal(answer)) return 'refused';
  return typeof answer === 'number' ? answer : (answer[(at?.[0] ?? 1) - 1]?.[(at?.[1] ?? 1) - 1] ?? NaN);
}

/** The points of a range stand beside its pay, and are no figures: the plain formula shows them where there is no pay too. */
const isPointOfRange = ({ name, at }: Case): boolean => name === 'RANGE' && at?.[1] === 1;

interface Worked { readonly isPoint: boolean; readonly call: string; readonly plain: number | string; readonly own: number | 'refused' }

async function worked(name: string, cases: readonly Case[]): Promise<Worked[]> {
  const rows = cases.flatMap((one) => {
    const formula = formulaOf(one, 0);
    const plain = plainFormula(formula);
    return plain !== null && 'formula' in plain ? [{ one, formula: plain.formula }] : [];
  });
  const placed = rows.map(({ one, formula }, index) => ({ one, values: one.values, formula: formula.replaceAll(/\$([A-E])\$0/g, `$1${index + 1}`) }));
  const results = await recalculated(name, placed);
  return placed.map(({ one }, index) => ({ isPoint: isPointOfRange(one), call: `${formulaOf(one, index + 1)} of ${JSON.stringify(one.values)}`, plain: results[index] ?? 'no cell', own: answered(one) }));
}

const serial = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
const area = fc.constantFrom<Value>('Rest', 'Rest of England', 'fringe', 'London Fringe', 'Outer', 'outer london', 'Inner', 'INNER LONDON');
const scale = fc.constantFrom<Value>('AST', 'Main', 'Upper');
const date = fc.oneof(fc.integer({ min: serial(2004, 1, 1), max: serial(2014, 12, 31) }), fc.constantFrom(...[2005, 2006, 2010, 2013].flatMap((year) => [serial(year, 8, 31), serial(year, 9, 1), serial(year, 3, 31), serial(year, 4, 1)]), serial(2006, 12, 31), serial(2007, 1, 1)));
const asText = (whole: fc.Arbitrary<number>): fc.Arbitrary<Value> => fc.oneof(whole, whole.map(String));
const pounds = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 10_000_000 }).map((pence) => pence / 100), fc.constantFrom(4264, 4940, 5044, 5720, 40_040, 46_944));
const fte = fc.oneof(fc.integer({ min: 1, max: 100 }).map((hundredths) => hundredths / 100), fc.constantFrom(1 / 3, 2 / 3, 0.6, 1));
const months = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 24 }).map((halves) => halves / 2), fc.integer({ min: 0, max: 371 }).map((days) => days / 31));
const year = fc.oneof(fc.integer({ min: 2003, max: 2013 }), fc.constantFrom<Value>('2005-06', '2006/07', '2009-10', '2010-11', '2011-12'));
const pupils = fc.oneof(fc.integer({ min: 1, max: 2500 }), fc.integer({ min: 1, max: 5000 }).map((halves) => halves / 2));
const place = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 2 }));

function calls(name: string, values: readonly fc.Arbitrary<Value>[]): fc.Arbitrary<Case> {
  return fc.record({ name: fc.constant(name), values: fc.tuple(...values), written: fc.array(fc.boolean(), { minLength: values.length, maxLength: values.length }), ...(name === 'RANGE' ? { at: place } : {}) });
}

const point = asText(fc.integer({ min: 0, max: 19 }));
const proper = fc.oneof(
  calls('PAY', [area, scale, point, date]),
  calls('RANGE', [area, asText(fc.integer({ min: 0, max: 15 })), date]),
  calls('NEXTPOINT', [point, asText(fc.integer({ min: 0, max: 15 })), asText(fc.integer({ min: 0, max: 3 }))]),
  calls('REVERT', [area, fc.constantFrom<Value>(0, 1, 2, 3, 4, '2', 'U1', 'u2', 'U3', 'U4'), date]),
  calls('ONCOST', [pounds, date]),
  calls('GRANT', [fte, months]),
  calls('SDG', [pounds, pupils, fc.constantFrom<Value>('Primary', 'Secondary', 'primary'), pupils, year]),
);

/** What people put into cells besides: then the plain formula may say nothing, but nothing else than the function. */
const odd = fc.constantFrom<Value>(null, 'Wales', 'Rest of Wales', 'AST 11', 'M6', 'eleven', '01/09/2009', '2009-09-01', 2009, -1, 0.5, 11.5, 999_999, '0.5', '60%', 'TRUE', '2009-12', 'Nursery', ' AST', 'London');
const improper = fc.oneof(
  calls('PAY', [fc.oneof(area, odd), fc.oneof(scale, odd), fc.oneof(point, odd), fc.oneof(date, odd)]),
  calls('RANGE', [fc.oneof(area, odd), fc.oneof(point, odd), fc.oneof(date, odd)]),
  calls('NEXTPOINT', [fc.oneof(point, odd), fc.oneof(point, odd), odd]),
  calls('REVERT', [fc.oneof(area, odd), odd, fc.oneof(date, odd)]),
  calls('ONCOST', [fc.oneof(pounds, odd), fc.oneof(date, odd)]),
  calls('GRANT', [fc.oneof(fte, odd), fc.oneof(months, odd)]),
  calls('SDG', [fc.oneof(pounds, odd), fc.oneof(pupils, odd), fc.oneof(scale, odd, fc.constant('Primary')), fc.oneof(pupils, odd), fc.oneof(year, odd)]),
);

describe('a plain formula, recalculated by LibreOffice', () => {
  test('can be recalculated where that is required', () => {
    if (!hasLibreOffice) process.stderr.write('LibreOffice is not on this machine: what it would prove is skipped (apt-get install libreoffice-calc-nogui).\n');
    expect(hasLibreOffice || !required).toBe(true);
  });

  (hasLibreOffice ? test : test.skip)('gives the figure of the function, and an error where the function refuses', async () => {
    const all = await worked('proper', fc.sample(proper, { numRuns: CASES, seed: 20_090_901 }));
    expect(all.length).toBeGreaterThan(CASES / 2);
    expect(all.filter(({ own }) => own !== 'refused').length).toBeGreaterThan(CASES / 4);
    expect(all.filter(({ plain, own, isPoint }) => (own === 'refused' ? typeof plain === 'number' && !isPoint : plain !== own))).toEqual([]);
  }, 300_000);

  (hasLibreOffice ? test : test.skip)('of what people put into cells besides, gives the figure of the function or an error, and no other figure', async () => {
    const all = await worked('improper', fc.sample(improper, { numRuns: CASES, seed: 20_090_902 }));
    expect(all.length).toBeGreaterThan(CASES / 4);
    expect(all.filter(({ plain, own, isPoint }) => typeof plain === 'number' && plain !== own && !(isPoint && own === 'refused'))).toEqual([]);
  }, 300_000);
});
