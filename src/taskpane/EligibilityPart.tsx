/** Who of a staff list may become an AST, and who an Advanced Teacher: in numbers, teacher by teacher, and the writing of the sheet. */
import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { dayText } from '../domain/calendar';
import { astText, atsText, countsOf, coversText, noteTexts } from '../workbook/audit/eligibilitySheet';
import { ELIGIBILITY_NAME } from '../workbook/audit/sheetNames';
import { missingTexts, reasonsOf, type EligibilityRow, type StaffEligibility } from '../workbook/audit/staffEligibility';
import { Details } from './Details';
import type { FormsProps } from './formsProps';
import { GoToWritten } from './GoToWritten';
import { ProblemList } from './ProblemList';
import { StepList } from './Reasons';
import type { ViewProps } from './viewProps';

/** So many at a time: a list of thousands would keep the pane busy. */
const SHOWN_AT_ONCE = 50;

function Teacher({ row, state: { busy }, planner }: ViewProps & { readonly row: EligibilityRow }): ReactElement {
  const { facts: { name, sheet, cellOf, row: at } } = row;
  const [covers, missing] = [coversText(row), missingTexts(row)];
  const cell = cellOf('Point') ?? cellOf('Role');
  return (
    <li>
      <span><strong>{name}</strong>, row {at}</span>
      <span>AST: {astText(row)}{covers === '' ? '' : `; the assessment covers: ${covers}`}</span>
      <span>ATS: {atsText(row)}</span>
      {missing.length > 0 && <span className="doubt">Missing: {missing.join(', ')}</span>}
      {cell !== undefined && <Button size="small" disabled={busy !== null} aria-label={`Go to ${cell} of ${sheet}`} onClick={() => { void planner.goTo(sheet, cell); }}>Go to {cell}</Button>}
      <Details summary={`Why: ${name}`}>{() => <StepList steps={reasonsOf(row)} />}</Details>
    </li>
  );
}

function Teachers({ made: { rows }, ...props }: ViewProps & { readonly made: StaffEligibility }): ReactElement {
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const left = rows.length - most;
  return (
    <>
      <h4>Teacher by teacher</h4>
      {rows.length === 0 && <p>The list says nothing of any teacher’s qualification.</p>}
      <ul className="problems">{rows.slice(0, most).map((row) => <Teacher key={row.facts.row} {...props} row={row} />)}</ul>
      {left > 0 && <Button size="small" onClick={() => { setMost(most + SHOWN_AT_ONCE); }}>Show {Math.min(SHOWN_AT_ONCE, left)} more of {left}</Button>}
    </>
  );
}

function Answers({ made, ...props }: ViewProps & { readonly made: StaffEligibility }): ReactElement {
  const { state: { busy }, planner } = props;
  const followed = made.assessed.flatMap(({ finding }) => (finding === null ? [] : [{ ...finding, message: `${finding.message} ${finding.step}` }]));
  // The notes stand above already.
  const open = [...followed, ...made.problems.filter(({ severity }) => severity !== 'note')];
  return (
    <>
      {noteTexts(made).map((text) => <p key={text}>{text}</p>)}
      <table className="money differences">
        <caption>How many, on {dayText(made.on)}</caption>
        <thead><tr><th scope="col">Answer</th><th scope="col">AST</th><th scope="col">ATS</th></tr></thead>
        <tbody>{countsOf(made).map(({ answer, ast, ats }) => <tr key={answer}><th scope="row">{answer}</th><td>{ast}</td><td>{ats}</td></tr>)}</tbody>
      </table>
      {open.length > 0 && <Details summary={`To look at: ${String(open.length)}`}>{() => <ProblemList problems={open} planner={planner} isBusy={busy !== null} />}</Details>}
      <Teachers {...props} made={made} />
    </>
  );
}

export function EligibilityPart({ actions, ...props }: FormsProps): ReactElement {
  const { state: { formed: { on, eligibility: shown }, busy } } = props;
  const isBusy = busy !== null;
  return (
    <>
      <h3>Who may become an AST, and ATS</h3>
      <p>Looks at every teacher of the staff list of whom it says something under Qualification or Qualified on: who may become an AST, and who an Advanced Teacher (ATS).</p>
      <Field label="Day" hint="Left empty: today"><Input type="date" value={on} onChange={(_event, { value }) => { actions.askDay(value); }} /></Field>
      <div className="actions"><Button disabled={isBusy} onClick={() => { void actions.look(); }}>{shown === null ? 'Look at the teachers' : 'Look at the teachers again'}</Button></div>
      {shown !== null && (
        <>
          <Answers {...props} made={shown.made} />
          <p>Writes “{ELIGIBILITY_NAME}” in place of an earlier one. Your own sheets are never changed.</p>
        </>
      )}
      <div className="actions">
        {shown !== null && <Button appearance="primary" disabled={isBusy} onClick={() => { void actions.writeEligibility(); }}>Write {ELIGIBILITY_NAME}</Button>}
        <GoToWritten {...props} sheet={ELIGIBILITY_NAME} />
      </div>
    </>
  );
}
