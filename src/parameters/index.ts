/** The one door to the figures: dated, cited, and nothing else. */
export { ASSESSED_WITHIN_WEEKS, FEEDBACK_WITHIN_WEEKS, HEAD_DECIDES_WITHIN, NOTICE_WITHIN, TERM_STARTS, TERMS_BEFORE_REAPPLYING } from './applicationLimits';
export { AST_PAY_SPINE } from './astPaySpine';
export { PAY_AWARDS } from './awards';
export { BANK_HOLIDAY_SOURCES, BANK_HOLIDAYS, EXTRA_BANK_HOLIDAYS, REGULAR_BANK_HOLIDAYS } from './bankHolidays';
export { CFR_CODES, CFR_ELEMENTS, type CfrCode, type CfrElement, type CfrKind } from './cfrCodes';
export { MOST_COVER_DAYS, MOST_COVER_HOURS } from './coverLimits';
export type { DatedRate } from './datedRate';
export { MINIMUM_FUNDING_GUARANTEE } from './fundingGuarantee';
export {
  COORDINATION_MINIMUM,
  COORDINATION_PER_POST,
  GRANT_OUTREACH,
  GRANT_SALARY,
  LAST_DAY_OF_AST_GRADE,
  SPEND_WINDOW_MONTHS,
  STREAM_MONTHS,
} from './grantModel';
export { LEADING_PRACTITIONER_RANGES } from './leadingPractitioner';
export { MAIN_PAY_SCALE } from './mainPayScale';
export { NATIONAL_INSURANCE, type Cited, type InsuranceYear, type Limit } from './nationalInsurance';
export { BUILD_UP_MONTHS, OUTREACH_SHARE, SCHOOL_TERMS, SCHOOL_WEEK_DAYS, SCHOOL_YEAR_DAYS, UNEVEN_TERM_WEEKS } from './outreach';
export { payFigure, type LeadingPractitionerBound, type PayTable } from './payTable';
export { EMPLOYER_PENSION } from './pensions';
export { SOURCES, type Source } from './sources';
export { UPPER_PAY_SPINE } from './upperPaySpine';
