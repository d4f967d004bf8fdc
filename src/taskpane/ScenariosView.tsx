/** Scenarios: the plans saved under a name; saving, approving, deleting, and comparing two of them. */
import { Button, Field, Input } from '@fluentui/react-components';
import { Fragment, useEffect, useMemo, useState, type ReactElement } from 'react';
import { financialYearText } from '../domain/calendar';
import { shortPoundsText } from '../domain/exact';
import { schoolPaysByYear } from '../projection';
import { isEdited, type Scenario } from '../workbook/scenarios/scenario';
import { isSameName, type ScenarioShelf } from '../workbook/scenarios/shelf';
import { ProblemList } from './ProblemList';
import { ScenarioCompare } from './ScenarioCompare';
import type { ViewProps } from './viewProps';
import { RestorePart } from './WriteSection';

function SaveForm({ state: { made, source, busy, scenarioAsk }, planner }: ViewProps): ReactElement {
  const [name, setName] = useState('');
  if (made === null) {
    return (
      <>
        <p>Read the staff list to save the plan, or to compare with it.</p>
        <div className="actions"><Button appearance="primary" disabled={busy !== null} onClick={() => { void (source === null ? planner.useThisSheet() : planner.readAgain()); }}>{source === null ? 'Use this sheet' : 'Read again'}</Button></div>
      </>
    );
  }
  const isTaken = scenarioAsk?.wayOut === 'replace' && isSameName(scenarioAsk.name, name);
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (busy === null) void planner.scenarios.save(name, false); }}>
      <Field label="Save the plan as it is now under this name"><Input value={name} onChange={(_event, { value }) => { setName(value); }} /></Field>
      <div className="actions">
        <Button type="submit" appearance="primary" disabled={busy !== null}>Save</Button>
        {isTaken && <Button disabled={busy !== null} onClick={() => { void planner.scenarios.save(name, true); }}>Replace “{scenarioAsk.name}”</Button>}
      </div>
      <p className="quiet">Saving adds to the sheet “AST Scenarios”, and writes nothing else. Restore then takes back this change, and no longer the last plan.</p>
    </form>
  );
}

interface SavedProps extends ViewProps {
  readonly scenario: Scenario;
}

function Saved({ scenario, state: { busy, scenarioAsk }, planner }: SavedProps): ReactElement {
  const { name, savedAt, isApproved, approvedAt, readFrom } = scenario;
  const isAsked = scenarioAsk?.wayOut === 'instead' && isSameName(scenarioAsk.name, name);
  const isBusy = busy !== null;
  const isChanged = useMemo(() => isEdited(scenario), [scenario]);
  return (
    <>
      <h3>{name}</h3>
      <p>
        {isApproved && <strong>Approved{approvedAt === '' ? '' : ` ${approvedAt}`}. </strong>}
        Saved {savedAt}, read from “{readFrom}”. {isChanged && <span className="doubt">Changed by hand on “AST Scenarios”.</span>}
      </p>
      <p>School pays: {schoolPaysByYear(scenario).map(({ year, amount }, index) => <Fragment key={year}>{index > 0 && ', '}<span className="nowrap">{financialYearText(year)} {shortPoundsText(amount)}</span></Fragment>)}.</p>
      <div className="actions">
        {isApproved
          ? <Button size="small" disabled={isBusy} aria-label={`Lift approval of ${name}`} onClick={() => { void planner.scenarios.unlock(name); }}>Lift approval</Button>
          : (
            <>
              <Button size="small" disabled={isBusy} aria-label={`Approve ${name}`} onClick={() => { void planner.scenarios.approve(name, false); }}>Approve</Button>
              {isAsked && <Button size="small" disabled={isBusy} aria-label={`Approve in its place: ${name}`} onClick={() => { void planner.scenarios.approve(name, true); }}>Approve in its place</Button>}
              <Button size="small" disabled={isBusy} aria-label={`Delete ${name}`} onClick={() => { void planner.scenarios.delete(name); }}>Delete</Button>
            </>
          )}
      </div>
    </>
  );
}

function Shelf({ shelf: { scenarios, damage, problems }, ...props }: ViewProps & { readonly shelf: ScenarioShelf }): ReactElement {
  if (damage !== null) return <p className="doubt">{damage}</p>;
  return (
    <>
      {scenarios.length === 0 && <p>No plan has been saved under a name yet.</p>}
      {scenarios.map((scenario) => <Saved key={scenario.name} {...props} scenario={scenario} />)}
      {problems.length > 0 && <><h3>To look at</h3><ProblemList problems={problems} planner={props.planner} isBusy={props.state.busy !== null} /></>}
    </>
  );
}

export function ScenariosView(props: ViewProps): ReactElement {
  const { state, planner } = props;
  const { scenarios: shelf, made } = state;
  const isWanted = shelf === null && state.busy === null;
  useEffect(() => { if (isWanted) void planner.scenarios.look(); }, [isWanted, planner]);
  return (
    <>
      <section aria-labelledby="scenarios">
        <h2 id="scenarios">Scenarios</h2>
        <p>Plans that are kept under a name, such as “As now” and “Two points a year”. An approved one is neither replaced nor deleted.</p>
        <SaveForm {...props} />
        {shelf !== null && <Shelf {...props} shelf={shelf} />}
        <RestorePart {...props} />
      </section>
      {shelf !== null && shelf.scenarios.length > 0 && <ScenarioCompare scenarios={shelf.scenarios} planned={made?.planned ?? null} />}
    </>
  );
}
