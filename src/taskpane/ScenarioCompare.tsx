/** Two plans side by side: the inputs that differ, then the figures, year by year. */
import { Button, Field, Select } from '@fluentui/react-components';
import { useMemo, useState, type ReactElement } from 'react';
import { financialYearText } from '../domain/calendar';
import { shortPoundsText } from '../domain/exact';
import { compareScenarios, nameText, planNow, type ScenarioComparison } from '../workbook/scenarios/compareScenarios';
import type { Scenario } from '../workbook/scenarios/scenario';
import { PLAN_NOW } from '../workbook/scenarios/shelf';
import type { PlannedWorkbook } from '../workbook/sheets/planned';
import { AMOUNT_HEADERS } from '../workbook/sheets/scenarioColumns';
import { changeAmountText } from './amountText';

/** So many lines of a year at a time. */
const SHOWN_AT_ONCE = 50;

function YearDifferences({ comparison, index }: { readonly comparison: ScenarioComparison; readonly index: number }): ReactElement | null {
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const total = comparison.totals[index];
  if (total === undefined) return null;
  const lines = comparison.differences.filter(({ year }) => year === total.year).flatMap(({ post, amounts }, at) =>
    AMOUNT_HEADERS.filter(([element]) => amounts[element] !== 0).map(([element, header]) => ({ key: `${String(at)} ${element}`, text: `${post.id} ${post.holder}: ${header}`, amount: amounts[element] })));
  const year = financialYearText(total.year);
  return (
    <>
      <h3>{year}: school pays <span className="nowrap">{shortPoundsText(total.other.netCost)},</span> <span className="nowrap">was {shortPoundsText(total.one.netCost)}</span></h3>
      {lines.length === 0 ? <p>No figure differs.</p> : (
        <table className="money differences">
          <caption>More or less in {year}, £</caption>
          <thead><tr><th scope="col">Post and figure</th><th scope="col">Difference</th></tr></thead>
          <tbody>
            {lines.slice(0, shown).map(({ key, text, amount }) => <tr key={key}><th scope="row">{text}</th><td>{changeAmountText(amount)}</td></tr>)}
          </tbody>
          <tfoot>
            {AMOUNT_HEADERS.filter(([element]) => total.difference[element] !== 0).map(([element, header]) => <tr key={element}><th scope="row">All posts: {header}</th><td>{changeAmountText(total.difference[element])}</td></tr>)}
          </tfoot>
        </table>
      )}
      {lines.length > shown && <Button size="small" onClick={() => { setShown(shown + SHOWN_AT_ONCE); }}>Show {Math.min(SHOWN_AT_ONCE, lines.length - shown)} more of {lines.length - shown}</Button>}
    </>
  );
}

function Compared({ comparison }: { readonly comparison: ScenarioComparison }): ReactElement {
  const { one, other, inputs, notes, totals } = comparison;
  return (
    <>
      {notes.map((note) => <p key={note} className="doubt">{note}</p>)}
      <h3>What differs in the inputs</h3>
      {inputs.length === 0 ? <p>No input differs.</p> : <ul className="steps">{inputs.map((input, index) => <li key={index}>{input}</li>)}</ul>}
      <p className="quiet">Below: the figures of {nameText(other)} less those of {nameText(one)}.</p>
      {totals.map(({ year }, index) => <YearDifferences key={year} comparison={comparison} index={index} />)}
    </>
  );
}

interface CompareProps {
  readonly scenarios: readonly Scenario[];
  /** The plan just made; `null` where none is. */
  readonly planned: PlannedWorkbook | null;
}

export function ScenarioCompare({ scenarios, planned }: CompareProps): ReactElement {
  const all = useMemo(() => [...scenarios, ...(planned === null ? [] : [planNow(planned)])], [scenarios, planned]);
  const [oneName, setOne] = useState('');
  const [otherName, setOther] = useState('');
  const one = all.find(({ name }) => name === oneName) ?? all[0];
  const other = all.find(({ name }) => name === otherName) ?? all[all.length - 1];
  const compared = useMemo(() => (one === undefined || other === undefined || all.length < 2 ? null : compareScenarios(one, other)), [one, other, all.length]);
  const choice = (label: string, chosen: Scenario | undefined, choose: (name: string) => void): ReactElement => (
    <Field label={label}>
      <Select value={chosen?.name ?? ''} onChange={(_event, { value }) => { choose(value); }}>
        {all.map(({ name }) => <option key={name} value={name}>{name === PLAN_NOW ? 'The plan as it is now' : name}</option>)}
      </Select>
    </Field>
  );
  return (
    <section aria-labelledby="compare">
      <h2 id="compare">Compare</h2>
      {compared === null ? <p>Save a second plan, or read the staff list, to have two to compare.</p> : (
        <>
          <div className="fields">
            {choice('Compare', one, setOne)}
            {choice('with', other, setOther)}
          </div>
          {'refusal' in compared ? <p className="doubt">{compared.refusal}</p> : <Compared comparison={compared} />}
        </>
      )}
    </section>
  );
}
