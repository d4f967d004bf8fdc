/** Which styles of a workbook show dates. */
import { isDateFormat } from 'hucre';
import { childrenOf, outline, type XmlElement } from './xml';

/** The formats that Excel has by number and that show a date or a time: from and to. */
const BUILT_IN: readonly (readonly [number, number])[] = [[14, 22], [27, 36], [45, 47], [50, 58]];

/** Of the styles by which cells refer to them, in order: whether they show a date or a time. */
export function dateStyles(stylesText: string): readonly boolean[] {
  const elements = outline(stylesText, 2);
  const [root] = elements;
  if (root === undefined) return [];
  const collections = childrenOf(elements, root);
  const inside = (name: string): XmlElement[] => {
    const collection = collections.find(({ local }) => local === name);
    return collection === undefined ? [] : childrenOf(elements, collection);
  };
  const formats = new Map(inside('numFmts').map(({ attributes }) => [Number(attributes['numFmtId']), attributes['formatCode'] ?? '']));
  const isDate = (id: number): boolean => {
    const format = formats.get(id);
    return format === undefined ? BUILT_IN.some(([from, to]) => id >= from && id <= to) : isDateFormat(format);
  };
  return inside('cellXfs').filter(({ local }) => local === 'xf').map(({ attributes }) => isDate(Number(attributes['numFmtId'] ?? 0)));
}
