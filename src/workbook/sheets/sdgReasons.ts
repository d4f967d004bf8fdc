/** How the figures of AST SDG came about, each with its rule. */
import { financialYearText, type FinancialYear } from '../../domain/calendar';
import { fractionText, percentText, shortPoundsText, type Pence } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import { ratioNumber, ratioText, STATUS_WORDS, type SdgAuthorityYear, type SdgPhaseYear, type SdgProjection, type SdgSchool, type SdgSchoolYear } from '../../projection';
import type { DatedRate } from '../../parameters';
import type { Phase } from '../../rules/sdg';

const MOST_NAMED = 3;

export interface GuaranteeRow {
  readonly phase: Phase;
  readonly year: FinancialYear;
  readonly rate: DatedRate | undefined;
  /** The guarantees up to this year, multiplied; `null` where one is missing. */
  readonly raised: number | null;
}

function step(rule: string, text: string): Step {
  return { rule, text, figures: [] };
}

function moreOrLess(amount: Pence): string {
  return amount === 0 ? 'nothing' : `${shortPoundsText(Math.abs(amount))} ${amount > 0 ? 'more' : 'less'}`;
}

/** What the guarantees multiply the grant per pupil by. */
function raisedText({ raise: { guarantees, ...factor } }: Pick<SdgSchoolYear, 'raise'>): string {
  if (guarantees.length === 0) return 'not raised in 2005-06 (× 1)';
  return `raised by the minimum funding guarantee of each year since 2005-06: ${guarantees.map(({ value, status }) => `${percentText(value)}${status === 'published' ? '' : ` (${STATUS_WORDS[status]})`}`).join(', ')}, together × ${String(ratioNumber(factor))}`;
}

export function schoolYearSteps(row: SdgSchoolYear, header?: string): Step[] {
  const { school: { school, phase, base, basePupils, astBase }, year, pupils, perPupil, allocation, astPart, rest, condition, mix } = row;
  const [in2005, inYear] = [fractionText(basePupils, 9), fractionText(pupils.value, 9)];
  const pounds = ratioText({ numerator: perPupil.numerator, denominator: perPupil.denominator * 100n }, 4);
  const grant = step('SDG-2', `${school} received ${shortPoundsText(base)} in predecessor grants in 2005-06 for ${in2005} pupils, ${raisedText(row)} as a ${phase} school: £${String(Number(pounds))} a pupil; for ${inYear} pupils in ${financialYearText(year)} ${shortPoundsText(allocation)}`);
  const counted = step('SDG-2', `${inYear} pupils in ${financialYearText(year)}: ${pupils.basis === undefined ? 'the number in the list of schools' : `assumed: ${pupils.basis}`}`);
  const part = step('SDG-3', astBase === null
    ? `No part of the base is given as that for ASTs: the AST part is ${shortPoundsText(0)} and the rest ${shortPoundsText(rest)}`
    : `${shortPoundsText(astBase)} of the base was for ASTs: of the allocation ${astPart === 0 ? 'nothing' : shortPoundsText(astPart)} in the same proportion, and the rest ${shortPoundsText(rest)}; ${condition.text}`);
  const effect = step('SDG-1', `Against the average of its phase, its grant per pupil and the change of its pupils since 2005-06 make ${moreOrLess(mix)} (${shortPoundsText(mix)})`);
  if (header === 'Check') return [step('SDG-2', `${header} of ${school}`)];
  return [grant, ...(header === undefined || header === 'Pupils' ? [counted] : []), part, ...(header === 'Gained by mix' ? [effect] : [])];
}

/** The schools whose pupils, with what they get for each, move the total most. */
function largestEffects(schoolYears: readonly SdgSchoolYear[]): string {
  const largest = schoolYears.filter(({ mix }) => mix !== 0).sort((a, b) => Math.abs(b.mix) - Math.abs(a.mix)).slice(0, MOST_NAMED);
  return largest.map(({ school, mix }) => `${school.school} (${shortPoundsText(mix)})`).join(', ');
}

export function differenceText({ difference, mix, rounding, bottomUp, topDown }: Pick<SdgAuthorityYear, 'difference' | 'mix' | 'rounding' | 'bottomUp' | 'topDown'>, schoolYears: readonly SdgSchoolYear[]): string {
  const both = `the sum over the schools is ${shortPoundsText(bottomUp)}, and the totals by phase come to ${shortPoundsText(topDown)}`;
  if (difference === 0 && mix === 0) return `${both}: there is no difference (${shortPoundsText(0)})`;
  const named = largestEffects(schoolYears);
  const gains = mix === 0 ? 'nothing' : `schools with more grant per pupil than the average of their phase have ${mix > 0 ? 'gained' : 'lost'} pupils against the others`;
  return `${both}: the schools get ${moreOrLess(difference)} (${shortPoundsText(difference)}). Of it ${shortPoundsText(mix)} is mix: ${gains}${named === '' ? '' : `, most of all ${named}`}; and ${shortPoundsText(rounding)} is rounding to the penny`;
}

export function authoritySteps(total: SdgAuthorityYear, { schoolYears }: SdgProjection): Step[] {
  const ofYear = schoolYears.filter(({ year }) => year === total.year);
  return [
    step('SDG-1', `In ${financialYearText(total.year)}, for ${String(total.schools)} ${total.schools === 1 ? 'school' : 'schools'}, ${differenceText(total, ofYear)}`),
    step('SDG-3', `${shortPoundsText(total.astPart)} is the AST part, and ${shortPoundsText(total.rest)} the rest`),
  ];
}

export function phaseSteps(row: SdgPhaseYear, { schoolYears }: SdgProjection): Step[] {
  const ofPhase = schoolYears.filter(({ year, school }) => year === row.year && school.phase === row.phase);
  const text = `${String(row.schools)} ${row.phase} ${row.schools === 1 ? 'school' : 'schools'} received ${shortPoundsText(row.base)} in 2005-06 for ${String(ratioNumber(row.basePupils))} pupils, ${raisedText(row)}, for ${String(ratioNumber(row.pupils))} pupils in ${financialYearText(row.year)}`;
  return [step('SDG-1', `${text}: ${differenceText(row, ofPhase)}`)];
}

export function baseSteps({ school, base, astBase, basePupils, astPosts, sheet, row }: SdgSchool, header: string, number: number): Step[] {
  const said = header === 'No' ? `${String(number)}: the number by which the tables know ${school}`
    : `${school} received ${shortPoundsText(base)} in predecessor grants in 2005-06 for ${fractionText(basePupils, 9)} pupils; ${astBase === null ? 'no AST part is given' : `${shortPoundsText(astBase)} of it was for ASTs`}; ${astPosts === null ? 'the number of AST posts is not given' : `it supports ${fractionText(astPosts, 9)} AST posts`}`;
  return [step('SDG-2', `${said} (row ${String(row)} of “${sheet}”)`)];
}

export function guaranteeSteps({ phase, year, rate, raised }: GuaranteeRow): Step[] {
  const given = rate === undefined ? 'no figure is known' : `${String(rate.value / 100)}% (${STATUS_WORDS[rate.status]})`;
  return [step('SDG-2', `The minimum funding guarantee for ${phase} schools in ${financialYearText(year)}: ${given}, × ${String(1 + (rate?.value ?? 0) / 10_000)}; ${raised === null ? 'a year before it has none' : `with the years before × ${String(raised)}`}`)];
}
