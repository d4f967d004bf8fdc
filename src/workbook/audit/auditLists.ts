/** The lists of an authority that stand beside the staff: the register of schools, the allocations and the payments. */
import type { ListKind } from '../lists/list';

const SCHOOL = ['school name', 'name of school', 'establishment name', 'school or service'];
const ESTABLISHMENT = ['establishment no', 'establishment number', 'estab', 'estab no', 'dfe', 'dfe number', 'dfe no', 'dfes number', 'dfes no', 'dcsf number', 'dcsf no', 'school number', 'school no', 'lea estab', 'la estab'];
const YEAR = ['financial year', 'fy', 'grant year', 'allocation year'];

export type RegisterColumn = 'School' | 'Establishment' | 'Phase' | 'Area' | 'Category' | 'Teachers' | 'Pupils';

/** A sheet with a school, its number, and at least its phase or its category. */
export const REGISTER_LIST: ListKind<RegisterColumn> = {
  kind: 'register',
  what: 'a register of schools',
  columns: {
    School: SCHOOL,
    Establishment: ESTABLISHMENT,
    Phase: ['school phase', 'phase of education', 'phase of school', 'type of school', 'school type'],
    Area: ['pay area', 'district', 'locality', 'area of authority'],
    Category: ['school category', 'ofsted category', 'category of concern', 'in category', 'status of school', 'circumstances'],
    Teachers: ['number of teachers', 'no of teachers', 'teachers fte', 'fte teachers', 'qualified teachers'],
    Pupils: ['number of pupils', 'no of pupils', 'number on roll', 'nor', 'roll', 'pupils on roll'],
  },
  needed: [['School'], ['Establishment'], ['Phase', 'Category', 'Teachers']],
};

export type AllocationColumn = 'School' | 'Establishment' | 'Year' | 'SDG' | 'AST part' | 'Posts funded';

export const ALLOCATIONS_LIST: ListKind<AllocationColumn> = {
  kind: 'allocations',
  what: 'a list of allocations',
  columns: {
    School: SCHOOL,
    Establishment: ESTABLISHMENT,
    Year: YEAR,
    SDG: ['sdg allocation', 'school development grant', 'total sdg', 'allocation', 'total allocation', 'grant'],
    'AST part': ['ast allocation', 'ast grant', 'of which ast', 'ast amount', 'ast element', 'ast funding'],
    'Posts funded': ['funded posts', 'ast posts', 'ast posts funded', 'number of ast posts', 'no of ast posts', 'posts supported', 'asts funded', 'posts'],
  },
  needed: [['School', 'Establishment'], ['Year'], ['AST part', 'Posts funded']],
};

export type PaymentColumn = 'School' | 'Establishment' | 'Year' | 'Stream' | 'Amount' | 'Post ID' | 'Paid on';

export const PAYMENTS_LIST: ListKind<PaymentColumn> = {
  kind: 'payments',
  what: 'a list of payments',
  columns: {
    School: SCHOOL,
    Establishment: ESTABLISHMENT,
    Year: YEAR,
    Stream: ['payment stream', 'instalment', 'stream month', 'payment month', 'month'],
    Amount: ['paid', 'amount paid', 'payment', 'payment amount', '£'],
    'Post ID': ['post', 'post no', 'post number', 'post ref'],
    'Paid on': ['payment date', 'date paid', 'date of payment', 'date'],
  },
  needed: [['School', 'Establishment'], ['Amount'], ['Stream', 'Paid on']],
};
