/** The findings of an audit: their sums, and one by one, by severity, rule and school; each with its cell, and a reason where it is accepted. */
import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState, type ReactElement } from 'react';
import { shortPoundsText } from '../domain/exact';
import type { Severity } from '../domain/problem';
import type { JudgedFinding } from '../workbook/audit/accepted';
import type { AuditMade, FindingSum } from '../workbook/audit/auditWorkbook';
import { amountText } from './amountText';
import type { ShownAudit } from './audited';
import { Details } from './Details';
import type { ViewProps } from './viewProps';

const WORDS: Readonly<Record<Severity, string>> = { error: 'Error', question: 'Question', note: 'Note' };
/** So many at a time: a list of thousands would keep the pane busy. */
const SHOWN_AT_ONCE = 50;

function sumKey({ severity, rule, title }: Pick<FindingSum, 'severity' | 'rule' | 'title'>): string {
  return `${severity} ${rule} ${title}`;
}

export function SumsTable({ made: { sums } }: { readonly made: AuditMade }): ReactElement | null {
  if (sums.length === 0) return null;
  const total = sums.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <>
      <table className="money differences">
        <caption>By finding; worth of those that are not accepted, £</caption>
        <thead><tr><th scope="col">Finding</th><th scope="col">Number</th><th scope="col">Worth</th></tr></thead>
        <tbody>
          {sums.map((sum) => (
            <tr key={sumKey(sum)}>
              <th scope="row">{WORDS[sum.severity]} [{sum.rule}]: {sum.title}</th>
              <td>{sum.count}{sum.accepted === 0 ? '' : `, ${String(sum.accepted)} accepted`}</td>
              <td>{amountText(sum.amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">What is open is worth {shortPoundsText(total)} together. Amounts of several findings on one post may overlap: they are no bill.</p>
    </>
  );
}

interface AcceptProps extends ViewProps {
  readonly finding: JudgedFinding;
  readonly at: number;
  readonly of: string;
}

/** The reason for which a finding is accepted: to be given, or to be taken back. */
function Accept({ finding: { accepted, acceptedBefore }, at, of, state: { busy }, planner }: AcceptProps): ReactElement {
  const [reason, setReason] = useState(acceptedBefore);
  if (accepted !== '') {
    return (
      <>
        <span><strong>Accepted because:</strong> {accepted}</span>
        <Button size="small" disabled={busy !== null} aria-label={`Take back: ${of}`} onClick={() => { void planner.audit.accept(at, ''); }}>Take back</Button>
      </>
    );
  }
  return (
    <>
      {acceptedBefore !== '' && <span className="doubt">Accepted before, when something else was found: {acceptedBefore}</span>}
      <Details summary="Accept because …">
        {() => (
          <form onSubmit={(event) => { event.preventDefault(); if (busy === null && reason.trim() !== '') void planner.audit.accept(at, reason); }}>
            <Field label="Accept because"><Input value={reason} aria-label={`Accept because: ${of}`} onChange={(_event, { value }) => { setReason(value); }} /></Field>
            <div className="actions"><Button type="submit" size="small" disabled={busy !== null || reason.trim() === ''} aria-label={`Keep the reason: ${of}`}>Keep the reason</Button></div>
          </form>
        )}
      </Details>
    </>
  );
}

interface FindingItemProps extends ViewProps {
  readonly finding: JudgedFinding;
  readonly at: number;
  readonly title: string;
}

function FindingItem({ finding, at, title, ...props }: FindingItemProps): ReactElement {
  const { severity, rule, school, post, sheet, cell, message, amount, basis, step } = finding;
  return (
    <li className={severity}>
      <span><strong>{WORDS[severity]} [{rule}]: {title}.</strong> {message}</span>
      {amount !== null && <span>Worth <strong className="nowrap">{shortPoundsText(amount)}</strong>{basis === '' ? '.' : `: ${basis}.`}</span>}
      <span><strong>What to do:</strong> {step}</span>
      {sheet !== '' && cell !== '' && (
        <Button size="small" disabled={props.state.busy !== null} aria-label={`Go to ${cell} of ${sheet}`} onClick={() => { void props.planner.goTo(sheet, cell); }}>Go to {cell}</Button>
      )}
      <Accept {...props} finding={finding} at={at} of={[title, school, post].filter((part) => part !== '').join(', ')} />
    </li>
  );
}

interface Filters {
  readonly severity: string;
  readonly sum: string;
  readonly school: string;
  readonly hidesAccepted: boolean;
}

const ALL: Filters = { severity: '', sum: '', school: '', hidesAccepted: false };

interface AuditFindingsProps extends ViewProps {
  readonly shown: ShownAudit;
}

export function AuditFindings({ shown: { made, titles }, ...props }: AuditFindingsProps): ReactElement | null {
  const [filters, setFilters] = useState<Filters>(ALL);
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const asked = useDeferredValue(filters);
  const titleOf = ({ kind }: JudgedFinding): string => titles.get(kind) ?? kind;
  const { findings, sums } = made;
  const kept = useMemo(() => {
    const words = asked.school.trim().toLowerCase();
    return findings.flatMap((finding, at) => {
      const isKept = (asked.severity === '' || finding.severity === asked.severity)
        && (asked.sum === '' || sumKey({ ...finding, title: titles.get(finding.kind) ?? finding.kind }) === asked.sum)
        && (words === '' || finding.school.toLowerCase().includes(words) || finding.establishment.toLowerCase().includes(words))
        && !(asked.hidesAccepted && finding.accepted !== '');
      return isKept ? [{ finding, at }] : [];
    });
  }, [findings, titles, asked]);
  if (findings.length === 0) return null;
  const change = (changes: Partial<Filters>): void => {
    setFilters({ ...filters, ...changes });
    setMost(SHOWN_AT_ONCE);
  };
  const left = kept.length - most;
  return (
    <>
      <h3>Findings</h3>
      <div className="fields">
        <Field label="Severity">
          <Select value={filters.severity} onChange={(_event, { value }) => { change({ severity: value }); }}>
            <option value="">all</option>
            {(['error', 'question', 'note'] as const).map((severity) => <option key={severity} value={severity}>{WORDS[severity]}</option>)}
          </Select>
        </Field>
        <Field label="Rule or finding">
          <Select value={filters.sum} onChange={(_event, { value }) => { change({ sum: value }); }}>
            <option value="">all</option>
            {sums.map((sum) => <option key={sumKey(sum)} value={sumKey(sum)}>{sum.rule} {sum.title}</option>)}
          </Select>
        </Field>
        <Field label="School, or its number"><Input value={filters.school} onChange={(_event, { value }) => { change({ school: value }); }} /></Field>
        <Checkbox label="Hide accepted ones" checked={filters.hidesAccepted} onChange={(_event, { checked }) => { change({ hidesAccepted: checked === true }); }} />
      </div>
      <p aria-live="polite">{kept.length === findings.length ? `All ${String(findings.length)} are listed.` : `${String(kept.length)} of ${String(findings.length)} are listed.`}</p>
      <ul className="problems">
        {kept.slice(0, most).map(({ finding, at }) => <FindingItem key={`${String(at)} ${finding.key}`} {...props} finding={finding} at={at} title={titleOf(finding)} />)}
      </ul>
      {left > 0 && <Button size="small" onClick={() => { setMost(most + SHOWN_AT_ONCE); }}>Show {Math.min(SHOWN_AT_ONCE, left)} more of {left}</Button>}
    </>
  );
}
