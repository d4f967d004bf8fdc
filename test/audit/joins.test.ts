/** Which school a row means: by its number as it is written, by its name, or by nothing that tells. */
import { describe, expect, test } from '@jest/globals';
import { auditFindings } from '../../src/audit/audit';
import type { AuditLists, OutreachPost } from '../../src/audit';
import { isSchoolOf } from '../../src/audit/outreachVisits';
import { finish } from '../../src/domain/work';
import { allocationWith, caseOf, paymentWith, schoolRowWith, staffPostWith, termsOn } from '../support/auditRecords';
import { day } from '../support/posts';

const ON = termsOn('2010-03-31');
const teachers = (school: string, establishment: string): AuditLists['counts'][number] => ({ school, establishment, teachers: 20 });

function postOf(school: string, establishment: string, row = 2, id = 'P1', holder = 'A. Marlow'): ReturnType<typeof staffPostWith> {
  return staffPostWith({ id, holder, school, establishment, start: day('2006-09-01'), ast2SentOn: day('2006-07-03'), assessedOn: day('2006-06-14') }, { row });
}

const paidTo = (school: string, establishment: string): AuditLists['payments'] => [0, 1, 2, 3].map((stream) => paymentWith({ school, establishment, stream, row: stream + 2 }));

/** The findings of an audit, and the same of all lists in the opposite order. */
function found(lists: Partial<AuditLists>): { kinds: string[]; messages: string[]; schools: number } {
  const turned = Object.fromEntries(Object.entries(lists).map(([key, rows]) => [key, rows === null ? null : [...rows].reverse()])) as Partial<AuditLists>;
  const [one, other] = [lists, turned].map((each) => finish(auditFindings(caseOf(each, ON))).filter(({ rule }) => rule.startsWith('FUND') || rule.startsWith('SDG')).map(({ kind, school, message }) => ({ kind, school, message })));
  expect(other).toEqual(one);
  return { kinds: (one ?? []).map(({ kind, school }) => `${kind} ${school}`), messages: (one ?? []).map(({ message }) => message), schools: caseOf(lists, ON).schools.all.length };
}

describe('FUND-6: a number of four digits', () => {
  const lists = (short: string): Partial<AuditLists> => ({
    register: [schoolRowWith({ school: 'Ashby', establishment: '301/4001' }), schoolRowWith({ school: 'Brook', establishment: '301/4002', row: 3 })],
    posts: [postOf('Ashby High', '3014001')], counts: [teachers('Ashby High', '3014001')],
    allocations: [allocationWith({ school: '', establishment: short })], payments: paidTo('', short),
  });

  test('is the school whose seven digits end in it', () => {
    expect(found(lists('4001'))).toEqual({ kinds: [], messages: [], schools: 2 });
    expect(found({ ...lists('301 4001'), register: [schoolRowWith({ school: 'Ashby', establishment: '4001' })] })).toEqual({ kinds: [], messages: [], schools: 1 });
  });

  test('is none of two that end in it', () => {
    const both = lists('4001');
    const { kinds } = found({ ...both, register: [...(both.register ?? []), schoolRowWith({ school: 'Far', establishment: '302/4001', row: 4 })] });
    expect(kinds).toContain('allocationWithoutSchool 4001');
  });

  test('OUT-6: is the school of a visit, unless another name stands with it', () => {
    const post: OutreachPost = { staff: postOf('Ashby High', '301/4001'), school: { school: 'Ashby High', establishment: '301/4001' }, category: null, grantOutreach: null };
    expect([['', '4001'], ['Ashby', '4001'], ['Brook', '301/4001'], ['Brook', '4001'], ['Ashby High', '4002'], ['Ashby High', '302/4001'], ['Ashby High', '']].map(([school = '', establishment = '']) => isSchoolOf(post, school, establishment))).toEqual([true, true, true, false, false, false, true]);
  });

  test('the number of the authority beside every name is no school’s', () => {
    const { kinds, schools } = found({
      register: [schoolRowWith({ school: 'Ashby', establishment: '301' }), schoolRowWith({ school: 'Brook', establishment: '301', row: 3 })],
      posts: [postOf('Ashby', '301')], counts: [teachers('Ashby', '301')], allocations: [allocationWith({ school: 'Ashby', establishment: '301' })], payments: paidTo('Ashby', '301'),
    });
    expect([kinds, schools]).toEqual([[], 2]);
  });
});

describe('FUND-6: a number that nobody else has', () => {
  const grange = { register: [schoolRowWith({ school: 'Carlton Grange', establishment: '301/4003' }), schoolRowWith({ school: 'Brook', establishment: '301/4002', row: 3 })] };

  test('with the name of a school of the register is asked about, and not joined', () => {
    const { kinds, messages } = found({ ...grange, posts: [postOf('Carlton Grange', '301/4103', 4)], counts: [teachers('Carlton Grange', '301/4103')], allocations: [allocationWith({ school: 'Carlton Grange' })] });
    expect(kinds).toEqual(['noStaffList Carlton Grange', 'schoolNameUnclear Carlton Grange', 'schoolWithoutAllocation Carlton Grange']);
    expect(messages[1]).toContain('“Carlton Grange” in row 4 of “Staff” has the establishment number 301/4103 there, and “Carlton Grange, 301/4003” has the same name. Is that school meant?');
  });

  test('without a register, it is asked about where one list alone has it; two schools of one name are no fault', () => {
    const lists = (number: string): Partial<AuditLists> => ({ posts: [postOf('Carlton Grange', number)], counts: [teachers('Carlton Grange', number)], allocations: [allocationWith({ school: 'Carlton Grange', establishment: '301/4003' })], payments: paidTo('Carlton Grange', '301/4003') });
    expect(found(lists('301/4103')).kinds).toContain('schoolNameUnclear Carlton Grange');
    expect(found(lists('301/4003')).kinds).toEqual([]);
    expect(found({ posts: [postOf('St Mary’s', '301/3001'), postOf('St Mary’s', '301/3002', 3, 'P2', 'B. Noon')] }).kinds).toEqual([]);
  });

  test('a new school with a name of its own is no question', () => {
    expect(found({ ...grange, posts: [postOf('Dene', '301/4009')] }).kinds).toEqual([]);
  });

  test('FUND-8: a payment under a wrong number says that the number is unknown, not the name', () => {
    const { messages } = found({ ...grange, payments: paidTo('Carlton Grange', '301/4103') });
    expect(messages.filter((text) => text.includes('£15,500'))).toEqual([expect.stringContaining('neither the register, an allocation of that year nor a staff list has its number 301/4103.')]);
  });
});

describe('FUND-6: two schools of one name', () => {
  const marys = [schoolRowWith({ school: 'St Mary’s', establishment: '301/3001' }), schoolRowWith({ school: 'Saint Marys', establishment: '301/3002', row: 3 })];
  const posts = [postOf('St Mary’s', '301/3001'), postOf('St Mary’s', '301/3002', 3, 'P2', 'B. Noon')];

  test('rows without a number are one question for the name, and their money is not judged', () => {
    const allocations = [2, 3].map((row) => allocationWith({ school: 'St Mary’s', row }));
    const payments = [...(paidTo('St Mary’s', '') ?? []), ...(paidTo('St Mary’s', '') ?? [])];
    expect(found({ register: marys, posts, allocations, payments }).kinds).toEqual(['schoolNameUnclear St Mary’s']);
    // Without numbers in the register as well.
    const unnumbered = marys.map((row) => ({ ...row, establishment: '' }));
    const nameless = posts.map((staffPost) => ({ ...staffPost, post: { ...staffPost.post, establishment: '' } }));
    expect(found({ register: unnumbered, posts: nameless, allocations, payments }).kinds).toEqual(['schoolNameUnclear Saint Marys']);
  });

  test('with numbers they are judged as others are', () => {
    const allocations = [allocationWith({ school: 'St Mary’s', establishment: '301/3001' }), allocationWith({ school: 'St Mary’s', establishment: '301/3002', row: 3 })];
    const payments = [...(paidTo('St Mary’s', '301/3001') ?? []), ...(paidTo('St Mary’s', '301/3002') ?? [])];
    expect(found({ register: marys, posts, allocations, payments }).kinds).toEqual([]);
    expect(found({ register: marys, posts, allocations, payments: [...payments, paymentWith({ school: 'St Mary’s', establishment: '301/3002', stream: 1, row: 20 })] }).kinds).toEqual(['paidTwice Saint Marys']);
  });
});
