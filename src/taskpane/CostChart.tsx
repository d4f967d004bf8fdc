/** A small chart: by whom the cost beyond that of ordinary teachers is paid, year by year. */
import type { ReactElement } from 'react';
import { financialYearText } from '../domain/calendar';
import { shortPoundsText } from '../domain/exact';
import type { YearTotal } from '../projection';

const BAR = 18;
const GAP = 10;
const LABEL = 62;
const WIDTH = 300;

/** The bars of a year: to the right what the grant and the school pay; to the left of nought what the school is left with. */
export function CostChart({ totals }: { readonly totals: readonly YearTotal[] }): ReactElement {
  const most = Math.max(1, ...totals.map(({ grant, netCost }) => grant + Math.max(0, netCost)));
  const least = Math.max(0, ...totals.map(({ netCost }) => -netCost));
  const scale = (WIDTH - LABEL) / (most + least);
  const nought = LABEL + least * scale;
  const height = totals.length * (BAR + GAP) + GAP;
  const spoken = totals.map(({ year, grant, netCost }) => `${financialYearText(year)}: grant ${shortPoundsText(grant)}, school ${shortPoundsText(netCost)}`).join('; ');
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${String(WIDTH)} ${String(height)}`} role="img" aria-label={`Who pays the additional cost. ${spoken}`}>
        {totals.map(({ year, grant, netCost }, index) => {
          const y = GAP + index * (BAR + GAP);
          return (
            <g key={year}>
              <text x={0} y={y + BAR - 5}>{financialYearText(year)}</text>
              <rect className="grant" x={nought} y={y} width={grant * scale} height={BAR} />
              <rect className="school" x={netCost < 0 ? nought + netCost * scale : nought + grant * scale} y={y} width={Math.abs(netCost) * scale} height={BAR} />
            </g>
          );
        })}
        <line x1={nought} x2={nought} y1={0} y2={height} />
      </svg>
      <figcaption><span className="key grant" aria-hidden="true" /> Grant <span className="key school" aria-hidden="true" /> School</figcaption>
    </figure>
  );
}
