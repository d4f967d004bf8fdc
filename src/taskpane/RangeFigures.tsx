/** What a range pays and costs: its points, the way to its top, and three financial years. */
import type { ReactElement } from 'react';
import { financialYearText } from '../domain/calendar';
import { shortPoundsText } from '../domain/exact';
import {
  atFteText, increaseText, missingYearsText, monthsText, POLICIES, policyText, progressionText, referenceCostOf, withoutPostText, WITHOUT_AST, WITHOUT_POST, type RangeModel, type RangeYear,
} from '../projection';
import type { RangeAnswer } from '../workbook/range/plannedRange';
import { amountText } from './amountText';
import { Details } from './Details';

function pay(annual: number | null): string {
  return annual === null ? 'no figure' : shortPoundsText(annual);
}

function Points({ model }: { readonly model: RangeModel }): ReactElement {
  return (
    <table className="money">
      <caption>Full-time pay a year [PAY-3, PAY-10]</caption>
      <thead><tr><th scope="col">Point</th><th scope="col">A year</th><th scope="col">Status</th></tr></thead>
      <tbody>
        {model.points.map(({ point, annual, status }) => <tr key={`a${String(point)}`}><th scope="row">AST {point}</th><td>{pay(annual)}</td><td>{status}</td></tr>)}
        {model.upper.map(({ point, annual, status }) => <tr key={`u${String(point)}`}><th scope="row">U{point}</th><td>{pay(annual)}</td><td>{status}</td></tr>)}
      </tbody>
    </table>
  );
}

const ROWS: readonly (readonly [name: string, amount: (year: RangeYear) => string])[] = [
  ['Months', ({ average }) => monthsText(average.partsLive)],
  ['Points', ({ average }) => `${String(average.pointStart)} to ${String(average.pointEnd)}`],
  ['Salary and R&R', ({ average }) => amountText(average.salary + average.rr)],
  ['On-costs', ({ average }) => amountText(average.employerNi + average.employerPension)],
  ['Cover', ({ average }) => amountText(average.coverCost)],
  ['Without AST', ({ average }) => amountText(referenceCostOf(average))],
  ['Grant, average cost', ({ average }) => amountText(average.grant)],
  ['School pays, average', ({ average }) => amountText(average.netCost)],
  ['Grant, actual cost', ({ actual }) => amountText(actual.grant)],
  ['School pays, actual', ({ actual }) => amountText(actual.netCost)],
];

/** A policy’s years, a year in each column: so three of them fit into a narrow pane. */
function Years({ years, caption }: { readonly years: readonly RangeYear[]; readonly caption: string }): ReactElement {
  return (
    <table className="money across">
      <caption>{caption}</caption>
      <thead><tr><th scope="col"><span className="unseen">Element</span></th>{years.map(({ average }) => <th key={average.year} scope="col">{financialYearText(average.year)}</th>)}</tr></thead>
      <tbody>
        {ROWS.map(([name, of]) => (
          <tr key={name} className={name.startsWith('School') ? 'total' : undefined}><th scope="row">{name}</th>{years.map((year) => <td key={year.average.year}>{of(year)}</td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}

export function RangeFigures({ answer: { model, costs, question, settings } }: { readonly answer: RangeAnswer }): ReactElement {
  const missing = missingYearsText(costs);
  const partTime = atFteText(question.fte) === '' ? '' : `, ${atFteText(question.fte)}`;
  const years = costs.of(settings.policy, question.start) ?? [];
  return (
    <>
      <p><strong>{increaseText(model, question)}.</strong></p>
      <Points model={model} />
      {years.length > 0 && <Years years={years} caption={`Cost and grant, £, ${policyText(settings.policy)} [FUND-1, FUND-3]`} />}
      {missing !== '' && <p className="doubt">{missing}</p>}
      {years.length > 0 && (
        <>
          <p className="quiet">{WITHOUT_AST}.</p>
          <Details summary="Under the other policies [PAY-5]">
            {() => POLICIES.filter((policy) => policy !== settings.policy).map((policy) => <Years key={policy} years={costs.of(policy, question.start) ?? []} caption={`£, ${policyText(policy)}`} />)}
          </Details>
        </>
      )}
      <h3>The way to the top{partTime} [PAY-5, PAY-6]</h3>
      {model.progression.map(({ pointsPerYear, years: path }) => (
        <Details key={pointsPerYear} summary={`${String(pointsPerYear)} ${pointsPerYear === 1 ? 'point' : 'points'} a year`}>
          {() => <ul className="plain">{path.map((year) => <li key={year.september}>{progressionText(year)}</li>)}</ul>}
        </Details>
      ))}
      {model.withoutPost.length > 0 && (
        <Details summary={`Without the post${partTime} [REV-3]`}>
          {() => <><p>{WITHOUT_POST}.</p><ul className="plain">{model.withoutPost.map((year) => <li key={year.september}>{withoutPostText(year)}</li>)}</ul></>}
        </Details>
      )}
    </>
  );
}
