import { describe, expect, test } from '@jest/globals';
import { financialYearText } from '../src/domain/calendar';
import { openXlsx } from '../src/file';
import { monthsLive, type SourceRow } from '../src/projection';
import { planWorkbook } from '../src/workbook/planWorkbook';
import { readScenario, scenarioNames, scenarioWorkbook, settingsOf } from './support/scenario';
import { typed, type TestCell } from './support/workbooks';
import { WAYS_TO_SAY } from '../src/cli/waysToSay';

const ELEMENTS = {
  Salary: 'salary', 'R&R': 'rr', 'Employer NI': 'employerNi', 'Employer pension': 'employerPension',
  'Reference salary': 'referenceSalary', 'Reference NI': 'referenceNi', 'Reference pension': 'referencePension',
  'Additional salary': 'additionalSalary', 'Eligible salary': 'eligibleSalary', 'Cover cost': 'coverCost',
  'Grant outreach': 'grantOutreach', 'Grant salary': 'grantSalary', Grant: 'grant', 'Net cost': 'netCost',
  'Reversion salary': 'reversionSalary',
} as const;

function pounds(pence: number): string {
  const digits = String(Math.abs(pence)).padStart(3, '0');
  return `${pence < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function sourceText({ post, year, payer, source, parts, cost, reference, grant, pays }: SourceRow): Record<string, string> {
  return {
    'Post ID': post.id, Year: financialYearText(year), 'Paid by': payer, Source: source, Months: String(Math.round(monthsLive(parts) * 10_000) / 10_000),
    Cost: pounds(cost), 'Without AST': pounds(reference), Grant: pounds(grant), Pays: pounds(pays),
  };
}

async function planned(name: string, cell: (text: string) => TestCell): Promise<{ got: Record<string, string>[]; checks: readonly number[]; problems: string[]; sources: Record<string, string>[] }> {
  const scenario = readScenario(name);
  const file = await openXlsx(await scenarioWorkbook(scenario, cell));
  const made = await planWorkbook(file, { values: settingsOf(scenario), ways: WAYS_TO_SAY, version: 'test', writtenAt: '' });
  if ('refusal' in made) throw new Error(made.refusal);
  const { plan, problems, sources } = made.planned;
  const got = plan.posts.flatMap(({ post, years }) =>
    years.map((year) => ({
      'Post ID': post.id,
      School: post.school,
      Year: financialYearText(year.year),
      Months: String(Math.round(monthsLive(year.partsLive) * 10_000) / 10_000),
      'Point start': year.pointStart === 0 ? '' : String(year.pointStart),
      'Point end': year.pointEnd === 0 ? '' : String(year.pointEnd),
      ...Object.fromEntries(Object.entries(ELEMENTS).map(([header, element]) => [header, pounds(year[element])])),
    })),
  );
  return { got, checks: plan.checks.map(({ difference }) => difference), problems: problems.filter(({ severity }) => severity === 'error').map(({ message }) => message), sources: sources.map(sourceText) };
}

/** Rows of a group post stand by school, so both sides are put into one order. */
function ordered(rows: readonly Readonly<Record<string, string>>[]): Readonly<Record<string, string>>[] {
  const key = (row: Readonly<Record<string, string>>): string => `${row['Post ID'] ?? ''}|${row['School'] ?? ''}|${row['Year'] ?? ''}`;
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

describe('the scenarios, worked by hand', () => {
  test('there are at least twelve, each with its staff, figures and working', () => {
    const names = scenarioNames();
    expect(names.length).toBeGreaterThanOrEqual(12);
    for (const name of names) {
      const { staff, expected, working } = readScenario(name);
      expect(staff.length).toBeGreaterThan(1);
      expect(expected.length).toBeGreaterThan(0);
      expect(working.length).toBeGreaterThan(400);
    }
  });

  test.each(scenarioNames())('%s, with numbers and dates as cells', async (name) => {
    const { got, checks, problems, sources } = await planned(name, typed);
    const expected = readScenario(name);
    expect(problems).toEqual([]);
    expect(ordered(got)).toEqual(ordered(expected.expected));
    if (expected.sources !== null) expect(sources).toEqual(expected.sources);
    expect(checks.filter((difference) => difference !== 0)).toEqual([]);
  });

  test.each(scenarioNames())('%s, with every cell as text', async (name) => {
    const { got, problems } = await planned(name, (text) => (text === '' ? null : text));
    expect(problems).toEqual([]);
    expect(ordered(got)).toEqual(ordered(readScenario(name).expected));
  });
});
