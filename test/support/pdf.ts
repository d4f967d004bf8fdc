/** Reads what tests need of a PDF by LibreOffice, without other tools: its pages, their sizes, and their text. */
import { inflateSync } from 'node:zlib';

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

export interface PdfFacts {
  readonly pages: number;
  /** Width and height of each page, in points. */
  readonly sizes: readonly (readonly [number, number])[];
  /** All text in the order in which it is drawn; words may be apart or not. */
  readonly text: string;
}

function objectsOf(bytes: Uint8Array): Map<number, PdfObject> {
  const text = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const { 1: id = '', 2: body = '' } of text.matchAll(/(?:^|\n)(\d+) 0 obj\r?\n?([\s\S]*?)endobj/g)) {
    const at = body.indexOf('stream');
    const head = at < 0 ? body : body.slice(0, at);
    let stream = '';
    if (at >= 0) {
      const from = body.indexOf('\n', at) + 1;
      const packed = Buffer.from(body.slice(from, body.lastIndexOf('endstream')), 'latin1');
      stream = head.includes('/FlateDecode') ? inflateSync(packed, { finishFlush: 2 }).toString('latin1') : packed.toString('latin1');
    }
    objects.set(Number(id), { head, stream });
  }
  return objects;
}

function utf16(hex: string): string {
  return hex.replace(/[0-9A-F]{4}/gi, (code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** From the codes of a font to letters. */
function lettersOf(cmap: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', to = ''] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) letters.set(code.toUpperCase(), utf16(to));
  }
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', first = ''] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) {
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code += 1) {
        letters.set(code.toString(16).toUpperCase().padStart(from.length, '0'), String.fromCharCode(Number.parseInt(first, 16) + code - Number.parseInt(from, 16)));
      }
    }
  }
  return letters;
}

export function readPdf(bytes: Uint8Array): PdfFacts {
  const objects = objectsOf(bytes);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b(?!s)/.test(head));
  const sizes = pages.map(({ head }): readonly [number, number] => {
    const [left = 0, bottom = 0, right = 0, top = 0] = (/\/MediaBox\s*\[([^\]]*)\]/.exec(head)?.[1] ?? '').trim().split(/\s+/).map(Number);
    return [right - left, top - bottom];
  });
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of objects.values()) {
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+)\s+(\d+) 0 R/g)) {
      const toUnicode = /\/ToUnicode\s+(\d+) 0 R/.exec(objects.get(Number(id))?.head ?? '')?.[1];
      if (toUnicode !== undefined) fonts.set(name, lettersOf(objects.get(Number(toUnicode))?.stream ?? ''));
    }
  }
  let text = '';
  for (const { head } of pages) {
    const content = objects.get(Number(/\/Contents\s+(\d+) 0 R/.exec(head)?.[1]))?.stream ?? '';
    let letters = new Map<string, string>();
    for (const { 1: font, 2: hex } of content.matchAll(/\/(F\d+)\s+[\d.]+\s+Tf|<([0-9A-F]+)>/gi)) {
      if (font !== undefined) letters = fonts.get(font) ?? new Map<string, string>();
      const width = [...letters.keys()][0]?.length ?? 2;
      for (const code of (hex ?? '').match(new RegExp(`.{${String(width)}}`, 'g')) ?? []) text += letters.get(code.toUpperCase()) ?? '';
    }
  }
  return { pages: pages.length, sizes, text };
}
