/** What the command audit prints. */
import { isoText } from '../domain/calendar';
import { poundsText, shortPoundsText } from '../domain/exact';
import { accountOf, switchingOf } from '../audit';
import { accountJson, switchingJson } from './auditMoneyJson';
import { resultText, type AuditMade } from '../workbook/audit/auditWorkbook';

/** A workbook of a folder that could not be read, and why. */
export interface Unread {
  readonly book: string;
  readonly why: string;
}

/** The shape of spec §9; money in pence. */
export function auditJson({ audit, on, findings, settled, scope }: AuditMade, unread: readonly Unread[]): object {
  return {
    on: isoText(on),
    findings: findings.map(({ severity, rule, kind, school, establishment, post, holder, book, sheet, cell, found, expected, message, amount, basis, step, key, accepted, acceptedBefore }) => ({
      severity, rule, school, post, sheet, cell, message, amount, kind, establishment, holder, workbook: book, found, expected, basis, step, key, accepted, acceptedBefore,
    })),
    ...accountJson(accountOf(audit)), ...switchingJson(switchingOf(audit)),
    settled, scope, unread: unread.map(({ book, why }) => ({ workbook: book, message: why })),
  };
}

interface Asked {
  readonly input: string;
  readonly output: string | undefined;
  readonly unread: readonly Unread[];
  readonly dayNote: string;
}

const MOST_LINES = 200;
const WORDS = { error: 'ERROR', question: 'QUESTION', note: 'NOTE' } as const;

export function auditReport(made: AuditMade, { input, output, unread, dayNote }: Asked): string {
  const { findings, sums, settled, scope } = made;
  const lines: string[] = [input, scope];
  if (dayNote !== '') lines.push(dayNote);
  if (unread.length > 0) lines.push('', `${String(unread.length)} ${unread.length === 1 ? 'workbook was' : 'workbooks were'} not read:`, ...unread.map(({ book, why }) => `  ${book}: ${why}`));
  lines.push('', resultText(made));
  if (sums.length > 0) {
    lines.push('');
    for (const { severity, rule, title, count, accepted, amount } of sums) {
      lines.push(`  ${WORDS[severity].padEnd(9)}${rule.padEnd(8)}${String(count).padStart(6)}  ${title}${accepted > 0 ? ` (${String(accepted)} accepted)` : ''}${amount > 0 ? `: ${poundsText(amount)}` : ''}`);
    }
  }
  const open = findings.filter(({ accepted }) => accepted === '');
  if (open.length > 0) lines.push('');
  for (const { severity, rule, message, amount, step, book, sheet, cell } of open.slice(0, MOST_LINES)) {
    const where = [book, sheet === '' ? '' : `${sheet}!${cell}`].filter((part) => part !== '').join(' ');
    lines.push(`${WORDS[severity]} ${rule} ${where}: ${message}${amount === null ? '' : ` Worth ${shortPoundsText(amount)}.`} ${step}`);
  }
  if (open.length > MOST_LINES) lines.push(`… and ${String(open.length - MOST_LINES)} more: write them with -o, or ask for --json.`);
  if (settled.length > 0) lines.push('', `Accepted before and found no more: ${String(settled.length)}.`);
  if (output !== undefined) lines.push('', `Written: ${output}`);
  return `${lines.join('\n')}\n`;
}
