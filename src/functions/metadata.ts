/** What Excel is told of the functions, made from their definitions: the content of functions.json. */
import { FUNCTIONS } from './definitions';

interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly { readonly name: string; readonly description: string; readonly type: 'any'; readonly dimensionality: 'scalar' }[];
  readonly result: { readonly type: 'any'; readonly dimensionality: 'scalar' | 'matrix' };
}

export interface FunctionsMetadata {
  /** A cell with an error in it is handed on, so that the function can say so. */
  readonly allowErrorForDataTypeAny: true;
  readonly functions: readonly FunctionMetadata[];
}

/**
 * The metadata of all functions; `base` is the add-in's own address without a slash at its end. Every parameter is of any
 * type, so that the function, and not Excel, says what is wrong with it. None is volatile, and none needs to know its cell.
 */
export function functionsMetadata(base: string): FunctionsMetadata {
  return {
    allowErrorForDataTypeAny: true,
    functions: FUNCTIONS.map(({ name, description, anchor, parameters, result }) => ({
      id: name,
      name,
      description,
      helpUrl: `${base}/assets/help.html#${anchor}`,
      parameters: parameters.map((parameter) => ({ name: parameter.name, description: parameter.description, type: 'any', dimensionality: 'scalar' })),
      result: { type: 'any', dimensionality: result },
    })),
  };
}
