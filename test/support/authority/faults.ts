/**
 * Sixty faults planted in the example authority. Each names the rule of the register that it breaks, and what is to be found, with its
 * worth in pence worked by hand. Pay is that of the rest of England from September 2009: AST 7 £42,542, 8 £43,523, 9 £44,610, 10 £45,755,
 * 11 £46,944, 13 £49,226; U1 £33,412, U3 £35,929; M6 £30,842. A post brings £15,500 a year, of which £6,200 are for outreach.
 */
import { date, type Authority, type ExampleSchool, type Row } from './authority';

/** What is to be found, but for its place. The post is empty where the finding is on the school. */
export interface ExpectedFinding {
  readonly kind: string;
  readonly school: string;
  readonly post: string;
  readonly amount: number | null;
}

type Found = Omit<ExpectedFinding, 'kind'>;

export interface Fault {
  readonly rule: string;
  readonly kind: string;
  /** What is wrong. */
  readonly why: string;
  readonly put: (authority: Authority) => Found;
}

const ASSESSED_LATE: Row = { 'Start date': date('2008-09-01'), 'Sept 2008': null, Point: 'AST 7' };
const YEARS_GRANT = 1_550_000;

function onPost(at: number, changes: Row, amount: number | null = null, grant: 'funded' | 'not funded' = 'funded'): (authority: Authority) => Found {
  return (authority) => {
    const school = authority.school(at);
    const row = school.post(changes, grant);
    return { school: school.name, post: String(row['Post ID']), amount };
  };
}

/** A teacher without an AST post, whom the audit knows by the staff code. */
function onTeacher(at: number, changes: Row, amount: number | null): (authority: Authority) => Found {
  return (authority) => {
    const school = authority.school(at);
    return { school: school.name, post: String(school.teacher(changes)['Staff code']), amount };
  };
}

/** A fault of the school’s lists, changed once they stand. */
function onSchool(at: number, amount: number | null, change: (school: ExampleSchool) => void): (authority: Authority) => Found {
  return (authority) => {
    const school = authority.school(at);
    school.later(() => { change(school); });
    return { school: school.name, post: '', amount };
  };
}

function sameName(row: Row): Row {
  return { Forename: row['Forename'] ?? null, Name: row['Name'] ?? null };
}

/** The visits of a post in the log. */
function visitsOf({ authority }: ExampleSchool, id: string): Row[] {
  return authority.log.filter((visit) => visit['Post ID'] === id);
}

/** A post whose visits are changed once the log stands. */
function onVisits(at: number, amount: number | null, change: (visits: readonly Row[], school: ExampleSchool) => void, changes: Row = {}): (authority: Authority) => Found {
  return (authority) => {
    const found = onPost(at, changes, amount)(authority);
    const school = authority.school(at);
    school.later(() => { change(visitsOf(school, found.post), school); });
    return found;
  };
}

function without(log: Row[], gone: readonly Row[]): void {
  for (const row of gone) log.splice(log.indexOf(row), 1);
}

export const FAULTS: readonly Fault[] = [
  { rule: 'PAY-2', kind: 'pointOffSpine', why: 'the spine ends at point 18', put: onPost(0, { Range: '14-18', Point: 'AST 21' }) },
  { rule: 'PAY-2', kind: 'afterGradeEnded', why: 'the grade ended on 31 August 2013', put: onPost(1, { 'Start date': date('2013-09-01'), Status: 'planned', 'Sept 2008': null, 'Sept 2009': null, 'AST2 sent on': null }, null, 'not funded') },
  { rule: 'PAY-3', kind: 'rangeNotFive', why: 'a range of four points', put: onPost(2, { Range: '7-10', Point: 'AST 8' }) },
  { rule: 'PAY-3', kind: 'rangeOffSpine', why: 'the last range is 14-18', put: onPost(3, { Range: '15-19', Point: 'AST 16' }) },
  // £49,226 - £46,944 = £2,282
  { rule: 'PAY-3', kind: 'pointOutsideRange', why: 'point 13 above the range 7-11', put: onPost(4, { Range: '7-11', Point: 'AST 13' }, 228_200) },
  // £44,610 - £42,542 = £2,068
  { rule: 'PAY-4', kind: 'startAboveFirst', why: 'a start two points up without a reason', put: onPost(6, { 'Start date': date('2009-09-01'), Point: 'AST 9', 'Sept 2008': null, 'Sept 2009': null }, 206_800) },
  { rule: 'PAY-5', kind: 'noDecision', why: 'no decision for September 2009', put: onPost(7, { 'Sept 2009': null }) },
  // Point 10 instead of 9: £45,755 - £44,610 = £1,145
  { rule: 'PAY-6', kind: 'riseAboveTwo', why: 'three points in one September', put: onPost(8, { Point: 'AST 10', 'Sept 2009': 3 }, 114_500) },
  { rule: 'PAY-7', kind: 'rangeChangeWithoutReason', why: 'a higher range, and nothing says why', put: onPost(10, { Point: 'AST 11', 'New range': '11-15', 'New range from': date('2009-09-01') }) },
  { rule: 'PAY-8', kind: 'allowanceBesideAst', why: 'a TLR beside AST pay', put: onPost(11, { Allowance: 2535, 'Allowance type': 'TLR 2' }, 253_500) },
  // £42,542 - £30,842 = £11,700
  { rule: 'PAY-11', kind: 'unassessed', why: 'on the spine and not yet assessed', put: onPost(13, { ...ASSESSED_LATE, 'Assessed on': 'not yet', 'AST2 sent on': null, Status: 'filled', 'Reference point': 'M6', 'Sept 2009': null }, 1_170_000) },
  { rule: 'PAY-11', kind: 'assessedAfterStart', why: 'passed two months after the start', put: onPost(15, { ...ASSESSED_LATE, 'Assessed on': date('2008-11-10'), 'AST2 sent on': date('2008-11-20') }) },
  { rule: 'PAY-11', kind: 'noAssessmentDate', why: 'nothing says when it was passed', put: onPost(16, { 'Assessed on': null }) },
  {
    // £33,412 - £30,842 = £2,570
    rule: 'REV-1', kind: 'revertedToMainScale', why: 'back on M6 after an AST post',
    put: (authority) => {
      const school = authority.school(17);
      const was = school.post({ 'Start date': date('2005-09-01'), 'End date': date('2008-08-31'), 'On ending': 'reverts', 'Sept 2008': null, 'Sept 2009': null }, 'not funded');
      school.teacher({ ...sameName(was), 'Staff code': was['Staff code'] ?? null, Role: 'Main', Point: 'M6', 'Start date': date('2008-09-01') });
      return { school: school.name, post: String(was['Post ID']), amount: 257_000 };
    },
  },
  {
    // £33,412 - £30,842 = £2,570
    rule: 'REV-3', kind: 'aboveThresholdWithoutM6', why: 'assessed on M4, no post taken up, and on U1 within a year',
    put: onTeacher(12, { Role: 'Upper', Point: 'U1', 'Reference point': 'M4', 'Assessed on': date('2009-05-20') }, 257_000),
  },
  { rule: 'REV-3', kind: 'crossesNextSeptember', why: 'assessed, no post taken up, and on M6: U1 is due', put: onTeacher(11, { Role: 'Main', Point: 'M6', 'Assessed on': date('2008-05-20') }, null) },
  { rule: 'REV-1', kind: 'revertToMainScale', why: 'to go back to M6 in August', put: onPost(18, { 'End date': date('2010-08-31'), 'On ending': 'reverts', 'Revert to': 'M6' }, 257_000) },
  { rule: 'FUND-3', kind: 'thresholdNotCrossed', why: 'threshold grant lost of one who was on M5', put: onPost(19, { 'Reference point': 'M5', 'Threshold grant lost': 2000 }, 200_000) },
  // £44,610 - £35,929 = £8,681
  { rule: 'FUND-4', kind: 'nothingEligible', why: 'a retained responsibility of £9,000 takes all of the additional £8,681', put: onPost(20, { 'Retained responsibility': 9000 }, 868_100) },
  {
    // £6,200 - £5,000 = £1,200
    rule: 'FUND-1', kind: 'belowOutreachPart', why: '£5,000 for a post, less than its outreach element',
    put: (authority) => {
      const school = authority.school(38);
      school.astPart = 500_000;
      return { school: school.name, post: '', amount: 120_000 };
    },
  },
  {
    // Two posts too many at £300
    rule: 'FUND-2', kind: 'coordinationDiffers', why: 'co-ordination money for two posts more than there were on 1 April',
    put: () => ({ school: 'Co-ordination of outreach', post: '', amount: 60_000 }),
  },
  {
    rule: 'FUND-6', kind: 'schoolWithoutAllocation', why: 'a post in existence on 1 April, and nothing allotted',
    put: (authority) => {
      const school = authority.school(35);
      Object.assign(school, { isAllocated: false, wayPaid: 'none' });
      return { school: school.name, post: '', amount: YEARS_GRANT };
    },
  },
  {
    rule: 'FUND-6', kind: 'allocationWithoutSchool', why: 'an allocation to a school that neither the register nor a staff list knows',
    put: (authority) => {
      authority.allocations.push({ Establishment: '301/4999', School: 'Northgate Technical College', Year: '2009-10', SDG: 75_500, 'AST part': 15_500, 'Posts funded': 1 });
      return { school: 'Northgate Technical College', post: '', amount: YEARS_GRANT };
    },
  },
  {
    rule: 'FUND-6', kind: 'noStaffList', why: 'a post is funded, and the school sent no staff list',
    put: (authority) => {
      const school = authority.school(37);
      school.fund();
      return { school: school.name, post: '', amount: YEARS_GRANT };
    },
  },
  { rule: 'FUND-6', kind: 'allocatedTwice', why: 'a second row of £10,000 for the same year', put: onSchool(21, 1_000_000, (school) => { school.authority.allocations.push({ ...school.allocation, 'AST part': 10_000 }); }) },
  { rule: 'FUND-7', kind: 'paidWithoutAst2', why: 'marked as paid without form AST2', put: onPost(22, { 'AST2 sent on': null }, YEARS_GRANT) },
  // Four payments of £3,875 name the post
  { rule: 'FUND-7', kind: 'paidWithoutAst2', why: 'payments for a post whose form was never sent', put: onPost(8, { 'AST2 sent on': null, Status: 'filled' }, YEARS_GRANT) },
  // £3,875 in May and in September
  { rule: 'FUND-7', kind: 'paidBeforeAst2', why: 'form AST2 in October, two streams paid before', put: onPost(18, { 'AST2 sent on': date('2009-10-01') }, 775_000) },
  { rule: 'FUND-7', kind: 'ast2BeforeAssessment', why: 'the form is two weeks older than the assessment', put: onPost(23, { 'Assessed on': date('2006-06-20'), 'AST2 sent on': date('2006-06-05') }) },
  { rule: 'FUND-7', kind: 'plannedButFilled', why: 'in post since September, and still planned', put: onPost(24, { Status: 'planned', 'Start date': date('2009-09-01'), Point: 'AST 7', 'Sept 2008': null, 'Sept 2009': null, 'AST2 sent on': null }, null, 'not funded') },
  {
    rule: 'FUND-8', kind: 'paidTwice', why: 'the September stream of the whole school came again',
    put: (authority) => {
      const school = authority.school(25);
      school.later(() => {
        const again = school.payments.find((payment) => payment['Stream'] === 'September');
        if (again !== undefined) school.payments.push({ ...again, 'Paid on': date('2009-09-29') });
      });
      // Five posts, and 0.3333 of one of a group: £15,500 × 5.3333 = £82,666.15, of which a quarter is £20,666.5375.
      return { school: school.name, post: '', amount: 2_066_654 };
    },
  },
  {
    rule: 'FUND-8', kind: 'paidTwice', why: 'the December stream of one post came again',
    put: (authority) => {
      const school = authority.school(28);
      const post = String(school.post()['Post ID']);
      school.later(() => { school.payments.push({ ...school.payment(2, 387_500, post), 'Paid on': date('2009-12-22') }); });
      return { school: school.name, post, amount: 387_500 };
    },
  },
  {
    rule: 'FUND-8', kind: 'paidAboveAllocation', why: 'May was paid £1,000 too much',
    put: onSchool(26, 100_000, (school) => {
      const [may] = school.payments;
      if (may !== undefined) may['Amount'] = Number(may['Amount']) + 1000;
    }),
  },
  {
    rule: 'FUND-8', kind: 'paidWithoutAllocation', why: 'four payments, and no allocation: the school pays for its post itself',
    put: (authority) => {
      const school = authority.school(36);
      school.isAllocated = false;
      for (const row of authority.staff) if (row['School'] === school.name && row['Role'] === 'AST') row['Funding source'] = 'School';
      return { school: school.name, post: '', amount: YEARS_GRANT };
    },
  },
  {
    rule: 'FUND-8', kind: 'streamMissing', why: 'December was not paid, while other schools had it',
    put: (authority) => {
      const school = authority.school(27);
      school.later(() => { school.payments = school.payments.filter((payment) => payment['Stream'] !== 'December'); });
      // Two posts of £15,500 and one of £6,200: a quarter of £37,200
      return { school: school.name, post: '', amount: 930_000 };
    },
  },
  {
    rule: 'FUND-8', kind: 'paidToUnknownSchool', why: 'a payment to a school that no list knows',
    put: (authority) => {
      authority.payments.push({ Establishment: '301/4888', School: 'Wexcombe Abbey School', Year: '2009-10', Stream: 'May', Amount: 3875, 'Paid on': date('2009-05-15') });
      return { school: 'Wexcombe Abbey School', post: '', amount: 387_500 };
    },
  },
  {
    rule: 'FUND-11', kind: 'groupShares', why: 'shares of 0.5 and 0.4',
    put: (authority) => {
      const [one, two] = [authority.school(23), authority.school(24)];
      const first = one.post({ 'Funding source': 'Group', Share: 0.5 }, 'not funded');
      const id = String(first['Post ID']);
      two.post({ ...sameName(first), 'Staff code': first['Staff code'] ?? null, 'Post ID': id, 'Funding source': 'Group', Share: 0.4 }, 'not funded');
      one.fund(id, 5000);
      two.fund(id, 4000);
      return { school: one.name, post: id, amount: null };
    },
  },
  { rule: 'FUND-11', kind: 'ownPostFunded', why: 'the school pays for the post, and the allocation counts it too', put: onPost(39, { 'Funding source': 'School' }, YEARS_GRANT) },
  {
    rule: 'FUND-11', kind: 'samePostTwice', why: 'two holders of one whole post at once',
    put: (authority) => {
      const school = authority.school(22);
      const post = school.post();
      school.post({ 'Post ID': post['Post ID'] ?? null, 'Start date': date('2009-11-01'), Point: 'AST 7', 'Sept 2008': null, 'Sept 2009': null }, 'not funded');
      return { school: school.name, post: String(post['Post ID']), amount: null };
    },
  },
  {
    rule: 'FUND-11', kind: 'sameTeacherTwice', why: 'one staff code in two whole posts; one list has only the initial',
    put: (authority) => {
      const one = authority.school(1).post();
      const two = authority.school(3).post({ Name: one['Name'] ?? null, Forename: String(one['Forename']).slice(0, 1), 'Staff code': one['Staff code'] ?? null });
      return { school: authority.school(3).name, post: String(two['Post ID']), amount: YEARS_GRANT };
    },
  },
  {
    rule: 'FUND-11', kind: 'perhapsSameTeacher', why: 'one name in two whole posts, and no staff code tells',
    put: (authority) => {
      const one = authority.school(6).post({ 'Staff code': null });
      const two = authority.school(9).post({ ...sameName(one), 'Staff code': null });
      return { school: authority.school(9).name, post: String(two['Post ID']), amount: YEARS_GRANT };
    },
  },
  // September to March: 7 of 12 months of £15,500 are £9,041.666…
  { rule: 'SDG-3', kind: 'fundedAfterLeaving', why: 'left in August, nobody follows, and still funded', put: onPost(10, { 'End date': date('2009-08-31'), 'On ending': 'leaves', 'Sept 2009': null }, 904_167) },
  { rule: 'SDG-3', kind: 'vacantFunded', why: 'the list says vacant, and the post is funded', put: onPost(12, { Forename: null, Name: 'Vacant', 'Staff code': null, Point: null, Status: null, 'Assessed on': null, 'AST2 sent on': null, Qualification: null, 'Start date': null, 'Sept 2008': null, 'Sept 2009': null }, YEARS_GRANT) },
  {
    rule: 'SDG-3', kind: 'vacantFunded', why: 'one post more is funded than the staff list shows',
    put: (authority) => {
      authority.school(1).fund();
      return { school: authority.school(1).name, post: '', amount: YEARS_GRANT };
    },
  },
  { rule: 'SDG-3', kind: 'astPartAboveSdg', why: 'the AST part is £1,000 more than the whole grant', put: onSchool(15, 100_000, (school) => { school.allocation['SDG'] = Number(school.allocation['AST part']) - 1000; }) },
  {
    rule: 'SDG-4', kind: 'moreThanFunded', why: 'one post more than the grant supports, and no other source is named',
    put: (authority) => {
      authority.school(14).post({}, 'not funded');
      return { school: authority.school(14).name, post: '', amount: YEARS_GRANT };
    },
  },
  { rule: 'APP-1', kind: 'notQualified', why: 'no qualified teacher', put: onPost(16, { Qualification: 'Unqualified' }) },
  { rule: 'APP-1', kind: 'qualificationUnclear', why: 'trained overseas, and nothing says QTS', put: onPost(17, { Qualification: 'Overseas trained' }) },
  {
    rule: 'APP-5', kind: 'notDesignatedSchool', why: 'form AST2 from the school with 0.3 of the post',
    put: (authority) => {
      const [most, least] = [authority.school(20), authority.school(26)];
      const first = most.post({ 'Funding source': 'Group', Share: 0.7, 'AST2 sent on': null, Status: 'filled' }, 'not funded');
      const id = String(first['Post ID']);
      least.post({ ...sameName(first), 'Staff code': first['Staff code'] ?? null, 'Post ID': id, 'Funding source': 'Group', Share: 0.3 }, 'not funded');
      most.fund(id, 7000);
      least.fund(id, 3000);
      return { school: least.name, post: id, amount: null };
    },
  },
  {
    rule: 'FUND-6', kind: 'schoolTwice', why: 'another school has the same number in the register',
    put: (authority) => {
      authority.register.push({ ...authority.school(29).register, School: 'Zeal Monachorum Primary School' });
      return { school: 'Zeal Monachorum Primary School', post: '', amount: null };
    },
  },
  {
    rule: 'FUND-6', kind: 'schoolNameUnclear', why: 'a school without its number, in another spelling',
    put: (authority) => {
      authority.school(7).teacher({ School: 'Hollybrok Primary School', Establishment: null, Point: 'M4' });
      return { school: 'Hollybrok Primary School', post: '', amount: null };
    },
  },
  { rule: 'PAY-12', kind: 'notReadable', why: 'an FTE above 1', put: onPost(25, { FTE: 1.2 }) },

  // Of the outreach and its log.
  // £6,200 × 10% ÷ 20%
  { rule: 'OUT-1', kind: 'outreachShort', why: '10% without an exemption', put: onPost(30, { 'Outreach %': 0.1 }, 310_000) },
  { rule: 'OUT-3', kind: 'exemptionWithoutReason', why: 'none at all, and only “yes” for the exemption', put: onPost(32, { 'Outreach %': 0, 'Outreach exemption': 'Yes' }, 620_000) },
  // Of 38 days in three terms the autumn and the spring have 12.67 each, and 13 are logged: 12.34 × £6,200 ÷ 38 = £2,013.368…
  { rule: 'OUT-1', kind: 'loggedShort', why: 'the spring term is not in the log', put: onVisits(34, 201_337, (visits, { authority }) => { without(authority.log, visits.slice(3)); }) },
  // 25.34 × £6,200 ÷ 38 = £4,134.421…
  { rule: 'OUT-6', kind: 'noLog', why: 'no visit at all in the log', put: onVisits(2, 413_442, (visits, { authority }) => { without(authority.log, visits); }) },
  { rule: 'OUT-6', kind: 'noFeedback', why: 'no feedback on two visits of the autumn', put: onVisits(5, null, (visits) => { for (const visit of visits.slice(0, 2)) visit['Feedback'] = null; }) },
  { rule: 'OUT-6', kind: 'noObjective', why: 'no agreed objective for a visit', put: onVisits(9, null, (visits) => { for (const visit of visits.slice(3, 4)) visit['Objective'] = null; }) },
  { rule: 'OUT-1', kind: 'hostIsOwnSchool', why: 'half a day more, in the own school', put: onVisits(14, null, ([visit], school) => { school.authority.log.push({ ...visit, Date: date('2010-03-15'), Days: 0.5, 'Host school': school.name }); }) },
  {
    rule: 'OUT-6', kind: 'visitOutsidePost', why: 'a visit a week before the holder began',
    put: onVisits(19, null, ([visit], { authority }) => { authority.log.push({ ...visit, Date: date('2009-09-07') }); }, { 'Start date': date('2009-09-14'), Point: 'AST 7', 'Sept 2008': null, 'Sept 2009': null, 'Assessed on': date('2009-06-10'), 'AST2 sent on': date('2009-07-01') }),
  },
];
