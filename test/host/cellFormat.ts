/** The look of a cell: a shared, immutable bag of properties by their path, such as `font.bold`. What has its usual value is left out. */
export type FormatValue = string | number | boolean;
export type CellFormat = Readonly<Record<string, FormatValue>>;

const USUAL: CellFormat = {
  'numberFormat': 'General', 'wrapText': false, 'horizontalAlignment': 'General', 'verticalAlignment': 'Bottom', 'indentLevel': 0, 'shrinkToFit': false,
  'textOrientation': 0, 'readingOrder': 'Context', 'autoIndent': false, 'protection.locked': true, 'protection.formulaHidden': false,
  'font.bold': false, 'font.italic': false, 'font.underline': 'None', 'font.color': '#000000', 'font.name': 'Calibri', 'font.size': 11,
  'font.strikethrough': false, 'font.subscript': false, 'font.superscript': false, 'font.tintAndShade': 0, 'fill.color': '#FFFFFF', 'fill.tintAndShade': 0,
};
const USUAL_BORDER: CellFormat = { style: 'None', color: '#000000', weight: 'Thin', tintAndShade: 0 };

export const PLAIN: CellFormat = Object.freeze({});
const interned = new Map<string, CellFormat>([['{}', PLAIN]]);

function usualValue(path: string): FormatValue | undefined {
  return path.startsWith('border.') ? USUAL_BORDER[path.slice(path.lastIndexOf('.') + 1)] : USUAL[path];
}

/** One object for equal formats, so that a million cells share a few. */
function intern(format: Record<string, FormatValue>): CellFormat {
  const sorted = Object.fromEntries(Object.entries(format).sort(([one], [other]) => (one < other ? -1 : 1)));
  const key = JSON.stringify(sorted);
  const known = interned.get(key);
  if (known !== undefined) return known;
  const frozen = Object.freeze(sorted);
  interned.set(key, frozen);
  return frozen;
}

export function formatValue(format: CellFormat, path: string): FormatValue | null {
  return format[path] ?? usualValue(path) ?? null;
}

export type FormatChange = (format: CellFormat) => CellFormat;

/** A change remembers its answers: the same few formats come back for every cell. */
function remembering(change: FormatChange): FormatChange {
  const answers = new Map<CellFormat, CellFormat>();
  return (format) => {
    const known = answers.get(format);
    if (known !== undefined) return known;
    const answer = change(format);
    answers.set(format, answer);
    return answer;
  };
}

function without(format: CellFormat, isGone: (path: string) => boolean): Record<string, FormatValue> {
  return Object.fromEntries(Object.entries(format).filter(([path]) => !isGone(path)));
}

export function setting(path: string, value: FormatValue): FormatChange {
  return remembering((format) => {
    const rest = without(format, (name) => name === path);
    return intern(usualValue(path) === value ? rest : { ...rest, [path]: value });
  });
}

/** Takes away every property whose path begins with `prefix`. */
export function removing(prefix: string): FormatChange {
  return remembering((format) => intern(without(format, (name) => name.startsWith(prefix))));
}

export function clearing(): FormatChange {
  return () => PLAIN;
}
