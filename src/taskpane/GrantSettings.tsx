/** Plan: the settings of the grant and of what is written about money. */
import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Assumption } from '../workbook/assumptions';
import type { PlanMade } from '../workbook/planWorkbook';
import { ChoiceField, type Choices } from './ChoiceField';
import { settingStatusText } from './settingStatus';
import type { ViewProps } from './viewProps';

export interface GrantSettingsProps extends ViewProps {
  readonly made: PlanMade;
}

const YES_NO = [['no', 'No'], ['yes', 'Yes']] as const;

/** Settings with a few answers, in the order in which they are shown. */
const CHOSEN: Readonly<Record<string, { readonly label: string; readonly choices: Choices }>> = {
  progressionFunded: { label: 'Does the authority fund progression beyond the average cost?', choices: YES_NO },
  sensitivity: { label: 'Write what ifs on “AST Sensitivity”', choices: YES_NO },
  cfr: { label: 'Write amounts by CFR code on “AST CFR”', choices: [['no', 'No'], ['years', 'By year'], ['months', 'By year and month']] },
};

/** Settings that belong together and are taken together, by the beginning of their ids. */
const GROUPS: readonly { readonly start: string; readonly label: string; readonly button: string; readonly about: string }[] = [
  { start: 'stream.', label: 'Shares of the four grant streams', button: 'Take these shares', about: 'In %. The four add up to 100.' },
  { start: 'arrives.', label: 'When the four streams arrive', button: 'Take these dates', about: 'A month, or a day such as 15 May.' },
];

function Group({ group: { start, label, button, about }, own, state: { busy }, planner }: ViewProps & { readonly group: (typeof GROUPS)[number]; readonly own: readonly Assumption[] }): ReactElement {
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const valueOf = ({ id, asPlanned, value }: Assumption): string => typed.get(id) ?? asPlanned ?? value;
  const free = own.filter(({ setBy }) => setBy !== 'sheet');
  return (
    <div role="group" aria-label={label} className="wide">
      <p>{label} <span className="quiet">{about}</span></p>
      <div className="fields">
        {own.map((entry) => (
          <Field key={entry.id} label={entry.id.slice(start.length)} hint={settingStatusText(entry)}>
            <Input value={valueOf(entry)} disabled={busy !== null || entry.setBy === 'sheet'} onChange={(_event, { value }) => { setTyped(new Map([...typed, [entry.id, value]])); }} />
          </Field>
        ))}
      </div>
      {free.length > 0 && (
        <div className="actions">
          <Button size="small" disabled={busy !== null} onClick={() => { void planner.setValues(free.map((entry) => [entry.id, valueOf(entry)] as const)); setTyped(new Map()); }}>{button}</Button>
        </div>
      )}
    </div>
  );
}

export function GrantSettings(props: GrantSettingsProps): ReactElement {
  const { assumptions } = props.made.planned;
  return (
    <div className="fields">
      {Object.entries(CHOSEN).map(([id, { label, choices }]) => {
        const assumption = assumptions.find((entry) => entry.id === id);
        return assumption === undefined ? null : <ChoiceField key={id} assumption={assumption} label={label} choices={choices} isWide {...props} />;
      })}
      {GROUPS.map((group) => {
        const own = assumptions.filter(({ id }) => id.startsWith(group.start));
        return own.length === 0 ? null : <Group key={group.start} group={group} own={own} {...props} />;
      })}
    </div>
  );
}
