/** Preview: what the posts cost, what the grant pays, what the school pays; each year, and each post. */
import { Button } from '@fluentui/react-components';
import { Fragment, useMemo, useState, type ReactElement } from 'react';
import { financialYearText } from '../domain/calendar';
import { fractionText, shortPoundsText } from '../domain/exact';
import { bookOf, costOf, explainer, reversionText, type Explain, type PostPlan } from '../projection';
import { rangeTop } from '../rules/astPay';
import type { PlanMade } from '../workbook/planWorkbook';
import { yearText } from '../workbook/sheets/yearText';
import { amountText } from './amountText';
import { ChecksLine } from './ChecksLine';
import { CostChart } from './CostChart';
import { Details } from './Details';
import { StepList } from './Reasons';
import type { ViewProps } from './viewProps';

interface PreviewProps extends ViewProps {
  readonly made: PlanMade;
}

/** So many posts at a time. */
const SHOWN_AT_ONCE = 50;

const AMOUNTS = ['Cost', 'Without AST', 'Grant', 'School pays'] as const;
/** From a million on, five columns are wider than a narrow pane. */
const LONG_AMOUNT = 1_000_000_00;

function YearTable({ made }: PreviewProps): ReactElement {
  const { totals } = made.planned.plan;
  const isLong = totals.some(({ cost }) => cost >= LONG_AMOUNT);
  return (
    <table className={isLong ? 'money long' : 'money'}>
      <caption>All posts together, £</caption>
      <thead>
        <tr><th scope="col">Year</th>{AMOUNTS.map((name) => <th key={name} scope="col">{name}</th>)}</tr>
      </thead>
      <tbody>
        {totals.map(({ year, cost, reference, grant, netCost }) => (
          <tr key={year}>
            <th scope="row">{financialYearText(year)}</th>
            {[cost, reference, grant, netCost].map((amount, index) => <td key={AMOUNTS[index]} data-label={AMOUNTS[index]}>{amountText(amount)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Post({ planned: { post, years }, explain }: { readonly planned: PostPlan; readonly explain: Explain }): ReactElement {
  const [first] = years;
  return (
    <Details summary={<>{post.id} {post.holder}: {first !== undefined && <span className="nowrap">school pays {shortPoundsText(first.netCost)} in {financialYearText(first.year)}</span>}</>}>
      {() => (
        <>
          <p className="quiet">Range {post.rangeStart}–{rangeTop(post.rangeStart)}, point {post.point}, FTE {fractionText(post.fte)}{post.school === '' ? '' : `, ${post.school}`}</p>
          {years.map((year) => (
            <Fragment key={year.year}>
              <h4>{financialYearText(year.year)}: cost {shortPoundsText(costOf(year))}, grant {shortPoundsText(year.grant)}, school pays {shortPoundsText(year.netCost)}</h4>
              <StepList steps={explain(post, year)} />
            </Fragment>
          ))}
        </>
      )}
    </Details>
  );
}

export function PreviewSection(props: PreviewProps): ReactElement {
  const { made } = props;
  const { plan } = made.planned;
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const explain = useMemo(() => explainer(plan.settings, bookOf(plan.settings)), [plan.settings]);
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">3. Preview</h2>
      <YearTable {...props} />
      <CostChart totals={plan.totals} />
      {plan.totals.map((total) => <p key={total.year}><strong>{financialYearText(total.year)}:</strong> {yearText(total)}</p>)}
      {plan.reversions.slice(0, 10).map((change) => <p key={`${change.post.id} ${String(change.post.origin.row)}`}>{reversionText(change)}</p>)}
      <ChecksLine checks={plan.checks} of="the plan" />
      <h3>Post by post</h3>
      {plan.posts.slice(0, shown).map((planned) => <Post key={`${planned.post.id} ${String(planned.post.origin.row)}`} planned={planned} explain={explain} />)}
      {plan.posts.length > shown && <Button size="small" onClick={() => { setShown(shown + SHOWN_AT_ONCE); }}>Show {Math.min(SHOWN_AT_ONCE, plan.posts.length - shown)} more of {plan.posts.length - shown}</Button>}
    </section>
  );
}
