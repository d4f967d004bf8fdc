/** The sheets that an audit writes: each where it has something to say. */
import { accountOf, switchingOf } from '../../audit';
import type { SheetWrite } from '../sheetWrite';
import { accountSheet } from './accountSheet';
import { auditSheet } from './auditSheet';
import type { AuditMade } from './auditWorkbook';
import { outreachSheet } from './outreachSheet';
import { switchingSheet } from './switchingSheet';

export interface AuditWriting {
  readonly version: string;
  /** The time of writing, as text. */
  readonly writtenAt: string;
}

/** Whether there is anything to account for: what was allocated or paid. */
export function hasAccount({ audit: { lists } }: AuditMade): boolean {
  return lists.allocations !== null || lists.payments !== null;
}

export function auditSheets(made: AuditMade, { version, writtenAt }: AuditWriting): SheetWrite[] {
  return [
    auditSheet(made, writtenAt, version),
    ...(hasAccount(made) ? [accountSheet(accountOf(made.audit))] : []),
    ...(made.audit.lists.allocations === null ? [] : [switchingSheet(switchingOf(made.audit))]),
    ...(made.outreach === null ? [] : [outreachSheet(made.outreach)]),
  ];
}
