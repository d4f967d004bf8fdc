import { Args } from './behaviour';
import { ExcelError, invalidArgument, itemNotFound, NotImplemented } from './excelError';
import { ActionType, PathType, type Action, type ArgumentInfo, type Batch, type BatchResponse, type ObjectPath, type QueryInfo } from './message';
import type { ObjectModel } from './objectModel';
import { CellRange } from './sheet';
import type { SimulatedWorkbook } from './simulatedWorkbook';

/** An object that a path led to: what it is in the client's model, and what stands behind it. A null object has nothing behind it. */
interface Resolved { className: string; target: object | null; referenceId: string | null }

/** Carries out the batches of the client library over one workbook. */
export class Interpreter {
  /** Members that were used and are not implemented, and whatever went wrong in the simulation itself. */
  readonly notImplemented: string[] = [];
  private readonly kept = new Map<string, Resolved>();
  private references = 0;

  constructor(private readonly workbook: SimulatedWorkbook, private readonly model: ObjectModel) {}

  /** Objects that were kept with `_KeepReference` and never given back. */
  keptReferences(): number {
    return this.kept.size;
  }

  /** Runs the first `limit` actions. What was done before an error stays done: Excel has no transactions. */
  run(batch: Batch, limit = Infinity): BatchResponse {
    const response: BatchResponse = { Results: [], TraceIds: [] };
    const resolved = new Map<number, Resolved>();
    batch.Actions.some((action, index) => {
      if (index >= limit) return true;
      if (action.ActionType === ActionType.trace) {
        // Two generations of event handlers: one waits for the trace's result, the other for its id.
        response.TraceIds.push(action.Id);
        response.Results.push({ ActionId: action.Id, Value: null });
        return false;
      }
      try {
        const result = this.perform(batch, resolved, action);
        if (result !== undefined) response.Results.push({ ActionId: action.Id, Value: result });
        return false;
      } catch (error) {
        const known = this.known(error);
        response.Error = { Code: known.code, Message: known.message, Location: this.location(batch, action), ActionIndex: index, HttpStatusCode: 400 };
        return true;
      }
    });
    return response;
  }

  private known(error: unknown): ExcelError {
    if (error instanceof NotImplemented) this.notImplemented.push(error.member);
    if (error instanceof ExcelError) return error;
    const fault = error instanceof Error ? error.stack ?? error.message : String(error);
    this.notImplemented.push(fault);
    return new ExcelError('GeneralException', `The simulated Excel itself failed: ${fault}`);
  }

  private location(batch: Batch, action: Action): string {
    const path = batch.ObjectPaths[action.ObjectPathId];
    return [path?.Name ?? '', action.Name].filter((part) => part !== '').join('.');
  }

  private perform(batch: Batch, resolved: Map<number, Resolved>, action: Action): unknown {
    const object = this.resolve(batch, resolved, action.ObjectPathId);
    const args = this.args(batch, resolved, action.ArgumentInfo);
    if (action.ActionType === ActionType.instantiate) return this.identity(object);
    if (action.ActionType === ActionType.query) return object.target === null ? null : this.query(object.className, object.target, action.QueryInfo ?? {});
    if (action.ActionType === ActionType.method) return this.invoke(object, action.Name, args);
    if (action.ActionType !== ActionType.setProperty) throw new NotImplemented(`action type ${action.ActionType}`);
    // Whatever is done to a null object has no effect, and is no error either.
    if (object.target !== null) this.model.set(object.className, object.target, action.Name, args.raw(0));
    return undefined;
  }

  /** Without an id or a reference the library would send an `add()` again with the next batch. */
  private identity(object: Resolved): unknown {
    if (object.target === null) return null;
    if (object.referenceId !== null) return { _ReferenceId: object.referenceId };
    return this.model.identity(object.className, object.target);
  }

  private invoke(object: Resolved, name: string, args: Args): unknown {
    if (name === '_RemoveReference') {
      this.kept.delete(args.text(0));
      return null;
    }
    if (object.target === null) return null;
    if (name === '_KeepReference') {
      this.keep(object);
      return null;
    }
    return this.model.call(object.className, object.target, name, args)?.value ?? null;
  }

  private keep(object: Resolved): void {
    this.references += 1;
    object.referenceId = `reference-${this.references}`;
    this.kept.set(object.referenceId, object);
  }

  private resolve(batch: Batch, resolved: Map<number, Resolved>, id: number): Resolved {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const path = batch.ObjectPaths[id];
    if (path === undefined) throw invalidArgument(`The batch has no object path ${id}.`);
    const found = this.follow(batch, resolved, path);
    resolved.set(id, found);
    return found;
  }

  private follow(batch: Batch, resolved: Map<number, Resolved>, path: ObjectPath): Resolved {
    if (path.ObjectPathType === PathType.global) return { className: 'Workbook', target: this.workbook, referenceId: null };
    if (path.ObjectPathType === PathType.nullObject) return { className: '', target: null, referenceId: null };
    if (path.ObjectPathType === PathType.reference) return this.keptObject(path.Name);
    if (path.ObjectPathType === PathType.newObject) throw new NotImplemented(`new ${path.Name}`);
    const parent = this.resolve(batch, resolved, path.ParentObjectPathId ?? -1);
    return this.followFrom(parent, path, this.args(batch, resolved, path.ArgumentInfo));
  }

  private followFrom(parent: Resolved, path: ObjectPath, args: Args): Resolved {
    if (path.ObjectPathType === PathType.property) {
      const className = this.model.navigationClass(parent.className, path.Name);
      return { className, target: parent.target === null ? null : this.model.navigate(parent.className, parent.target, path.Name), referenceId: null };
    }
    if (path.ObjectPathType === PathType.indexer) {
      const target = parent.target === null ? null : this.model.item(parent.className, parent.target, args.raw(0));
      return { className: this.model.itemClass(parent.className), target, referenceId: null };
    }
    const className = this.model.methodClass(parent.className, path.Name);
    if (parent.target === null) return { className, target: null, referenceId: null };
    const answer = this.model.call(parent.className, parent.target, path.Name, args);
    return { className, target: answer?.object ?? null, referenceId: null };
  }

  private keptObject(referenceId: string): Resolved {
    const object = this.kept.get(referenceId);
    if (object === undefined) throw new ExcelError('InvalidReference', 'This reference is not valid for the current operation.');
    if (object.target instanceof CellRange && object.target.sheet.isDeleted) throw itemNotFound();
    return object;
  }

  private args(batch: Batch, resolved: Map<number, Resolved>, info: ArgumentInfo | undefined): Args {
    const ids = info?.ReferencedObjectPathIds ?? [];
    const fill = (value: unknown, id: unknown): unknown => {
      if (Array.isArray(value) && Array.isArray(id)) return value.map((part: unknown, index) => fill(part, id[index]));
      if (typeof id !== 'number' || id === 0) return value;
      const { target } = this.resolve(batch, resolved, id);
      if (target === null) throw itemNotFound();
      return target;
    };
    return new Args((info?.Arguments ?? []).map((value, index) => fill(value, ids[index])));
  }

  private query(className: string, target: object, info: QueryInfo): unknown {
    const select = [...(info.Select ?? []), ...(info.Expand ?? [])];
    if (!this.model.isCollection(className)) return this.record(className, target, select);
    const items = this.model.items(className, target).slice(info.Skip ?? 0, info.Top === undefined ? undefined : (info.Skip ?? 0) + info.Top);
    // A collection may have properties of its own beside those of its items, such as the count.
    const own = select.filter((path) => this.model.hasScalar(className, path));
    const ofItems = select.filter((path) => !own.includes(path));
    const record = own.length > 0 ? this.record(className, target, own) : {};
    return select.length > 0 && ofItems.length === 0 ? record : { ...record, _Items: this.itemRecords(this.model.itemClass(className), items, ofItems) };
  }

  private itemRecords(className: string, items: readonly object[], select: string[]): unknown[] {
    return items.map((item) => ({ ...this.model.identity(className, item), ...this.record(className, item, select) }));
  }

  private record(className: string, target: object, select: readonly string[]): Record<string, unknown> {
    const nested = new Map<string, string[]>();
    const record: Record<string, unknown> = {};
    for (const path of select.length === 0 ? ['*'] : select) {
      const [head = '', ...rest] = path.split('/');
      if (head === '*' || head === '$all') Object.assign(record, this.model.allScalars(className, target));
      else if (rest.length === 0 && this.model.hasScalar(className, head)) Object.assign(record, this.model.get(className, target, head));
      else nested.set(head, [...(nested.get(head) ?? []), ...(rest.length > 0 ? [rest.join('/')] : [])]);
    }
    for (const [head, paths] of nested) {
      const original = head.charAt(0).toUpperCase() + head.slice(1);
      const below = this.model.navigate(className, target, original);
      record[original] = below === null ? null : this.query(this.model.navigationClass(className, original), below, { Select: paths });
    }
    return record;
  }
}
