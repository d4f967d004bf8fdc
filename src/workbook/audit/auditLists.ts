/** The lists of an authority that stand beside the staff: the register of schools, the allocations and the payments. */
import type { ListKind } from '../lists/list';
import { isEstablishmentHeading } from '../staff/columns';

const SCHOOL = ['school name', 'name of school', 'establishment name', 'school or service', 'name of establishment', 'school establishment name', 'institution'];
const ESTABLISHMENT = ['establishment no', 'establishment number', 'estab', 'estab no', 'dfe', 'dfe number', 'dfe no', 'dfes number', 'dfes no', 'dcsf number', 'dcsf no', 'school number', 'school no', 'lea estab', 'la estab'];
const YEAR = ['financial year', 'fy', 'grant year', 'allocation year', 'funding year', 'payment year', 'fin year', 'year of grant', 'year of allocation', 'year of payment', 'year of funding'];

/** The many names of a school’s number: DfES no., LEA number, DCSF code. */
function numberHeading(normal: string): 'Establishment' | undefined {
  return isEstablishmentHeading(normal) ? 'Establishment' : undefined;
}

export type RegisterColumn = 'School' | 'Establishment' | 'Phase' | 'Area' | 'Category' | 'Teachers' | 'Pupils';

/** A sheet with a school, its number, and at least its phase or its category. */
export const REGISTER_LIST: ListKind<RegisterColumn> = {
  kind: 'register',
  what: 'a register of schools',
  columns: {
    School: SCHOOL,
    Establishment: ESTABLISHMENT,
    Phase: ['school phase', 'phase of education', 'phase of school', 'type of school', 'school type', 'sector'],
    Area: ['pay area', 'district', 'locality', 'area of authority', 'pay region', 'london area', 'region'],
    Category: ['school category', 'ofsted category', 'category of concern', 'in category', 'status of school', 'circumstances', 'ofsted', 'category of school'],
    Teachers: ['number of teachers', 'no of teachers', 'teachers fte', 'fte teachers', 'qualified teachers', 'teachers in post', 'teacher numbers', 'number of fte teachers', 'no of fte teachers', 'fte of teachers', 'number of qualified teachers'],
    Pupils: ['number of pupils', 'no of pupils', 'number on roll', 'nor', 'roll', 'pupils on roll', 'no on roll', 'pupil numbers', 'number of pupils on roll', 'total pupils'],
  },
  moreColumns: numberHeading,
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
    SDG: ['sdg allocation', 'school development grant', 'total sdg', 'allocation', 'total allocation', 'grant', 'sdg grant', 'sdg total', 'sdg amount'],
    'AST part': ['ast allocation', 'ast grant', 'of which ast', 'ast amount', 'ast element', 'ast funding', 'ast part of sdg', 'ast part of grant', 'ast share', 'ast money', 'ast sum', 'ast component', 'of which for ast', 'of which asts', 'of which for asts', 'amount for asts'],
    'Posts funded': ['funded posts', 'ast posts', 'ast posts funded', 'number of ast posts', 'no of ast posts', 'posts supported', 'asts funded', 'posts', 'number of posts', 'no of posts', 'nos of posts', 'number of posts funded', 'no of posts funded', 'number of funded posts', 'no of funded posts', 'funded ast posts', 'number of ast posts funded', 'no of ast posts funded', 'number of asts', 'no of asts', 'number of posts supported', 'ast posts supported', 'posts allocated', 'posts fte', 'fte posts'],
  },
  moreColumns: numberHeading,
  needed: [['School', 'Establishment'], ['Year'], ['AST part', 'Posts funded']],
};

export type PaymentColumn = 'School' | 'Establishment' | 'Year' | 'Stream' | 'Amount' | 'Post ID' | 'Paid on';

export const PAYMENTS_LIST: ListKind<PaymentColumn> = {
  kind: 'payments',
  what: 'a list of payments',
  columns: {
    School: [...SCHOOL, 'payee', 'payee name', 'name of payee', 'paid to', 'school paid', 'recipient', 'recipient school'],
    Establishment: ESTABLISHMENT,
    Year: YEAR,
    Stream: ['payment stream', 'instalment', 'stream month', 'payment month', 'month', 'installment', 'instalment no', 'instalment number', 'instalment month', 'stream no', 'stream number', 'stream of payment', 'tranche', 'tranche no', 'payment tranche', 'month of payment', 'quarter'],
    Amount: ['paid', 'amount paid', 'payment', 'payment amount', 'pounds', 'gbp', 'value', 'value of payment', 'payment value', 'sum', 'sum paid', 'net amount', 'amount in pounds', 'amount gbp', 'amount of payment', 'ast payment', 'grant paid'],
    'Post ID': ['post', 'post no', 'post number', 'post ref', 'post reference', 'post code', 'position id', 'ast post', 'ast post id', 'ast post no'],
    'Paid on': ['payment date', 'date paid', 'date of payment', 'date', 'paid date', 'pay date', 'date made', 'date paid on', 'payment made on', 'transaction date', 'posting date'],
  },
  moreColumns: numberHeading,
  needed: [['School', 'Establishment'], ['Amount'], ['Stream', 'Paid on']],
};
