/** Money: when the grant arrives, what it is spent on, and what lapses on 31 August. */
import { Field, Select } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { financialYearText, monthText } from '../domain/calendar';
import { advanceText, cashChecks, cashFlow, cashSteps, hasCashFlow, lapseText, toComeText, windowSteps, type CashFlow } from '../projection/monthByMonth';
import type { PlanMade } from '../workbook/planWorkbook';
import { AmountTable } from './AmountTable';
import { ChecksLine } from './ChecksLine';
import { Details } from './Details';
import { LineChart } from './LineChart';
import { StepList } from './Reasons';

type Span = 'year' | 'window';

function Months({ flow: { months, windows }, year, span }: { readonly flow: CashFlow; readonly year: number; readonly span: Span }): ReactElement {
  const name = financialYearText(year);
  if (span === 'year') {
    const own = months.filter((entry) => entry.year === year);
    return (
      <>
        <AmountTable
          caption={`${name}, month by month`} of="Month" headers={['Arrives', 'Spent', 'Balance']}
          rows={own.map(({ month, received, fromLastYear, fromThisYear, balance }) => ({ key: String(month), name: monthText(month), cells: [received, fromLastYear + fromThisYear, balance] }))}
        />
        <Details summary={`Why: each month of ${name}`}>
          {() => own.map((entry) => <div key={entry.month}><h3>{monthText(entry.month)}</h3><StepList steps={cashSteps(entry)} /></div>)}
        </Details>
      </>
    );
  }
  const own = windows.find((entry) => entry.year === year)?.months ?? [];
  return (
    <>
      <AmountTable
        caption={`The grant of ${name}, month by month`} of="Month" headers={['Arrives', 'Spent', 'Left']}
        rows={own.map(({ month, received, spent, left }) => ({ key: String(month), name: monthText(month), cells: [received, spent, left] }))}
      />
      <Details summary={`Why: each month of the grant of ${name}`}>
        {() => own.map((entry) => <div key={entry.month}><h3>{monthText(entry.month)}</h3><StepList steps={windowSteps(entry)} /></div>)}
      </Details>
    </>
  );
}

export function CashSection({ made: { planned: { plan } } }: { readonly made: PlanMade }): ReactElement {
  const [chosen, setChosen] = useState<number | null>(null);
  const [span, setSpan] = useState<Span>('year');
  if (!hasCashFlow(plan)) {
    return <section aria-labelledby="cash"><h2 id="cash">Cash flow</h2><p>No post of this plan brings a grant, so there is none to arrive, to spend or to lose.</p></section>;
  }
  const flow = cashFlow(plan);
  const checks = cashChecks(plan, flow);
  const years = plan.totals.map(({ year }) => year);
  const year = chosen !== null && years.includes(chosen) ? chosen : (years[0] ?? 0);
  return (
    <section aria-labelledby="cash">
      <h2 id="cash">Cash flow</h2>
      <LineChart title="Balance of the grants at the end of each month" months={flow.months.map(({ year: of, month, balance }) => ({ year: of, month, amount: balance }))} />
      <p>{advanceText(flow)} [FUND-8]</p>
      <ul className="steps">{flow.windows.map((window) => <li key={window.year}>{lapseText(window)} <span className="quiet">[FUND-9]</span></li>)}</ul>
      <p>{toComeText(flow)} [FUND-8]</p>
      <ChecksLine checks={checks} of="the cash flow" />
      <div className="fields">
        <Field label="Year">
          <Select value={String(year)} onChange={(_event, { value }) => { setChosen(Number(value)); }}>
            {years.map((each) => <option key={each} value={String(each)}>{financialYearText(each)}</option>)}
          </Select>
        </Field>
        <Field label="Months shown">
          <Select value={span} onChange={(_event, { value }) => { setSpan(value === 'window' ? 'window' : 'year'); }}>
            <option value="year">The financial year</option>
            <option value="window">The 17 months of its grant</option>
          </Select>
        </Field>
      </div>
      <Months flow={flow} year={year} span={span} />
      <p className="quiet">Salaries, on-costs and cover by month, and who pays them, stand on “AST Cash flow” once the plan is written.</p>
    </section>
  );
}
