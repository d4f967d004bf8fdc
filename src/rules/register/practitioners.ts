/** Leading practitioners, the grade that followed AST. */
import type { Rule } from './rule';

export const PRACTITIONER_RULES: readonly Rule[] = [
  {
    id: 'LP-1',
    chapter: 'LP',
    text: 'A leading practitioner is paid within a range of the school’s own, inside the minimum and maximum of the area for the school year. In 2013/14 the maximum is £57,520 outside London and £64,677 in Inner London.',
    source: 'DFE_GIT_2013; for later years the sources named beside each figure',
    product: 'the range, or else the pay, against the minimum and maximum of each school year; a figure holds for its year alone, and one that was found in no source must come from the user',
    done: 'whole',
  },
  {
    id: 'LP-2',
    chapter: 'LP',
    text: 'No points are prescribed: the points, where there are any, are the school’s own list of amounts inside its range.',
    source: 'DFE_GIT_2013 (a minimum and a maximum alone are stated)',
    product: 'the list rises from one amount to the next and stays inside the range; the pay is one of them',
    done: 'whole',
  },
  {
    id: 'LP-3',
    chapter: 'LP',
    text: 'Rules of the AST grade that have no successor do not apply to a leading practitioner: five points, two points a year, outreach of a fifth of the time, assessment and form AST2, the grant, reversion.',
    source: 'GOV_AST_END',
    product: 'none of them is applied, each is named, and what stands in a column of the AST grade is said to mean nothing',
    done: 'whole',
  },
  {
    id: 'LP-4',
    chapter: 'LP',
    text: 'The AST grade ended on 31 August 2013; leading practitioner posts exist from 1 September 2013.',
    source: 'GOV_AST_END',
    product: 'a plan across the change, row by row: AST and its grant to 31 August 2013, leading practitioner from the day after',
    done: 'whole',
  },
];
