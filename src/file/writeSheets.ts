/**
 * Puts the product's own sheets into a workbook by changing only the parts that must change: the list of sheets and names,
 * the styles, the content types and the relationships, by splicing text in. Every other part is carried over untouched.
 */
import { columnLetters } from '../workbook/port';
import {
  freeName, givenNames, isAsideName, isLive, isNameFor, isNameOfPlan, ownNameFor, printedExtentOf, type DateSystem, type SheetWrite,
} from '../workbook/sheetWrite';
import { calculationOnLoad, dropCalculationChain } from './calculation';
import { parseRelationships, relsPartOf, targetFrom, type WorkbookParts, type WorkbookSheet } from './packageParts';
import { chartXml, drawingXml } from './chartXml';
import { RELATIONSHIP_NAMESPACE, tableXml, worksheetXml } from './sheetXml';
import { addStyles, EMPTY_STYLES } from './styles';
import { appendTo, childrenOf, escapeXml, outline, splice, type Splice, type XmlElement } from './xml';
import type { ZipPackage } from './zipPackage';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const STRICT_RELATIONSHIPS = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const CONTENT_TYPES = {
  worksheet: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  table: 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
  drawing: 'application/vnd.openxmlformats-officedocument.drawing+xml',
  chart: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  styles: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
} as const;

/** In a workbook of the strict kind, the product's parts are of the strict kind too. */
const STRICT_NAMESPACES: readonly (readonly [string, string])[] = [
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', STRICT_RELATIONSHIPS],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'http://purl.oclc.org/ooxml/drawingml/main'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'http://purl.oclc.org/ooxml/drawingml/chart'],
  ['http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing', 'http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing'],
];

type Changes = Map<string, string | Uint8Array | null>;

/** Names that are taken, compared without case; gives out free ones. */
class Names {
  private readonly taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.taken = new Set([...taken].map((name) => name.toLowerCase()));
  }

  free(make: (number: number) => string): string {
    const name = freeName(this.taken, make);
    this.taken.add(name.toLowerCase());
    return name;
  }
}

/** A sheet that will be written: under which name, into which part. */
interface Placed {
  readonly sheet: SheetWrite;
  readonly name: string;
  readonly part: string;
  readonly existing: WorkbookSheet | undefined;
}

/** The new file. `own` are the names of the sheets that an earlier plan wrote. */
export async function writeSheets(
  zip: ZipPackage,
  parts: WorkbookParts,
  sheets: readonly SheetWrite[],
  own: ReadonlySet<string>,
  dateSystem: DateSystem,
): Promise<Uint8Array> {
  const changes: Changes = new Map();
  const root = parts.elements[0];
  const strict = root !== undefined && Object.values(root.attributes).some((value) => value.startsWith('http://purl.oclc.org/ooxml/'));
  const folder = parts.workbookPart.slice(0, parts.workbookPart.lastIndexOf('/') + 1);
  const ownSheets = replacedSheets(parts, sheets, own);
  const dropped = await partsOnlyOf(zip, ownSheets);
  for (const name of dropped) changes.set(name, null);
  const partNames = new Names(zip.names.filter((name) => !dropped.has(name)));
  const types: { part: string; type: string }[] = [];

  const stylesRelationship = parts.relationships.find(({ kind, target }) => kind === 'styles' && zip.has(target));
  const stylesPart = stylesRelationship?.target ?? partNames.free((number) => `${folder}${number === 1 ? 'styles' : `styles${String(number)}`}.xml`);
  const styles = addStyles(stylesRelationship === undefined ? EMPTY_STYLES : await zip.text(stylesPart));
  if (stylesRelationship === undefined) types.push({ part: stylesPart, type: CONTENT_TYPES.styles });
  changes.set(stylesPart, strict && stylesRelationship === undefined ? toStrict(styles.text) : styles.text);

  const placed = placeSheets(parts, sheets, ownSheets, folder, partNames);
  const tables = await existingTables(zip, dropped);
  const replaced = new Set(ownSheets.map(({ name }) => name));
  const taken = new Names([...tables.names, ...definedNamesOf(parts, replaced)]);
  const names = givenNames(sheets, (base) => taken.free((number) => (number === 1 ? base : `${base}_${String(number)}`)));
  let tableId = tables.highestId;
  for (const { sheet, name, part } of placed) {
    const relationships: string[] = [];
    const tableIds: string[] = [];
    const relate = (kind: string, target: string): string => {
      const id = `rId${String(relationships.length + 1)}`;
      relationships.push(`<Relationship Id="${id}" Type="${RELATIONSHIP_NAMESPACE}/${kind}" Target="/${escapeXml(target)}"/>`);
      return id;
    };
    for (const table of sheet.tables) {
      tableId += 1;
      const tablePart = partNames.free((number) => `${folder}tables/astTable${String(number)}.xml`);
      put(tablePart, tableXml(table, tableId, names), CONTENT_TYPES.table);
      tableIds.push(relate('table', tablePart));
    }
    let drawing: string | undefined;
    if (sheet.chart !== undefined) {
      const drawingPart = partNames.free((number) => `${folder}drawings/astDrawing${String(number)}.xml`);
      const chartPart = partNames.free((number) => `${folder}charts/astChart${String(number)}.xml`);
      put(chartPart, chartXml(sheet, name, sheet.chart), CONTENT_TYPES.chart);
      put(drawingPart, drawingXml(sheet.chart), CONTENT_TYPES.drawing);
      put(relsPartOf(drawingPart), relationshipsXml([`<Relationship Id="rId1" Type="${RELATIONSHIP_NAMESPACE}/chart" Target="/${escapeXml(chartPart)}"/>`]));
      drawing = relate('drawing', drawingPart);
    }
    put(part, worksheetXml(sheet, { styles: styles.indexOf, dateSystem, names }, tableIds, drawing), CONTENT_TYPES.worksheet);
    if (relationships.length > 0) put(relsPartOf(part), relationshipsXml(relationships));
  }

  function put(part: string, text: string, type?: string): void {
    changes.set(part, strict ? toStrict(text) : text);
    if (type !== undefined) types.push({ part, type });
  }

  const { workbookText, newRelationships } = changeWorkbook(parts, placed, replaced, names, strict);
  changes.set(parts.workbookPart, workbookText);
  const namespace = strict ? STRICT_RELATIONSHIPS : RELATIONSHIP_NAMESPACE;
  if (stylesRelationship === undefined) newRelationships.push({ id: freeId(parts, newRelationships), kind: 'styles', target: stylesPart });
  changes.set(parts.relsPart, changeRelationships(parts, newRelationships, dropped, new Set(placed.map(({ part }) => part)), namespace));
  const chain = await dropCalculationChain(zip, parts, ownSheets);
  if (chain !== undefined) changes.set(chain.part, chain.text);
  changes.set('[Content_Types].xml', changeContentTypes(await zip.text('[Content_Types].xml'), types, changes));
  return zip.rebuild(changes);
}

/** The sheets of an earlier plan whose places are taken, and what a writing in Excel left aside. A user's copies of them stay. */
function replacedSheets(parts: WorkbookParts, sheets: readonly SheetWrite[], own: ReadonlySet<string>): WorkbookSheet[] {
  const theirs = parts.sheets.filter(({ name }) => own.has(name));
  const names = theirs.filter(({ part }) => part !== undefined).map(({ name }) => name);
  const replaced = new Set(sheets.map((sheet) => ownNameFor(names, sheet.name)));
  return theirs.filter(({ name, visible }) => replaced.has(name) || (isAsideName(name) && !visible));
}

function toStrict(text: string): string {
  return STRICT_NAMESPACES.reduce((result, [from, to]) => result.replaceAll(from, to), text);
}

function relationshipsXml(relationships: readonly string[]): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}">${relationships.join('')}</Relationships>`;
}

/** The parts that only these sheets lead to: their own, their tables, drawings and charts. */
async function partsOnlyOf(zip: ZipPackage, sheets: readonly WorkbookSheet[]): Promise<Set<string>> {
  const starts = sheets.map(({ part }) => part).filter((part): part is string => part !== undefined);
  if (starts.length === 0) return new Set();
  const targets = new Map<string, string[]>();
  for (const name of zip.names) {
    const match = /^(.*\/)?_rels\/([^/]*)\.rels$/.exec(name);
    if (match === null) continue;
    const part = `${match[1] ?? ''}${match[2] ?? ''}`;
    targets.set(part, parseRelationships(part, await zip.text(name)).map(({ target }) => target).filter((target) => zip.has(target)));
  }
  const reach = (from: readonly string[], without: ReadonlySet<string>): Set<string> => {
    const seen = new Set<string>();
    const queue = [...from];
    for (let part = queue.pop(); part !== undefined; part = queue.pop()) {
      if (seen.has(part) || without.has(part)) continue;
      seen.add(part);
      queue.push(...(targets.get(part) ?? []));
    }
    return seen;
  };
  const others = reach([''], new Set(starts));
  const only = new Set([...reach(starts, new Set())].filter((part) => !others.has(part)));
  for (const part of [...only]) if (zip.has(relsPartOf(part))) only.add(relsPartOf(part));
  return only;
}

function placeSheets(
  parts: WorkbookParts,
  sheets: readonly SheetWrite[],
  ownSheets: readonly WorkbookSheet[],
  folder: string,
  partNames: Names,
): Placed[] {
  const sheetNames = new Names(parts.sheets.map(({ name }) => name));
  return sheets.map((sheet) => {
    const existing = ownSheets.find(({ name, part }) => part !== undefined && isNameFor(name, sheet.name));
    if (existing?.part !== undefined) {
      // A part of the same name as before; nobody else may take it.
      const { part } = existing;
      partNames.free((number) => (number === 1 ? part : `${part}${String(number)}`));
      return { sheet, name: existing.name, part, existing };
    }
    return {
      sheet,
      name: sheetNames.free((number) => (number === 1 ? sheet.name : `${sheet.name} (${String(number)})`)),
      part: partNames.free((number) => `${folder}worksheets/astSheet${String(number)}.xml`),
      existing: undefined,
    };
  });
}

async function existingTables(zip: ZipPackage, dropped: ReadonlySet<string>): Promise<{ names: string[]; highestId: number }> {
  const names: string[] = [];
  let highestId = 0;
  const contentTypes = await zip.text('[Content_Types].xml');
  const isTable = new Set(
    outline(contentTypes, 1)
      .filter(({ local, attributes }) => local === 'Override' && attributes['ContentType'] === CONTENT_TYPES.table)
      .map(({ attributes }) => (attributes['PartName'] ?? '').replace(/^\//, '').toLowerCase()),
  );
  for (const name of zip.names) {
    if (!isTable.has(name.toLowerCase()) || dropped.has(name)) continue;
    const table = outline(await zip.text(name), 0)[0];
    names.push(table?.attributes['displayName'] ?? '', table?.attributes['name'] ?? '');
    highestId = Math.max(highestId, Number(table?.attributes['id'] ?? 0));
  }
  return { names, highestId };
}

function definedNameElements(parts: WorkbookParts): XmlElement[] {
  return parts.elements.filter(({ local, depth, parent }) => depth === 2 && local === 'definedName' && parent?.local === 'definedNames');
}

/** Whether it is a name of an earlier plan whose sheets are replaced, or are gone. */
function isOfPlan({ workbookText }: WorkbookParts, element: XmlElement, replaced: ReadonlySet<string>): boolean {
  const { name = '', localSheetId } = element.attributes as Record<string, string | undefined>;
  return localSheetId === undefined && isNameOfPlan(name, workbookText.slice(element.open, element.close), replaced);
}

/** The names that stay. */
function definedNamesOf(parts: WorkbookParts, replaced: ReadonlySet<string>): string[] {
  return definedNameElements(parts).filter((element) => !isOfPlan(parts, element, replaced)).map(({ attributes }) => attributes['name'] ?? '');
}

interface NewRelationship {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

function freeId(parts: WorkbookParts, added: readonly NewRelationship[]): string {
  return new Names([...parts.relationships.map(({ id }) => id), ...added.map(({ id }) => id)]).free((number) => `rIdAst${String(number)}`);
}

/** The collections of the workbook part after which the names stand, in the order of the format. */
const BEFORE_NAMES = ['sheets', 'functionGroups', 'externalReferences'];

function quoteSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}

/** The workbook part with the sheets and their names put in, and those of an earlier plan taken out. */
function changeWorkbook(
  parts: WorkbookParts,
  placed: readonly Placed[],
  own: ReadonlySet<string>,
  names: ReadonlyMap<string, string>,
  strict: boolean,
): { workbookText: string; newRelationships: NewRelationship[] } {
  const { workbookText: text, elements } = parts;
  const root = elements[0];
  const sheetsElement = elements.find(({ local, depth }) => depth === 1 && local === 'sheets');
  if (root === undefined || sheetsElement === undefined) throw new RangeError('a workbook without sheets cannot have been read');
  const namespace = strict ? STRICT_RELATIONSHIPS : RELATIONSHIP_NAMESPACE;
  const declared = Object.entries(root.attributes).find(([key, value]) => key.startsWith('xmlns:') && value === namespace)?.[0].slice(6);
  const idAttribute = (id: string): string => (declared === undefined ? `xmlns:astr="${namespace}" astr:id="${id}"` : `${declared}:id="${id}"`);

  const kept = parts.sheets.filter(({ name }) => !own.has(name) || placed.some(({ existing }) => existing?.name === name));
  const newRelationships: NewRelationship[] = [];
  let sheetId = Math.max(0, ...parts.sheets.map((sheet) => sheet.sheetId));
  const splices: Splice[] = [];
  const added: string[] = [];
  const order = kept.map(({ name }) => name);
  for (const { name, part, existing } of placed) {
    if (existing !== undefined) continue;
    sheetId += 1;
    const id = freeId(parts, newRelationships);
    newRelationships.push({ id, kind: 'worksheet', target: part });
    added.push(`<${sheetsElement.prefix}sheet name="${escapeXml(name)}" sheetId="${String(sheetId)}" ${idAttribute(id)}/>`);
    order.push(name);
  }
  for (const { name, element } of parts.sheets) if (!order.includes(name)) splices.push({ from: element.start, to: element.end, text: '' });
  if (added.length > 0) splices.push(appendTo(text, sheetsElement, added.join('')));
  splices.push(...nameSplices(parts, placed, own, names, order, root));
  if (placed.some(({ sheet }) => isLive(sheet))) splices.push(calculationOnLoad(parts, root));
  if (kept.length < parts.sheets.length) splices.push(...viewSplices(parts, order));
  return { workbookText: splice(text, splices), newRelationships };
}

/** Takes out the names of earlier plans, renumbers the sheets that others are local to, and puts the new names in. */
function nameSplices(parts: WorkbookParts, placed: readonly Placed[], own: ReadonlySet<string>, names: ReadonlyMap<string, string>, order: readonly string[], root: XmlElement): Splice[] {
  const { workbookText: text, elements } = parts;
  const splices: Splice[] = [];
  const existing = definedNameElements(parts);
  for (const element of existing) {
    const { localSheetId } = element.attributes as Record<string, string | undefined>;
    const local = localSheetId === undefined ? undefined : parts.sheets[Number(localSheetId)]?.name;
    if ((local !== undefined && own.has(local)) || isOfPlan(parts, element, own)) {
      splices.push({ from: element.start, to: element.end, text: '' });
      continue;
    }
    const index = local === undefined ? -1 : order.indexOf(local);
    if (index >= 0 && index !== Number(localSheetId)) {
      const tag = text.slice(element.start, element.open);
      splices.push({ from: element.start, to: element.open, text: tag.replace(/(\blocalSheetId\s*=\s*)(["'])\d+\2/, `$1"${String(index)}"`) });
    }
  }
  const added: string[] = [];
  const prefix = root.prefix;
  const define = (name: string, attributes: string, reference: string): void => {
    added.push(`<${prefix}definedName name="${name}"${attributes}>${escapeXml(reference)}</${prefix}definedName>`);
  };
  for (const { sheet, name } of placed) {
    const local = ` localSheetId="${String(order.indexOf(name))}"`;
    const { lastRow, lastColumn } = printedExtentOf(sheet);
    define('_xlnm.Print_Area', local, `${quoteSheet(name)}!$A$1:$${columnLetters(lastColumn)}$${String(lastRow)}`);
    const columns = sheet.repeatedColumns === undefined ? '' : `${quoteSheet(name)}!$A:$${columnLetters(sheet.repeatedColumns)},`;
    if (sheet.frozenRows > 0) define('_xlnm.Print_Titles', local, `${columns}${quoteSheet(name)}!$1:$${String(sheet.frozenRows)}`);
    for (const { name: cellName, row, column } of sheet.names ?? []) {
      define(names.get(cellName) ?? cellName, '', `${quoteSheet(name)}!$${columnLetters(column)}$${String(row)}`);
    }
  }
  const element = elements.find(({ local, depth }) => depth === 1 && local === 'definedNames');
  if (element !== undefined) return [...splices, appendTo(text, element, added.join(''))];
  const before = childrenOf(elements, root).filter(({ local }) => BEFORE_NAMES.includes(local)).at(-1);
  const at = before?.end ?? root.close;
  return [...splices, { from: at, to: at, text: `<${prefix}definedNames>${added.join('')}</${prefix}definedNames>` }];
}

/** Where own sheets went away, the tabs that the workbook opens on keep pointing at the same sheets. */
function viewSplices(parts: WorkbookParts, order: readonly string[]): Splice[] {
  const { workbookText: text, elements } = parts;
  return elements
    .filter(({ local, depth }) => depth === 2 && local === 'workbookView')
    .map(({ start, open }) => {
      const tag = text.slice(start, open).replace(/\b(activeTab|firstSheet)(\s*=\s*)(["'])(\d+)\3/g, (_whole, key: string, equals: string, _quote: string, index: string) => {
        const name = parts.sheets[Number(index)]?.name ?? '';
        return `${key}${equals}"${String(Math.max(0, order.indexOf(name)))}"`;
      });
      return { from: start, to: open, text: tag };
    });
}

/** The workbook's relationships; own sheets that are written again keep theirs. */
function changeRelationships(
  parts: WorkbookParts,
  added: readonly NewRelationship[],
  dropped: ReadonlySet<string>,
  kept: ReadonlySet<string>,
  namespace: string,
): string {
  const { relsText: text, relationships, workbookPart } = parts;
  const root = outline(text, 0)[0];
  if (root === undefined) throw new RangeError('relationships without a root cannot have been read');
  const splices: Splice[] = relationships
    .filter(({ kind, target }) => kind === 'worksheet' && dropped.has(target) && !kept.has(target))
    .map(({ element }) => ({ from: element.start, to: element.end, text: '' }));
  const content = added.map(
    ({ id, kind, target }) => `<${root.prefix}Relationship Id="${id}" Type="${namespace}/${kind}" Target="${escapeXml(targetFrom(workbookPart, target))}"/>`,
  );
  if (content.length > 0) splices.push(appendTo(text, root, content.join('')));
  return splice(text, splices);
}

function changeContentTypes(text: string, added: readonly { part: string; type: string }[], changes: Changes): string {
  const elements = outline(text, 1);
  const root = elements[0];
  if (root === undefined) throw new RangeError('content types without a root cannot have been read');
  const overrides = elements.filter(({ local, depth }) => depth === 1 && local === 'Override');
  const splices: Splice[] = [];
  const present = new Set<string>();
  for (const element of overrides) {
    const part = (element.attributes['PartName'] ?? '').replace(/^\//, '');
    if (changes.get(part) === null) splices.push({ from: element.start, to: element.end, text: '' });
    else present.add(part.toLowerCase());
  }
  const content = added
    .filter(({ part }) => !present.has(part.toLowerCase()))
    .map(({ part, type }) => `<${root.prefix}Override PartName="/${escapeXml(part)}" ContentType="${type}"/>`);
  const hasRels = elements.some(({ local, attributes }) => local === 'Default' && (attributes['Extension'] ?? '').toLowerCase() === 'rels');
  if (!hasRels) content.unshift(`<${root.prefix}Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`);
  if (content.length > 0) splices.push(appendTo(text, root, content.join('')));
  return splice(text, splices);
}
