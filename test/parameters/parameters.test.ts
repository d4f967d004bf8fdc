import { describe, expect, test } from '@jest/globals';
import { dateOf, isoText } from '../../src/domain/calendar';
import type { Figure } from '../../src/domain/figure';
import { AREAS } from '../../src/domain/scales';
import {
  ASSESSED_WITHIN_WEEKS, AST_PAY_SPINE, BANK_HOLIDAY_SOURCES, COORDINATION_MINIMUM, COORDINATION_PER_POST, EMPLOYER_PENSION, FEEDBACK_WITHIN_WEEKS, GRANT_OUTREACH, GRANT_SALARY, HEAD_DECIDES_WITHIN, LAST_DAY_OF_AST_GRADE, NOTICE_WITHIN, TERMS_BEFORE_REAPPLYING,
  CFR_CODES, LEADING_PRACTITIONER_RANGES, MAIN_PAY_SCALE, MINIMUM_FUNDING_GUARANTEE, NATIONAL_INSURANCE, PAY_AWARDS, payFigure, SOURCES, SPEND_WINDOW_MONTHS,
  UPPER_PAY_SPINE, type Cited, type Limit,
} from '../../src/parameters';
import { payAfterAward } from '../../src/rules/payBook';

const TABLES = [...AST_PAY_SPINE, ...MAIN_PAY_SCALE, ...UPPER_PAY_SPINE];

function figuresOfTables(): { name: string; figure: Figure }[] {
  return TABLES.flatMap((table) =>
    Object.keys(table.points).map((point) => {
      const figure = payFigure(table, Number(point));
      if (figure === undefined) throw new Error('a point without a figure');
      return { name: `${table.from} ${table.area} ${table.scale} ${point}`, figure };
    }),
  );
}

function isGrounded({ status, source, basis }: Figure): boolean {
  if (status === 'published') return source !== undefined && SOURCES[source] !== undefined;
  return source === undefined && basis !== undefined && basis !== '';
}

describe('every figure', () => {
  test('has a status, and a source that is listed or a basis in words', () => {
    const all = [
      ...figuresOfTables(),
      ...[...PAY_AWARDS, ...EMPLOYER_PENSION, ...MINIMUM_FUNDING_GUARANTEE, GRANT_OUTREACH, GRANT_SALARY, COORDINATION_MINIMUM, COORDINATION_PER_POST, SPEND_WINDOW_MONTHS, LAST_DAY_OF_AST_GRADE, HEAD_DECIDES_WITHIN, ASSESSED_WITHIN_WEEKS, NOTICE_WITHIN, FEEDBACK_WITHIN_WEEKS, TERMS_BEFORE_REAPPLYING]
        .map((figure) => ({ name: isoText(figure.from), figure })),
    ];
    expect(all.filter(({ figure }) => !isGrounded(figure)).map(({ name }) => name)).toEqual([]);
    expect(all.length).toBeGreaterThan(780);
  });

  test('of National Insurance cites a source, limit by limit', () => {
    const cited: Cited[] = NATIONAL_INSURANCE.flatMap((year) => {
      const limits: (Limit | undefined)[] = [year.lowerEarningsLimit, year.secondaryThreshold, year.upperEarningsLimit, 'upperAccrualPoint' in year ? year.upperAccrualPoint : undefined];
      const rates: Cited[] = [year.rate, 'rebate' in year ? year.rebate : year.contractedOutRate];
      return [...rates, ...limits.flatMap((limit) => (limit === undefined ? [] : [limit.weekly, ...(limit.annual === undefined ? [] : [limit.annual])]))];
    });
    expect(cited.filter(([value, source]) => !(value > 0) || SOURCES[source] === undefined)).toEqual([]);
    expect(LEADING_PRACTITIONER_RANGES.filter(({ source, annual }) => SOURCES[source] === undefined || annual < 30_000)).toEqual([]);
    expect(LEADING_PRACTITIONER_RANGES).toHaveLength(82);
  });

  test('is cited at an address where it has one, and no source is listed that nothing cites', () => {
    const written = JSON.stringify([TABLES, NATIONAL_INSURANCE, LEADING_PRACTITIONER_RANGES, PAY_AWARDS, EMPLOYER_PENSION, MINIMUM_FUNDING_GUARANTEE, LAST_DAY_OF_AST_GRADE, GRANT_OUTREACH, CFR_CODES, BANK_HOLIDAY_SOURCES]);
    expect(Object.keys(SOURCES).filter((tag) => !written.includes(`"${tag}"`))).toEqual([]);
    for (const { address } of Object.values(SOURCES)) expect(address === '' || address.startsWith('http')).toBe(true);
  });
});

describe('tables and series', () => {
  test('stand in order and do not overlap', () => {
    for (const tables of [AST_PAY_SPINE, MAIN_PAY_SCALE, UPPER_PAY_SPINE]) {
      for (const area of AREAS) {
        const dates = tables.filter((table) => table.area === area).map(({ from }) => from);
        expect(dates).toEqual([...new Set(dates)].sort());
        expect(dates.every((date) => /^20\d\d-09-01$/.test(date))).toBe(true);
      }
    }
    for (const series of [PAY_AWARDS, EMPLOYER_PENSION, MINIMUM_FUNDING_GUARANTEE.filter(({ phase }) => phase !== 'secondary')]) {
      series.forEach((figure, index) => {
        const next = series[index + 1];
        if (next !== undefined) expect([figure.until, isoText(figure.until ?? 0)]).toEqual([next.from - 1, isoText(next.from - 1)]);
      });
    }
    expect(NATIONAL_INSURANCE.map(({ year }) => year)).toEqual([2005, 2006, 2007, 2008, 2009, 2010, 2011, 2012, 2013]);
  });

  test('a point higher is always paid more, and within a table the points have no gap', () => {
    for (const table of AST_PAY_SPINE) expect(Object.keys(table.points).map(Number)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
    for (const table of TABLES) {
      const pays = Object.values(table.points).map(([annual]) => annual);
      expect(pays).toEqual([...pays].sort((a, b) => a - b));
      expect(new Set(pays).size).toBe(pays.length);
    }
  });

  test('the published awards and their rounding carry the reconstructed AST spine from year to year', () => {
    const spine = AST_PAY_SPINE.filter(({ area }) => area === 'Rest');
    for (const [index, table] of spine.entries()) {
      const before = spine[index - 1];
      if (before === undefined) continue;
      const award = PAY_AWARDS.find(({ from }) => isoText(from) === table.from)?.value ?? 0;
      for (const [point, [annual]] of Object.entries(table.points)) {
        const earlier = before.points[Number(point)]?.[0] ?? 0;
        const toThree = Number(table.from.slice(0, 4)) === 2007;
        const expected = toThree ? Math.ceil((earlier * (10_000 + award)) / 30_000) * 3 : payAfterAward(earlier * 100, award) / 100;
        expect(`${table.from} ${point} ${annual}`).toBe(`${table.from} ${point} ${expected}`);
      }
    }
  });

  test('pension rates are those of their dates, 2006-07 with two of them', () => {
    expect(EMPLOYER_PENSION.map(({ value, from }) => [value, isoText(from)])).toEqual([[1350, '2003-06-13'], [1410, '2007-01-01'], [1640, '2015-09-01']]);
    expect(dateOf(LAST_DAY_OF_AST_GRADE.value)).toEqual({ year: 2013, month: 8, date: 31 });
  });
});
