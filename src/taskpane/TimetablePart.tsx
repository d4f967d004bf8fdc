/** The timetable of an application for AST assessment: the latest dates, each with its sentence and rule. Nothing is read or written. */
import { Field, Input, Select } from '@fluentui/react-components';
import { Fragment, useMemo, type ReactElement } from 'react';
import { dayText } from '../domain/calendar';
import { assessmentScope, CAREER_STAGES, type Timetable } from '../rules/application';
import { saidOf, timetableOf } from '../workbook/audit/applicationSaid';
import type { NoPlan } from '../workbook/readWorkbook';
import { dayIn } from './askedDay';
import { changeFormed } from './formed';
import { StepList } from './Reasons';
import type { ViewProps } from './viewProps';

function answerFor(applied: string): Timetable | NoPlan {
  const day = dayIn(applied);
  return typeof day === 'number' ? timetableOf(day, dayText(day)) : day;
}

export function TimetablePart({ state: { formed: { applied, stage } }, planner }: ViewProps): ReactElement {
  const made = useMemo(() => (applied === '' ? null : answerFor(applied)), [applied]);
  const refusal = made !== null && 'refusal' in made ? made.refusal : null;
  const answer = made === null || 'refusal' in made ? null : made;
  const last = answer?.steps.at(-1);
  return (
    <>
      <p>From the day on which the headteacher receives an application to AST pay. Nothing is read from the workbook, and nothing is written.</p>
      <div className="fields">
        <Field label="Application received on" {...(refusal === null ? {} : { validationState: 'error', validationMessage: refusal })}>
          <Input type="date" value={applied} onChange={(_event, { value }) => { changeFormed(planner, { applied: value }); }} />
        </Field>
        <Field label="Career stage">
          <Select value={stage ?? ''} onChange={(_event, { value }) => { changeFormed(planner, { stage: CAREER_STAGES.find((each) => each === value) ?? null }); }}>
            <option value="">all</option>
            {CAREER_STAGES.map((each) => <option key={each} value={each}>{assessmentScope(each).name}</option>)}
          </Select>
        </Field>
      </div>
      <p aria-live="polite">{last !== undefined && <strong>{last.name}: {dayText(last.latest)}.</strong>}</p>
      {answer !== null && (
        <>
          <table className="money differences">
            <caption>The latest date of each step</caption>
            <thead><tr><th scope="col">Step</th><th scope="col">Latest</th><th scope="col">Rule</th></tr></thead>
            <tbody>{answer.steps.map(({ id, name, latest, rule }) => <tr key={id}><th scope="row">{name}</th><td>{dayText(latest)}</td><td>{rule}</td></tr>)}</tbody>
          </table>
          <h3>Why these dates</h3>
          <StepList steps={answer.steps} />
          {saidOf(answer, stage === null ? CAREER_STAGES : [stage]).map(({ heading, sentences }) => <Fragment key={heading}><h3>{heading}</h3><StepList steps={sentences} /></Fragment>)}
        </>
      )}
    </>
  );
}
