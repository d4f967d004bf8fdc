/** Posts for tests: a plain one, with what the test is about changed. */
import * as fc from 'fast-check';
import { dayFromIso, september1, type Day } from '../../src/domain/calendar';
import { fraction, WHOLE } from '../../src/domain/exact';
import { AREAS } from '../../src/domain/scales';
import type { AstPost, Decision } from '../../src/domain/staff';
import type { RangeQuestion } from '../../src/projection';

export function day(iso: string): Day {
  const found = dayFromIso(iso);
  if (found === undefined) throw new Error(`${iso} is no date`);
  return found;
}

export function postWith(changes: Partial<AstPost> = {}): AstPost {
  return {
    id: 'P1', school: 'Hillside', establishment: '', holder: 'A. Marlow', area: 'Rest', fte: WHOLE, rangeStart: 11, point: 11,
    start: null, end: null, ending: null, revertTo: null, reference: { scale: 'Upper', point: 3 }, referenceIsAssumed: false,
    decisions: new Map(), rr: 0, allowance: 0, allowanceType: '', retained: 0, thresholdLost: 0, transferred: 0, coverCost: null, cover: null,
    fundingSource: 'SDG', funding: [], share: null, status: 'paid', assessedOn: null, ast2SentOn: null, rangeChange: null,
    origin: { sheet: 'Staff', row: 2, cellOf: (field) => (field === 'ast2SentOn' ? undefined : `cell of ${field}`) },
    ...changes,
  };
}

/** The question of the guidance: range 11 to 15 outside London from 1 September 2009, for one on U3. */
export function questionWith(changes: Partial<RangeQuestion> = {}): RangeQuestion {
  return {
    area: 'Rest', on: day('2009-09-01'), start: 11, fte: WHOLE, now: { scale: 'Upper', point: 3 }, nowIsAssumed: false, cover: null, ends: null, revertTo: null, post: null,
    ...changes,
  };
}

/** Posts of every kind that a plan from 2009-10 on has the figures for. */
export const anyPost: fc.Arbitrary<AstPost> = fc
  .record({
    id: fc.integer({ min: 1, max: 99_999 }).map((number) => `P${number}`),
    area: fc.constantFrom(...AREAS.filter((area) => area === 'Rest' || area === 'Fringe')),
    fte: fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })).map(([a, b]) => fraction(Math.min(a, b), Math.max(a, b))),
    rangeStart: fc.integer({ min: 1, max: 14 }),
    above: fc.integer({ min: 0, max: 4 }),
    start: fc.option(fc.integer({ min: september1(2008), max: september1(2011) }), { nil: null }),
    lasts: fc.option(fc.integer({ min: 0, max: 900 }), { nil: null }),
    ending: fc.constantFrom('reverts', 'leaves', 'replaced', null),
    reference: fc.constantFrom({ scale: 'Upper', point: 1 }, { scale: 'Upper', point: 3 }, { scale: 'Main', point: 6 }),
    decision: fc.option(fc.constantFrom<Decision>(0, 1, 2), { nil: undefined }),
    rr: fc.constantFrom(0, 150_000, 99_999),
    retained: fc.constantFrom(0, 123_456),
    coverCost: fc.constantFrom(null, 0, 620_000),
    status: fc.constantFrom('planned', 'filled', 'paid'),
  })
  .map(({ above, lasts, decision, ...facts }) =>
    postWith({
      ...(facts as Partial<AstPost>),
      point: facts.rangeStart + above,
      end: lasts === null ? null : (facts.start ?? september1(2009)) + lasts,
      decisions: new Map(decision === undefined ? [] : [[2009, decision], [2010, decision]]),
    }),
  );
