/** Staff sheets of every kind, and settings, for comparing live sheets with the engine. */
import * as fc from 'fast-check';
import { dateOf, september1, type Day } from '../../src/domain/calendar';

/** A staff row by its headings, as text. */
export type StaffRow = Readonly<Record<string, string>>;

export interface GeneratedStaff {
  readonly rows: readonly StaffRow[];
  readonly settings: Readonly<Record<string, string>>;
}

export const HEADINGS = [
  'Post ID', 'School', 'Name', 'Role', 'Point', 'Range', 'Area', 'FTE', 'Start date', 'End date', 'On ending', 'Revert to', 'Reference point', 'Sept 2009', 'Sept 2010', 'Sept 2011',
  'R&R', 'Retained responsibility', 'Threshold grant lost', 'Transferred allowance', 'Cover cost', 'Cover days', 'Cover day cost', 'Cover hours', 'Cover hour rate', 'Cover FTE', 'Cover point', 'Funding source', 'Share', 'Status', 'Assessed on', 'New range', 'New range from', 'New point', 'Reason',
] as const;

export function dateText(day: Day | null): string {
  if (day === null) return '';
  const { year, month, date } = dateOf(day);
  return `${String(date).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}

const anyDay = (from: number, to: number): fc.Arbitrary<Day> => fc.integer({ min: september1(from), max: september1(to) });
const perhaps = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null, freq: 2 });
const pounds = fc.constantFrom('', '', '', '1500', '999.99', '1234.57');

const anyRow: fc.Arbitrary<StaffRow> = fc.record({
  area: fc.constantFrom('Rest', 'Fringe'),
  fte: fc.constantFrom('1', '1', '0.6', '0.8', '15/25', '2/3', '0.8333', '0.1'),
  rangeStart: fc.integer({ min: 1, max: 14 }),
  above: fc.integer({ min: 0, max: 4 }),
  start: perhaps(anyDay(2008, 2011)),
  lasts: perhaps(fc.integer({ min: 20, max: 900 })),
  ending: fc.constantFrom('', 'reverts', 'leaves', 'replaced'),
  revertTo: fc.constantFrom('', 'U1', 'U2', 'U3'),
  reference: fc.constantFrom('', 'U1', 'U2', 'U3', 'M6', 'M4'),
  decisions: fc.tuple(...[2009, 2010, 2011].map(() => fc.constantFrom('', '0', '1', '2'))),
  rr: pounds, retained: pounds, lost: pounds, moved: pounds, cover: fc.constantFrom('', '0', '6200', '3100.5'),
  source: fc.constantFrom('SDG', 'SDG', 'SDG', 'School', 'Local formula'),
  status: fc.constantFrom('paid', 'paid', 'filled', 'planned', 'funding agreed'),
  assessed: perhaps(anyDay(2009, 2011)),
  change: perhaps(fc.record({ on: anyDay(2008, 2012), start: fc.integer({ min: 1, max: 14 }), above: perhaps(fc.integer({ min: 0, max: 4 })) })),
}).map(({ area, fte, rangeStart, above, start, lasts, ending, revertTo, reference, decisions, rr, retained, lost, moved, cover, source, status, assessed, change }): StaffRow => ({
  Role: 'AST', Point: String(rangeStart + above), Range: `${rangeStart}-${rangeStart + 4}`, Area: area, FTE: fte,
  'Start date': dateText(start), 'End date': lasts === null ? '' : dateText((start ?? september1(2009)) + lasts), 'On ending': lasts === null ? '' : ending, 'Revert to': revertTo, 'Reference point': reference,
  'Sept 2009': decisions[0] ?? '', 'Sept 2010': decisions[1] ?? '', 'Sept 2011': decisions[2] ?? '',
  'R&R': rr, 'Retained responsibility': retained, 'Threshold grant lost': lost, 'Transferred allowance': moved, 'Cover cost': cover,
  'Funding source': source, Share: '', Status: status, 'Assessed on': dateText(assessed),
  'New range': change === null ? '' : `${change.start}-${change.start + 4}`, 'New range from': dateText(change?.on ?? null),
  'New point': change === null || change.above === null ? '' : String(change.start + change.above), Reason: change === null ? '' : 'new duties',
}));

const anyShares = fc.constantFrom(['1/3', '1/3', '1/3'], ['0.3333', '0.3333', '0.3333'], ['0.5', '0.25'], ['0.1', '0.2', '0.7'], ['0.45', '0.55']);

/** One to six posts, of which one may be shared by a group of schools. */
export const anyStaff: fc.Arbitrary<GeneratedStaff> = fc.record({
  rows: fc.array(anyRow, { minLength: 1, maxLength: 6 }),
  shares: fc.option(anyShares, { nil: null, freq: 2 }),
  settings: fc.record({
    planFrom: fc.constant('2009-10'), planYears: fc.constantFrom('1', '2', '3', '3'), policy: fc.constantFrom('0', '1', '2'), method: fc.constantFrom('average', 'actual'),
    niBasis: fc.constantFrom('exact', 'table'), leastWeeks: fc.constantFrom('26', '0', '40'), grantOutreach: fc.constantFrom('6200', '6333.33'), grantSalary: fc.constantFrom('9300', '0'),
  }),
  streams: fc.constantFrom(null, ['10', '20', '30', '40'], ['33.33', '33.33', '33.34', '0']),
}).map(({ rows, shares, settings, streams }) => {
  const numbered = rows.flatMap((row, index): StaffRow[] => {
    const named = { ...row, 'Post ID': `P${index + 1}`, School: 'Hillside', Name: `Holder ${index + 1}` };
    if (index > 0 || shares === null) return [named];
    return shares.map((share, at) => ({ ...named, School: `School ${at + 1}`, 'Funding source': 'Group', Share: share }));
  });
  const streamSettings = streams === null ? {} : Object.fromEntries(['May', 'September', 'December', 'March'].map((month, at) => [`stream.${month}`, streams[at] ?? '']));
  return { rows: numbered, settings: { ...settings, ...streamSettings } };
});

/** The rows as a sheet. */
export function sheetRows(rows: readonly StaffRow[]): string[][] {
  return [[...HEADINGS], ...rows.map((row) => HEADINGS.map((heading) => row[heading] ?? ''))];
}
