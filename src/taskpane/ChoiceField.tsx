/** A setting with a few answers. One that was typed on “AST Assumptions” is shown, and changed there. */
import { Field, Select } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Assumption } from '../workbook/assumptions';
import { settingStatusText } from './settingStatus';
import type { ViewProps } from './viewProps';

export type Choices = readonly (readonly [value: string, label: string])[];

interface ChoiceFieldProps extends ViewProps {
  readonly assumption: Assumption;
  readonly label: string;
  readonly choices: Choices;
  readonly isWide: boolean;
}

export function ChoiceField({ assumption, label, choices, isWide, state, planner }: ChoiceFieldProps): ReactElement {
  const { id, asPlanned, value: inForce, setBy } = assumption;
  return (
    <Field className={isWide ? 'wide' : undefined} label={label} hint={settingStatusText(assumption)}>
      <Select value={asPlanned ?? inForce} disabled={state.busy !== null || setBy === 'sheet'} onChange={(_event, { value }) => { void planner.setValue(id, value); }}>
        {choices.map(([value, text]) => <option key={value} value={value}>{text}</option>)}
      </Select>
    </Field>
  );
}
