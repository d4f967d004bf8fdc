/** All fourteen ranges side by side, shaded by what the school pays, and the searches over them. */
import { Field, Input } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { financialYearText } from '../domain/calendar';
import { breakEvenText, costOf, goalSeekText, policyText, RANGE_STARTS, schoolPays, yearsText } from '../projection';
import { rangeTop } from '../rules/astPay';
import { cellText } from '../workbook/port';
import type { RangeAnswer } from '../workbook/range/plannedRange';
import { amountText } from './amountText';
import { problemOf, type AskProps } from './RangeQuestion';

const LEVELS = 5;

/** 0 where the grant covers it, else 1 to 5, as the amount stands to the highest. */
function levelOf(amount: number, highest: number): number {
  return amount <= 0 ? 0 : Math.max(1, Math.ceil((amount * LEVELS) / highest));
}

/** Whole pounds in a narrow table; the sheet has the pence. */
function pounds(pence: number | undefined): string {
  return pence === undefined ? 'no figure' : amountText(Math.round(pence / 100) * 100).replace(/\.00$/, '');
}

/** Years in a narrow heading, which are not broken at their hyphens. */
function whole(text: string): string {
  return text.replaceAll('-', '\u2011');
}

function HeatTable({ answer: { costs, settings, question, firstPoints } }: { readonly answer: RangeAnswer }): ReactElement {
  const shares = RANGE_STARTS.map((start) => {
    const years = costs.of(settings.policy, start);
    return years === undefined ? undefined : schoolPays(years, 'average');
  });
  const highest = Math.max(1, ...shares.map((share) => share ?? 0));
  // Where only one year is modelled, it is shown once.
  const shown = costs.years.length < 2 ? [0] : [0, costs.years.length - 1];
  return (
    <table className="money heat">
      <caption>The fourteen ranges, whole £, {policyText(settings.policy)}, the grant by average cost</caption>
      <thead>
        <tr>
          <th scope="col">Range</th><th scope="col">First point</th>{shown.map((at) => <th key={at} scope="col">Cost {whole(financialYearText(costs.years[at] ?? 0))}</th>)}
          <th scope="col">School pays {whole(yearsText(costs.years))}</th>
        </tr>
      </thead>
      <tbody>
        {RANGE_STARTS.map((start, index) => {
          const years = costs.of(settings.policy, start);
          const share = shares[index];
          return (
            <tr key={start} className={share === undefined ? undefined : `level${String(levelOf(share, highest))}`} aria-current={start === question.start ? 'true' : undefined}>
              <th scope="row">{start}–{rangeTop(start)}</th>
              <td>{pounds(firstPoints.get(start))}</td>
              {shown.map((at) => <td key={at}>{pounds(years?.[at] === undefined ? undefined : costOf(years[at].average))}</td>)}
              <td>{pounds(share)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function RangeHeat({ answer, ...ask }: AskProps & { readonly answer: RangeAnswer }): ReactElement {
  const { costs, seek } = answer;
  return (
    <>
      <h3>Which range the grant covers</h3>
      <p>{breakEvenText(costs, answer.breakEven)}</p>
      <Field label="Which start keeps the school’s share at or below, £ a year?" {...problemOf(ask.problems, 'most')}>
        <Input inputMode="decimal" value={cellText(ask.inputs.most)} onChange={(_event, { value }) => { ask.change({ most: value }); }} />
      </Field>
      <p aria-live="polite">{seek === null ? '' : goalSeekText(costs, seek)}</p>
      {costs.years.length > 0 && <HeatTable answer={answer} />}
    </>
  );
}
