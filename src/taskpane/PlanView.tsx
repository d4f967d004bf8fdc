/** The way of a plan: read, settings, preview, write. */
import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { LaterView, type LoadView } from './LaterView';
import type { ViewProps } from './viewProps';
import { RestorePart } from './WriteSection';

/** What the pane does, in one screen, with the two ways to begin. */
function Start({ state, planner }: ViewProps): ReactElement {
  const earlier = state.freshness;
  return (
    <section aria-labelledby="start">
      <h2 id="start">What your AST posts cost, and who pays</h2>
      <p>
        Open the sheet with your staff list and press the button. You see, year by year, what each Advanced Skills Teacher post
        costs, what the grant pays and what falls to the school, with the reason for every figure.
      </p>
      <p>Only when you press “Write” are sheets added, all with names that begin with “AST”. Your own sheets are never changed.</p>
      {earlier !== null && <p>A plan of {earlier.about.writtenAt}, read from “{earlier.about.readFrom}”, stands in this workbook.</p>}
      <div className="actions">
        <Button appearance="primary" disabled={state.busy !== null} onClick={() => { void planner.useThisSheet(); }}>Use this sheet</Button>
        <Button disabled={state.busy !== null} onClick={() => { void planner.insertSample(); }}>Insert sample data</Button>
      </div>
      <p className="quiet">The sample comes as two new sheets, “Staff” and “Columns”, with invented names.</p>
      <RestorePart state={state} planner={planner} />
    </section>
  );
}

/** The sections come with the first staff list that is read. */
const planSections: LoadView<ViewProps> = async () => (await import('./PlanSections')).PlanSections;

export function PlanView(props: ViewProps): ReactElement {
  const { state } = props;
  if (state.source === null && state.made === null && state.refusal === null) return <Start {...props} />;
  return <LaterView load={planSections} props={props} />;
}
