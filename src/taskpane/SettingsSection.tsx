/** Plan: the settings, with the register's defaults and their status. */
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { AREA_NAMES, AREAS, type Area } from '../domain/scales';
import { financialYearText } from '../domain/calendar';
import { FIRST_PLAN_YEAR, LAST_PLAN_YEAR, MOST_PLAN_YEARS } from '../projection';
import { FIGURE_FORMS } from '../workbook/assumptions';
import { MOST_LIVE_POSTS, type PlanMade } from '../workbook/planWorkbook';
import { ChoiceField, type Choices } from './ChoiceField';
import { Details } from './Details';
import type { GrantSettingsProps } from './GrantSettings';
import { LaterView, type LoadView } from './LaterView';
import type { ViewProps } from './viewProps';

/** Not everybody opens these. */
const grantSettings: LoadView<GrantSettingsProps> = async () => (await import('./GrantSettings')).GrantSettings;

interface SettingsProps extends ViewProps {
  readonly made: PlanMade;
}

const CHOICES: Readonly<Record<string, Choices>> = {
  planFrom: Array.from({ length: LAST_PLAN_YEAR - FIRST_PLAN_YEAR + 1 }, (_, index) => financialYearText(FIRST_PLAN_YEAR + index)).map((year) => [year, year] as const),
  planYears: Array.from({ length: MOST_PLAN_YEARS }, (_, index) => [String(index + 1), String(index + 1)] as const),
  policy: [['0', '0 points'], ['1', '1 point'], ['2', '2 points']],
  method: [['average', 'Average cost: £15,500 a post'], ['actual', 'Actual cost: outreach and eligible salary']],
  niBasis: [['exact', 'Exact'], ['table', 'By the tables']],
};

const LABELS: Readonly<Record<string, string>> = {
  planFrom: 'First financial year', planYears: 'Number of years', policy: 'Points each September where none are decided', method: 'How the grant is reckoned',
  niBasis: 'Employer’s National Insurance',
};

function ChoiceSetting({ id, made, state, planner }: SettingsProps & { readonly id: string }): ReactElement | null {
  const assumption = made.planned.assumptions.find((entry) => entry.id === id);
  if (assumption === undefined) return null;
  return <ChoiceField assumption={assumption} label={LABELS[id] ?? id} choices={CHOICES[id] ?? []} isWide={id === 'policy' || id === 'method'} state={state} planner={planner} />;
}

function AreaSetting({ made, state, planner }: SettingsProps): ReactElement {
  const inTitle = made.header.area;
  const hasColumn = made.header.columns.has('Area');
  const hint = hasColumn ? 'for rows that name none' : inTitle === null ? 'the sheet names none' : `the sheet says ${AREA_NAMES[inTitle]} above its headings`;
  return (
    <Field label="Pay area" hint={`${hint} [PAY-1]`}>
      <Select value={state.area ?? ''} disabled={state.busy !== null} onChange={(_event, { value }) => { void planner.setArea(value === '' ? null : (value as Area)); }}>
        <option value="">As the sheet says</option>
        {AREAS.map((area) => <option key={area} value={area}>{AREA_NAMES[area]}</option>)}
      </Select>
    </Field>
  );
}

/** Whether the sheets follow what is changed on them, or hold the figures as they are now. */
function FiguresSetting({ made, state, planner }: SettingsProps): ReactElement {
  const bySize = `As the plan’s size asks: formulas up to ${MOST_LIVE_POSTS.toLocaleString('en-GB')} posts`;
  return (
    <Field className="wide" label="Write figures as" hint={`Now ${made.planned.live ? 'formulas: they follow what you change on the AST sheets' : 'values: they change when you plan again'}`}>
      <Select value={state.figures ?? ''} disabled={state.busy !== null} onChange={(_event, { value }) => { void planner.setFigures(FIGURE_FORMS.find((form) => form === value) ?? null); }}>
        <option value="">{bySize}</option>
        <option value="formulas">Formulas</option>
        <option value="values">Values</option>
      </Select>
    </Field>
  );
}

/** Awards for Septembers without a pay table: those that the plan lacks, and any that the user gives. */
function Awards({ made, state, planner }: SettingsProps): ReactElement {
  const awards = made.planned.assumptions.filter(({ id }) => id.startsWith('award.'));
  const [year, setYear] = useState('2013');
  const [percent, setPercent] = useState('');
  return (
    <div role="group" aria-label="Pay awards">
      <p>Pay awards, for Septembers without a pay table [PAY-13]</p>
      {awards.length === 0 ? <p className="quiet">This plan needs none.</p> : (
        <ul className="plain">
          {awards.map(({ id, value, status, setBy }) => (
            <li key={id}>
              September {id.slice(6)}: {value === '' ? 'missing' : `${value}%`} <span className="quiet">({status})</span>
              {setBy === 'option' && state.values.has(id) && <Button size="small" onClick={() => { void planner.setValue(id, ''); }}>Take out</Button>}
            </li>
          ))}
        </ul>
      )}
      <div className="side-by-side">
        <Field label="September"><Input size="small" inputMode="numeric" value={year} onChange={(_event, { value }) => { setYear(value); }} /></Field>
        <Field label="Award, %"><Input size="small" inputMode="decimal" value={percent} onChange={(_event, { value }) => { setPercent(value); }} /></Field>
        <Button
          size="small" disabled={state.busy !== null || !/^(?:19|20)\d{2}$/.test(year) || percent.trim() === ''}
          onClick={() => { void planner.setValue(`award.${year}`, percent); setPercent(''); }}
        >
          Add award
        </Button>
      </div>
    </div>
  );
}

export function SettingsSection(props: SettingsProps): ReactElement {
  const { settings } = props.made.planned.plan;
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">2. Plan</h2>
      <Details summary={<>{settings.years} {settings.years === 1 ? 'year' : 'years'} from {financialYearText(settings.from)}, {settings.policy} {settings.policy === 1 ? 'point' : 'points'} a September, {settings.method} cost</>}>
        {() => (
          <>
            <div className="fields">
              {['planFrom', 'planYears'].map((id) => <ChoiceSetting key={id} id={id} {...props} />)}
              <AreaSetting {...props} />
              {['niBasis', 'policy', 'method'].map((id) => <ChoiceSetting key={id} id={id} {...props} />)}
              <FiguresSetting {...props} />
              <Awards {...props} />
            </div>
            <Details summary="Grant and money">{() => <LaterView load={grantSettings} props={props} />}</Details>
            <p className="quiet">More may be changed on “AST Assumptions” and “AST Pay points” once the plan is written.</p>
          </>
        )}
      </Details>
    </section>
  );
}
