/** The authority’s account and the proposed moves in the JSON of `audit`; money in whole pence. */
import { financialYearText, isoText } from '../domain/calendar';
import { fractionText, type Fraction } from '../domain/exact';
import type { Account, AccountAmounts, AccountLine, School, SwitchedSchool, Switching, VacantPost } from '../audit';

function numberOf(value: Fraction | null): number | null {
  return value === null ? null : Number(fractionText(value, 4));
}

function amountsJson({ posts, groupPosts, otherPosts, entitlement, allocated, paid, overEntitlement, overAllocated, teachers, share }: AccountAmounts): Record<string, unknown> {
  return {
    posts: numberOf(posts), groupPosts: numberOf(groupPosts), otherPosts, entitlement, allocated, paid,
    allocatedLessEntitlement: overEntitlement, paidLessAllocated: overAllocated, teachers: numberOf(teachers), share,
  };
}

function lineJson({ label, schools, withoutTeachers, teachersFromRegister, teachersFromStaffLists, ...amounts }: AccountLine, name: string): Record<string, unknown> {
  return { [name]: label, schools, ...amountsJson(amounts), teachersFrom: { register: teachersFromRegister, staffLists: teachersFromStaffLists, notKnown: withoutTeachers } };
}

/** `la`, as documented, and `account` with the rest. `null` stands for what no list says. */
export function accountJson(account: Account): { la: unknown; account: unknown } {
  const { total, coordination, coordinationAllocated, coordinationPaid, year, april, phases, areas, schools, referenceLines, checks } = account;
  return {
    la: { posts: numberOf(total.posts), entitlement: total.entitlement, coordination, teachers: numberOf(total.teachers), share: total.share },
    account: {
      year: financialYearText(year), on: isoText(april), coordination, coordinationAllocated, coordinationPaid,
      total: lineJson(total, 'name'),
      referenceLines: referenceLines.map(({ percent, posts }) => ({ percent, posts: numberOf(posts) })),
      phases: phases.map((line) => lineJson(line, 'phase')),
      areas: areas.map((line) => lineJson(line, 'area')),
      schools: schools.map(({ school, phase, area, teachersFrom, ...amounts }) => ({
        school: school.school, establishment: school.establishment, phase: phase === '' ? null : phase, area: area === '' ? null : area, ...amountsJson(amounts), teachersFrom,
      })),
      checks,
    },
  };
}

function schoolJson({ school, establishment }: School): { school: string; establishment: string } {
  return { school, establishment };
}

function vacancyJson({ school, staffPost, part, since, kind }: VacantPost): Record<string, unknown> {
  return { ...schoolJson(school), post: staffPost?.post.id ?? null, part: numberOf(part), since: since === null ? null : isoText(since), finding: kind };
}

function switchedJson({ label, school, before, out, in: reached, after, postsBefore, postsAfter }: SwitchedSchool): Record<string, unknown> {
  return { ...(school === null ? { name: label } : schoolJson(school)), before, out, in: reached, after, postsBefore: numberOf(postsBefore), postsAfter: numberOf(postsAfter) };
}

/** `switching`: proposed moves of funding (SDG-3). Nothing is changed by it. */
export function switchingJson({ year, on, moves, schools, others, total, kept, unplaced, unfunded, checks }: Switching): { switching: unknown } {
  return {
    switching: {
      year: financialYearText(year), on: isoText(on),
      moves: moves.map((move) => ({
        from: vacancyJson(move.from), to: { ...schoolJson(move.to.school), post: move.to.staffPost.post.id }, on: isoText(move.on), amount: move.amount, stays: move.stays, why: move.why, basis: move.basis,
      })),
      schools: schools.map(switchedJson), others: switchedJson(others), total: switchedJson(total),
      noPlannedPost: unplaced.map(({ vacancy, amount, why }) => ({ ...vacancyJson(vacancy), amount, why })),
      keptForOwnPost: kept.map(({ vacancy, planned }) => ({ ...vacancyJson(vacancy), planned: planned.post.id })),
      withoutFunding: unfunded.map(({ planned, why }) => ({ ...schoolJson(planned.school), post: planned.staffPost.post.id, why })),
      checks,
    },
  };
}
