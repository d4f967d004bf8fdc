/** Reads the question, and what the governing body looked at, back from “AST Range model”. */
import { CONSIDERATIONS, KIND_TEXTS, type ChecklistAnswer } from '../../rules/considerations';
import { INPUT_FACTS, RANGE_INPUTS, type RangeAsked, type RangeInput } from '../range/inputs';
import { cellText, type CellValue, type SheetGrid } from '../port';

/** The cells of a grid by what stands to the left of them. */
function cellsAfter({ rows }: SheetGrid): Map<string, readonly CellValue[]> {
  const found = new Map<string, readonly CellValue[]>();
  for (const { values } of rows) {
    const at = values.findIndex((value) => cellText(value) !== '');
    const text = cellText(values[at] ?? null);
    if (at >= 0 && !found.has(text)) found.set(text, values.slice(at + 1));
  }
  return found;
}

/** The question and the answers on what was considered, as they stand on the sheet; `undefined` where they were taken off it. */
export function readRangeModel(grid: SheetGrid): RangeAsked | undefined {
  const after = cellsAfter(grid);
  if (!after.has(INPUT_FACTS.area.label) || !after.has(INPUT_FACTS.start.label)) return undefined;
  const inputs = Object.fromEntries(RANGE_INPUTS.map((input) => [input, after.get(INPUT_FACTS[input].label)?.[0] ?? null])) as Record<RangeInput, CellValue>;
  const checklist = CONSIDERATIONS.map(({ id, kind, text }): ChecklistAnswer => {
    const [considered, ...notes] = after.get(cellText(`${KIND_TEXTS[kind]}: ${text}`)) ?? [];
    const answer = cellText(considered ?? null);
    return { id, considered: answer === '' ? null : /^(?:y|yes|x|true|1|✓|✔)$/i.test(answer), note: notes.map(cellText).find((note) => note !== '') ?? '' };
  });
  return { inputs, checklist };
}
