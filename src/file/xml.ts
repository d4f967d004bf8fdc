/** Reading the outline of an XML part, and changing it by splicing text in, so that all else stays as it is to the byte. */
import { SaxesParser } from 'saxes';
import { FileRefusal } from './refusal';

export interface XmlElement {
  /** The name without its prefix. */
  readonly local: string;
  /** The prefix with its colon, or empty. */
  readonly prefix: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly depth: number;
  /** Position of `<`. */
  readonly start: number;
  /** Position after the start tag’s `>`. */
  readonly open: number;
  /** Position of the end tag’s `<`; the same as `open` where the element closes itself. */
  close: number;
  /** Position after the element. */
  end: number;
  readonly selfClosing: boolean;
  readonly parent: XmlElement | undefined;
}

/** The elements of the text down to `depth` (the root is 0), in document order. */
export function outline(text: string, depth: number): XmlElement[] {
  const elements: XmlElement[] = [];
  const parser = new SaxesParser({ position: true });
  const path: (XmlElement | undefined)[] = [];
  parser.on('opentag', (tag) => {
    const open = parser.position;
    if (path.length > depth) {
      path.push(undefined);
      return;
    }
    const colon = tag.name.indexOf(':');
    const element: XmlElement = {
      local: colon < 0 ? tag.name : tag.name.slice(colon + 1),
      prefix: colon < 0 ? '' : tag.name.slice(0, colon + 1),
      attributes: tag.attributes as Record<string, string>,
      depth: path.length,
      start: text.lastIndexOf(`<${tag.name}`, open - 1),
      open,
      close: open,
      end: open,
      selfClosing: tag.isSelfClosing,
      parent: path.at(-1),
    };
    elements.push(element);
    path.push(element);
  });
  parser.on('closetag', (tag) => {
    const element = path.pop();
    if (element === undefined || tag.isSelfClosing) return;
    element.end = parser.position;
    element.close = text.lastIndexOf('</', parser.position - 1);
  });
  parser.on('error', (error) => {
    throw new FileRefusal(`The workbook is damaged: one of its parts is not well-formed (${error.message.slice(0, 80)}). Open it in Excel, let it repair the file, and save it.`);
  });
  parser.write(text).close();
  return elements;
}

export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with the splices made; they must not overlap. */
export function splice(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, text: inserted } of [...splices].sort((a, b) => a.from - b.from || a.to - b.to)) {
    result += text.slice(at, from) + inserted;
    at = to;
  }
  return result + text.slice(at);
}

/** Inserts as the last content of the element, opening it where it closes itself. */
export function appendTo(text: string, element: XmlElement, content: string): Splice {
  if (!element.selfClosing) return { from: element.close, to: element.close, text: content };
  const tag = text.slice(element.start, element.end);
  const name = `${element.prefix}${element.local}`;
  return { from: element.start, to: element.end, text: `${tag.replace(/\s*\/>$/, '>')}${content}</${name}>` };
}

export function childrenOf(elements: readonly XmlElement[], parent: XmlElement): XmlElement[] {
  return elements.filter((element) => element.parent === parent);
}

const NOT_PLAIN = /[\u0000-\u0008\u000b-\u001f&<>"\ud800-\udfff\ufffe\uffff]/;
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or a double-quoted attribute. Characters that XML cannot hold become the replacement character. */
export function escapeXml(text: string): string {
  if (!NOT_PLAIN.test(text)) return text;
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
