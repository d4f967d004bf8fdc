/** What a function gives to its cell. */
import type { Reading } from '../workbook/staff/cells';
import type { CellValue } from '../workbook/port';

/** #VALUE!: what was given cannot be used. #N/A: no such figure exists. */
export interface Refusal {
  readonly error: '#VALUE!' | '#N/A';
  /** What was found, what was expected, what to do. */
  readonly message: string;
}

/** A number, the numbers of several cells by rows, or why there is none. */
export type Answer = number | readonly (readonly number[])[] | Refusal;

export function isRefusal(answer: Answer): answer is Refusal {
  return typeof answer === 'object' && 'error' in answer;
}

/** A parameter of a function, and how the cell or text given for it is read. */
export interface Parameter<T> {
  readonly name: string;
  /** For Excel's list of parameters. At most {@link LONGEST_DESCRIPTION} characters. */
  readonly description: string;
  /** What a sentence calls it: “the area”. */
  readonly noun: string;
  readonly read: (cell: CellValue) => Reading<T>;
}

/** What Excel shows of a description without cutting it. */
export const LONGEST_DESCRIPTION = 128;

export interface FunctionDefinition {
  /** The name without the namespace, such as PAY; also its id. */
  readonly name: string;
  readonly description: string;
  /** The place in the help page. */
  readonly anchor: string;
  readonly parameters: readonly Pick<Parameter<unknown>, 'name' | 'description'>[];
  /** One cell, or several that are filled from it. */
  readonly result: 'scalar' | 'matrix';
  /** Answers for what stands in the cells that it was given. */
  readonly call: (cells: readonly CellValue[]) => Answer;
}

/** What the functions are called by in a cell: AST.PAY. */
export const NAMESPACE = 'AST';
