/** Leading practitioners: by year across 31 August 2013, what was checked and what should be looked at, and the writing of the sheet. */
import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { financialYearText, schoolYearText } from '../domain/calendar';
import { shortPoundsText } from '../domain/exact';
import { NO_LONGER_APPLIES } from '../rules/leadingPractitioner';
import { PRACTITIONERS_NAME } from '../workbook/audit/sheetNames';
import type { PlannedPractitioners } from '../workbook/practitioners/planPractitioners';
import { amountText } from './amountText';
import { Details } from './Details';
import type { FormsProps } from './formsProps';
import { GoToWritten } from './GoToWritten';
import { ProblemList } from './ProblemList';
import { StepList } from './Reasons';
import type { ViewProps } from './viewProps';

/** So many checks are shown: the sheet has all of them. */
const MOST_CHECKS = 50;

function Checks({ checks }: Pick<PlannedPractitioners, 'checks'>): ReactElement {
  return (
    <>
      <ul className="steps">
        {checks.slice(0, MOST_CHECKS).map(({ facts: { post: { id, holder, row } }, year, pay, result }) => (
          <li key={`${String(row)} ${String(year)}`}>{id} ({holder}), {schoolYearText(year)}, {shortPoundsText(pay)} a year: {result}</li>
        ))}
      </ul>
      {checks.length > MOST_CHECKS && <p className="quiet">{checks.length - MOST_CHECKS} more stand on “{PRACTITIONERS_NAME}” once it is written.</p>}
    </>
  );
}

function Planned({ planned, state: { busy }, planner }: ViewProps & { readonly planned: PlannedPractitioners }): ReactElement {
  const { across, practitioners, checks, problems, assumptions, leftOut, readFrom } = planned;
  return (
    <>
      <p>“{readFrom}”: {practitioners.length} planned as leading practitioners, {practitioners.filter(({ moved }) => moved).length} of them from an AST post; {leftOut} left out.</p>
      <table className="money differences">
        <caption>By year, across 31 August 2013, £</caption>
        <thead><tr><th scope="col">Year</th><th scope="col">Cost</th><th scope="col">Grant</th><th scope="col">Left to the school</th></tr></thead>
        <tbody>
          {across.totals.map(({ year, cost, grant, left }) => <tr key={year}><th scope="row">{financialYearText(year)}</th><td>{amountText(cost)}</td><td>{amountText(grant)}</td><td>{amountText(left)}</td></tr>)}
        </tbody>
      </table>
      {problems.length > 0 && <Details summary={`To look at: ${String(problems.length)}, of leading practitioners`}>{() => <ProblemList problems={problems} planner={planner} isBusy={busy !== null} />}</Details>}
      {checks.length > 0 && <Details summary={`Pay against the minimum and maximum: ${String(checks.length)} checked`}>{() => <Checks checks={checks} />}</Details>}
      <Details summary="What no longer applies, and what is assumed">
        {() => <StepList steps={[...NO_LONGER_APPLIES.map(({ rules, text }) => ({ rule: 'LP-3', text: `${rules}: ${text}` })), ...assumptions.map((text) => ({ rule: 'LP-4', text }))]} />}
      </Details>
    </>
  );
}

export function PractitionersPart({ actions, ...props }: FormsProps): ReactElement {
  const { state: { formed: { practitioners: shown }, busy } } = props;
  const isBusy = busy !== null;
  return (
    <>
      <h3>Leading practitioners</h3>
      <p>Checks the pay and range of leading practitioners, from 1 September 2013 on, against the minimum and maximum of their area, and plans across the end of the AST grade. A figure that is missing is filled in on “{PRACTITIONERS_NAME}”.</p>
      <div className="actions"><Button disabled={isBusy} onClick={() => { void actions.check(); }}>{shown === null ? 'Check the leading practitioners' : 'Check the leading practitioners again'}</Button></div>
      {shown !== null && (
        <>
          <Planned {...props} planned={shown.planned} />
          <p>Writes “{PRACTITIONERS_NAME}” in place of an earlier one; your minimum and maximum figures on it are kept. Your own sheets are never changed.</p>
        </>
      )}
      <div className="actions">
        {shown !== null && <Button appearance="primary" disabled={isBusy} onClick={() => { void actions.writePractitioners(); }}>Write {PRACTITIONERS_NAME}</Button>}
        <GoToWritten {...props} sheet={PRACTITIONERS_NAME} />
      </div>
    </>
  );
}
