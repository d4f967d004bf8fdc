/** A small picture of an amount from month to month, with nought marked. */
import type { ReactElement } from 'react';
import { financialYearText, monthText, type FinancialYear, type MonthIndex } from '../domain/calendar';
import { shortPoundsText, type Pence } from '../domain/exact';

export interface MonthAmount {
  readonly year: FinancialYear;
  readonly month: MonthIndex;
  readonly amount: Pence;
}

const WIDTH = 300;
const HEIGHT = 150;
const TOP = 16;
const BOTTOM = 24;
const MONTHS = 12;
/** More years than this are named every other one. */
const MOST_NAMED = 5;

/** What the picture shows, in words: its ends, its highest and its lowest. */
function spoken(title: string, months: readonly MonthAmount[]): string {
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return title;
  const highest = months.reduce((most, each) => (each.amount > most.amount ? each : most), first);
  const lowest = months.reduce((least, each) => (each.amount < least.amount ? each : least), first);
  const say = ({ month, amount }: MonthAmount): string => `${shortPoundsText(amount)} at the end of ${monthText(month)}`;
  return `${title}. From ${say(first)} to ${say(last)}; highest ${say(highest)}; lowest ${say(lowest)}. The table below has every month.`;
}

export function LineChart({ title, months }: { readonly title: string; readonly months: readonly MonthAmount[] }): ReactElement {
  const amounts = months.map(({ amount }) => amount);
  const [most, least] = [Math.max(1, ...amounts), Math.min(0, ...amounts)];
  const heightOf = (amount: Pence): number => TOP + ((most - amount) * (HEIGHT - TOP - BOTTOM)) / (most - least);
  const step = WIDTH / Math.max(1, months.length);
  const nought = heightOf(0);
  const line = months.map(({ amount }, index) => `${(step * (index + 0.5)).toFixed(1)},${heightOf(amount).toFixed(1)}`).join(' ');
  const years = months.filter((_, index) => index % MONTHS === 0);
  const every = years.length > MOST_NAMED ? 2 : 1;
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} role="img" aria-label={spoken(title, months)}>
        <text x={0} y={TOP - 5}>{shortPoundsText(Math.round(most / 100) * 100)}</text>
        {least < 0 && <text x={0} y={HEIGHT - BOTTOM + 3} className="low">{shortPoundsText(Math.round(least / 100) * 100)}</text>}
        {years.map(({ year }, index) => {
          const x = index * MONTHS * step;
          return (
            <g key={year}>
              {index > 0 && <line className="faint" x1={x} x2={x} y1={TOP} y2={HEIGHT - BOTTOM} />}
              {index % every === 0 && <text x={x} y={HEIGHT - 5}>{financialYearText(year)}</text>}
            </g>
          );
        })}
        <line x1={0} x2={WIDTH} y1={nought} y2={nought} />
        <polyline className="grant" points={line} />
      </svg>
      <figcaption>{title}</figcaption>
    </figure>
  );
}
