/** What becomes of the figures of AST Range model that a user typed over: they are kept while the same question is asked and their row is there. */
import type { Overtyped } from '../overtyped';
import type { PlannedWorkbook } from './planned';
import { isRangeLive } from './rangeLive';
import { rangeRowNames, rowName } from './rangeRows';

/** The heading and the text of the first cell of a row, which say what the row is. */
export function nameOfRow({ row }: Overtyped): readonly [header: string, text: string] {
  const [[header, text] = ['', '']] = row;
  return [header, text];
}

/** Says of a figure typed over on the sheet why it is not kept; `undefined` where it is. `isAnother`: the user asks another question than stands there. */
export function rangeJudge(planned: Pick<PlannedWorkbook, 'plan' | 'range' | 'live'>, isAnother: boolean): (entry: Overtyped) => string | undefined {
  return (entry) => {
    const answer = planned.range?.answer ?? null;
    if (answer === null) return 'It is not kept, because the range is not worked out in this plan.';
    if (!isRangeLive(planned)) return 'It is not kept, because the figures are now written as values.';
    if (isAnother) return 'It is not kept, because another range is asked about now.';
    const [header, text] = nameOfRow(entry);
    if (entry.header === header) return 'It is not kept, because it says what its row is. Use the yellow cells to ask about another range.';
    return rangeRowNames(answer)[header]?.includes(rowName(text)) === true ? undefined : 'It is not kept, because the range no longer has this row.';
  };
}
