/** The sheets that an audit writes. */
import type { SheetWrite } from '../sheetWrite';
import { auditSheet } from './auditSheet';
import type { AuditMade } from './auditWorkbook';

export function auditSheets(made: AuditMade, { version, writtenAt }: { readonly version: string; readonly writtenAt: string }): SheetWrite[] {
  return [auditSheet(made, writtenAt, version)];
}
