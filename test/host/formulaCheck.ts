import { isSameRect, type Rect } from './address';
import { invalidArgument, NotImplemented } from './excelError';
import { FormulaFault, formulaTree, partsOf, type Tree } from './formulaTree';
import { tableOf } from './formulaTranslation';
import { columnAt, type Place } from './structuredReference';

function treeOf(formula: string): Tree {
  try {
    return formulaTree(formula);
  } catch (error) {
    throw error instanceof FormulaFault ? invalidArgument(`“${formula}” is no formula: ${error.message}.`) : error;
  }
}

/** Excel takes no formula that it cannot read, or that names a table or a column of a table that is not there. */
export function checkFormula(formula: string, at: Place): void {
  for (const part of partsOf(treeOf(formula))) {
    if (part.kind !== 'structured') continue;
    const table = tableOf(at.sheet.workbook, part.table, at);
    if (table === undefined) throw invalidArgument(`“${formula}” names a table that is not there: ${part.table ?? 'the one that it stands in'}.`);
    const { columns } = part.reference;
    const missing = columns === null ? undefined : [columns.first, columns.last].find((header) => columnAt(table, header) === null);
    if (missing !== undefined) throw invalidArgument(`“${formula}” names a column that ${table.name} does not have: ${missing}.`);
  }
}

/** One formula for many cells: it is the same in all of them, unless it names cells without `$`, and Excel would have to move it. */
export function checkSharedFormula(formula: string, rect: Rect): void {
  if (isSameRect(rect, { ...rect, bottom: rect.top, right: rect.left })) return;
  const isMoved = [...partsOf(treeOf(formula))].some((part) => part.kind === 'reference' && part.text.split(':').some((end) => !/^(\$[A-Za-z]+)?(\$\d+)?$/.test(end)));
  if (isMoved) throw new NotImplemented('one formula with cells that are not absolute for several cells');
}
