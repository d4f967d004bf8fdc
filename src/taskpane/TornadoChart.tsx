/** A small picture of what-ifs: to the left of nought how much less the school would pay, to the right how much more. */
import type { ReactElement } from 'react';
import { shortPoundsText } from '../domain/exact';
import type { TornadoBar } from '../workbook/sensitivity';

const WIDTH = 300;
const TEXT = 16;
const BAR = 14;
const ROW = TEXT + BAR + 6;

export function TornadoChart({ bars }: { readonly bars: readonly TornadoBar[] }): ReactElement {
  const least = Math.min(0, ...bars.map(({ less }) => less));
  const most = Math.max(0, ...bars.map(({ more }) => more));
  const scale = WIDTH / Math.max(1, most - least);
  const nought = -least * scale;
  const height = bars.length * ROW + 4;
  const spoken = bars.map(({ subject, less, more }) => `${subject}: ${shortPoundsText(-less)} less, ${shortPoundsText(more)} more`).join('; ');
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${String(WIDTH)} ${String(height)}`} role="img" aria-label={`How much less or more the school would pay over the plan at the most. ${spoken}`}>
        {bars.map(({ subject, less, more }, index) => {
          const y = index * ROW + TEXT;
          return (
            <g key={subject}>
              <text className="over" x={0} y={y - 4}>{subject}</text>
              <rect className="grant" x={nought + less * scale} y={y} width={-less * scale} height={BAR} />
              <rect className="school" x={nought} y={y} width={more * scale} height={BAR} />
              <line x1={nought} x2={nought} y1={y - 2} y2={y + BAR + 2} />
            </g>
          );
        })}
      </svg>
      <figcaption><span className="key grant" aria-hidden="true" /> Less to pay <span className="key school" aria-hidden="true" /> More to pay</figcaption>
    </figure>
  );
}
