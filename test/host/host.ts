import { EVENT_TYPES, WORKBOOK_TARGET } from './eventRegistration';
import type { CellError, CellValue } from './grid';
import { Interpreter } from './interpreter';
import { isCleanup, isLibrarysOwn, parseBatch, type Batch, type BatchResponse } from './message';
import { ObjectModel, type RequirementSets } from './objectModel';
import { SimulatedWorkbook, type WorkbookEvent } from './simulatedWorkbook';

/** Answers of the transport itself: the numbers Office gives for them. */
export const STATUS = { ok: 0, cellEdit: 5004, timedOut: 5012, activityLimit: 5102, requestTooLarge: 5103, responseTooLarge: 5104, noCapability: 7000 } as const;

/** A request that fails: before anything is applied, with a transport status; or with an API error after half of its actions, or another share of them. */
export type Fault = { status: number } | { halfway: string; share?: number };

export interface Answer { status: number; text: string }
export interface Log { requests: number; requestBytes: number; responseBytes: number; largestRequest: number; largestResponse: number; actions: number }
/** An event as the client library takes it. */
export interface EventEntry { category: number; type: number; targetId: string; message: string }
export interface HostListener { entries(entries: readonly EventEntry[]): void; selected(): void }

const EVENT_CATEGORY = 65_536;
/** The request asks to wait until the user has left the cell. */
const DELAY_FOR_CELL_EDIT = 64;
const MEGABYTE = 1024 * 1024;

function plain(value: CellValue | null): unknown {
  return typeof value === 'object' && value !== null ? (value satisfies CellError).error : value;
}

function typeName(value: CellValue | null): string {
  if (value === '' || value === null) return 'Empty';
  if (typeof value === 'object') return 'Error';
  return typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String';
}

function changeDetails({ before, after, isSingle }: WorkbookEvent & { kind: 'changed' }): Record<string, unknown> {
  if (!isSingle || (before === null && after === null)) return {};
  return { valueBefore: plain(before), valueAfter: plain(after), valueTypeBefore: typeName(before), valueTypeAfter: typeName(after) };
}

/** Excel as the add-in sees it: answers the batches of the genuine client library over a workbook in memory. */
export class SimulatedExcel {
  readonly workbook: SimulatedWorkbook;
  readonly log: Log = { requests: 0, requestBytes: 0, responseBytes: 0, largestRequest: 0, largestResponse: 0, actions: 0 };
  apiVersion = '1.15';
  /** Other sets than ExcelApi. */
  requirementSets: Record<string, string> = { DelayForCellEdit: '1.1', SharedRuntime: '1.1', RibbonApi: '1.1', DialogApi: '1.1', Settings: '1.1' };
  requestLimit = 5 * MEGABYTE;
  responseLimit = 5 * MEGABYTE;
  delayMs = 0;
  private readonly interpreter: Interpreter;
  private readonly listeners = new Set<HostListener>();
  private readonly faults = new Map<number, Fault>();
  private lasting: { from: number; fault: Fault } | null = null;
  private pending: EventEntry[] = [];
  private isOwnWrite = false;
  private isEditing = false;
  private waiting: (() => void)[] = [];

  constructor(workbook: SimulatedWorkbook = new SimulatedWorkbook()) {
    this.workbook = workbook;
    this.interpreter = new Interpreter(workbook, new ObjectModel(() => this.sets));
    workbook.listen((event) => { this.take(event); });
  }

  get sets(): RequirementSets {
    return { ...this.requirementSets, ExcelApi: this.apiVersion };
  }

  /** Members that were used and that the simulation does not know, as Class.member. Must be empty after a good run. */
  get notImplemented(): readonly string[] {
    return this.interpreter.notImplemented;
  }

  /** Objects the add-in holds on to. Ask after `settled`: the library gives them back a moment after `Excel.run` is done. */
  keptReferences(): number {
    return this.interpreter.keptReferences();
  }

  /** Waits until the library has had time to clean up, and events to arrive. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => { setTimeout(resolve, 2); });
  }

  /** The user is typing in a cell: every request fails, or waits if it asked to. */
  get cellEdit(): boolean {
    return this.isEditing;
  }

  set cellEdit(isEditing: boolean) {
    this.isEditing = isEditing;
    if (isEditing) return;
    const waiting = this.waiting;
    this.waiting = [];
    for (const resume of waiting) resume();
  }

  /** Lets the user leave the cell after a while; resolves then. */
  async endCellEdit(afterMs = 0): Promise<void> {
    await new Promise((resolve) => { setTimeout(resolve, afterMs); });
    this.cellEdit = false;
  }

  /** The n-th request from now, counted from 0, fails. */
  failAt(n: number, fault: Fault): void {
    this.faults.set(this.log.requests + n, fault);
  }

  /** That request and all later ones fail, until `recover`. */
  failFrom(n: number, fault: Fault): void {
    this.lasting = { from: this.log.requests + n, fault };
  }

  recover(): void {
    this.lasting = null;
    this.faults.clear();
  }

  listen(listener: HostListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A request as the transports bring it: it may take its time, and wait for the user to leave a cell. */
  async request(body: string, flags = 0): Promise<Answer> {
    if (this.delayMs > 0) await new Promise((resolve) => { setTimeout(resolve, this.delayMs); });
    if (this.isEditing && (flags & DELAY_FOR_CELL_EDIT) !== 0) await new Promise<void>((resolve) => { this.waiting.push(resolve); });
    return this.execute(body);
  }

  execute(body: string): Answer {
    const batch = parseBatch(body);
    if (isLibrarysOwn(batch)) return { status: STATUS.ok, text: JSON.stringify({ Results: batch.Actions.map(({ Id }) => ({ ActionId: Id, Value: null })) }) };
    if (isCleanup(batch)) return { status: STATUS.ok, text: JSON.stringify(this.interpreter.run(batch)) };
    const fault = this.faultOf(this.log.requests);
    this.logRequest(body, batch);
    if (fault !== null && 'status' in fault) return { status: fault.status, text: '' };
    if (this.isEditing) return { status: STATUS.cellEdit, text: '' };
    if (Buffer.byteLength(body) > this.requestLimit) return { status: STATUS.requestTooLarge, text: '' };
    return this.answer(this.run(batch, fault));
  }

  private faultOf(request: number): Fault | null {
    const single = this.faults.get(request);
    if (single !== undefined) return single;
    return this.lasting !== null && request >= this.lasting.from ? this.lasting.fault : null;
  }

  private logRequest(body: string, batch: Batch): void {
    const bytes = Buffer.byteLength(body);
    this.log.requests += 1;
    this.log.actions += batch.Actions.length;
    this.log.requestBytes += bytes;
    this.log.largestRequest = Math.max(this.log.largestRequest, bytes);
  }

  private run(batch: Batch, fault: Fault | null): BatchResponse {
    this.isOwnWrite = true;
    try {
      if (fault === null || 'status' in fault) return this.interpreter.run(batch);
      const half = Math.floor(batch.Actions.length * (fault.share ?? 0.5));
      const response = this.interpreter.run(batch, half);
      response.Error ??= { Code: fault.halfway, Message: 'The simulated Excel was told to fail here.', Location: '', ActionIndex: half, HttpStatusCode: 500 };
      return response;
    } finally {
      this.workbook.calculation.isSuspended = false;
      this.isOwnWrite = false;
    }
  }

  private answer(response: BatchResponse): Answer {
    const text = JSON.stringify(response);
    const bytes = Buffer.byteLength(text);
    this.log.responseBytes += bytes;
    this.log.largestResponse = Math.max(this.log.largestResponse, bytes);
    return bytes > this.responseLimit ? { status: STATUS.responseTooLarge, text: '' } : { status: STATUS.ok, text };
  }

  private take(event: WorkbookEvent): void {
    const type = { changed: EVENT_TYPES.DataChanged, selected: EVENT_TYPES.SelectionChanged, activated: EVENT_TYPES.Activated, deactivated: EVENT_TYPES.Deactivated, added: EVENT_TYPES.Added, deleted: EVENT_TYPES.Deleted }[event.kind];
    const message = JSON.stringify({ worksheetId: event.sheet.id, source: 'Local', ...this.details(event) });
    for (const targetId of [event.sheet.id, WORKBOOK_TARGET]) {
      if ((this.workbook.registrations.get(`${type}|${targetId}`) ?? 0) > 0) this.queue({ category: EVENT_CATEGORY, type, targetId, message });
    }
    if (event.kind === 'selected') setTimeout(() => { for (const listener of this.listeners) listener.selected(); }, 0);
  }

  private details(event: WorkbookEvent): Record<string, unknown> {
    if (event.kind === 'selected') return { address: event.address };
    if (event.kind !== 'changed') return {};
    const reference = event.sheet.isDeleted ? '' : `'${event.sheet.name.replaceAll("'", "''")}'!${event.address}`;
    return { changeType: 'RangeEdited', address: event.address, shiftDirection: 'None', referenceId: reference, triggerSource: this.isOwnWrite ? 'ThisLocalAddin' : 'Unknown', ...changeDetails(event) };
  }

  /** Events reach the add-in after the answer to the batch that caused them. */
  private queue(entry: EventEntry): void {
    this.pending.push(entry);
    if (this.pending.length > 1) return;
    setTimeout(() => {
      const entries = this.pending;
      this.pending = [];
      for (const listener of this.listeners) listener.entries(entries);
    }, 0);
  }
}
