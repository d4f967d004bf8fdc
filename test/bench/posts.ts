/** Posts and staff rows for the benchmark: the same on every run. */
import { september1 } from '../../src/domain/calendar';
import { fraction, WHOLE } from '../../src/domain/exact';
import type { AstPost, Decision } from '../../src/domain/staff';

/** Numbers that look random and never change. */
export function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const SHARES = [WHOLE, WHOLE, WHOLE, WHOLE, fraction(3, 5), fraction(4, 5), fraction(1, 2), fraction(8333, 10_000)];

/** A tenth start or end in the middle of a month, a tenth are part-time, some decide their Septembers. */
export function madePosts(count: number): AstPost[] {
  const next = sequence(20_091_120);
  return Array.from({ length: count }, (_, index) => {
    const rangeStart = 1 + next(14);
    const decisions = new Map<number, Decision>();
    for (let year = 2008; year <= 2011; year += 1) if (next(3) === 0) decisions.set(year, next(3) as Decision);
    const ends = next(10) === 0;
    return {
      id: `P${String(index)}`, school: `School ${String(index % 500)}`, establishment: '', holder: `Teacher ${String(index)}`,
      area: next(5) === 0 ? 'Fringe' : 'Rest', fte: SHARES[next(SHARES.length)] ?? WHOLE, rangeStart, point: rangeStart + next(5),
      start: next(10) === 0 ? september1(2008) + next(900) : null, end: ends ? september1(2010) + next(800) : null,
      ending: ends && next(2) === 0 ? 'reverts' : null, revertTo: null, reference: { scale: 'Upper', point: 1 + next(3) }, referenceIsAssumed: false,
      decisions, rr: next(20) === 0 ? 150_000 : 0, allowance: 0, allowanceType: '', retained: 0, thresholdLost: 0, transferred: 0,
      coverCost: next(4) === 0 ? 600_000 : null, cover: null, funding: [], fundingSource: 'SDG', share: null, status: 'paid', assessedOn: null, ast2SentOn: null,
      rangeChange: null, origin: { sheet: 'Staff', row: index + 2, cellOf: () => undefined },
    };
  });
}

export const STAFF_HEADER = [
  'Post ID', 'School', 'Name', 'Role', 'Point', 'Range', 'Area', 'FTE', 'Start date', 'End date', 'Reference point', 'Allowance',
  'Outreach %', 'Funding source', 'Status',
];

/** Staff rows of an authority, of which one in `astEvery` is an AST. */
export function* madeStaff(count: number, astEvery: number): Generator<(string | number | Date | null)[]> {
  const next = sequence(20_110_901);
  for (let index = 0; index < count; index += 1) {
    const ast = index % astEvery === 0;
    const start = 1 + next(14);
    yield [
      `P${String(index)}`, `School ${String(index % 500)}`, `Teacher ${String(index)}`, ast ? 'AST' : 'Main', ast ? `AST ${String(start)}` : `M${String(1 + next(6))}`,
      ast ? `${String(start)}-${String(start + 4)}` : null, 'Rest', next(5) === 0 ? 0.6 : 1, new Date(Date.UTC(2008, 8, 1)), null, ast ? 'U3' : null, null,
      ast ? 0.2 : null, ast ? 'SDG' : null, ast ? 'paid' : null,
    ];
  }
}
