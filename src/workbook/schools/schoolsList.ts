/** The columns of a schools list, and the names that authorities give them (SDG-2). */
import { financialYearText, type FinancialYear } from '../../domain/calendar';
import { SDG_BASE_YEAR } from '../../rules/sdg';
import type { ListKind } from '../lists/list';

export type PupilsColumn = `Pupils ${number}`;
export type SchoolColumn = 'School' | 'Establishment' | 'Phase' | 'SDG 2005-06' | 'AST part 2005-06' | 'AST posts' | 'Growth %' | 'Teachers' | PupilsColumn;

/** The column of the pupils of a financial year. */
export function pupilsColumn(year: FinancialYear): PupilsColumn {
  return `Pupils ${year}`;
}

/** The heading of the same as a user writes it: Pupils 2009-10. */
export function pupilsHeading(year: FinancialYear): string {
  return `Pupils ${financialYearText(year)}`;
}

const PUPILS = '(?:pupils?|pupilnumbers?|pupilcount|numberofpupils|noofpupils|numberonroll|nor|roll|pupilsonroll|fundedpupils)';
/** Pupils 2009-10, Pupils 2009/2010, 2009-10 pupils. */
const PUPILS_OF_YEAR = new RegExp(`^(?:${PUPILS}(\\d{4})(\\d{2}|\\d{4})|(\\d{4})(\\d{2}|\\d{4})${PUPILS})$`);

function pupilsOf(normal: string): PupilsColumn | undefined {
  const match = PUPILS_OF_YEAR.exec(normal);
  if (match === null) return undefined;
  const [year, next] = [Number(match[1] ?? match[3]), match[2] ?? match[4] ?? ''];
  return (year + 1) % 10 ** next.length === Number(next) ? pupilsColumn(year) : undefined;
}

export const SCHOOLS_LIST: ListKind<SchoolColumn> = {
  kind: 'schools',
  what: 'a list of schools',
  columns: {
    School: ['school name', 'name of school', 'establishment name'],
    Establishment: ['establishment no', 'establishment number', 'estab', 'estab no', 'dfe', 'dfe number', 'dfe no', 'dfes number', 'dfes no', 'dcsf number', 'dcsf no', 'school number', 'school no', 'lea estab', 'la estab'],
    Phase: ['school phase', 'phase of education', 'phase of school'],
    'SDG 2005-06': ['sdg 2005/2006', 'base', 'base sdg', 'sdg base', 'base 2005-06', 'base grant', 'base grants', 'base amount', 'predecessor grants', 'predecessor grants 2005-06', '2005-06 predecessor grants', 'predecessor grant 2005-06', 'grants 2005-06', '2005-06 grants', '2005-06 sdg', 'sdg base 2005-06', 'base sdg 2005-06'],
    'AST part 2005-06': ['ast part', 'ast base', 'ast grant 2005-06', 'ast part of base', 'of which ast', 'of which asts', 'of it ast', 'ast 2005-06', 'ast base 2005-06'],
    'AST posts': ['ast posts supported', 'asts supported', 'funded ast posts', 'ast posts funded', 'number of ast posts', 'no of ast posts', 'asts funded', 'asts'],
    'Growth %': ['growth', 'growth percent', 'pupil growth', 'pupil growth %', 'yearly growth', 'yearly growth %', 'growth a year', 'growth a year %'],
    Teachers: ['number of teachers', 'no of teachers', 'teachers fte', 'fte teachers'],
    [pupilsColumn(SDG_BASE_YEAR)]: ['base pupils', 'base pupil numbers', 'pupils base', 'base number on roll'],
  },
  moreColumns: pupilsOf,
  needed: [['School', 'Establishment'], ['Phase'], ['SDG 2005-06'], [pupilsColumn(SDG_BASE_YEAR)]],
  telltale: 'SDG 2005-06',
};
