/** What if the post ends on a day: pay after it, and the grant that stops (REV-1, REV-2). */
import { Field, Input, Select } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { endingTexts } from '../projection';
import { cellText } from '../workbook/port';
import type { RangeAnswer } from '../workbook/range/plannedRange';
import { isBlank } from '../workbook/staff/cells';
import { dateValue, problemOf, type AskProps } from './RangeQuestion';

export function EndingSection({ inputs, change, problems, answer }: AskProps & { readonly answer: RangeAnswer | null }): ReactElement {
  const ending = answer?.ending ?? null;
  const asks = ending !== null && !('refusal' in ending) && ending.asksForReason;
  return (
    <>
      <h3>What if the post ends?</h3>
      <div className="fields">
        <Field label="Last day" {...problemOf(problems, 'ends')}>
          <Input type="date" value={dateValue(inputs.ends)} onChange={(_event, { value }) => { change({ ends: value }); }} />
        </Field>
        {!isBlank(inputs.ends) && (
          <Field label="Paid after it on" hint="the point held before, else U1 [REV-2]" {...problemOf(problems, 'revertTo')}>
            <Select value={cellText(inputs.revertTo)} onChange={(_event, { value }) => { change({ revertTo: value }); }}>
              <option value="">By default</option>
              {['U1', 'U2', 'U3'].map((point) => <option key={point} value={point}>{point}</option>)}
            </Select>
          </Field>
        )}
        {(asks || !isBlank(inputs.reason)) && (
          <Field className="wide" label="Reason for that point" {...(asks && isBlank(inputs.reason) ? { validationState: 'warning' as const, validationMessage: 'Not the default: note the governing body’s reason.' } : {})}>
            <Input value={cellText(inputs.reason)} onChange={(_event, { value }) => { change({ reason: value }); }} />
          </Field>
        )}
      </div>
      {ending !== null && ('refusal' in ending ? <p className="doubt">{ending.refusal}</p> : <ul>{endingTexts(ending).map((text) => <li key={text}>{text}</li>)}</ul>)}
    </>
  );
}
