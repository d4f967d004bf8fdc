/** The looks of the product's own cells, added to a workbook's styles without touching what is there. */
import { FONT_NAME, LOOKS, TEXT_SIZE, type Look } from '../workbook/looks';
import { STYLES, type Style } from '../workbook/sheetWrite';
import { appendTo, childrenOf, outline, splice, type Splice, type XmlElement } from './xml';

/** A look as the text of its font, fill and border. */
function fontXml({ bold, italic, size, color }: Look): string {
  const tags = `${bold === true ? '<b/>' : ''}${italic === true ? '<i/>' : ''}<sz val="${String(size ?? TEXT_SIZE)}"/>`;
  return `<font>${tags}${color === undefined ? '' : `<color rgb="FF${color}"/>`}<name val="${FONT_NAME}"/><family val="2"/></font>`;
}

function fillXml({ fill }: Look): string {
  if (fill === undefined) return '<fill><patternFill patternType="none"/></fill>';
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function borderXml({ border }: Look): string {
  if (border === undefined) return '<border><left/><right/><top/><bottom/><diagonal/></border>';
  const side = (name: string): string => `<${name} style="thin"><color rgb="FF${border}"/></${name}>`;
  return `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`;
}

const BUILT_IN_FORMATS: Readonly<Record<string, number>> = { General: 0, '@': 49 };

/** The smallest styles part: what a workbook without one gets. */
export const EMPTY_STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** The order of the collections in a styles part, up to the one that cells refer to. */
const ORDER = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs'] as const;
type Collection = (typeof ORDER)[number];

/** One collection of the styles part: what it holds, and what is added to it. */
class StyleList {
  private readonly raw: string[];
  private readonly added: string[] = [];

  constructor(
    private readonly text: string,
    private readonly name: Collection,
    private readonly element: XmlElement | undefined,
    elements: readonly XmlElement[],
    private readonly prefix: string,
  ) {
    this.raw = element === undefined ? [] : childrenOf(elements, element).map(({ start, end }) => text.slice(start, end));
  }

  get entries(): readonly string[] {
    return this.raw;
  }

  /** The index of the entry, which is added where it is not there yet. */
  indexOf(entry: string): number {
    const prefixed = this.prefix === '' ? entry : entry.replace(/<(\/?)(?=[a-z])/gi, `<$1${this.prefix}`);
    const known = this.raw.indexOf(prefixed);
    if (known >= 0) return known;
    this.raw.push(prefixed);
    this.added.push(prefixed);
    return this.raw.length - 1;
  }

  splices(insertAt: number): Splice[] {
    if (this.added.length === 0) return [];
    const content = this.added.join('');
    if (this.element === undefined) {
      const name = `${this.prefix}${this.name}`;
      return [{ from: insertAt, to: insertAt, text: `<${name} count="${String(this.raw.length)}">${content}</${name}>` }];
    }
    const appended = appendTo(this.text, this.element, content);
    const tag = this.text.slice(this.element.start, this.element.open);
    const counted = tag.replace(/(\bcount\s*=\s*)(["'])\d*\2/, `$1"${String(this.raw.length)}"`);
    if (this.element.selfClosing) {
      return [{ ...appended, text: appended.text.replace(/(\bcount\s*=\s*)(["'])\d*\2/, `$1"${String(this.raw.length)}"`) }];
    }
    return [{ from: this.element.start, to: this.element.open, text: counted }, appended];
  }
}

export interface AddedStyles {
  readonly text: string;
  /** The number by which a cell refers to the style. */
  readonly indexOf: Readonly<Record<Style, number>>;
}

/** Adds the product's looks to the styles part. Looks that an earlier plan left there are used again. */
export function addStyles(text: string): AddedStyles {
  const elements = outline(text, 2);
  const root = elements[0];
  if (root === undefined) return addStyles(EMPTY_STYLES);
  const collections = childrenOf(elements, root);
  const listOf = (name: Collection): StyleList =>
    new StyleList(text, name, collections.find(({ local }) => local === name), elements, root.prefix);
  const lists: Record<Collection, StyleList> = {
    numFmts: listOf('numFmts'), fonts: listOf('fonts'), fills: listOf('fills'), borders: listOf('borders'),
    cellStyleXfs: listOf('cellStyleXfs'), cellXfs: listOf('cellXfs'),
  };
  const formats = new Map<string, number>();
  let nextFormat = 200;
  for (const entry of lists.numFmts.entries) nextFormat = Math.max(nextFormat, Number(/numFmtId\s*=\s*["'](\d+)/.exec(entry)?.[1] ?? 0) + 1);
  const formatId = (code: string): number => {
    const builtIn = BUILT_IN_FORMATS[code] ?? formats.get(code);
    if (builtIn !== undefined) return builtIn;
    const written = `formatCode="${code.replace(/&/g, '&amp;')}"`;
    const known = lists.numFmts.entries.find((entry) => entry.includes(written) && /numFmtId="2\d\d"/.test(entry));
    const id = known === undefined ? nextFormat : Number(/numFmtId="(\d+)"/.exec(known)?.[1]);
    if (known === undefined) {
      lists.numFmts.indexOf(`<numFmt numFmtId="${String(id)}" ${written}/>`);
      nextFormat += 1;
    }
    formats.set(code, id);
    return id;
  };
  if (lists.cellStyleXfs.entries.length === 0) lists.cellStyleXfs.indexOf('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>');
  const indexOf = {} as Record<Style, number>;
  for (const style of STYLES) {
    const look = LOOKS[style];
    const ids = `numFmtId="${String(formatId(look.numberFormat))}" fontId="${String(lists.fonts.indexOf(fontXml(look)))}" fillId="${String(lists.fills.indexOf(fillXml(look)))}" borderId="${String(lists.borders.indexOf(borderXml(look)))}"`;
    const applied = `${ids} xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"`;
    const horizontal = look.alignment === undefined ? '' : ` horizontal="${look.alignment}"${look.indent === undefined ? '' : ` indent="${String(look.indent)}"`}`;
    indexOf[style] = lists.cellXfs.indexOf(`<xf ${applied}><alignment${horizontal} vertical="top"${look.wrap === true ? ' wrapText="1"' : ''}/></xf>`);
  }
  const splices: Splice[] = [];
  let insertAt = root.open;
  for (const name of ORDER) {
    const element = collections.find(({ local }) => local === name);
    splices.push(...lists[name].splices(insertAt));
    if (element !== undefined) insertAt = element.end;
  }
  return { text: splice(text, splices), indexOf };
}
