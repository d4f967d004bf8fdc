import { beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';
import { openXlsx } from '../../src/file';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook, type PlanMade } from '../../src/workbook/planWorkbook';
import { cellText, type SheetGrid } from '../../src/workbook/port';
import { workbookOf, sheetOf } from '../support/workbooks';
import { packedPartsOf, partsOf, withParts } from '../support/zip';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const PLANNABLE = readdirSync(FIXTURES).filter((name) => /\.xls[xm]$/.test(name) && !['no-staff.xlsx', 'two-sheets.xlsx'].includes(name));
/** Parts that list what is in the workbook: they change, by additions alone. */
const LISTS = [/^\[Content_Types\]\.xml$/, /^xl\/workbook\.xml$/, /^xl\/_rels\/workbook\.xml\.rels$/, /^xl\/styles\.xml$/];

async function planned(bytes: Uint8Array, values: ReadonlyMap<string, string> = new Map()): Promise<{ bytes: Uint8Array; made: PlanMade }> {
  const file = await openXlsx(bytes);
  const made = await planWorkbook(file, { values, ways: WAYS_TO_SAY, figures: 'values', version: 'test', writtenAt: 'now', area: 'Rest' });
  if ('refusal' in made) throw new Error(made.refusal);
  await file.write(sheetsOf(made), made.own);
  return { bytes: file.bytes(), made };
}

interface Node { name: string; attributes: Record<string, string>; children: (Node | string)[] }

function tree(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] };
  const stack = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes, children: [] };
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  parser.on('closetag', () => { stack.pop(); });
  parser.on('text', (text) => { if (text.trim() !== '') stack.at(-1)?.children.push(text); });
  parser.write(xml.replace(/^\ufeff/, '')).close();
  return root;
}

/** Everything of `before` stands in `after`, in the same order, with the same attributes but for counts. */
function isKeptIn(before: Node, after: Node): boolean {
  if (before.name !== after.name) return false;
  for (const [key, value] of Object.entries(before.attributes)) if (key !== 'count' && after.attributes[key] !== value) return false;
  let at = 0;
  for (const child of before.children) {
    while (at < after.children.length) {
      const candidate = after.children[at] as Node | string;
      at += 1;
      if (typeof child === 'string' ? candidate === child : typeof candidate !== 'string' && isKeptIn(child, candidate)) break;
      if (at === after.children.length) return false;
    }
    if (at > after.children.length) return false;
  }
  return before.children.length <= after.children.length;
}

describe('nothing of theirs is lost', () => {
  test('the fixtures come from several programs', () => {
    expect(PLANNABLE.length).toBeGreaterThanOrEqual(13);
    expect(PLANNABLE).toEqual(expect.arrayContaining(['excel-like.xlsm', 'libreoffice-rich.xlsx', 'gnumeric.xlsx', 'openpyxl-rich.xlsx', 'exceljs.xlsx']));
  });

  test.each(PLANNABLE)('%s: every part is the same, byte for byte as it was packed, but for the lists, which only grow', async (name) => {
    const before = readFileSync(FIXTURES + name);
    const { bytes } = await planned(before);
    const [packedBefore, packedAfter, after] = [await packedPartsOf(before), await packedPartsOf(bytes), await partsOf(bytes)];
    const unpackedBefore = await partsOf(before);
    for (const [part, content] of packedBefore) {
      if (LISTS.some((list) => list.test(part))) {
        const [old, now] = [unpackedBefore.get(part)?.toString('utf8') ?? '', after.get(part)?.toString('utf8') ?? ''];
        expect([part, isKeptIn(tree(old), tree(now))]).toEqual([part, true]);
      } else {
        expect([part, packedAfter.get(part)?.equals(content)]).toEqual([part, true]);
      }
    }
    const added = [...packedAfter.keys()].filter((part) => !packedBefore.has(part));
    expect(added.filter((part) => !/(^|\/)(_rels\/)?ast(Sheet|Table|Drawing|Chart)\d+\.xml(\.rels)?$/.test(part) && part !== 'xl/styles.xml')).toEqual([]);
  });

  test.each(PLANNABLE)('%s: planning the result again changes nothing but the own sheets, and adds no part', async (name) => {
    const { bytes: once } = await planned(readFileSync(FIXTURES + name));
    const { bytes: twice } = await planned(once);
    const [first, second] = [await partsOf(once), await partsOf(twice)];
    expect([...second.keys()].sort()).toEqual([...first.keys()].sort());
    for (const [part, content] of first) expect([part, second.get(part)?.equals(content)]).toEqual([part, true]);
  });
});

describe('own sheets among theirs', () => {
  let once: Uint8Array;
  beforeAll(async () => {
    ({ bytes: once } = await planned(readFileSync(`${FIXTURES}excel-like.xlsm`)));
  });

  test('names that are local to a sheet stay with it when own sheets in front of it go', async () => {
    // The own sheets are moved to the front and two of them deleted, as a user may do in Excel.
    const moved = await withParts(once, {
      'xl/workbook.xml': (text) => {
        const sheets = [...text.matchAll(/<sheet [^>]*\/>/g)].map(([tag]) => tag);
        const own = sheets.filter((tag) => tag.includes('name="AST '));
        const theirs = sheets.filter((tag) => !tag.includes('name="AST '));
        const kept = own.filter((tag) => !tag.includes('AST Checks') && !tag.includes('AST Funding'));
        const order = [...kept, ...theirs];
        const renumbered = text.replace(/localSheetId="(\d+)"/g, (_whole, index: string) => `localSheetId="${order.indexOf(sheets[Number(index)] ?? '')}"`).replace(/<definedName [^>]*localSheetId="-1"[^>]*>[^<]*<\/definedName>/g, '');
        return renumbered.replace(/<sheets>.*<\/sheets>/s, `<sheets>${order.join('')}</sheets>`);
      },
    });
    const { bytes } = await planned(moved);
    const text = (await partsOf(bytes)).get('xl/workbook.xml')?.toString('utf8') ?? '';
    const names = [...text.matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) => name);
    const original = (await partsOf(readFileSync(`${FIXTURES}excel-like.xlsm`))).get('xl/workbook.xml')?.toString('utf8') ?? '';
    const originalNames = [...original.matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name]) => name);
    const locals = (xml: string, sheets: (string | undefined)[]): string[] =>
      [...xml.matchAll(/<definedName ([^>]*)>([^<]*)</g)]
        .filter(([, attributes]) => attributes?.includes('localSheetId'))
        .map(([, attributes = '', content = '']) => `${sheets[Number(/localSheetId="(\d+)"/.exec(attributes)?.[1])] ?? ''}: ${/name="([^"]*)"/.exec(attributes)?.[1] ?? ''} = ${content}`)
        .filter((line) => !line.startsWith('AST '))
        .sort();
    expect(locals(text, names)).toEqual(locals(original, originalNames));
    expect(names.filter((name) => name?.startsWith('AST '))).toHaveLength(10);
  });

  test('a sheet of the user’s that has the product’s name is left alone, and the own sheet gets a number', async () => {
    const { writeXlsx } = await import('hucre/xlsx');
    const staff = [['Name', 'Role', 'Point'], ['A. Marlow', 'AST', 'AST 11']];
    const theirs = await writeXlsx({ sheets: [{ name: 'Staff', rows: staff }, { name: 'AST Summary', rows: [['my own summary'], ['keep me']] }, { name: 'ast posts', rows: [['mine too']] }] });
    const { bytes } = await planned(theirs);
    const again = await openXlsx((await planned(bytes)).bytes);
    expect((await again.sheets()).map(({ name }) => name)).toEqual(['Staff', 'AST Summary', 'ast posts', 'AST Summary (2)', 'AST Posts (2)', 'AST Projection', 'AST Funding', 'AST Cash flow', 'AST Eligible', 'AST Assumptions', 'AST Pay points', 'AST Checks', 'AST About']);
    expect((await sheetOf(again, 'AST Summary')).rows.map(({ values }) => values[0])).toEqual(['my own summary', 'keep me']);
  });

  test('tables and names of the user’s keep their names; the own ones give way', async () => {
    const { writeXlsx } = await import('hucre/xlsx');
    const theirs = await writeXlsx({
      sheets: [{ name: 'Staff', rows: [['Name', 'Role', 'Point'], ['A. Marlow', 'AST', 'AST 11']], tables: [{ name: 'AST_Posts', range: 'A1:C2', columns: [{ name: 'Name' }, { name: 'Role' }, { name: 'Point' }] }] }],
      namedRanges: [{ name: 'AST_Summary', range: 'Staff!$A$1' }],
    });
    const parts = await partsOf((await planned(theirs)).bytes);
    const names = [...parts].filter(([part]) => part.includes('/tables/')).map(([, xml]) => /displayName="([^"]*)"/.exec(xml.toString())?.[1]);
    expect(names.filter((name) => name === 'AST_Posts')).toHaveLength(1);
    expect(names).toContain('AST_Posts_2');
    // A name of the user's is kept even where it begins as ours do, and no table of ours takes it.
    expect(parts.get('xl/workbook.xml')?.toString('utf8')).toContain('name="AST_Summary"');
    expect(names).not.toContain('AST_Summary');
    const again = await partsOf((await planned((await planned(theirs)).bytes)).bytes);
    expect(again.get('xl/workbook.xml')?.toString('utf8')).toContain('name="AST_Summary"');
  });

  test('entries of replaced sheets leave the list of formula cells, and others keep their sheet', async () => {
    const ids = [...((await partsOf(once)).get('xl/workbook.xml')?.toString('utf8') ?? '').matchAll(/<sheet [^>]*?name="([^"]*)" sheetId="(\d+)"/g)];
    const own = ids.find(([, name]) => name === 'AST Funding')?.[2] ?? '';
    const withChain = await withParts(once, { 'xl/calcChain.xml': (text) => text.replace(/(<c r="[A-Z]+\d+" )/, `<c r="A99" i="${own}"/><c r="A98"/>$1`) });
    const before = /<c [^>]*i="(\d+)"/.exec((await partsOf(once)).get('xl/calcChain.xml')?.toString('utf8') ?? '');
    const chain = (await partsOf((await planned(withChain)).bytes)).get('xl/calcChain.xml')?.toString('utf8') ?? '';
    expect(chain).not.toContain('r="A99"');
    expect(chain).not.toContain('r="A98"');
    expect(/<c [^>]*i="(\d+)"/.exec(chain)?.[1]).toBe(before?.[1]);
  });
});

describe('what the user writes on the own sheets', () => {
  const STAFF = [['Post ID', 'Name', 'Role', 'Point', 'Range'], ['P1', 'A. Marlow', 'AST', 'AST 11', '11-15']];

  function rowOf(grid: SheetGrid, id: string): number {
    return grid.rows.find(({ values }) => values[0] === id)?.row ?? 0;
  }

  /** Changes cells of a sheet in the file, as typed by a user: `B7` to a number or text. */
  async function typedInto(bytes: Uint8Array, sheet: string, cells: Readonly<Record<string, number | string>>): Promise<Uint8Array> {
    const file = await openXlsx(bytes);
    const index = (await file.sheets()).findIndex(({ name }) => name === sheet) + 1;
    const rels = (await partsOf(bytes)).get('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? '';
    const workbook = (await partsOf(bytes)).get('xl/workbook.xml')?.toString('utf8') ?? '';
    const id = [...workbook.matchAll(/<sheet [^>]*r:id="([^"]*)"/g)][index - 1]?.[1] ?? '';
    const tag = [...rels.matchAll(/<Relationship [^>]*>/g)].map(([text]) => text).find((text) => text.includes(`Id="${id}"`)) ?? '';
    const part = `xl/${/Target="([^"]*)"/.exec(tag)?.[1] ?? ''}`;
    return withParts(bytes, {
      [part]: (text) =>
        Object.entries(cells).reduce((xml, [address, value]) => {
          const cell = typeof value === 'number' ? `<c r="${address}"><v>${value}</v></c>` : value === '' ? '' : `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
          const there = new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`);
          if (there.test(xml)) return xml.replace(there, cell);
          const row = /\d+/.exec(address)?.[0] ?? '';
          if (xml.includes(`<row r="${row}"`)) return xml.replace(new RegExp(`(<row r="${row}"[^>]*>)(.*?)(</row>)`), `$1$2${cell}$3`);
          const after = [...xml.matchAll(/<row r="(\d+)"/g)].find(([, number]) => Number(number) > Number(row))?.[0] ?? '</sheetData>';
          return xml.replace(after, `<row r="${row}">${cell}</row>${after}`);
        }, text),
    });
  }

  test('assumptions are read back and win, over options too, and stay until they are cleared', async () => {
    const { bytes } = await planned(await workbookOf(STAFF));
    const grid = await sheetOf(await openXlsx(bytes), 'AST Assumptions');
    const policy = `B${rowOf(grid, 'policy')}`;
    const edited = await typedInto(bytes, 'AST Assumptions', { [policy]: 2 });
    const second = await planned(edited);
    expect(second.made.planned.plan.settings.policy).toBe(2);
    const third = await planned(second.bytes, new Map([['policy', '0']]));
    expect(third.made.planned.plan.settings.policy).toBe(2);
    expect(third.made.planned.problems.map(({ message }) => message)).toEqual([`policy is 2, as you set it in cell ${policy} of “AST Assumptions”; 0, which was given now, is not used. Clear the cell to use what you give again.`]);
    const cleared = await planned(await typedInto(third.bytes, 'AST Assumptions', { [policy]: '' }), new Map([['policy', '0']]));
    expect(cleared.made.planned.plan.settings.policy).toBe(0);
    const plain = await planned(cleared.bytes);
    expect(plain.made.planned.plan.settings.policy).toBe(0);
  });

  test('a value that makes no sense is reported with its cell, kept as it was typed, and not used', async () => {
    const { bytes } = await planned(await workbookOf(STAFF));
    const grid = await sheetOf(await openXlsx(bytes), 'AST Assumptions');
    const policy = `B${rowOf(grid, 'policy')}`;
    const { made, bytes: again } = await planned(await typedInto(bytes, 'AST Assumptions', { [policy]: 7 }));
    expect(made.planned.plan.settings.policy).toBe(1);
    expect(made.planned.problems.map(({ message }) => message)).toEqual([`“7” for policy in cell ${policy} of “AST Assumptions” is not used: expected 0, 1 or 2.`]);
    const kept = (await sheetOf(await openXlsx(again), 'AST Assumptions')).rows.find(({ values }) => values[0] === 'policy')?.values ?? [];
    expect([kept[1], kept[3], kept[5]]).toEqual(['7', 'not used', '1']);
  });

  test('awards and pension rates can be added below the table, and stream shares must add up to 100%', async () => {
    const { bytes } = await planned(await workbookOf(STAFF));
    const grid = await sheetOf(await openXlsx(bytes), 'AST Assumptions');
    const last = rowOf(grid, 'pension.2007-01-01');
    const added = await typedInto(bytes, 'AST Assumptions', { [`A${last + 1}`]: 'award.2013', [`B${last + 1}`]: 1.5, [`A${last + 2}`]: 'pension.2010-09-01', [`B${last + 2}`]: 15 });
    const { settings } = (await planned(added)).made.planned.plan;
    expect([...settings.awards]).toEqual([[2013, 150]]);
    expect(settings.pensionRates.map(({ rate }) => rate)).toEqual([1500]);
    const uneven = await planned(await typedInto(bytes, 'AST Assumptions', { [`B${rowOf(grid, 'stream.May')}`]: 40 }));
    expect(uneven.made.planned.problems.map(({ message }) => message)).toEqual([`The four stream shares on “AST Assumptions” (cell B${rowOf(grid, 'stream.May')}) add up to 115%, not 100%; equal shares are used. Correct them and plan again.`]);
    const kept = await planned(uneven.bytes);
    expect(kept.made.planned.assumptions.filter(({ id }) => id === 'stream.May').map(({ value, status }) => [value, status])).toEqual([['40', 'not used']]);
    expect(kept.made.planned.problems).toHaveLength(1);
  });

  test('what a spreadsheet makes of 2% and 14% is refused, not read a hundred times too small', async () => {
    const { bytes } = await planned(await workbookOf(STAFF));
    const grid = await sheetOf(await openXlsx(bytes), 'AST Assumptions');
    const last = rowOf(grid, 'pension.2007-01-01');
    const { made } = await planned(await typedInto(bytes, 'AST Assumptions', { [`A${last + 1}`]: 'award.2013', [`B${last + 1}`]: 0.02, [`A${last + 2}`]: 'pension.2010-09-01', [`B${last + 2}`]: 0.14 }));
    expect(made.planned.problems.map(({ message }) => message)).toEqual([
      `“0.02” for award.2013 in cell B${last + 1} of “AST Assumptions” is not used: expected an award in % with at most two decimals, such as 2 or 2.45.`,
      `“0.14” for pension.2010-09-01 in cell B${last + 2} of “AST Assumptions” is not used: expected a rate in % with at most two decimals, such as 14.1, and an id such as pension.2015-09-01.`,
    ]);
  });

  test('a later pension rate and an award that a plan does not need stay on the sheet, and the award is said to be unused', async () => {
    const first = await planned(await workbookOf(STAFF), new Map([['award.2010', '5'], ['pension.2019-09-01', '23.6']]));
    expect(first.made.planned.problems.map(({ severity, rule }) => [severity, rule])).toEqual([['note', 'PAY-13']]);
    const again = await planned(first.bytes);
    expect(again.made.planned.assumptions.filter(({ id }) => /^(award|pension\.2019)/.test(id)).map(({ id, value, status }) => [id, value, status])).toEqual([['award.2010', '5', 'not used'], ['pension.2019-09-01', '23.6', 'user']]);
  });

  test('the area, the headings mapped by hand and the sheet are remembered in the workbook', async () => {
    const file = await openXlsx(await workbookOf([['Who', 'Role', 'Point'], ['A. Marlow', 'AST', 'AST 11']]));
    const made = await planWorkbook(file, { values: new Map(), ways: WAYS_TO_SAY, figures: 'values', version: 'test', writtenAt: '', area: 'Fringe', sheet: 'Staff', mapping: new Map([['Who', 'Name']]) });
    if ('refusal' in made) throw new Error(made.refusal);
    await file.write(sheetsOf(made), made.own);
    const again = await planWorkbook(await openXlsx(file.bytes()), { values: new Map(), ways: WAYS_TO_SAY, figures: 'values', version: 'test', writtenAt: '' });
    if ('refusal' in again) throw new Error(again.refusal);
    expect(again.planned.plan.posts.map(({ post }) => [post.holder, post.area])).toEqual([['A. Marlow', 'Fringe']]);
    expect(again.planned.assumptions.slice(0, 3).map(({ id, value }) => [id, value])).toEqual([['staffSheet', 'Staff'], ['area', 'Fringe'], ['map.Who', 'Name']]);
  });

  test('a sheet “Pay points” of the user’s own is read each time anew, and its rows must make sense', async () => {
    const { writeXlsx } = await import('hucre/xlsx');
    const withPay = (annual: number, point: number | string = 3): Promise<Uint8Array> =>
      writeXlsx({ sheets: [{ name: 'Staff', rows: [...STAFF.map((cells, index) => [...cells, index === 0 ? 'Area' : 'Rest'])] }, { name: 'Pay points', rows: [['effective_from', 'area', 'scale', 'point', 'annual_gbp'], ['2009-09-01', 'Rest', 'Upper', point, annual]] }] });
    const once = await planned(await withPay(40_000));
    expect(once.made.planned.plan.settings.userPay.map(({ annual, sheet }) => [annual, sheet])).toEqual([[4_000_000, 'Pay points']]);
    const changed = await withParts(once.bytes, Object.fromEntries([...(await partsOf(once.bytes))].filter(([part, xml]) => /worksheets\/sheet2/.test(part) && xml.includes('40000')).map(([part, xml]) => [part, xml.toString('utf8').replace('40000', '41000')])));
    expect((await planned(changed)).made.planned.plan.settings.userPay.map(({ annual }) => annual)).toEqual([4_100_000]);
    expect((await planned(await withPay(40_000, 70))).made.planned.problems.map(({ message }) => message)).toEqual(['The pay figure in row 2 of “Pay points” is not used: found point 70 of the scale Upper, expected a point from 1 to 3.']);
    expect((await planned(await withPay(40_000, 'M6'))).made.planned.problems.map(({ message }) => message)).toEqual(['The pay figure in row 2 of “Pay points” is not used: found the point “M6” with the scale Upper, expected a point of that scale.']);
    const headless = await writeXlsx({ sheets: [{ name: 'Staff', rows: STAFF }, { name: 'Pay points', rows: [['Point', 'Pay']] }] });
    expect((await planned(headless)).made.planned.problems.map(({ message }) => message)).toEqual(['The sheet “Pay points” is not read as pay points: one row must have the headings Effective from, Area, Scale, Point and Annual £.']);
  });

  test('pay figures are read back and win; figures that are missing can be filled in; what cannot be used is kept', async () => {
    const { bytes } = await planned(await workbookOf(STAFF));
    const grid = await sheetOf(await openXlsx(bytes), 'AST Pay points');
    const first = grid.rows.find(({ values }) => values[2] === 'AST' && values[3] === 11);
    const last = grid.rows.at(-1)?.row ?? 0;
    const edited = await typedInto(bytes, 'AST Pay points', {
      [`E${first?.row ?? 0}`]: 46_000.5,
      [`A${last + 1}`]: '01/10/2010', [`B${last + 1}`]: 'Rest', [`C${last + 1}`]: 'AST', [`D${last + 1}`]: 4, [`E${last + 1}`]: 40_001,
    });
    const second = await planned(edited);
    expect(second.made.planned.plan.settings.userPay).toEqual([{ area: 'Rest', scale: 'AST', point: 11, year: 2008, annual: 4_600_050, sheet: 'AST Pay points' }]);
    expect(second.made.planned.problems.map(({ message }) => message)).toEqual([`The pay figure in row ${last + 1} of “AST Pay points” is not used: found 1 October 2010, expected 1 September of a year: pay tables hold from then.`]);
    const third = await planned(second.bytes);
    expect(third.made.planned.plan.settings.userPay).toEqual(second.made.planned.plan.settings.userPay);
    expect(third.made.planned.problems).toHaveLength(1);

    const outer = await planned(await workbookOf([[...(STAFF[0] ?? []), 'Area'], [...(STAFF[1] ?? []), 'Outer']]));
    expect(outer.made.planned.leftOut).toBe(1);
    const missing = (await sheetOf(await openXlsx(outer.bytes), 'AST Pay points')).rows.filter(({ values }) => values[5] === 'missing');
    expect(missing.map(({ values }) => [values[1], values[2], values[3]].map((value) => cellText(value ?? null)))).toEqual([['Outer', 'Upper', '3'], ['Outer', 'Upper', '3']]);
    const filled = await typedInto(outer.bytes, 'AST Pay points', Object.fromEntries(missing.map(({ row }, index) => [`E${row}`, 38_000 + index])));
    expect((await planned(filled)).made.planned.leftOut).toBe(0);
  });
});
