/** What a workbook says of its formulas: the list of them that Excel keeps, and when they are calculated. */
import type { WorkbookParts, WorkbookSheet } from './packageParts';
import { childrenOf, outline, splice, type Splice, type XmlElement } from './xml';
import type { ZipPackage } from './zipPackage';

/** The collections after which the settings of calculation stand, in the order of the format. */
const BEFORE_CALCULATION = ['sheets', 'functionGroups', 'externalReferences', 'definedNames'];

/** The workbook part's change by which all formulas are calculated when it is opened; how it calculates otherwise stays. */
export function calculationOnLoad({ workbookText: text, elements }: WorkbookParts, root: XmlElement): Splice {
  const settings = childrenOf(elements, root).find(({ local }) => local === 'calcPr');
  if (settings === undefined) {
    const at = childrenOf(elements, root).filter(({ local }) => BEFORE_CALCULATION.includes(local)).at(-1)?.end ?? root.close;
    return { from: at, to: at, text: `<${root.prefix}calcPr fullCalcOnLoad="1"/>` };
  }
  const tag = text.slice(settings.start, settings.open).replace(/\s+fullCalcOnLoad\s*=\s*(["'])[^"']*\1/, '');
  return { from: settings.start, to: settings.open, text: tag.replace(/(\s*\/?>)$/, ' fullCalcOnLoad="1"$1') };
}

/** Excel keeps a list of formula cells; entries of replaced sheets would make it call the file damaged. */
export async function dropCalculationChain(zip: ZipPackage, parts: WorkbookParts, ownSheets: readonly WorkbookSheet[]): Promise<{ part: string; text: string } | undefined> {
  const chain = parts.relationships.find(({ kind, target }) => kind === 'calcChain' && zip.has(target));
  if (chain === undefined || ownSheets.length === 0) return undefined;
  const text = await zip.text(chain.target);
  const ids = new Set(ownSheets.map(({ sheetId }) => sheetId));
  let sheetId = 0;
  const splices: Splice[] = [];
  const cells = outline(text, 1).filter(({ depth }) => depth === 1);
  let owedId = 0;
  for (const { attributes, start, end } of cells) {
    const stated = attributes['i'];
    if (stated !== undefined) sheetId = Number(stated);
    if (ids.has(sheetId)) {
      splices.push({ from: start, to: end, text: '' });
      owedId = 0;
    } else if (stated === undefined && owedId !== sheetId && splices.length > 0) {
      // The cell took its sheet from one that is gone.
      splices.push({ from: start, to: end, text: text.slice(start, end).replace(/\br\s*=/, `i="${String(sheetId)}" r=`) });
      owedId = sheetId;
    } else {
      owedId = sheetId;
    }
  }
  return splices.length === 0 ? undefined : { part: chain.target, text: splice(text, splices) };
}
