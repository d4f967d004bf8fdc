/** The sheets that an audit writes: each where it has something to say. */
import { accountOf, switchingOf } from '../../audit';
import { ownNameFor, OWN_SHEET_PREFIX, type SheetWrite } from '../sheetWrite';
import { titleLines } from '../sheets/planned';
import { accountSheet, AUDIT_REPLACED } from './accountSheet';
import { auditSheet } from './auditSheet';
import type { AuditMade } from './auditWorkbook';
import { outreachSheet } from './outreachSheet';
import { ACCOUNT_NAME, OUTREACH_NAME, SWITCHING_NAME } from './sheetNames';
import { switchingSheet } from './switchingSheet';

export interface AuditWriting {
  readonly version: string;
  /** The time of writing, as text. */
  readonly writtenAt: string;
  /** The sheets of the product’s own that stand there: one of an earlier audit that this one does not have must not look as if it held still. */
  readonly left: ReadonlySet<string>;
  /** The way from where the audit is written to the folder of the workbooks, with “/” at its end; empty where they are side by side. */
  readonly folder?: string;
}

/** Whether there is anything to account for: what was allocated or paid. */
export function hasAccount({ audit: { lists } }: AuditMade): boolean {
  return lists.allocations !== null || lists.payments !== null;
}

/** In place of a sheet of an earlier audit that this one does not have. */
function emptySheet(name: string, sentence: string): SheetWrite {
  return { name, widths: [100], lines: [...titleLines(name.replace(OWN_SHEET_PREFIX, ''), AUDIT_REPLACED), { row: 4, cells: [{ column: 1, value: sentence, style: 'plain' }] }], tables: [], frozenRows: 2 };
}

const WITHOUT: readonly (readonly [name: string, sentence: string])[] = [
  [ACCOUNT_NAME, 'No list says what was allocated or paid, so there is no account.'],
  [SWITCHING_NAME, 'There is no list of allocations, so no switching is proposed.'],
  [OUTREACH_NAME, 'No list says anything of outreach.'],
];

export function auditSheets(made: AuditMade, writing: AuditWriting): SheetWrite[] {
  const sheets = sheetsWith(made, writing);
  const empty = WITHOUT.filter(([name]) => ownNameFor(writing.left, name) !== undefined && !sheets.some((sheet) => sheet.name === name));
  return [...sheets, ...empty.map(([name, sentence]) => emptySheet(name, sentence))];
}

function sheetsWith(made: AuditMade, { version, writtenAt, folder = '' }: AuditWriting): SheetWrite[] {
  return [
    auditSheet(made, { version, writtenAt, folder }),
    ...(hasAccount(made) ? [accountSheet(accountOf(made.audit))] : []),
    ...(made.audit.lists.allocations === null ? [] : [switchingSheet(switchingOf(made.audit))]),
    ...(made.outreach === null ? [] : [outreachSheet(made.outreach)]),
  ];
}
