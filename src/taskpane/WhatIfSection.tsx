/** Money: what single changes would do to what the school pays, worked out when it is asked for. */
import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { financialYearText } from '../domain/calendar';
import { shortPoundsText, type BasisPoints } from '../domain/exact';
import type { Plan } from '../projection';
import type { PlanMade } from '../workbook/planWorkbook';
import { pupilsChangeOf } from '../workbook/schools/pupilsChange';
import { basisPoints } from '../workbook/settings';
import { sensitivityInPieces, tornado, type WhatIf } from '../workbook/sensitivity';
import { Details } from './Details';
import { StepList } from './Reasons';
import { TornadoChart } from './TornadoChart';
import { inTurns } from './turns';
import type { ViewProps } from './viewProps';

interface Worked {
  readonly plan: Plan;
  readonly rows: readonly WhatIf[];
}

/** The largest size, in %. */
const LARGEST = 20;

function changeText(change: number | null): string {
  if (change === null) return 'not known';
  if (change === 0) return 'the same';
  return `${shortPoundsText(Math.abs(change))} ${change > 0 ? 'more' : 'less'}`;
}

function Answer({ rows }: { readonly rows: readonly WhatIf[] }): ReactElement {
  return (
    <>
      <TornadoChart bars={tornado(rows)} />
      <table className="money differences">
        <caption>What the school would pay more or less over the plan</caption>
        <thead><tr><th scope="col">What if</th><th scope="col">School pays</th></tr></thead>
        <tbody>{rows.map(({ text, change }) => <tr key={text}><th scope="row">{text}</th><td>{changeText(change)}</td></tr>)}</tbody>
      </table>
      <Details summary="Why: each what if, and its years">
        {() => rows.map(({ text, years, steps }) => (
          <div key={text}>
            <h3>{text}</h3>
            {years.length > 0 && <p>{years.map(({ year, change }) => `${financialYearText(year)}: ${changeText(change)}`).join('; ')}.</p>}
            <StepList steps={steps} />
          </div>
        ))}
      </Details>
    </>
  );
}

export function WhatIfSection({ made, state: { busy }, planner }: ViewProps & { readonly made: PlanMade }): ReactElement {
  const { plan, sdg } = made.planned;
  const { settings, posts } = plan;
  const [award, setAward] = useState(String(settings.sensitivityAward / 100));
  const [worked, setWorked] = useState<Worked | null>(null);
  const size = basisPoints(award, 0, LARGEST);
  const workOut = (of: BasisPoints): void => {
    void planner.act('Working out what ifs …', async () => {
      const rows = await inTurns(sensitivityInPieces(posts.map(({ post }) => post), settings, plan, { award: of, pupils: settings.sensitivityPupils }, pupilsChangeOf(sdg)));
      setWorked({ plan, rows });
    });
  };
  return (
    <section aria-labelledby="what-if">
      <h2 id="what-if">What if</h2>
      <p>One thing is changed at a time; everything else stays as planned. Nothing is written.</p>
      <div className="fields">
        <Field
          label="Awards changed by, %" hint="[PAY-13]"
          {...(size === undefined ? { validationState: 'error', validationMessage: `Found “${award}”, expected a number from 0 to ${String(LARGEST)}, such as 1 or 2.5.` } : {})}
        >
          <Input inputMode="decimal" value={award} onChange={(_event, { value }) => { setAward(value); }} />
        </Field>
      </div>
      <div className="actions"><Button disabled={busy !== null || size === undefined} onClick={() => { if (size !== undefined) workOut(size); }}>Work out what ifs</Button></div>
      {worked !== null && (worked.plan === plan ? <Answer rows={worked.rows} /> : <p>The plan has changed since. Work them out again.</p>)}
    </section>
  );
}
