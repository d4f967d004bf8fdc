/** What happened in each step of a roll forward, in plain words. */
import { dayText, financialYearText, september1 } from '../domain/calendar';
import { fractionText, percentText, shortPoundsText, type Pence } from '../domain/exact';
import { scalePointText } from '../domain/scales';
import type { AstPost } from '../domain/staff';
import { PAY_AWARDS } from '../parameters';
import { monthsText } from './explain';
import type { SettingChange } from './rollForwardFacts';
import { isNoRoll, lessRoll, NO_ROLL, type RollAmounts, type RollChange, type RollFact, type RollKind, type RollState } from './rollForwardParts';
import { markOf } from './rollForwardUnits';

/** +£1,234, -£1,234, or “no effect”. */
export function effectText(amount: Pence): string {
  return amount === 0 ? 'no effect' : `${amount > 0 ? '+' : ''}${shortPoundsText(amount)}`;
}

const NOTHING = 'none';
const NOT_THERE = 'not there';
const NOT_PLANNED = 'could not be planned';

function wordsOf(value: string): string {
  return value === '' ? NOTHING : value;
}

/** What the rows of a post say: once where they say the same, else school by school. */
function saidBy(rows: readonly AstPost[], of: (post: AstPost) => string): string {
  const values = [...new Set(rows.map(of))];
  return values.length <= 1 ? (values[0] ?? '') : rows.map((row) => `${row.school}: ${wordsOf(of(row))}`).sort().join(', ');
}

/** The facts that differ between the rows of two plans of the chain. */
function differing(before: readonly AstPost[], now: readonly AstPost[], facts: readonly RollFact[]): { name: string; was: string; is: string }[] {
  const all: readonly RollFact[] = [{ name: 'holder', of: ({ holder }) => holder }, ...facts];
  const found = all.map(({ name, of }) => ({ name, was: saidBy(before, of), is: saidBy(now, of) })).filter(({ was, is }) => was !== is);
  if (found.length > 0) return found;
  const mark = (rows: readonly AstPost[]): string => markOf(rows.map((row) => ({ ...row, origin: null, id: '' })));
  return mark(before) === mark(now) ? [] : [{ name: 'other facts', was: 'as last year', is: 'as this year' }];
}

interface Named {
  readonly post: string;
  readonly school: string;
}

function nameOf(rows: readonly AstPost[]): Named {
  const [first] = rows;
  const holders = [...new Set(rows.map(({ holder }) => holder))].filter((holder) => holder !== '').join(', ');
  return { post: `${first?.id ?? ''}${holders === '' ? '' : ` (${holders})`}`, school: [...new Set(rows.map(({ school }) => school))].join(', ') };
}

const LEAVING: Readonly<Record<string, string>> = {
  leaves: 'leaves on', reverts: 'returns to the upper pay spine after', replaced: 'is followed by another holder after',
};

const LEFT: Readonly<Record<string, string>> = {
  leaves: 'left on', reverts: 'returned to the upper pay spine after', replaced: 'was followed by another holder after',
};

/** The changed facts as part of a sentence; an end is said as what happens. */
function factsText(changed: readonly { name: string; was: string; is: string }[], now: readonly AstPost[]): string {
  const end = changed.find(({ name, is }) => name === 'end' && is !== '');
  const ending = now[0]?.ending ?? '';
  return changed.filter(({ name }) => end === undefined || name !== 'on ending').map((fact) => {
    if (fact === end) return `${LEAVING[ending] ?? 'ends on'} ${fact.is}${fact.was === '' ? '' : ` (was ${fact.was})`}`;
    return `${fact.name} ${wordsOf(fact.is)}, was ${wordsOf(fact.was)}`;
  }).join('; ');
}

/** Points and months in the year. */
function yearSaid({ figures, rows, year }: RollState, key: string): string {
  const own = figures.get(key);
  if (own === undefined) return rows.has(key) ? NOT_PLANNED : NOT_THERE;
  if (own.partsLive === 0) return `not on the AST pay spine in ${financialYearText(year)}`;
  const [first, last] = [own.pointStart, own.pointEnd].map((point) => scalePointText({ scale: 'AST', point }));
  return `${first ?? ''}${first === last ? '' : ` to ${last ?? ''}`}, ${monthsText(own.partsLive)} months of ${financialYearText(year)}`;
}

function postSaid([first]: readonly AstPost[]): string {
  if (first === undefined) return NOT_THERE;
  return `${scalePointText({ scale: 'AST', point: first.point })}, FTE ${fractionText(first.fte)}${first.start === null ? '' : `, from ${dayText(first.start)}`}${first.end === null ? '' : `, to ${dayText(first.end)}`}`;
}

/** What happens to the post, without its effect. */
function happened(kind: RollKind, before: readonly AstPost[], now: readonly AstPost[]): string {
  const [post] = now.length === 0 ? before : now;
  if (kind === 'gone') return post?.end === null || post === undefined ? 'is no longer there' : `is no longer there (${LEFT[post.ending ?? ''] ?? 'ended on'} ${dayText(post.end)})`;
  return `is new${post?.start === null || post === undefined ? '' : ` (from ${dayText(post.start)})`}`;
}

/** What became of each post from one plan of the chain to the next: those of which nothing is to be said are left out. */
export function postChanges(kind: RollKind, before: RollState, now: RollState, facts: readonly RollFact[]): RollChange[] {
  const changes: RollChange[] = [];
  for (const key of new Set([...before.rows.keys(), ...now.rows.keys()])) {
    const [was, is] = [before.rows.get(key) ?? [], now.rows.get(key) ?? []];
    const effect = lessRoll(before.amounts.get(key) ?? NO_ROLL, now.amounts.get(key) ?? NO_ROLL);
    const named = nameOf(is.length === 0 ? was : is);
    const isPlanned = [before.amounts.has(key), now.amounts.has(key)] as const;
    const isThere = was.length > 0 && is.length > 0;
    // From year to year the rows are said otherwise though nothing changed in them: their point is that of another day.
    const changed = !isThere || kind === 'yearOn' || kind === 'leftOutBefore' || kind === 'leftOutNow' ? [] : differing(was, is, facts);
    const isMoved = isThere && isPlanned[0] !== isPlanned[1];
    if (isNoRoll(effect) && changed.length === 0 && isThere && !isMoved) continue;
    const missing = (isPlanned[1] ? before : now).missing.get(key);
    const because = missing === undefined ? '' : ` (${missing})`;
    const add = (what: string, old: string, fresh: string, text: string): void => {
      changes.push({ ...named, what, was: old, is: fresh, text: `${named.post}${named.post === '' ? '' : ' '}${text}: ${effectText(effect.netCost)}`, effect });
    };
    if (!isThere) add(is.length === 0 ? 'post no longer there' : 'new post', postSaid(was), postSaid(is), `${happened(kind, was, is)}${(isPlanned[0] || isPlanned[1]) ? '' : `, and ${NOT_PLANNED}${because}`}`);
    else if (isMoved && changed.length === 0) add('pay figure', isPlanned[0] ? 'planned' : NOT_PLANNED, isPlanned[1] ? 'planned' : `${NOT_PLANNED}${because}`, isPlanned[1] ? `${NOT_PLANNED} before${because}` : `${NOT_PLANNED}${because}`);
    else if (changed.length === 0) add(kind === 'yearOn' ? 'a year on' : 'figures', yearSaid(before, key), yearSaid(now, key), `${yearSaid(now, key)}, was ${yearSaid(before, key)}`);
    else {
      add(
        changed.map(({ name }) => name).join('; '), changed.map((fact) => wordsOf(fact.was)).join('; '), changed.map((fact) => wordsOf(fact.is)).join('; '),
        `${factsText(changed, is)}${isMoved ? ` (${isPlanned[1] ? `${NOT_PLANNED} before` : NOT_PLANNED}${because})` : ''}`,
      );
    }
  }
  return changes.sort((a, b) => (`${a.school}\u0001${a.post}` < `${b.school}\u0001${b.post}` ? -1 : 1));
}

/** What became of a setting. */
export function settingText({ name, was, is }: SettingChange, effect: RollAmounts): RollChange {
  return { post: '', school: '', what: name, was, is, text: `${name}: ${is}, was ${was}: ${effectText(effect.netCost)}`, effect };
}

/** The awards of the Septembers of the years from one to the other. */
export function pairText(old: RollState, now: RollState): { from: string; to: string; awards: string } {
  const awards: string[] = [];
  for (let year = old.year; year <= now.year; year += 1) {
    const published = PAY_AWARDS.find(({ from }) => from === september1(year));
    const assumed = old.settings.awards.get(year);
    if (published !== undefined) awards.push(`September ${String(year)} ${percentText(published.value)}`);
    else if (assumed !== undefined) awards.push(`September ${String(year)} ${percentText(assumed)}, as last year’s settings say`);
  }
  return { from: financialYearText(old.year), to: financialYearText(now.year), awards: awards.join('; ') };
}

const TITLES: Readonly<Record<RollKind, readonly [title: string, about: string]>> = {
  written: ['As written', ''],
  leftOutBefore: ['Not planned last year', 'Posts that last year’s plan left out and that can be planned now'],
  yearOn: ['A year on', ''],
  gone: ['Posts gone', 'Posts that are no longer there'],
  new: ['New posts', 'Posts that were not there'],
  holders: ['New holders', 'The same posts with other holders'],
  points: ['Points and ranges', 'Points, ranges and decisions other than last year’s plan expected'],
  fte: ['FTE', 'Posts with another FTE'],
  dates: ['Start and end', 'Posts with another start or end'],
  reference: ['Reference points', 'What the holders would be paid on if not ASTs'],
  amounts: ['Amounts', 'Allowances and other yearly amounts'],
  cover: ['Cover', 'What cover costs'],
  funding: ['Who pays', 'Funding source, share and status'],
  facts: ['Other facts', 'Other facts of the posts'],
  policy: ['Policy', 'What is assumed of points in September'],
  pay: ['Awards and pay', 'Awards and pay figures'],
  onCosts: ['On-costs', 'Rates of employer’s National Insurance and pension'],
  grant: ['Grant and others', 'How the grant is reckoned, and other settings'],
  leftOutNow: ['Not planned this year', 'Posts that this year’s plan leaves out'],
};

/** Changes that are told one by one; the others stand in the table of changes. */
const MOST_TOLD = 3;

/** The few words and the sentences of a step. `borrowed` says which pay of this year’s settings was taken from the start. */
export function stepText(kind: RollKind, changes: readonly RollChange[], pair: { from: string; to: string; awards: string }, borrowed: string): { title: string; text: string } {
  const [title, about] = TITLES[kind];
  const lead = kind === 'yearOn' ? `The same posts in ${pair.to} instead of ${pair.from}, on last year’s settings${pair.awards === '' ? '' : ` (awards: ${pair.awards})`}` : about;
  const told = [...changes].sort((a, b) => Math.abs(b.effect.netCost) - Math.abs(a.effect.netCost)).slice(0, MOST_TOLD).map(({ text }) => text);
  const more = changes.length - told.length;
  return { title, text: `${lead}: ${told.join('; ')}${more > 0 ? `; and ${String(more)} more` : ''}.${kind === 'yearOn' ? borrowed : ''}` };
}
