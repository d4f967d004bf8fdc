/** How high a wrapped text is: programs do not work it out for merged cells, and not all of them when they open a file. */
import type { Look } from './looks';

/** Widths of characters in widths of a digit, near enough for the fonts that spreadsheet programs take: a little too wide rather than too narrow. */
function widthOf(character: string): number {
  if (/[il.,:;!|’‘']/.test(character)) return 0.5;
  if (/[fjrt()[\]\-“”" ]/.test(character)) return 0.65;
  if (/[mwMW@%]/.test(character)) return 1.5;
  return /[A-Z&…]/.test(character) ? 1.2 : 1;
}

/** Bold letters are so much wider. */
const BOLD = 1.1;
/** The text begins and ends so far from the edges of its cell, in characters. */
const PADDING = 1.5;
const INDENT = 1.5;
const PLAIN_SIZE = 11;

/** The lines that a text takes when it is wrapped by words within so many characters of column width. */
export function linesOfText(text: string, width: number, { size = PLAIN_SIZE, bold, indent = 0 }: Partial<Look>): number {
  const room = ((width - PADDING - indent * INDENT) * PLAIN_SIZE) / size / (bold === true ? BOLD : 1);
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    let length = 0;
    for (const character of word) length += widthOf(character);
    const withSpace = used === 0 ? length : used + widthOf(' ') + length;
    if (used > 0 && withSpace > room) {
      lines += 1;
      used = length;
    } else {
      used = withSpace;
    }
  }
  return lines;
}

/** The height in points of a text of one or more paragraphs. */
export function heightOfText(text: string, width: number, look: Partial<Look>): number {
  const lines = text.split('\n').reduce((sum, paragraph) => sum + linesOfText(paragraph, width, look), 0);
  return lines * Math.ceil((look.size ?? PLAIN_SIZE) * 1.3);
}
