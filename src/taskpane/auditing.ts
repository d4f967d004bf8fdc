/** What reads, judges and writes an audit: one part, loaded when the first audit is asked for. */
import { dayText, financialYearText, type Day } from '../domain/calendar';
import { fractionText, poundsText, shortPoundsText, type Pence } from '../domain/exact';
import type { Work } from '../domain/work';
import { accountLineSteps, accountOf, coordinationSteps, moveSteps, referenceLineSteps, shareText, switchingOf, vacancyName, type Account, type Switching } from '../audit';
import { isSameAcceptance, type Accepted } from '../workbook/audit/accepted';
import { auditDay, dayRefusal } from '../workbook/audit/auditDay';
import { auditSheets, hasAccount } from '../workbook/audit/auditSheets';
import { auditReadings, resultText, sumsOf, titleOf, type AuditMade } from '../workbook/audit/auditWorkbook';
import { readAudit, type AuditReading } from '../workbook/audit/readAudit';
import type { AccountItem, ShownAudit, ShownMove } from './audited';

export { auditDay, auditSheets, dayRefusal, readAudit };

function counted(number: number, one: string, more: string): string {
  return `${String(number)} ${number === 1 ? one : more}`;
}

function knownAmount(amount: Pence | null): string {
  return amount === null ? 'no list says it' : poundsText(amount);
}

function accountItems({ april, total, coordination, coordinationAllocated, coordinationPaid, referenceLines }: Account): AccountItem[] {
  return [
    { what: `Posts on ${dayText(april)}`, value: fractionText(total.posts) },
    { what: 'Entitlement', value: poundsText(total.entitlement) },
    { what: 'Allocated', value: knownAmount(total.allocated) },
    { what: 'Allocated less entitlement', value: knownAmount(total.overEntitlement) },
    { what: 'Paid', value: knownAmount(total.paid) },
    { what: 'Paid less allocated', value: knownAmount(total.overAllocated) },
    { what: 'Co-ordination money', value: poundsText(coordination) },
    { what: 'Co-ordination allocated', value: knownAmount(coordinationAllocated) },
    ...(coordinationPaid === null ? [] : [{ what: 'Co-ordination paid', value: knownAmount(coordinationPaid) }]),
    { what: 'Teachers', value: total.teachers === null ? 'no list says it' : fractionText(total.teachers) },
    { what: 'Posts as a share of teachers', value: total.share === null ? 'not known' : shareText(total.share) },
    ...referenceLines.map(({ percent, posts }): AccountItem => ({ what: `${String(percent)}% would be`, value: counted(Number(fractionText(posts, 2)), 'post', 'posts') })),
  ];
}

function shownAccount(account: Account): ShownAudit['account'] {
  const lines = account.referenceLines.flatMap(({ percent }) => referenceLineSteps(percent, account));
  return { year: financialYearText(account.year), items: accountItems(account), steps: [...accountLineSteps(account.total, account), ...coordinationSteps(account), ...lines] };
}

function shownSwitching({ moves, unplaced, unfunded }: Switching): ShownAudit['switching'] {
  const left = [
    ...(unplaced.length === 0 ? [] : [`${counted(unplaced.length, 'vacant post finds', 'vacant posts find')} no planned post elsewhere, worth ${shortPoundsText(unplaced.reduce((sum, { amount }) => sum + amount, 0))} to 31 March.`]),
    ...(unfunded.length === 0 ? [] : [`${counted(unfunded.length, 'planned post stays', 'planned posts stay')} without funding.`]),
  ];
  return {
    moves: moves.map((move): ShownMove => ({
      text: `${move.from.school.school}, ${vacancyName(move.from)}, to ${move.to.school.school}, post ${move.to.staffPost.post.id}, from ${dayText(move.on)}`, amount: move.amount, steps: moveSteps(move),
    })),
    rest: left.join(' '),
  };
}

/** What the lists were found to say, apart from the reasons that somebody gave. */
function signatureOf({ on, scope, findings, notes }: AuditMade, account: Account | null, switching: Switching | null): string {
  return JSON.stringify([on, scope, notes, findings.map(({ key, severity, message, amount, basis, sheet, cell }) => [key, severity, message, amount, basis, sheet, cell]), account, switching]);
}

/** The reasons that count: those of the sheet, and those given since in the pane in their place. */
export function reasonsOf(onSheet: readonly Accepted[], said: readonly Accepted[]): Accepted[] {
  return [...said.filter(({ reason }) => reason !== ''), ...onSheet.filter((entry) => !said.some((other) => isSameAcceptance(entry, other)))];
}

/** Audits what was read, and makes ready what is shown of it. */
export function* shownAudit(reading: AuditReading, day: { readonly on: Day; readonly why: string }, said: readonly Accepted[]): Work<ShownAudit> {
  const made = yield* auditReadings([{ book: '', reading: { ...reading, kept: { ...reading.kept, accepted: reasonsOf(reading.kept.accepted, said) } } }], day.on);
  yield;
  const account = hasAccount(made) ? accountOf(made.audit) : null;
  yield;
  const switching = made.audit.lists.allocations === null ? null : switchingOf(made.audit);
  yield;
  return {
    made, titles: new Map(made.findings.map((finding) => [finding.kind, titleOf(finding)])), result: resultText(made), why: day.why, own: reading.own,
    account: account === null ? null : shownAccount(account), switching: switching === null ? null : shownSwitching(switching), signature: signatureOf(made, account, switching),
  };
}

/** The same audit with a finding accepted for a reason, or with an empty one no longer. */
export function withReason(shown: ShownAudit, at: number, reason: string): ShownAudit {
  const findings = shown.made.findings.map((finding, index) => (index === at ? { ...finding, accepted: reason, acceptedBefore: reason === '' ? finding.acceptedBefore : '' } : finding));
  const made: AuditMade = { ...shown.made, findings, sums: sumsOf(findings) };
  return { ...shown, made, result: resultText(made) };
}
