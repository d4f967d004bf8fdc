import { describe, expect, test } from '@jest/globals';
import { crc32 } from 'node:zlib';
import { FileRefusal, openXlsx } from '../../src/file';
import { sheetsOf } from '../../src/workbook/planSheets';
import { planWorkbook } from '../../src/workbook/planWorkbook';
import { workbookOf, sheetOf } from '../support/workbooks';
import { partsOf, rawZip, withParts, zipOf } from '../support/zip';
import { WAYS_TO_SAY } from '../../src/cli/waysToSay';

const STAFF = [['Post ID', 'Name', 'Role', 'Point', 'Range'], ['P1', 'A. Marlow', 'AST', 'AST 11', '11-15']];

/** The sentence with which the file is refused when it is planned. */
async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    const file = await openXlsx(bytes);
    const made = await planWorkbook(file, { values: new Map(), ways: WAYS_TO_SAY, figures: 'values', version: 'test', writtenAt: '', area: 'Rest' });
    if ('refusal' in made) return `no plan: ${made.refusal}`;
    await file.write(sheetsOf(made), made.own);
    return 'planned';
  } catch (error) {
    if (error instanceof FileRefusal) return error.message;
    throw error;
  }
}

async function rawEntries(changes: Readonly<Record<string, { data?: string; statedSize?: number; name?: string }>> = {}): Promise<Buffer> {
  const parts = await partsOf(await workbookOf(STAFF));
  return rawZip([...parts].map(([name, data]) => {
    const change = changes[name];
    return { name: change?.name ?? name, data: change?.data === undefined ? data : Buffer.from(change.data), ...(change?.statedSize === undefined ? {} : { statedSize: change.statedSize }) };
  }));
}

describe('a file that is no .xlsx workbook', () => {
  test.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(), 'The file is empty. Choose the .xlsx workbook that holds the staff sheet.'],
    ['a .csv', Buffer.from('Name,Role,Point\nA,AST,7\n'), 'The file is a text file such as .csv, not a workbook. Open it in Excel and save it as .xlsx.'],
    ['a web page', Buffer.from('<!DOCTYPE html><html></html>'), 'The file is a web page, not a workbook. Open it in Excel and save it as .xlsx.'],
    ['an old .xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'The file is in the old .xls format. Open it in Excel and save it as .xlsx.'],
    ['protected by a password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]), 'The workbook is protected by a password. Open it in Excel, take the password off (File, Info, Protect Workbook, Encrypt with Password) and save a copy.'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'The file is not an .xlsx workbook: it does not begin as one. Choose the workbook that holds the staff sheet.'],
    ['cut short', Buffer.from('504b0304140000000800', 'hex'), 'The file begins as an .xlsx workbook but is damaged or cut short. Open it in Excel, let it repair the file, and save it.'],
  ])('%s', async (_name, bytes, sentence) => {
    expect(await refusal(bytes)).toBe(sentence);
  });

  test('a zip of other things, a text document, a binary workbook', async () => {
    const notOne = 'The file is a zip archive, but not an .xlsx workbook. Choose the workbook that holds the staff sheet.';
    expect(await refusal(await zipOf([['readme.txt', 'hello']]))).toBe(notOne);
    const rels = (target: string): string => `<Relationships xmlns="x"><Relationship Id="a" Type="http://x/officeDocument" Target="${target}"/></Relationships>`;
    expect(await refusal(await zipOf([['[Content_Types].xml', '<Types/>'], ['_rels/.rels', rels('word/document.xml')], ['word/document.xml', '<w:document xmlns:w="w"/>']]))).toBe('The file is a zip archive, but not a spreadsheet. Choose the workbook that holds the staff sheet.');
    expect(await refusal(await zipOf([['[Content_Types].xml', '<Types/>'], ['_rels/.rels', rels('xl/workbook.bin')], ['xl/workbook.bin', 'x']]))).toBe('The file is in the binary .xlsb format. Open it in Excel and save it as .xlsx.');
  });

  test('a part that is missing, torn or in another encoding', async () => {
    const good = await workbookOf(STAFF);
    const torn = 'The workbook is damaged: its part xl/worksheets/sheet1.xml breaks off or is not well-formed. Open it in Excel, let it repair the file, and save it.';
    expect(await refusal(await withParts(good, { 'xl/workbook.xml': (text) => text.slice(0, -20) }))).toMatch(/^The workbook is damaged: one of its parts is not well-formed \(.*\)\. Open it in Excel, let it repair the file, and save it\.$/);
    expect(await refusal(await withParts(good, { 'xl/worksheets/sheet1.xml': (text) => text.replace('</row>', '</raw>') }))).toBe(torn);
    expect(await refusal(await withParts(good, { 'xl/worksheets/sheet1.xml': (text) => text.slice(0, text.indexOf('</row>') + 6) }))).toBe(torn);
    const parts = await partsOf(good);
    parts.set('xl/workbook.xml', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(parts.get('xl/workbook.xml')?.toString() ?? '', 'utf16le')]));
    expect(await refusal(await zipOf(parts))).toBe('The workbook’s part xl/workbook.xml is written in an unusual encoding (UTF-16). Open it in Excel and save it again.');
  });
});

describe('a hostile file', () => {
  test('a part that unpacks to far more than it packs is refused before it is unpacked', async () => {
    const bomb = await rawEntries({ 'xl/worksheets/sheet1.xml': { data: `<worksheet>${' '.repeat(80 * 1024 * 1024)}</worksheet>` } });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(bomb)).toBe('The workbook is not opened: its part xl/worksheets/sheet1.xml unpacks to more than a spreadsheet holds. It is damaged or was made to do harm.');
  });

  test('a part that lies about its size is stopped at the size it states', async () => {
    const liar = await rawEntries({ 'xl/worksheets/sheet1.xml': { data: `<worksheet>${' '.repeat(5_000_000)}</worksheet>`, statedSize: 1000 } });
    expect(await refusal(liar)).toBe('The workbook is damaged: its part xl/worksheets/sheet1.xml does not unpack to the size it states.');
    const styles = await rawEntries({ 'xl/workbook.xml': { data: `<workbook>${' '.repeat(5_000_000)}</workbook>`, statedSize: 1000 } });
    expect(await refusal(styles)).toBe('The workbook is damaged: its part xl/workbook.xml does not unpack to the size it states.');
  });

  test.each(['xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/styles.xml'])('entities declared in %s are refused', async (part) => {
    const lol = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>';
    const hostile = await withParts(await workbookOf(STAFF), { [part]: (text) => text.replace(/\?>/, `?>${lol}`) });
    expect(await refusal(hostile)).toBe('The workbook declares XML entities, which no spreadsheet program does. It was made to do harm and is not opened.');
  });

  test.each(['../../etc/passwd', '/etc/passwd', 'xl\\..\\evil.xml', 'C:/evil.xml', 'xl/../../evil'])('a part named %s is refused', async (name) => {
    const parts = await partsOf(await workbookOf(STAFF));
    const bytes = rawZip([...[...parts].map(([partName, data]) => ({ name: partName, data })), { name, data: Buffer.from('x') }]);
    expect(await refusal(bytes)).toBe(`The workbook holds a part with an unsafe name (“${name}”). It was not made by a spreadsheet program and is not opened.`);
  });

  test('a part that stands twice is refused', async () => {
    const parts = await partsOf(await workbookOf(STAFF));
    const bytes = rawZip([...[...parts].map(([name, data]) => ({ name, data })), { name: 'XL/Workbook.xml', data: Buffer.from('x') }]);
    expect(await refusal(bytes)).toBe('The workbook holds the part XL/Workbook.xml twice. It is damaged; open it in Excel and save it again.');
  });

  test('more parts than any workbook has are refused', async () => {
    const bytes = rawZip(Array.from({ length: 20_001 }, (_, index) => ({ name: `p${index}`, data: Buffer.from('x') })));
    expect(await refusal(bytes)).toBe('The workbook holds more than 20,000 parts and is not opened.');
  });

  test('a million merged cells neither hang nor fill the memory', async () => {
    const merges = Array.from({ length: 1_000_000 }, (_, index) => `<mergeCell ref="B${index + 2}:B1048576"/>`).join('');
    const bytes = await withParts(await workbookOf(STAFF), { 'xl/worksheets/sheet1.xml': (text) => text.replace('</sheetData>', `</sheetData><mergeCells>${merges}</mergeCells>`) });
    expect(await refusal(bytes)).toBe('planned');
  });

  test('a part that was changed on the way is refused: its sum is not the one stated', async () => {
    const parts = await partsOf(await workbookOf(STAFF));
    const good = rawZip([...parts].map(([name, data]) => ({ name, data })));
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32(parts.get('xl/worksheets/sheet1.xml') ?? Buffer.alloc(0)));
    const changed = Buffer.from(good);
    for (let at = changed.indexOf(sum); at >= 0; at = changed.indexOf(sum, at + 1)) changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
    expect(await refusal(changed)).toBe('The workbook is damaged: its part xl/worksheets/sheet1.xml is not as it was saved. Open it in Excel, let it repair the file, and save it, or fetch it again.');
  });

  test.each(['<f '.repeat(300_000), '<mergeCell '.repeat(300_000), '<row '.repeat(300_000)])('a comment of unfinished tags does not hang', async (noise) => {
    const bytes = await withParts(await workbookOf(STAFF), { 'xl/worksheets/sheet1.xml': (text) => text.replace('<sheetData>', `<!--${noise}--><sheetData>`) });
    expect(await refusal(bytes)).toMatch(/^planned$|^The workbook is damaged/);
  });

  test('many rows with a cell in the last column do not fill the memory', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `<row r="${index + 10}"><c r="XFD${index + 10}"><v>1</v></c></row>`).join('');
    const bytes = await withParts(await workbookOf(STAFF), { 'xl/worksheets/sheet1.xml': (text) => text.replace('</sheetData>', `${rows}</sheetData>`) });
    expect(await refusal(bytes)).toBe('planned');
    const more = Array.from({ length: 6000 }, (_, index) => `<row r="${index + 10}"><c r="XFD${index + 10}" s="1"/></row>`).join('');
    const wide = await withParts(await workbookOf(STAFF), { 'xl/worksheets/sheet1.xml': (text) => text.replace('</sheetData>', `${more}</sheetData>`) });
    expect(await refusal(wide)).toBe('The sheet “Staff” has 6000 cells in columns AAA and beyond, far right of any staff list. Delete those columns (they may hold only formats), save, and plan again.');
  });

  test('a sheet whose part is missing is said by its name', async () => {
    expect(await refusal(await withParts(await workbookOf(STAFF), { 'xl/worksheets/sheet1.xml': null }))).toBe('The workbook is damaged: the part of its sheet “Staff” is missing. Open it in Excel, let it repair the file, and save it.');
  });

  test('cells in the last row and the last column do no harm', async () => {
    const bytes = await withParts(await workbookOf(STAFF), { 'xl/worksheets/sheet1.xml': (text) => text.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>') });
    expect(await refusal(bytes)).toBe('planned');
  });
});

describe('what is written', () => {
  const NAMES = ['=HYPERLINK("http://evil","x")', '+1+1', '@SUM(A1)', '-2', '\tx', '<b>&"quoted"</b>', 'A\u0000\u0007\ud800B', '😀 فاطمة', '_x0041_', `long ${'n'.repeat(40_000)}`];

  test.each(NAMES)('the name %j is text, never a formula, and the file stays well-formed', async (name) => {
    const file = await openXlsx(await workbookOf([STAFF[0] ?? [], ['P1', name, 'AST', 'AST 11', '11-15']]));
    const made = await planWorkbook(file, { values: new Map(), ways: WAYS_TO_SAY, figures: 'values', version: 'test', writtenAt: '', area: 'Rest' });
    if ('refusal' in made) throw new Error(made.refusal);
    await file.write(sheetsOf(made), made.own);
    const parts = await partsOf(file.bytes());
    for (const [part, content] of parts) if (/astSheet/.test(part)) expect(content.toString('utf8')).not.toMatch(/<f[ >]/);
    const written = await openXlsx(file.bytes());
    const grid = await sheetOf(written, 'AST Posts');
    const held = grid.rows.find(({ values }) => values[0] === 'P1')?.values[2];
    expect(typeof held).toBe('string');
    if (/^[=+@<-]/.test(name)) expect(held).toBe(name);
  });
});
