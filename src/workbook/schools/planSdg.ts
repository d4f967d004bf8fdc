/** From a schools list, the guarantees and the posts to the projection of the School Development Grant. */
import { financialYearText, type FinancialYear } from '../../domain/calendar';
import type { BasisPoints } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import type { AstPost } from '../../domain/staff';
import { conditionsBy, postsAtSchools, projectSdg, sdgChecks, sdgPostProblems, type SdgCheck, type SdgProjection } from '../../projection';
import { guaranteesWith, lastYearOfGuarantee, PHASES, raiseTo, SDG_BASE_YEAR, type Guarantees, type UserGuarantee } from '../../rules/sdg';
import type { SheetGrid } from '../port';
import type { Content } from '../sheetWrite';
import type { GuaranteesReading } from './readGuarantees';
import { readSchools, type SchoolAssumption } from './readSchools';

export interface SdgAsked {
  readonly list: SheetGrid;
  readonly from: FinancialYear;
  readonly years: number;
  /** The posts of the plan; `null` where no staff list was planned. */
  readonly posts: readonly AstPost[] | null;
  readonly guarantees: GuaranteesReading;
  /** The yearly growth of pupils where the list gives none. */
  readonly growth: BasisPoints | null;
  readonly live: boolean;
  /** Whether the user asks for the grant of the year now: then it is an error that there is none, else a question. */
  readonly isAsked?: (year: FinancialYear) => boolean;
}

export interface PlannedSdg {
  readonly projection: SdgProjection;
  readonly guarantees: Guarantees;
  readonly own: readonly UserGuarantee[];
  readonly unused: readonly (readonly Content[])[];
  /** The last year that the table of guarantees shows. */
  readonly lastYear: FinancialYear;
  readonly assumptions: readonly SchoolAssumption[];
  readonly problems: readonly Problem[];
  readonly checks: readonly SdgCheck[];
  /** Rows of the list that could not be used. */
  readonly leftOut: number;
  readonly list: string;
  readonly live: boolean;
}

function missingProblems({ missing }: SdgProjection, isAsked: (year: FinancialYear) => boolean): Problem[] {
  return missing.map(({ phase, year, asked, message }) => ({
    severity: isAsked(asked) ? 'error' : 'question', rule: 'SDG-2', found: `no guarantee for ${phase} schools in ${financialYearText(year)}`, expected: 'a guarantee for each phase and year',
    message: year < SDG_BASE_YEAR ? message : `${message} For ${financialYearText(asked)} enter yours under “Guarantee %” on “AST SDG” and plan again, or give it with ast-planner sdg … --guarantee ${phase}:${financialYearText(year)}=PERCENT.`,
  }));
}

/** The same sentence for both phases stands once. */
function once(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ message }, at) => problems.findIndex((other) => other.message === message) === at);
}

export function planSdg({ list, from, years: count, posts, guarantees: reading, growth, live, isAsked = () => false }: SdgAsked): PlannedSdg {
  const guarantees = guaranteesWith(reading.own);
  const years = Array.from({ length: count }, (_, index) => from + index);
  const read = readSchools(list, { growth, yearsOf: (phase) => years.filter((year) => !('missing' in raiseTo(phase, year, guarantees))) });
  const atSchools = posts === null ? null : postsAtSchools(posts, read.schools);
  const projection = projectSdg(read.schools, years, guarantees, conditionsBy(atSchools));
  const empty: Problem[] = read.schools.length > 0 || read.leftOut > 0 ? [] : [{
    severity: 'question', sheet: list.name, found: 'a list of schools without a school', expected: 'a school in each row below the headings',
    message: `“${list.name}” has the headings of a list of schools and no school below them. Add the schools and try again.`,
  }];
  return {
    projection, guarantees, own: reading.own, unused: reading.unused, live, list: list.name, leftOut: read.leftOut, assumptions: read.assumptions, checks: sdgChecks(projection),
    lastYear: Math.max(...PHASES.map((phase) => lastYearOfGuarantee(phase)), ...years, ...reading.own.map(({ year }) => year)),
    problems: [
      ...reading.problems, ...read.problems, ...once(missingProblems(projection, isAsked)), ...empty,
      ...(atSchools === null ? [] : sdgPostProblems(atSchools, years.filter((year) => projection.authority.some((total) => total.year === year)), read.astPostsCell)),
    ],
  };
}
