/** Money: from the plan that stands written in this workbook to the one that was read, step by step. Nothing is written. */
import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { financialYearText } from '../domain/calendar';
import { shortPoundsText } from '../domain/exact';
import { effectText, type RollStep } from '../projection/bridge';
import type { PlanMade } from '../workbook/planWorkbook';
import { rollForwardWithin } from '../workbook/rollForward/within';
import { rollRule } from '../workbook/sheets/rollForwardRules';
import type { PlannedRollForward } from '../workbook/sheets/planned';
import { amountText, changeAmountText } from './amountText';
import { Details } from './Details';
import { inTurns } from './turns';
import type { ViewProps } from './viewProps';
import { PANE_WAYS } from './waysToSay';

/** So many changes of a step at a time. */
const MOST_CHANGES = 50;

type Compared = { readonly made: PlanMade } & ({ readonly refusal: string } | { readonly roll: PlannedRollForward });

function Step({ step }: { readonly step: RollStep }): ReactElement {
  const more = step.changes.length - MOST_CHANGES;
  return (
    <Details summary={<>{step.title}: <span className="nowrap">{effectText(step.amounts.netCost)}</span></>}>
      {() => (
        <>
          <p>{step.text} <span className="quiet">[{rollRule(step.kind)}]</span></p>
          <ul className="steps">{step.changes.slice(0, MOST_CHANGES).map(({ text }, index) => <li key={index}>{text}</li>)}</ul>
          {more > 0 && <p className="quiet">And {more} more.</p>}
        </>
      )}
    </Details>
  );
}

function Bridge({ roll: { from, to, steps, notes, lastReadFrom, readFrom } }: { readonly roll: PlannedRollForward }): ReactElement {
  return (
    <>
      <p>From the plan of “{lastReadFrom}” for {financialYearText(from.year)} to that of “{readFrom}” for {financialYearText(to.year)}: the school pays {shortPoundsText(to.netCost)}, and paid {shortPoundsText(from.netCost)}.</p>
      {notes.map((note) => <p key={note} className="doubt">{note}</p>)}
      <table className="money differences">
        <caption>What the school pays, £</caption>
        <thead><tr><th scope="col">Step</th><th scope="col">School pays</th></tr></thead>
        <tbody>
          <tr><th scope="row">{financialYearText(from.year)}, as it was</th><td>{amountText(from.netCost)}</td></tr>
          {steps.map(({ kind, title, amounts }) => <tr key={kind}><th scope="row">{title}</th><td>{changeAmountText(amounts.netCost)}</td></tr>)}
        </tbody>
        <tfoot><tr><th scope="row">{financialYearText(to.year)}, as planned now</th><td>{amountText(to.netCost)}</td></tr></tfoot>
      </table>
      {steps.map((step) => <Step key={step.kind} step={step} />)}
    </>
  );
}

export function RollSection({ made, state: { busy }, planner }: ViewProps & { readonly made: PlanMade }): ReactElement {
  const [compared, setCompared] = useState<Compared | null>(null);
  const compare = (): void => {
    void planner.act('Comparing with the plan that is written …', async () => {
      const { version, now } = planner.options;
      const rolled = await rollForwardWithin(planner.workbook, made, made.planned.staffSheet, { version, writtenAt: now(), ways: PANE_WAYS, pace: inTurns });
      setCompared('refusal' in rolled ? { made, refusal: rolled.refusal } : { made, roll: rolled.rollForward });
    });
  };
  return (
    <section aria-labelledby="roll">
      <h2 id="roll">Roll forward</h2>
      <p>Plan and write last year’s staff list, then read this year’s on another sheet: this shows why the figure changed. Nothing is written.</p>
      <div className="actions"><Button disabled={busy !== null} onClick={compare}>Compare with the plan that is written in this workbook</Button></div>
      {compared !== null && compared.made === made && ('refusal' in compared ? <p className="doubt">{compared.refusal}</p> : <Bridge roll={compared.roll} />)}
    </section>
  );
}
