/**
 * The codes of Consistent Financial Reporting (CFR) under which schools report income and expenditure, by what of a plan falls under
 * them. A row is published only where a cited source says the code for those years; else it is assumed, and says why.
 */

/** What of a plan falls under a code; by the kind of the amount. */
export const CFR_ELEMENTS = {
  Salary: 'expenditure', 'R&R': 'expenditure', 'Employer NI': 'expenditure', 'Employer pension': 'expenditure', Cover: 'expenditure',
  Grant: 'income', 'Contributions of other schools': 'income', 'Local formula': 'income',
} as const satisfies Readonly<Record<string, CfrKind>>;
export type CfrElement = keyof typeof CFR_ELEMENTS;
export type CfrKind = 'income' | 'expenditure';

export interface CfrCode {
  readonly element: CfrElement;
  readonly code: string;
  readonly name: string;
  /** The first and the last financial year that it holds for, by the year of its April; `null` for no bound. */
  readonly from: number | null;
  readonly until: number | null;
  readonly status: 'published' | 'assumed';
  readonly sources: readonly string[];
  readonly basis: string;
}

const TEACHING = { code: 'E01', name: 'Teaching staff', from: null, until: null, status: 'assumed' } as const;
const TEACHING_BASIS =
  'The frameworks from 2014-15 on name E01 so, and that of 2024-25 puts gross pay with allowances and the employer’s contributions to National Insurance and pensions under it; taken to be the same in the years before';

export const CFR_CODES: readonly CfrCode[] = [
  ...(['Salary', 'R&R', 'Employer NI', 'Employer pension'] as const).map((element): CfrCode => ({ ...TEACHING, element, sources: ['CFR_2014', 'CFR_2024'], basis: TEACHING_BASIS })),
  {
    element: 'Cover', code: 'E02', name: 'Supply teaching staff', from: null, until: null, status: 'assumed', sources: ['CFR_CODES_2010', 'CFR_2024'],
    basis: 'Supply teachers whom the school employs; taken for granted, because a plan does not know who covers. Use E26, Agency supply teaching staff, where an agency does',
  },
  {
    element: 'Grant', code: 'I05', name: 'Standards Fund', from: null, until: 2007, status: 'assumed', sources: ['CFR_2003', 'HANS_SF_2004'],
    basis: 'The regulations of 2003 name I05 Standards Fund, which held the AST grant in 2003-04; taken to be so until the first year of which a source says it of the School Development Grant',
  },
  {
    element: 'Grant', code: 'I05', name: 'Standards Fund', from: 2008, until: 2009, status: 'published', sources: ['CFR_2003', 'HANS_SF_2009'],
    basis: 'The School Development Grant is a grant of the Standards Fund in these two years, and I05 is Standards Fund',
  },
  {
    element: 'Grant', code: 'I05', name: 'Standards Fund', from: 2010, until: 2010, status: 'assumed', sources: ['CFR_2003', 'NORFOLK_2011'],
    basis: 'The School Development Grant stayed a grant of its own until April 2011; taken to be reported as in the year before',
  },
  {
    element: 'Grant', code: 'I01', name: 'Funds delegated by the local authority', from: 2011, until: null, status: 'assumed', sources: ['NORFOLK_2011', 'CFR_2014'],
    basis: 'From April 2011 the School Development Grant is part of the Dedicated Schools Grant, which reaches a school in its budget share; I05 is Pupil premium by then',
  },
  {
    element: 'Contributions of other schools', code: 'I07', name: 'Other grants and payments received', from: null, until: null, status: 'assumed', sources: ['CFR_2014'],
    basis: 'Taken to be where a school that employs the holder books what other schools of a list of funding pay; each row of a group post in the staff list stands with its own school, and has no contributions',
  },
  {
    element: 'Local formula', code: 'I01', name: 'Funds delegated by the local authority', from: null, until: null, status: 'assumed', sources: ['CFR_2003', 'CFR_2014'],
    basis: 'What the local formula pays for a post is taken to come with the budget share of the school that employs the holder',
  },
];
