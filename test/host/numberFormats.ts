import { NotImplemented } from './excelError';

/** A format as the engine takes it, and to how many places the number is to be rounded before; null for days and for General. */
export interface TranslatedFormat { readonly code: string; readonly places: number | null }

/** The parts of a format that stand for themselves (in quotes or behind a backslash), and those that do not. */
function parts(format: string): { text: string; isPlain: boolean }[] {
  return format.split(/("[^"]*"|\\.)/).map((text, index) => ({ text, isPlain: index % 2 === 1 }));
}

/** The format of a TEXT. Of what the formats of numbers can say, only what was looked at in the engine is taken. */
export function numberFormatToTranslate(format: string): TranslatedFormat {
  const pieces = parts(format);
  const code = pieces.map(({ text, isPlain }) => (isPlain ? text : text.replace(/£/g, '"£"'))).join('');
  const said = pieces.filter(({ isPlain }) => !isPlain).map(({ text }) => text).join('').replace(/[£ ]/g, '');
  if (/^[dmy/,.-]+$/i.test(said) && /[dmy]/i.test(said)) return { code, places: null };
  const match = /^(?:#,##)?[0#]+(?:\.(0+))?(%)?$/.exec(said);
  if (match === null) throw new NotImplemented(`TEXT with the format ${format}`);
  return { code, places: (match[1]?.length ?? 0) + (match[2] === undefined ? 0 : 2) };
}
