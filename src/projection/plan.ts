/** What a plan is: posts × financial years, with everything that was assumed, asked and checked on the way. */
import type { Day, FinancialYear, MonthIndex } from '../domain/calendar';
import type { BasisPoints, Fraction, Pence } from '../domain/exact';
import type { Problem } from '../domain/problem';
import type { AstPost, Decision } from '../domain/staff';
import type { GrantMethod, GrantModel } from '../rules/grant';
import type { NiBasis, UserRate } from '../rules/onCosts';
import type { StreamArrival } from '../rules/streamArrival';
import type { AskedPay, MissingPay, UserPay } from '../rules/payBook';

/** Everything that the user may set. */
export interface PlanSettings {
  readonly from: FinancialYear;
  readonly years: number;
  /** Points gained each September where no decision is stated (PAY-5). */
  readonly policy: Decision;
  readonly method: GrantMethod;
  readonly niBasis: NiBasis;
  /** The least service in the school year for a September's progression, in weeks. */
  readonly leastWeeks: number;
  readonly grantModel: GrantModel;
  /** Whether the authority also funds, beyond the average cost, what points gained in the post add to salary (FUND-5). */
  readonly progressionFunded: boolean;
  /** The weights of the four grant streams. */
  readonly streamShares: readonly number[];
  /** When each stream arrives (FUND-8). */
  readonly streamArrivals: readonly StreamArrival[];
  /** Awards for Septembers without a table, by year (PAY-13). */
  readonly awards: ReadonlyMap<number, BasisPoints>;
  readonly pensionRates: readonly UserRate[];
  readonly userPay: readonly UserPay[];
  /** Whether the plan is also made with single things changed, and by how much awards and pupils are then changed. */
  readonly sensitivity: boolean;
  readonly sensitivityAward: BasisPoints;
  readonly sensitivityPupils: BasisPoints;
  readonly cfr: CfrForm;
}

/** Whether amounts are also given by the codes of Consistent Financial Reporting. */
export const CFR_FORMS = ['no', 'years', 'months'] as const;
export type CfrForm = (typeof CFR_FORMS)[number];

/** The elements of cost and grant of one post in one financial year. Pence. */
export interface PostYear {
  year: FinancialYear;
  /** Months live on the AST spine × PARTS_OF_MONTH. */
  partsLive: number;
  /** Of these, months in which a source pays that brings grant × PARTS_OF_MONTH (FUND-11). */
  partsFunded: number;
  /** The points on the first and the last day live in the year; 0 where the post is not live in it. */
  pointStart: number;
  pointEnd: number;
  salary: Pence;
  rr: Pence;
  employerNi: Pence;
  employerPension: Pence;
  referenceSalary: Pence;
  referenceNi: Pence;
  referencePension: Pence;
  additionalSalary: Pence;
  /** Of the additional salary, what points gained in the post since the plan begins add to it; it falls below zero nowhere. */
  progression: Pence;
  /** For the months live: what retained responsibility accounts for (FUND-4), threshold grant lost, and allowance transferred (FUND-3). */
  retained: Pence;
  thresholdLost: Pence;
  transferred: Pence;
  eligibleSalary: Pence;
  coverCost: Pence;
  /** The grant by each method, whichever the plan uses: outreach and salary part (FUND-1, FUND-3). */
  averageOutreach: Pence;
  averageSalary: Pence;
  actualOutreach: Pence;
  actualSalary: Pence;
  grantOutreach: Pence;
  grantSalary: Pence;
  grant: Pence;
  netCost: Pence;
  /** What the holder is paid after returning to the upper pay spine (REV-1). In no total. */
  reversionSalary: Pence;
}

export interface PostPlan {
  readonly post: AstPost;
  /** The part of the post that the row pays for: its share of a group post, else all of it (FUND-11). */
  readonly part: Fraction;
  readonly years: readonly PostYear[];
}

/** Pay before and after a reversion, full-time yearly × FTE (REV-2). Pence. */
export interface ReversionChange {
  readonly post: AstPost;
  readonly on: Day;
  readonly to: number;
  readonly how: 'chosen' | 'held' | 'first';
  /** Of a full-time teacher. */
  readonly fullTimeBefore: Pence;
  readonly fullTimeAfter: Pence;
  readonly before: Pence;
  readonly after: Pence;
  /** A whole year of each with on-costs, at the rates of the year in which the post ends. */
  readonly costBefore: Pence;
  readonly costAfter: Pence;
}

export interface YearTotal {
  readonly year: FinancialYear;
  readonly posts: number;
  readonly salary: Pence;
  readonly rr: Pence;
  readonly onCosts: Pence;
  readonly reference: Pence;
  readonly coverCost: Pence;
  /** salary + R&R + on-costs + cover. */
  readonly cost: Pence;
  readonly grantOutreach: Pence;
  readonly grantSalary: Pence;
  readonly grant: Pence;
  readonly netCost: Pence;
}

export interface Stream {
  readonly year: FinancialYear;
  /** The month by which the guidance names it: May. */
  readonly name: string;
  /** The month in which it arrives, and the day where the user gives one. */
  readonly month: MonthIndex;
  readonly on: Day | null;
  readonly amount: Pence;
}

/** What becomes of one financial year's grant in its 17 months (FUND-9). Pence. */
export interface GrantUse {
  readonly year: FinancialYear;
  readonly grant: Pence;
  /** Spent in the financial year itself. */
  readonly spentInYear: Pence;
  /** Left on 31 March. */
  readonly carried: Pence;
  /** Spent from April to August after it; `null` where the plan does not reach that far. */
  readonly spentAfter: Pence | null;
  /** Left on 31 August, and lost; `null` where the plan does not reach that far. */
  readonly lapsed: Pence | null;
}

/** What a check compares. */
export type CheckKind = 'additional salary' | 'grant parts' | 'net cost' | 'streams' | 'grant use' | 'spending' | 'sources' | 'cash cost' | 'cash received' | 'cash spent' | 'balance';

export interface Check {
  readonly kind: CheckKind;
  readonly year: FinancialYear;
  readonly name: string;
  readonly rule: string;
  /** What is compared, with both amounts. */
  readonly working: string;
  /** Pence; must be 0. */
  readonly difference: Pence;
}

export interface Plan {
  readonly settings: PlanSettings;
  readonly posts: readonly PostPlan[];
  readonly totals: readonly YearTotal[];
  readonly streams: readonly Stream[];
  readonly grantUse: readonly GrantUse[];
  /** What funded posts spend of what the grant may pay for, from April of the first year. Pence (FUND-9). */
  readonly spentByMonth: readonly Pence[];
  readonly reversions: readonly ReversionChange[];
  readonly checks: readonly Check[];
  readonly problems: readonly Problem[];
  /** Figures that were asked for and do not exist: the posts that needed them are left out. */
  readonly missing: readonly MissingPay[];
  /** The Septembers whose award was used, by year (PAY-13). */
  readonly awardsUsed: ReadonlySet<number>;
  /** Every pay figure that the plan asked for. */
  readonly payUsed: readonly AskedPay[];
}
