/** Excel's side of functions for cells: calls them through the library's own runtime, and takes what comes back. */
import type { Batch, BatchResponse } from './message';
import { PathType } from './message';

const SERVICE = 'Microsoft.ExcelServices.CustomFunctions';
const ALLOWS_ERRORS = 4;

/** What a call comes to: a value, or the number and the sentence of an error. */
export type CallResult = { readonly value: unknown } | { readonly errorNumber: number; readonly message: unknown };

interface OldResult { readonly id: number; readonly value: unknown; readonly failed?: boolean; readonly errorCode?: number }

/** The errors by the numbers that the runtime gives them. */
export const ERROR_NUMBERS: Readonly<Record<number, string>> = { 1: '#N/A', 5: '#DIV/0!', 6: '#NUM!', 7: '#VALUE!', 8: '#NULL!' };

export class FunctionsHost {
  /** Whether the runtime has said that it is there. */
  isReady = false;
  private calls = 0;
  private readonly waiting = new Map<number, (result: CallResult) => void>();
  private tell: (message: string) => void = () => { throw new Error('the runtime does not listen yet'); };

  /** How messages reach the runtime. */
  connect(tell: (message: string) => void): void {
    this.tell = tell;
  }

  /** What an empty or erroneous cell is handed over as stands in `given` as Excel hands it. */
  call(id: string, given: readonly unknown[]): Promise<CallResult> {
    this.calls += 1;
    const number = this.calls;
    const result = new Promise<CallResult>((resolve) => { this.waiting.set(number, resolve); });
    this.tell(JSON.stringify([number, id, given, null, ALLOWS_ERRORS, null]));
    return result;
  }

  static isFor(batch: Batch): boolean {
    return Object.values(batch.ObjectPaths).some((path) => path.ObjectPathType === PathType.newObject && path.Name === SERVICE);
  }

  answer(batch: Batch): BatchResponse {
    return { TraceIds: [], Results: batch.Actions.map((action) => ({ ActionId: action.Id, Value: this.act(action.Name, action.ArgumentInfo?.Arguments?.[0]) })) };
  }

  private act(name: string, argument: unknown): unknown {
    if (name === '_SetOsfControlContainerReadyForCustomFunctions') this.isReady = true;
    if (name === '_GetEnabledFeatures') return [];
    if (name === 'SetInvocationArrayResults') {
      for (const [id, isGood, value, errorNumber] of argument as [number, boolean, unknown, number][]) this.settle(id, isGood ? { value } : { errorNumber, message: value });
    }
    if (name === 'SetInvocationResults') {
      for (const { id, value, failed, errorCode } of argument as OldResult[]) this.settle(id, failed === true ? { errorNumber: errorCode ?? 0, message: value } : { value });
    }
    return null;
  }

  private settle(id: number, result: CallResult): void {
    this.waiting.get(id)?.(result);
    this.waiting.delete(id);
  }
}
