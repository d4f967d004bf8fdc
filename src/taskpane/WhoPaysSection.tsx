/** Money: what the posts cost beyond ordinary teachers, what the grant covers of it by both methods, and who pays. */
import type { ReactElement } from 'react';
import { financialYearText } from '../domain/calendar';
import { shortPoundsText } from '../domain/exact';
import { eligibleByYear, eligibleSteps, payersOf, sourceSteps, type EligibleAmounts, type SourceRow } from '../projection';
import type { PlanMade } from '../workbook/planWorkbook';
import { AmountTable } from './AmountTable';
import { Reasons } from './Reasons';

const COSTS = [
  ['additionalSalary', 'Additional salary'], ['thresholdLost', 'Threshold grant lost'], ['transferred', 'Transferred allowance'], ['retained', 'Retained responsibility'],
  ['rr', 'R&R'], ['onCosts', 'On-costs'], ['coverCost', 'Cover'],
] as const satisfies readonly (readonly [keyof EligibleAmounts, string])[];

const METHODS = [
  ['averageGrant', 'Grant, average cost'], ['averagePays', 'Left to pay, average cost'], ['actualGrant', 'Grant, actual cost'], ['actualPays', 'Left to pay, actual cost'], ['difference', 'Difference'],
] as const satisfies readonly (readonly [keyof EligibleAmounts, string])[];

/** Which method leaves less to pay. */
function differenceText(year: number, difference: number): string {
  if (difference === 0) return `${financialYearText(year)}: both methods leave the same to pay.`;
  return `${financialYearText(year)}: by actual cost ${shortPoundsText(Math.abs(difference))} ${difference > 0 ? 'more' : 'less'} is left to pay than by average cost.`;
}

function Payers({ sources }: { readonly sources: readonly SourceRow[] }): ReactElement {
  const payers = payersOf(sources);
  const nameOf = ({ payer, year }: { readonly payer: string; readonly year: number }): string => `${payer}, ${financialYearText(year)}`;
  return (
    <>
      <h3>Who pays, by school</h3>
      <AmountTable
        caption="Each payer" of="Payer and year" headers={['Cost', 'Without AST', 'Grant', 'Pays']}
        rows={payers.map((entry) => ({ key: nameOf(entry), name: nameOf(entry), cells: [entry.cost, entry.reference, entry.grant, entry.pays] }))}
      />
      {payers.map((entry) => (
        <Reasons key={nameOf(entry)} of={nameOf(entry)} steps={() => sources.filter(({ payer, year }) => payer === entry.payer && year === entry.year).flatMap(sourceSteps)} />
      ))}
    </>
  );
}

export function WhoPaysSection({ made: { planned: { plan, sources } } }: { readonly made: PlanMade }): ReactElement {
  const years = eligibleByYear(plan);
  const rowsOf = (columns: readonly (readonly [keyof EligibleAmounts, string])[]): { key: string; name: string; cells: number[] }[] =>
    years.map(({ year, amounts }) => ({ key: String(year), name: financialYearText(year), cells: columns.map(([element]) => amounts[element]) }));
  return (
    <section aria-labelledby="money">
      <h2 id="money">Who pays for what</h2>
      <AmountTable caption="What the posts cost beyond ordinary teachers" of="Year" headers={COSTS.map(([, header]) => header)} rows={rowsOf(COSTS)} />
      <p className="quiet">Retained responsibility is part of the additional salary. No grant covers it, R&R, or on-costs. Cover is paid from the outreach part.</p>
      <AmountTable caption="What the grant covers, and what is left to pay" of="Year" headers={METHODS.map(([, header]) => header)} rows={rowsOf(METHODS)} />
      {years.map(({ year, amounts }) => <p key={year}>{differenceText(year, amounts.difference)}</p>)}
      <p className="quiet">This plan uses the {plan.settings.method} cost [FUND-5].</p>
      {years.map(({ year, amounts }) => <Reasons key={year} of={financialYearText(year)} steps={() => eligibleSteps(amounts, plan.settings)} />)}
      {sources.length > 0 && <Payers sources={sources} />}
    </section>
  );
}
