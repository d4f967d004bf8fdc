/** The batches that the client library sends, and what it expects back. */
export interface ArgumentInfo { Arguments?: unknown[]; ReferencedObjectPathIds?: unknown[] }
export interface QueryInfo { Select?: string[]; Expand?: string[]; Top?: number; Skip?: number }
export interface Action { Id: number; ActionType: number; Name: string; ObjectPathId: number; ArgumentInfo?: ArgumentInfo; QueryInfo?: QueryInfo }
export interface ObjectPath { Id: number; ObjectPathType: number; Name: string; ParentObjectPathId?: number; ArgumentInfo?: ArgumentInfo }
export interface Batch { Actions: Action[]; ObjectPaths: Record<string, ObjectPath> }

export interface BatchError { Code: string; Message: string; Location: string; ActionIndex: number; HttpStatusCode: number }
/** The library only believes that it registered a handler when the trace beside it comes back. */
export interface BatchResponse { Results: { ActionId: number; Value: unknown }[]; TraceIds: number[]; Error?: BatchError }

export const PathType = { global: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 } as const;
export const ActionType = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;

/** The library speaks to a service of its own about events and the like; that is not the product's doing. */
export function isLibrarysOwn(batch: Batch): boolean {
  return Object.values(batch.ObjectPaths).some((path) => path.ObjectPathType === PathType.newObject && path.Name.startsWith('Microsoft.InternalService.'));
}

/** After each run the library gives back the objects it kept, unasked and in its own time. */
export function isCleanup(batch: Batch): boolean {
  const doing = batch.Actions.filter(({ ActionType: type }) => type !== ActionType.instantiate);
  return doing.length > 0 && doing.every(({ Name }) => Name === '_RemoveReference');
}

export function parseBatch(body: string): Batch {
  return JSON.parse(body) as Batch;
}
