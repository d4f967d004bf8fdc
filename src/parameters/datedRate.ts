/** A rate that holds between two dates, as a figure in hundredths of a per cent. */
import type { Figure, Status } from '../domain/figure';
import { parameterDay } from './payTable';

export interface DatedRate extends Figure {
  /** The phase of school that the rate is for; all phases where it is absent. */
  readonly phase?: 'primary' | 'secondary';
}

interface WrittenRate {
  readonly from: string;
  readonly until: string | null;
  readonly percent: number;
  readonly source?: string;
  readonly basis?: string;
  readonly status?: Status;
  readonly phase?: 'primary' | 'secondary';
}

/** Turns rates as they are written in the parameters into figures. A rate with a source is published. */
export function series(written: readonly WrittenRate[]): DatedRate[] {
  return written.map(({ from, until, percent, source, basis, status, phase }) => ({
    value: Math.round(percent * 100),
    from: parameterDay(from),
    until: until === null ? null : parameterDay(until),
    status: status ?? 'published',
    ...(source === undefined ? {} : { source }),
    ...(basis === undefined ? {} : { basis }),
    ...(phase === undefined ? {} : { phase }),
  }));
}
