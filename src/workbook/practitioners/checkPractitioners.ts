/** Every leading practitioner's range, points and pay against the bounds of each school year of the plan (LP-1, LP-2). */
import { schoolYearText, september1 } from '../../domain/calendar';
import { shortPoundsText, type Pence } from '../../domain/exact';
import type { Figure, Step } from '../../domain/figure';
import type { Problem } from '../../domain/problem';
import type { PlanSettings } from '../../projection';
import { payInYear, practitionerYears } from '../../projection/leadingPractitioner';
import {
  BOUND_WORDS, BOUNDS, boundText, isMissingBound, payFits, pointsInRange, practitionerBounds, rangeInBounds, rangeOrder,
  type BoundAnswer, type MissingBound, type PractitionerBounds, type PractitionerFinding, type PractitionerRange, type UserBound,
} from '../../rules/leadingPractitioner';
import type { PractitionerFacts } from './readPractitioners';

/** One leading practitioner in one school year. */
export interface PractitionerCheck {
  readonly facts: PractitionerFacts;
  /** The year of the September on which the school year begins. */
  readonly year: number;
  readonly pay: Pence;
  /** `null` where the row gives no range that can be used. */
  readonly range: PractitionerRange | null;
  /** `null` where the area is not known. */
  readonly bounds: PractitionerBounds | null;
  readonly result: string;
  readonly kind: 'inside' | 'outside' | 'cannot be checked';
  readonly steps: readonly Step[];
}

const MOST_NAMED = 5;

function nameOf({ post: { id, holder } }: PractitionerFacts): string {
  return holder === '' || holder === id ? id : `${id} (${holder})`;
}

function problemOf(facts: PractitionerFacts, finding: PractitionerFinding, year: number | null): Problem {
  const { post } = facts;
  const cell = finding.about === 'pay' ? facts.payCell(year ?? 0) : facts.cellOf(finding.about);
  const column = { range: 'LP range', points: 'LP points', pay: 'LP pay' }[finding.about];
  const { severity, rule, found, expected } = finding;
  return {
    severity, rule, sheet: post.sheet, ...(cell === undefined ? {} : { cell }), post: post.id, found, expected,
    message:
      `${nameOf(facts)}${year === null ? '' : ` in ${schoolYearText(year)}`}: ${cell === undefined ? `row ${String(post.row)}` : `cell ${cell}`} of “${post.sheet}” (${column}) gives ${found}; ` +
      `expected ${expected}. It is planned as stated: correct the cell, or have the governing body look at it.`,
  };
}

interface Lacking {
  readonly answer: MissingBound;
  readonly of: PractitionerFacts[];
}

/** Checks them all; a bound that is missing is said once for each area, year and end, and nothing is taken for it. */
export function checkPractitioners(all: readonly PractitionerFacts[], settings: PlanSettings, own: readonly UserBound[], wayToSayArea: string): { checks: PractitionerCheck[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const checks: PractitionerCheck[] = [];
  const lacking = new Map<string, Lacking>();
  for (const facts of all) {
    const reversed = facts.range === null ? [] : rangeOrder(facts.range);
    const range = reversed.length > 0 ? null : facts.range;
    problems.push(...[...reversed, ...(facts.points === null ? [] : pointsInRange(facts.points, range))].map((finding) => problemOf(facts, finding, null)));
    if (facts.area === null) problems.push(noArea(facts, wayToSayArea));
    const said = new Set<string>();
    for (const year of practitionerYears(facts.post, settings)) {
      const bounds = facts.area === null ? null : practitionerBounds(facts.area, september1(year), own);
      const pay = payInYear(facts.post.pays, year);
      const findings = [...(range === null || bounds === null ? [] : rangeInBounds(range, bounds)), ...payFits(pay, range, facts.points, bounds)];
      for (const finding of findings) {
        const key = `${finding.about} ${finding.found} ${finding.expected}`;
        if (!said.has(key)) problems.push(problemOf(facts, finding, year));
        said.add(key);
      }
      const missing = bounds === null ? [] : BOUNDS.map((bound) => bounds[bound]).filter(isMissingBound);
      for (const answer of missing) {
        const key = `${answer.area} ${String(year)} ${answer.bound}`;
        const known = lacking.get(key);
        if (known === undefined) lacking.set(key, { answer, of: [facts] });
        else known.of.push(facts);
      }
      checks.push(checkOf(facts, year, pay, range, bounds, findings, missing));
    }
  }
  return { checks, problems: [...problems, ...[...lacking.values()].map(missingProblem)] };
}

function noArea(facts: PractitionerFacts, wayToSayArea: string): Problem {
  const { post } = facts;
  const cell = facts.cellOf('area');
  return {
    severity: 'question', rule: 'LP-1', sheet: post.sheet, ...(cell === undefined ? {} : { cell }), post: post.id, found: 'no area', expected: 'an area: Rest, Fringe, Outer or Inner',
    message: `${nameOf(facts)}: row ${String(post.row)} of “${post.sheet}” names no pay area, so range and pay cannot be checked against the minimum and maximum. Enter Rest, Fringe, Outer or Inner under Area, or give it ${wayToSayArea}.`,
  };
}

function missingProblem({ answer, of }: Lacking): Problem {
  const [first] = of;
  const names = [...new Set(of.map(nameOf))];
  const more = names.length > MOST_NAMED ? ` and ${String(names.length - MOST_NAMED)} more` : '';
  const cell = first?.cellOf('range') ?? first?.payCell(answer.year);
  return {
    severity: 'question', rule: 'LP-1', ...(first === undefined ? {} : { sheet: first.post.sheet, post: first.post.id }), ...(cell === undefined ? {} : { cell }),
    found: `no ${BOUND_WORDS[answer.bound]} for ${answer.area} in ${schoolYearText(answer.year)}`, expected: `the ${BOUND_WORDS[answer.bound]} of that September`,
    message: `${answer.message} Without it ${names.slice(0, MOST_NAMED).join(', ')}${more} cannot be checked against it in ${schoolYearText(answer.year)}; the plan goes on.`,
  };
}

function checkOf(
  facts: PractitionerFacts, year: number, pay: Pence, range: PractitionerRange | null, bounds: PractitionerBounds | null, findings: readonly PractitionerFinding[], missing: readonly MissingBound[],
): PractitionerCheck {
  const lacks = bounds === null ? 'the area is not known' : missing.map(({ bound }) => `no ${BOUND_WORDS[bound]} was found`).join(', ');
  const kind = findings.length > 0 ? 'outside' : lacks === '' ? 'inside' : 'cannot be checked';
  const faults = findings.map(({ found, expected }) => `${found}; expected ${expected}`).join('. ');
  const result = kind === 'inside' ? 'inside' : kind === 'outside' ? `outside: ${faults}` : `cannot be checked: ${lacks}`;
  return { facts, year, pay, range, bounds, kind, result, steps: stepsOf(facts, year, pay, range, bounds, result) };
}

/** How a bound is said: the figure with where it was read, or what is missing. */
function boundPart(bound: 'lowest' | 'highest', answer: BoundAnswer): string {
  return isMissingBound(answer) ? `no ${BOUND_WORDS[bound]}, because none was found (see the table of bounds)` : `${boundText(bound, answer)} (${answer.status === 'user' ? `yours, ${answer.basis ?? ''}` : answer.status})`;
}

function stepsOf({ points, post }: PractitionerFacts, year: number, pay: Pence, range: PractitionerRange | null, bounds: PractitionerBounds | null, result: string): Step[] {
  const stated = range === null ? 'no range of the school’s own, so the pay itself is compared' : `the school’s own range ${shortPoundsText(range.lowest)} to ${shortPoundsText(range.highest)}`;
  const against = bounds === null ? 'no bounds, because the area is not known' : BOUNDS.map((bound) => boundPart(bound, bounds[bound])).join('; ');
  const figures = bounds === null ? [] : BOUNDS.map((bound) => bounds[bound]).filter((answer): answer is Figure => !isMissingBound(answer));
  return [
    { rule: 'LP-1', figures, text: `In ${schoolYearText(year)}, from row ${String(post.row)} of “${post.sheet}”: pay ${shortPoundsText(pay)} a year, ${stated}; against it ${against}. Result: ${result}` },
    { rule: 'LP-2', figures: [], text: points === null ? 'No points of the school’s own are given: none are prescribed' : `The school’s own points: ${points.map(shortPoundsText).join(', ')}` },
    { rule: 'LP-3', figures: [], text: 'No rule of the AST grade is applied' },
  ];
}
