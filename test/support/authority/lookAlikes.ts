/**
 * What looks like a fault and is none: fifty kinds, each in four schools. Every one says what it looks like and why it is right by the
 * rule register.
 */
import { date, type Authority, type ExampleSchool, type Row } from './authority';

export interface LookAlike {
  readonly looksLike: string;
  readonly isRight: string;
  readonly put: (school: ExampleSchool, instance: number) => void;
}

const NEXT_YEAR: Row = { Status: 'planned', 'Start date': date('2010-09-01'), 'Sept 2008': null, 'Sept 2009': null, 'AST2 sent on': null };
const NEW_IN_SEPTEMBER: Row = { 'Start date': date('2009-09-01'), Point: 'AST 7', 'Sept 2008': null, 'Sept 2009': null, 'Assessed on': date('2009-06-10'), 'AST2 sent on': date('2009-07-01') };

function other(school: ExampleSchool, further: number): ExampleSchool {
  return school.authority.school((school.at + further) % 35);
}

/** One post of several schools, each with its share; the first has the most hours and sent the form. */
function shared(schools: readonly ExampleSchool[], shares: readonly number[]): void {
  const [first] = schools;
  if (first === undefined) return;
  const id = `G${first.newId()}`;
  const person = first.authority.person();
  schools.forEach((school, at) => {
    const share = shares[at] ?? 0;
    school.post({ ...person, 'Post ID': id, 'Funding source': 'Group', Share: share, Area: first.area }, 'not funded');
    school.fund(id, Math.round(share * 10_000));
  });
}

/** By the tens of schools: the first list is for the schools 0, 10, 20, the second for 1, 11, 21, and so on. */
export const LOOK_ALIKES: readonly (readonly LookAlike[])[] = [
  [
    {
      looksLike: 'funded after leaving (SDG-3), and one post in two rows', isRight: 'the same Post ID has a successor from the next day on',
      put: (school) => {
        const left = school.post({ 'End date': date('2009-08-31'), 'On ending': 'replaced', 'Sept 2009': null });
        school.post({ ...NEW_IN_SEPTEMBER, 'Post ID': left['Post ID'] ?? null }, 'not funded');
      },
    },
    { looksLike: 'an allowance beside AST pay (PAY-8)', isRight: 'a recruitment or retention incentive in its own column is allowed', put: (school, instance) => { school.post({ 'R&R': 1000 + 500 * instance }); } },
    {
      looksLike: 'a start above the first point (PAY-4)', isRight: 'a start elsewhere is allowed with its reason',
      put: (school) => { school.post({ ...NEW_IN_SEPTEMBER, Point: 'AST 9', Reason: 'Shortage subject; the governing body minuted the start on 2 June 2009' }); },
    },
    {
      looksLike: 'the same amount paid twice in every stream (FUND-8)', isRight: 'two equal payments for its posts, which together are the quarter that is due',
      put: (school) => { school.wayPaid = 'halves'; },
    },
    { looksLike: 'a post without a share of outreach (OUT-1)', isRight: 'two half days a week are 20% (OUT-2)', put: (school) => { school.post({ 'Outreach %': null, 'Outreach pattern': 'two half days a week' }); } },
  ],
  [
    { looksLike: 'an allowance beside AST pay (PAY-8)', isRight: 'its type says recruitment', put: (school, instance) => { school.post({ Allowance: 1200 + instance, 'Allowance type': 'Recruitment' }); } },
    { looksLike: 'a start above the first point (PAY-4)', isRight: 'the holder began years ago and rose by September decisions since', put: (school) => { school.post({ 'Start date': date('2007-09-01'), Point: 'AST 10', 'Sept 2008': 2, 'Sept 2009': 1 }); } },
    {
      looksLike: 'a stream paid twice (FUND-8)', isRight: 'the first payment was taken back before it was paid again',
      put: (school) => {
        school.later(() => {
          const [, september] = school.payments;
          if (september === undefined) throw new Error('no payment to take back');
          school.payments.push({ ...september, Amount: -Number(september['Amount']), 'Paid on': date('2009-09-22') }, { ...september, 'Paid on': date('2009-09-25') });
        });
      },
    },
    { looksLike: 'a school that no list knows', isRight: '301/2002 and 3012002 are one establishment', put: (school) => { school.post({ Establishment: `301/${school.number.slice(3)}` }); } },
    { looksLike: 'outreach below 20% (OUT-1)', isRight: 'the first twelve months, in which a new AST builds up (OUT-4)', put: (school) => { school.post({ ...NEW_IN_SEPTEMBER, 'Outreach %': 0.05 }); } },
  ],
  [
    { looksLike: 'on the AST spine without an assessment (PAY-11)', isRight: 'the post is planned, and nobody is paid for it yet', put: (school) => { school.post({ ...NEXT_YEAR, Point: 'AST 7', 'Assessed on': 'not yet assessed' }, 'not funded'); } },
    {
      looksLike: 'a rise of four points, past the top of the range (PAY-3, PAY-6)', isRight: 'the post moved to a higher range on that day, and says why (PAY-7)',
      put: (school) => { school.post({ Range: '6-10', Point: 'AST 12', 'Sept 2009': 4, 'New range': '10-14', 'New range from': date('2009-09-01'), 'New point': 'AST 12', Reason: 'The post now leads mathematics for a federation of three schools' }); },
    },
    {
      looksLike: 'four streams that were not paid (FUND-8)', isRight: 'the payments name their day, not their stream',
      put: (school) => { school.later(() => { for (const payment of school.payments) payment['Stream'] = null; }); },
    },
    {
      looksLike: 'no outreach in other schools (OUT-1)', isRight: 'the school is in special measures, and the work is tied to the plan for leaving them (OUT-3)',
      put: (school) => {
        school.register['Category'] = 'Special measures';
        school.post({ 'Outreach %': 0, 'Outreach exemption': 'Special measures: all time goes to the plan for leaving the category, agreed with the authority on 12 May 2009' });
      },
    },
    {
      looksLike: 'the same teacher in two schools', isRight: 'two people of one name, with a staff code each',
      put: (school) => {
        const one = school.post();
        other(school, 7).post({ Forename: one['Forename'] ?? null, Name: one['Name'] ?? null });
      },
    },
  ],
  [
    { looksLike: 'more posts than the grant supports (SDG-4)', isRight: 'the school pays for this one itself (FUND-11)', put: (school) => { school.post({ 'Funding source': 'School', Status: 'filled' }, 'not funded'); } },
    { looksLike: 'a September without a rise', isRight: 'a decision to give no point is a decision (PAY-5)', put: (school) => { school.post({ Point: 'AST 8', 'Sept 2009': 0 }); } },
    {
      looksLike: 'paid twice (FUND-8)', isRight: 'the equal payments are of the year before',
      put: (school) => { school.later(() => { school.payments.push(...school.payments.map((payment) => ({ ...payment, Year: '2008-09', 'Paid on': null }))); }); },
    },
    { looksLike: 'less outreach than a day and a half', isRight: 'one day a week is a third of the time of a teacher with FTE 0.6 (OUT-2, PAY-12)', put: (school) => { school.post({ FTE: 0.6, 'Outreach %': null, 'Outreach pattern': '1 day a week' }); } },
    {
      looksLike: 'the same teacher in two schools', isRight: 'the teacher moved: one post ended the day before the other began',
      put: (school) => {
        const left = school.post({ 'End date': date('2009-12-31'), 'On ending': 'leaves' }, 'not funded');
        other(school, 6).post({ ...NEW_IN_SEPTEMBER, Forename: left['Forename'] ?? null, Name: left['Name'] ?? null, 'Staff code': left['Staff code'] ?? null, 'Start date': date('2010-01-01'), 'Assessed on': date('2006-06-14'), 'AST2 sent on': date('2009-12-14') });
      },
    },
  ],
  [
    {
      looksLike: 'shares that do not come to 1, and one teacher in three schools', isRight: 'three thirds written as 0.3333 are a whole post of a group (FUND-11)',
      put: (school) => { shared([school, other(school, 1), other(school, 2)], [0.3333, 0.3333, 0.3333]); },
    },
    { looksLike: 'an allowance beside AST pay (PAY-8)', isRight: 'its type is recruitment and retention', put: (school) => { school.post({ Allowance: 2000, 'Allowance type': 'Recruitment and retention' }); } },
    {
      looksLike: 'a post in the list that nobody holds (SDG-3)', isRight: 'it ended, is funded no more, and its holder is paid on U2 (REV-1)',
      put: (school) => {
        const was = school.post({ 'Start date': date('2005-09-01'), 'End date': date('2008-08-31'), 'On ending': 'reverts', 'Revert to': 'U2', 'Sept 2008': null, 'Sept 2009': null }, 'not funded');
        school.teacher({ Forename: was['Forename'] ?? null, Name: was['Name'] ?? null, 'Staff code': was['Staff code'] ?? null, Role: 'Upper', Point: 'U2', 'Start date': date('2008-09-01') });
      },
    },
    {
      looksLike: 'two allocations (FUND-6)', isRight: 'one is of the year before',
      put: (school) => { school.later(() => { school.authority.allocations.push({ ...school.allocation, Year: '2008-09' }); }); },
    },
    {
      looksLike: 'a September without a decision (PAY-5)', isRight: 'in post since May: less than 26 weeks by then',
      put: (school) => { school.post({ 'Start date': date('2009-05-01'), Point: 'AST 7', 'Sept 2008': null, 'Sept 2009': null, 'Assessed on': date('2009-03-11'), 'AST2 sent on': date('2009-04-03') }); },
    },
  ],
  [
    { looksLike: 'more posts than the grant supports (SDG-4)', isRight: 'the local formula pays for this one (FUND-11)', put: (school) => { school.post({ 'Funding source': 'Local formula', Status: 'filled' }, 'not funded'); } },
    {
      looksLike: 'the same teacher in two schools', isRight: 'part-time in both, and one whole teacher together (PAY-12)',
      put: (school) => {
        const half = school.post({ FTE: 0.5 });
        other(school, 3).post({ FTE: 0.5, Forename: half['Forename'] ?? null, Name: half['Name'] ?? null, 'Staff code': half['Staff code'] ?? null });
      },
    },
    { looksLike: 'a stream that was not paid (FUND-8)', isRight: 'the March stream may come until the end of March', put: (school) => { school.later(() => { school.payments = school.payments.filter((payment) => payment['Stream'] !== 'March'); }); } },
    { looksLike: 'a point or a range off the spine (PAY-2)', isRight: '14-18 is the last range, and 18 its top', put: (school) => { school.post({ Range: '14-18', Point: 'AST 18', 'Sept 2009': 0 }); } },
    { looksLike: 'on the spine before the assessment (PAY-11)', isRight: 'it was passed on the first day of the post', put: (school) => { school.post({ 'Assessed on': date('2006-09-01'), 'AST2 sent on': date('2006-09-01') }); } },
  ],
  [
    {
      looksLike: 'funded after leaving (SDG-3)', isRight: 'the post was filled again, after a gap, before the day of the audit',
      put: (school) => {
        const left = school.post({ 'End date': date('2009-12-31'), 'On ending': 'leaves' });
        school.post({ ...NEW_IN_SEPTEMBER, 'Post ID': left['Post ID'] ?? null, 'Start date': date('2010-02-22'), 'AST2 sent on': date('2010-02-24') }, 'not funded');
      },
    },
    {
      looksLike: 'an allocation above £15,500 a post (FUND-1)', isRight: 'the authority passes on the actual salary cost (FUND-3, FUND-5)',
      put: (school, instance) => {
        const post = school.post({ 'Reference point': 'U1' }, 'not funded');
        school.fund(String(post['Post ID']), 10_000, 1_739_800 + 100 * instance);
      },
    },
    { looksLike: 'a rise of four points (PAY-6)', isRight: 'two points in each of two Septembers', put: (school) => { school.post({ Point: 'AST 11', 'Sept 2008': 2, 'Sept 2009': 2 }); } },
    {
      looksLike: 'an AST who reverted to the main scale (REV-1)', isRight: 'the teacher on M3 has the name and another staff code',
      put: (school) => {
        const was = school.post({ 'Start date': date('2004-09-01'), 'End date': date('2008-12-31'), 'On ending': 'leaves', 'Sept 2009': null }, 'not funded');
        other(school, 11).teacher({ Forename: was['Forename'] ?? null, Name: was['Name'] ?? null, Role: 'Main', Point: 'M3' });
      },
    },
    {
      looksLike: 'the same teacher in two schools, by the staff code', isRight: 'each of the two schools numbers its own staff; the people have different names',
      put: (school, instance) => {
        school.post({ 'Staff code': `0${String(instance + 1)}` });
        other(school, 2).post({ 'Staff code': `0${String(instance + 1)}` });
      },
    },
  ],
  [
    {
      looksLike: 'vacant but funded (SDG-3)', isRight: 'the vacant post is planned, and the allocation does not count it',
      put: (school) => { school.post({ Forename: null, Name: 'Vacant', 'Staff code': null, Status: 'planned', 'Start date': date('2010-09-01'), Point: null, 'Sept 2008': null, 'Sept 2009': null, 'Assessed on': null, 'AST2 sent on': null, Qualification: null }, 'not funded'); },
    },
    { looksLike: 'threshold grant of a teacher below the threshold (FUND-3)', isRight: 'the holder was on U1, and had crossed it', put: (school) => { school.post({ 'Reference point': 'U1', 'Threshold grant lost': 2570 }); } },
    {
      looksLike: 'an allocation below the model (FUND-1)', isRight: 'the outreach element in full; the authority agreed the rest otherwise (FUND-5)',
      put: (school) => {
        const post = school.post({}, 'not funded');
        school.fund(String(post['Post ID']), 10_000, 620_000);
      },
    },
    {
      looksLike: 'payments to a school that is in no list (FUND-8)', isRight: 'the name is the register’s but for case, “St.”, “Saint” and “and”',
      put: (school) => {
        school.later(() => {
          for (const payment of school.payments) Object.assign(payment, { Establishment: null, School: school.name.toUpperCase().replace(/\bST\./g, 'SAINT').replace('&', 'AND').replace(/’/g, '') });
        });
      },
    },
    { looksLike: 'a teacher who passed the assessment and is held below the threshold', isRight: 'without a post the main scale goes on to M6 (REV-3)', put: (school) => { school.teacher({ Role: 'Main', Point: 'M5', 'Assessed on': date('2008-05-14') }); } },
  ],
  [
    {
      looksLike: 'a stream that was not paid for a funded post (FUND-8)', isRight: 'form AST2 is still to come, and starts the payments (FUND-7)',
      put: (school) => {
        school.wayPaid = 'posts';
        const post = school.post({ ...NEW_IN_SEPTEMBER, Status: 'filled', 'AST2 sent on': null });
        school.later(() => { school.payments = school.payments.filter((payment) => payment['Post ID'] !== post['Post ID']); });
      },
    },
    { looksLike: 'a retained responsibility that takes all of the additional salary (FUND-4)', isRight: 'it is £2,000 of £8,681', put: (school) => { school.post({ 'Retained responsibility': 2000 }); } },
    { looksLike: 'an AST above the spine', isRight: 'a deputy headteacher with a range of the leadership spine', put: (school) => { school.teacher({ Role: 'Deputy Headteacher', Point: 'L14', Range: '11-15' }); } },
    {
      looksLike: 'a point outside the range to come (PAY-3)', isRight: 'the move to it is next September, with its reason (PAY-7)',
      put: (school) => { school.post({ Point: 'AST 11', 'New range': '13-17', 'New range from': date('2010-09-01'), Reason: 'From September the post covers two more schools' }); },
    },
    { looksLike: 'one post in two rows', isRight: 'each school numbers its own posts', put: (school) => { school.post({ 'Post ID': 'AST 1' }); } },
  ],
  [
    {
      looksLike: 'paid without form AST2 (FUND-7), and one teacher in two schools', isRight: 'a post of a group has one form, and the school with the most hours sent it (APP-5)',
      put: (school) => {
        shared([school, other(school, 34)], [0.6, 0.4]);
        const second = school.authority.staff.at(-1);
        if (second !== undefined) second['AST2 sent on'] = null;
      },
    },
    { looksLike: 'an allowance beside AST pay (PAY-8)', isRight: 'the TLR is that of a teacher on U3, who is no AST', put: (school) => { school.teacher({ Role: 'Teacher', Point: 'U3', Allowance: 4000, 'Allowance type': 'TLR 2' }); } },
    { looksLike: 'an assessment that has lapsed', isRight: 'nobody is assessed anew after five years (APP-4)', put: (school) => { school.post({ 'Start date': date('2008-09-01'), 'Assessed on': date('2001-05-16'), 'Sept 2008': null }); } },
    {
      looksLike: 'an allocation to a school that is in no list (FUND-6)', isRight: 'the name alone is that of the register',
      put: (school) => { school.later(() => { Object.assign(school.allocation, { Establishment: null, School: school.name.toLowerCase() }); }); },
    },
    { looksLike: 'unassessed (PAY-11), and not funded', isRight: 'funding is agreed for next September, and the assessment is before that', put: (school) => { school.post({ ...NEXT_YEAR, Status: 'funding agreed', Point: 'AST 7', 'Assessed on': date('2010-06-15') }, 'not funded'); } },
  ],
];

/** The school of an instance: the first thirty have one list each, and the next five two. */
function schoolOf(authority: Authority, list: number, instance: number): ExampleSchool {
  return authority.school(instance < 3 ? list + 10 * instance : 30 + (list % 5));
}

/** Puts all of them in, and says how many. */
export function putLookAlikes(authority: Authority): number {
  let count = 0;
  LOOK_ALIKES.forEach((list, at) => {
    for (let instance = 0; instance < 4; instance += 1) {
      for (const { put } of list) {
        put(schoolOf(authority, at, instance), instance);
        count += 1;
      }
    }
  });
  return count;
}

