/**
 * Goes through an XML part in pieces, as fast as a large sheet needs. A piece is text of one byte a character (latin1), so that none
 * is torn between two pieces; {@link decoded} makes a text of it.
 */

/** Told of the tags and texts, in order. Names come without their prefix. */
export interface MarkupReader {
  /** A start tag; its attributes lie in `text` between `from` and `to`. One that closes itself is followed by its end. */
  open(name: string, text: string, from: number, to: number): void;
  close(name: string): void;
  /** Raw text, or that of CDATA, in which nothing is escaped. Called only while {@link wantsText}. */
  text(raw: string, isEscaped: boolean): void;
  readonly wantsText: boolean;
}

const [GREATER, SLASH, COLON, BANG, QUESTION, QUOTE, APOSTROPHE, SPACE, EQUALS] = [62, 47, 58, 33, 63, 34, 39, 32, 61] as const;

/** No text, comment or tag of a workbook is longer; one that is would be gone through again with every piece. */
const LONGEST_TORN = 16 * 1024 * 1024;

export class Markup {
  private carried = '';
  private depth = 0;

  constructor(private readonly reader: MarkupReader) {}

  /** Whether every tag was closed. */
  get isWhole(): boolean {
    return this.depth === 0 && !this.carried.includes('<');
  }

  add(piece: string): void {
    const text = this.carried === '' ? piece : this.carried + piece;
    let at = 0;
    for (;;) {
      const start = text.indexOf('<', at);
      if (start < 0) break;
      const end = this.part(text, at, start);
      if (end < 0) break;
      at = end;
    }
    this.carried = text.slice(at);
    if (this.carried.length > LONGEST_TORN) throw new RangeError('a text or a tag of more than 16 MB');
  }

  /** Reads the text from `at` and what begins at `start`; gives the position after it, or -1 where it is not whole yet. */
  private part(text: string, at: number, start: number): number {
    const { reader } = this;
    const kind = text.charCodeAt(start + 1);
    if (kind === BANG || kind === QUESTION) return this.special(text, at, start);
    const from = kind === SLASH ? start + 2 : start + 1;
    let nameFrom = from;
    let nameTo = -1;
    let end = from;
    for (let quote = 0; ; end += 1) {
      const code = text.charCodeAt(end);
      // Beyond the last character there is none: NaN.
      if (!(code >= 0)) return -1;
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (code === GREATER) break;
      else if (code === QUOTE || code === APOSTROPHE) quote = code;
      else if (nameTo < 0) {
        if (code === COLON) nameFrom = end + 1;
        else if (code <= SPACE || code === SLASH) nameTo = end;
      }
    }
    if (start > at && reader.wantsText) reader.text(text.slice(at, start), true);
    const name = text.slice(nameFrom, nameTo < 0 ? end : nameTo);
    if (kind === SLASH) {
      this.depth -= 1;
      reader.close(name);
      return end + 1;
    }
    const isClosed = text.charCodeAt(end - 1) === SLASH;
    reader.open(name, text, nameTo < 0 ? end : nameTo, isClosed ? end - 1 : end);
    if (isClosed) reader.close(name);
    else this.depth += 1;
    return end + 1;
  }

  /** Comments, instructions, CDATA and declarations. */
  private special(text: string, at: number, start: number): number {
    const { reader } = this;
    if (text.length < start + 9) return -1;
    const isData = text.startsWith('<![CDATA[', start);
    const mark = isData ? ']]>' : text.startsWith('<!--', start) ? '-->' : text.charCodeAt(start + 1) === QUESTION ? '?>' : '>';
    const end = text.indexOf(mark, start + 2);
    if (end < 0) return -1;
    if (start > at && reader.wantsText) reader.text(text.slice(at, start), true);
    if (isData && reader.wantsText) reader.text(text.slice(start + 9, end), false);
    return end + mark.length;
  }
}

/** Calls `found` with each attribute whose name is a single letter, as its code, and where its value lies. */
export function shortAttributes(text: string, from: number, to: number, found: (letter: number, start: number, end: number) => void): void {
  let at = from;
  while (at < to) {
    let equals = at;
    while (equals < to && text.charCodeAt(equals) !== EQUALS) equals += 1;
    let last = equals - 1;
    while (last > at && text.charCodeAt(last) <= SPACE) last -= 1;
    let open = equals + 1;
    while (open < to && text.charCodeAt(open) !== QUOTE && text.charCodeAt(open) !== APOSTROPHE) open += 1;
    if (open >= to) return;
    const close = text.indexOf(text[open] ?? '"', open + 1);
    if (close < 0 || close > to) return;
    if (text.charCodeAt(last - 1) <= SPACE) found(text.charCodeAt(last), open + 1, close);
    at = close + 1;
  }
}

const ENTITIES: ReadonlyMap<string, string> = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"]]);

function character(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES.get(name) ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Shorter texts are copied by the engine; a longer one would keep its whole piece in memory. */
const KEEPS_ITS_PIECE = 13;

/** The text that the raw one stands for: UTF-8, with its entities resolved. */
export function decoded(raw: string, isEscaped: boolean): string {
  let text = raw.length >= KEEPS_ITS_PIECE || /[\x80-\xff]/.test(raw) ? Buffer.from(raw, 'latin1').toString('utf8') : raw;
  if (isEscaped && text.includes('&')) text = text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, character);
  return text;
}

/** The format writes characters that XML cannot hold as _x000D_. */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}
