/** What a number format says of a number. */

/** Whether a number in this format is shown as a date or a time: by its letters outside quotes, brackets and escapes. */
export function isDateFormat(format: string): boolean {
  if (/^general$/i.test(format)) return false;
  const plain = format
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[dmyhs]/i.test(plain.replace(/general/gi, ''));
}
