/** Range model: what a range of five points pays, beside the upper pay spine, and the way to its top. */
import { Field, Input, Select } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { schoolYearText, september1 } from '../domain/calendar';
import { shortPoundsText } from '../domain/exact';
import { AREA_NAMES, AREAS, type Area } from '../domain/scales';
import { DEFAULT_SETTINGS, increaseText, rangeModel, type RangeModel } from '../projection';
import { LAST_RANGE_START, rangeTop } from '../rules/astPay';
import { LAST_POINTS } from '../rules/payBook';
import { isUnreadable, readFte, readReference } from '../workbook/staff/cells';
import { Details } from './Details';
import type { PaneState } from './paneState';

const SEPTEMBERS = Array.from({ length: 12 }, (_, index) => 2005 + index);
const STARTS = Array.from({ length: LAST_RANGE_START }, (_, index) => index + 1);
const REFERENCES = [
  ...Array.from({ length: LAST_POINTS.Main }, (_, index) => `M${String(index + 1)}`),
  ...Array.from({ length: LAST_POINTS.Upper }, (_, index) => `U${String(index + 1)}`),
];

function pay(annual: number | null): string {
  return annual === null ? 'no figure' : shortPoundsText(annual);
}

function Model({ model }: { readonly model: RangeModel }): ReactElement {
  const { points, upper, progression } = model;
  return (
    <>
      <table className="money">
        <caption>Full-time pay a year</caption>
        <thead><tr><th scope="col">Point</th><th scope="col">A year</th><th scope="col">Status</th></tr></thead>
        <tbody>
          {points.map(({ point, annual, status }) => <tr key={`a${String(point)}`}><th scope="row">AST {point}</th><td>{pay(annual)}</td><td>{status}</td></tr>)}
          {upper.map(({ point, annual, status }) => <tr key={`u${String(point)}`}><th scope="row">U{point}</th><td>{pay(annual)}</td><td>{status}</td></tr>)}
        </tbody>
      </table>
      <p>
        {increaseText(model)}.
      </p>
      <h3>The way to the top [PAY-5, PAY-6]</h3>
      {progression.map(({ pointsPerYear, years }) => (
        <Details key={pointsPerYear} summary={`${String(pointsPerYear)} ${pointsPerYear === 1 ? 'point' : 'points'} a year`}>
          {() => (
            <ul className="plain">
              {years.map(({ september, point, annual, status }) => <li key={september}>{schoolYearText(september)}: point {point}, {pay(annual)}{status === 'assumed' ? ' (assumed)' : ''}</li>)}
            </ul>
          )}
        </Details>
      ))}
    </>
  );
}

export function RangeView({ state }: { readonly state: PaneState }): ReactElement {
  const [area, setArea] = useState<Area>(state.area ?? 'Rest');
  const [september, setSeptember] = useState(2009);
  const [start, setStart] = useState(11);
  const [referenceText, setReference] = useState('U3');
  const [fteText, setFte] = useState('1');
  const settings = state.made?.planned.plan.settings;
  const fte = readFte(fteText);
  const reference = readReference(referenceText);
  const problem = isUnreadable(fte) ? `The FTE ${fte.found} cannot be used: expected ${fte.expected}.` : '';
  const model = isUnreadable(fte) || isUnreadable(reference)
    ? null
    : rangeModel({ area, on: september1(september), start, now: reference.value, nowIsAssumed: false, fte: fte.value, ends: null, revertTo: null, post: null }, settings ?? DEFAULT_SETTINGS);
  return (
    <section aria-labelledby="range">
      <h2 id="range">What a range pays</h2>
      <div className="fields">
        <Field label="Pay area"><Select value={area} onChange={(_event, { value }) => { setArea(value as Area); }}>{AREAS.map((name) => <option key={name} value={name}>{AREA_NAMES[name]}</option>)}</Select></Field>
        <Field label="At the pay of"><Select value={String(september)} onChange={(_event, { value }) => { setSeptember(Number(value)); }}>{SEPTEMBERS.map((year) => <option key={year} value={year}>1 September {year}</option>)}</Select></Field>
        <Field label="Range"><Select value={String(start)} onChange={(_event, { value }) => { setStart(Number(value)); }}>{STARTS.map((point) => <option key={point} value={point}>{point}–{rangeTop(point)}</option>)}</Select></Field>
        <Field label="Paid now on"><Select value={referenceText} onChange={(_event, { value }) => { setReference(value); }}>{REFERENCES.map((point) => <option key={point} value={point}>{point}</option>)}</Select></Field>
        <Field label="FTE"><Input value={fteText} onChange={(_event, { value }) => { setFte(value); }} /></Field>
      </div>
      {problem !== '' && <p className="doubt">{problem}</p>}
      {model !== null && ('missing' in model ? <p className="doubt">{model.message}</p> : <Model model={model} />)}
      <p className="quiet">Your own figures on “AST Pay points”, and awards, are used once a staff list has been read.</p>
    </section>
  );
}
