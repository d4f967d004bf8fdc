/** Which pay figures of a plan were not read in a published source: all of them by name, in few words. */
import { AREA_NAMES, AREAS, scalePointText, SCALES, type Area, type Scale } from '../../domain/scales';
import type { Status } from '../../domain/figure';
import type { Plan } from '../../projection';
import { isMissing } from '../../rules/payBook';

/** How a figure that is not published stands: as its status, or as one that nobody has. */
type Standing = Exclude<Status, 'published'> | 'missing';

/** How each standing is said, the least known first. */
const STANDINGS: readonly (readonly [Standing, string])[] = [
  ['missing', 'No figure was found, and what needs it is left out'],
  ['estimated', 'Estimated, between two published figures'],
  ['assumed', 'Assumed, by the awards given'],
  ['reconstructed', 'Reconstructed from a published figure by the published awards'],
  ['user', 'Yours, from this workbook'],
];

interface Named {
  readonly area: Area;
  readonly scale: Scale;
  readonly point: number;
  /** The year of the September from which it holds. */
  readonly year: number;
}

/** 11 to 15, 17: whole numbers with their runs drawn together. */
function runs(numbers: Iterable<number>, show: (from: number, to: number) => string): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let at = 0; at < sorted.length; ) {
    const from = sorted[at] ?? 0;
    let to = from;
    for (at += 1; sorted[at] === to + 1; at += 1) to += 1;
    parts.push(show(from, to));
  }
  return parts.join(', ');
}

/** AST 11 to 15, 17; U1 to U3. */
function pointsText(scale: Scale, points: Iterable<number>): string {
  const name = (point: number): string => (scale === 'AST' ? String(point) : scalePointText({ scale, point }));
  const text = runs(points, (from, to) => (from === to ? name(from) : `${name(from)} to ${name(to)}`));
  return scale === 'AST' ? `AST ${text}` : text;
}

/** Sept 2009, 2011 to 2013. */
function septembersText(years: Iterable<number>): string {
  return `Sept ${runs(years, (from, to) => (from === to ? String(from) : `${String(from)} to ${String(to)}`))}`;
}

/** The figures of one area and scale: `whole` names every point of every year, else points and years stand beside each other. */
function groupText(figures: readonly Named[], area: Area, scale: Scale, whole: boolean): string {
  const place = AREA_NAMES[area];
  if (!whole) {
    const count = figures.length === 1 ? '' : `, ${String(figures.length)} figures`;
    return `${pointsText(scale, figures.map(({ point }) => point))} ${place} (${septembersText(figures.map(({ year }) => year))}${count})`;
  }
  const yearsByPoints = new Map<string, number[]>();
  for (const year of [...new Set(figures.map((figure) => figure.year))].sort((a, b) => a - b)) {
    const points = pointsText(scale, figures.filter((figure) => figure.year === year).map(({ point }) => point));
    yearsByPoints.set(points, [...(yearsByPoints.get(points) ?? []), year]);
  }
  return [...yearsByPoints].map(([points, years]) => `${points}, ${place}, ${septembersText(years)}`).join('; ');
}

function figuresBy(plan: Plan): Map<Standing, Named[]> {
  const by = new Map<Standing, Named[]>();
  const seen = new Set<string>();
  const add = (standing: Standing, { area, scale, point, year }: Named): void => {
    const key = [standing, area, scale, point, year].join(' ');
    if (seen.has(key)) return;
    seen.add(key);
    by.set(standing, [...(by.get(standing) ?? []), { area, scale, point, year }]);
  };
  for (const { answer, ...named } of plan.payUsed) if (!isMissing(answer) && answer.status !== 'published') add(answer.status, named);
  for (const named of plan.missing) add('missing', named);
  return by;
}

/** Longer than this, the figures of one standing are named by area and scale alone. */
const LONGEST = 400;

/** How uncertain the least certain of them are, then one sentence for each standing with all its figures. */
export function notKnown(plan: Plan): string[] {
  const by = figuresBy(plan);
  const sentences = STANDINGS.flatMap(([standing, said]) => {
    const figures = by.get(standing) ?? [];
    if (figures.length === 0) return [];
    const groups = AREAS.flatMap((area) => SCALES.map((scale) => ({ area, scale, of: figures.filter((figure) => figure.area === area && figure.scale === scale) })))
      .filter(({ of }) => of.length > 0);
    const text = (whole: boolean): string => groups.map(({ area, scale, of }) => groupText(of, area, scale, whole)).join('; ');
    const named = text(true);
    return [`${said}: ${named.length <= LONGEST ? named : text(false)}.`];
  });
  if (sentences.length === 0) return ['Every pay figure used was read in a published source.'];
  return by.has('missing') || by.has('estimated') || by.has('assumed') ? sentences : ['No pay figure used is missing, estimated or assumed.', ...sentences];
}
