/** How the parts of a workbook hang together: relationships, content types, sheets. */
import { outline, type XmlElement } from './xml';
import { FileRefusal } from './refusal';
import type { ZipPackage } from './zipPackage';

export interface Relationship {
  readonly id: string;
  /** The last word of the type: worksheet, table, drawing, styles. */
  readonly kind: string;
  /** The part's name, resolved; empty for an external target. */
  readonly target: string;
  readonly element: XmlElement;
}

export interface WorkbookSheet {
  readonly name: string;
  readonly sheetId: number;
  readonly visible: boolean;
  readonly relationship: string;
  /** The part of a worksheet; `undefined` for a chart sheet, a macro sheet or a dialog. */
  readonly part: string | undefined;
  readonly element: XmlElement;
}

export interface WorkbookParts {
  readonly workbookPart: string;
  readonly workbookText: string;
  readonly elements: readonly XmlElement[];
  readonly relsPart: string;
  readonly relsText: string;
  readonly relationships: readonly Relationship[];
  readonly sheets: readonly WorkbookSheet[];
}

/** The part that holds the relationships of a part. */
export function relsPartOf(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** A relationship's target as a part's name. */
export function resolveTarget(part: string, target: string): string {
  let decoded = target;
  try {
    decoded = decodeURI(target);
  } catch {
    // A target that is no address is taken as it stands.
  }
  if (decoded.startsWith('/')) return decoded.slice(1);
  const path = part.split('/').slice(0, -1);
  for (const step of decoded.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** A part's name as a target relative to another part's folder, where it lies below it; else absolute. */
export function targetFrom(part: string, name: string): string {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  return name.startsWith(folder) ? name.slice(folder.length) : `/${name}`;
}

export function parseRelationships(part: string, text: string): Relationship[] {
  return outline(text, 1)
    .filter(({ local, depth }) => depth === 1 && local === 'Relationship')
    .map((element) => {
      const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = element.attributes as Record<string, string | undefined>;
      return { id, kind: type.slice(type.lastIndexOf('/') + 1), target: mode === 'External' ? '' : resolveTarget(part, target), element };
    });
}

/** The relationships of a part; none where it has none. */
export async function relationshipsOf(zip: ZipPackage, part: string): Promise<Relationship[]> {
  const rels = relsPartOf(part);
  return zip.has(rels) ? parseRelationships(part, await zip.text(rels)) : [];
}

/** The workbook part and its sheets. */
export async function workbookParts(zip: ZipPackage): Promise<WorkbookParts> {
  const notAWorkbook = 'The file is a zip archive, but not an .xlsx workbook. Choose the workbook that holds the staff sheet.';
  if (!zip.has('[Content_Types].xml') || !zip.has('_rels/.rels')) throw new FileRefusal(notAWorkbook);
  const root = parseRelationships('', await zip.text('_rels/.rels')).find(({ kind }) => kind === 'officeDocument');
  if (root === undefined || !zip.has(root.target)) throw new FileRefusal(notAWorkbook);
  if (root.target.endsWith('.bin')) throw new FileRefusal('The file is in the binary .xlsb format. Open it in Excel and save it as .xlsx.');
  const workbookPart = root.target;
  const workbookText = await zip.text(workbookPart);
  const elements = outline(workbookText, 2);
  if (elements[0]?.local !== 'workbook') throw new FileRefusal(notAWorkbook.replace('an .xlsx workbook', 'a spreadsheet'));
  const relsPart = relsPartOf(workbookPart);
  const relsText = zip.has(relsPart) ? await zip.text(relsPart) : '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  const relationships = parseRelationships(workbookPart, relsText);
  const byId = new Map(relationships.map((relationship) => [relationship.id, relationship]));
  const sheets = elements
    .filter(({ local, depth, parent }) => depth === 2 && local === 'sheet' && parent?.local === 'sheets')
    .map((element) => {
      const relationship = Object.entries(element.attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? '';
      const related = byId.get(relationship);
      if (related === undefined || (related.kind === 'worksheet' && !zip.has(related.target))) {
        throw new FileRefusal(`The workbook is damaged: the part of its sheet “${element.attributes['name'] ?? ''}” is missing. Open it in Excel, let it repair the file, and save it.`);
      }
      const { name = '', state, sheetId = '0' } = element.attributes as Record<string, string | undefined>;
      return {
        name,
        sheetId: Number(sheetId),
        visible: state === undefined || state === 'visible',
        relationship,
        part: related.kind === 'worksheet' ? related.target : undefined,
        element,
      };
    });
  return { workbookPart, workbookText, elements, relsPart, relsText, relationships, sheets };
}
