import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { cellText, type SheetGrid } from '../../src/workbook/port';
import { compareScenarios, planNow } from '../../src/workbook/scenarios/compareScenarios';
import { isEdited, POST_FACTS, type Scenario } from '../../src/workbook/scenarios/scenario';
import {
  approveScenario, deleteScenario, EMPTY_SHELF, findScenario, saveScenario, scenarioName, unlockScenario, type ScenarioShelf, type ShelfChange, type ShelfRefusal,
} from '../../src/workbook/scenarios/shelf';
import { scenariosSheet } from '../../src/workbook/sheets';
import type { AstPost } from '../../src/domain/staff';
import { anyPost, day, postWith } from '../support/posts';
import { edited, readBack, shelfAfter, shelfWith, sourceOf, tableRows, WAYS, writtenGrid } from '../support/scenarioShelf';

const NOW = '2026-02-03 04:05';
const row = (number: number): { origin: AstPost['origin'] } => ({ origin: { ...postWith().origin, row: number } });
const POSTS = [postWith(), postWith({ ...row(3), id: 'P2', holder: 'B. Okafor', fte: { numerator: 2, denominator: 3 }, end: day('2011-03-31'), decisions: new Map([[2010, 2], [2009, 0]]), coverCost: 0, rr: 150_050 })];
const shelf = shelfWith({ 'As now': sourceOf(POSTS), 'Two points': sourceOf(POSTS, { policy: '2' }) });

function refusal(change: ShelfChange | ShelfRefusal | { name: string } | Scenario): string {
  return 'refusal' in change ? change.refusal : `not refused: ${JSON.stringify(change)}`;
}

function states({ scenarios }: ScenarioShelf): [string, boolean][] {
  return scenarios.map(({ name, isApproved }) => [name, isApproved]);
}

describe('funding over time as a scenario keeps it', () => {
  const fact = (funding: AstPost['funding']): string | undefined => POST_FACTS.find(({ name }) => name === 'funding over time')?.of(postWith({ funding }));

  test('FUND-11: says no first day where the list gives none', () => {
    const payers = [{ school: '', share: { numerator: 1, denominator: 1 } }];
    expect(fact([{ from: null, to: day('2009-12-31'), source: 'SDG', payers }, { from: day('2010-01-01'), to: null, source: 'School', payers }])).toBe('SDG to 31 December 2009; School from 1 January 2010');
    expect(fact([{ from: null, to: null, source: 'Local formula', payers }])).toBe('Local formula');
  });
});

describe('the shelf of scenarios', () => {
  test('names are trimmed, have 1 to 60 characters, and are compared without case', () => {
    expect(scenarioName('  Two   points ')).toEqual({ name: 'Two points' });
    expect(scenarioName('x'.repeat(60))).toEqual({ name: 'x'.repeat(60) });
    expect(refusal(scenarioName(' \u00a0 '))).toBe('The scenario needs a name, such as “As now” or “Two points a year”.');
    expect(refusal(scenarioName('x'.repeat(61)))).toBe(`The name “${'x'.repeat(30)}…” has 61 characters: give a name of at most 60.`);
    expect(refusal(scenarioName('The plan as it is NOW'))).toMatch(/^“The plan as it is NOW” is what the plan that is not saved is called\./);
    expect(findScenario(shelf, ' as NOW ')).toMatchObject({ name: 'As now' });
    expect(refusal(findScenario(shelf, 'Nothing'))).toBe('There is no scenario “Nothing”. The workbook has “As now”, “Two points”.');
    expect(refusal(findScenario(EMPTY_SHELF, 'Nothing'))).toBe('There is no scenario “Nothing”. The workbook has no scenario yet.');
  });

  test('a name that is taken needs the word to replace it', () => {
    const later = sourceOf(POSTS, { policy: '0' }, NOW);
    expect(saveScenario(shelf, later, 'as now', false, WAYS)).toEqual({
      refusal: 'There is a scenario “As now” already, saved 2026-01-02 03:04. Save under another name, or replace it by REPLACE.', wayOut: 'replace',
    });
    const replaced = saveScenario(shelf, later, 'as now', true, WAYS);
    expect(replaced).toMatchObject({ said: 'Saved as “as now”, in place of that of 2026-01-02 03:04.' });
    expect(shelfAfter(replaced).scenarios.map(({ name, savedAt }) => [name, savedAt])).toEqual([['as now', NOW], ['Two points', '2026-01-02 03:04']]);
    expect(refusal(saveScenario(shelf, sourceOf([]), 'None', false, WAYS))).toBe('No AST post is planned, so there is nothing to save as “None”.');
  });

  test('an approved scenario is neither replaced nor deleted, whatever is said, until its approval is lifted', () => {
    const locked = shelfAfter(approveScenario(shelf, 'as now', NOW, false, WAYS));
    expect(locked.scenarios[0]).toMatchObject({ isApproved: true, approvedAt: NOW });
    for (const isReplacing of [false, true]) {
      expect(refusal(saveScenario(locked, sourceOf(POSTS), 'AS NOW', isReplacing, WAYS))).toBe('“As now” is approved, so it is not overwritten. Save under another name, or lift the approval first by UNLOCK.');
    }
    expect(refusal(deleteScenario(locked, 'As now', WAYS))).toBe('“As now” is approved, so it is not deleted. Lift the approval first by UNLOCK.');
    const unlocked = unlockScenario(locked, null);
    expect(unlocked).toMatchObject({ said: 'No longer approved: “As now”.' });
    expect(shelfAfter(deleteScenario(shelfAfter(unlocked), 'As now', WAYS)).scenarios.map(({ name }) => name)).toEqual(['Two points']);
    expect(refusal(unlockScenario(shelf, null))).toBe('No scenario is approved, so there is no approval to lift.');
    expect(refusal(unlockScenario(locked, 'Two points'))).toBe('“Two points” is not approved, so there is nothing to lift.');
  });

  test('one is approved at a time: another takes its place only where that is said', () => {
    const locked = shelfAfter(approveScenario(shelf, 'As now', NOW, false, WAYS));
    expect(approveScenario(locked, 'Two points', NOW, false, WAYS)).toEqual({
      refusal: '“As now” is approved, and only one scenario is at a time. To approve “Two points” in its place, say so by INSTEAD.', wayOut: 'instead',
    });
    const other = approveScenario(locked, 'Two points', NOW, true, WAYS);
    expect(other).toMatchObject({ said: 'Approved: “Two points”. No longer approved: “As now”.' });
    expect(states(shelfAfter(other))).toEqual([['As now', false], ['Two points', true]]);
    expect(shelfAfter(other).scenarios.some(isEdited)).toBe(false);
    expect(refusal(approveScenario(locked, 'As now', NOW, false, WAYS))).toBe(`“As now” is approved already, since ${NOW}.`);
  });
});

describe('the sheet “AST Scenarios”', () => {
  test('gives back exactly what was saved, whatever the posts', async () => {
    await fc.assert(fc.asyncProperty(fc.array(anyPost, { minLength: 1, maxLength: 6 }), fc.string({ minLength: 1, maxLength: 30 }), async (made, holder) => {
      const posts = made.map((post, index) => ({ ...post, ...row(index + 2), id: `P${String(index)}`, holder: holder.trim() }));
      const saved = shelfWith({ A: sourceOf(posts), B: sourceOf(posts, { policy: '2', method: 'actual', planYears: '1' }) });
      const back = readBack(await writtenGrid(saved));
      expect(back.problems).toEqual([]);
      expect(back.scenarios.map(({ checksum }) => checksum)).toEqual(saved.scenarios.map(({ checksum }) => checksum));
      expect(back.scenarios.map(({ posts: kept, years, name }) => [name, years, kept.map(({ years: figures }) => [...figures])]))
        .toEqual(saved.scenarios.map(({ posts: kept, years, name }) => [name, years, kept.map(({ years: figures }) => [...figures])]));
    }), { numRuns: 40 });
  });

  test('is plain: a sentence and a row for each scenario, its settings, its posts and its figures in pounds', async () => {
    const grid = await writtenGrid(shelfAfter(approveScenario(shelf, 'Two points', NOW, false, WAYS)));
    expect(cellText(grid.rows[1]?.values[0] ?? null)).toMatch(/^Written by AST Planner\. /);
    const sentences = grid.rows.slice(2, 4).map(({ values }) => cellText(values[0] ?? null));
    expect(sentences[0]).toMatch(/^“As now”, what the school pays: 2009-10 -?£[\d,.]+, 2010-11 -?£[\d,.]+, 2011-12 -?£[\d,.]+\.$/);
    expect(sentences[1]).toMatch(/^“Two points” \(approved\), what the school pays: /);
    const list = tableRows(grid, 'Scenario', 'Saved', 'Approved', 'Read from');
    expect(list.rows.map(({ values }) => values.slice(0, 7))).toEqual([
      ['As now', '2026-01-02 03:04', null, null, '2009-10 to 2011-12', 'Staff', '1.2.3'], ['Two points', '2026-01-02 03:04', 'yes', NOW, '2009-10 to 2011-12', 'Staff', '1.2.3'],
    ]);
    const settings = tableRows(grid, 'Scenario', 'Id', 'Value');
    expect(settings.rows.filter(({ values }) => values[1] === 'policy').map(({ values }) => values.slice(0, 3))).toEqual([['As now', 'policy', '1'], ['Two points', 'policy', '2']]);
    const posts = tableRows(grid, 'Scenario', 'Range', 'FTE');
    const fact = (heading: string): unknown => posts.rows[1]?.values[posts.at(heading)];
    expect(['Post ID', 'Name', 'Range', 'Point', 'FTE', 'End', 'Decisions', 'Cover a year', 'R&R a year', 'Reference', 'Status', 'Funding source'].map(fact)).toEqual([
      'P2', 'B. Okafor', '11-15', 'AST 11', '2/3', '31 March 2011', 'September 2009: 0, September 2010: 2', '£0', '£1,500.50', 'U3', 'paid', 'SDG',
    ]);
    const figures = tableRows(grid, 'Scenario', 'Year', 'School pays');
    const wanted = shelf.scenarios[0]?.posts[0]?.years.get(2009);
    expect(figures.rows[0]?.values.slice(4)).toEqual(['A. Marlow', '2009-10', ...[wanted?.salary, wanted?.rr, wanted?.employerNi, wanted?.employerPension, wanted?.reference, wanted?.coverCost, wanted?.grant, wanted?.netCost].map((amount) => (amount ?? 0) / 100)]);
    expect(figures.rows).toHaveLength(2 * 2 * 3);
  });

  test('may be sorted and moved about: rows and columns in other places are found', async () => {
    const grid = await writtenGrid(shelf);
    const figures = tableRows(grid, 'Scenario', 'Year', 'School pays');
    const turned = [...figures.rows].reverse().map(({ values }, index) => ({ row: figures.rows[index]?.row ?? 0, values }));
    const moved: SheetGrid = { ...grid, rows: [...grid.rows.filter(({ row }) => row < (figures.rows[0]?.row ?? 0)), ...turned].map(({ row, values }) => ({ row: row + 3, values: [null, null, ...values] })) };
    const back = readBack(moved);
    expect([back.problems, back.unread, back.scenarios.map(isEdited)]).toEqual([[], [], [false, false]]);
  });

  test('a figure that somebody changed is found and said, is not approved, and stays said', async () => {
    const grid = await writtenGrid(shelf);
    const { at, rows } = tableRows(grid, 'Scenario', 'Year', 'School pays');
    const back = readBack(edited(grid, rows[0]?.row ?? 0, at('Salary'), 1));
    expect(back.problems).toEqual([{
      severity: 'question', sheet: 'AST Scenarios', cell: 'A8', found: '“As now”, changed by hand', expected: 'what was saved',
      message: 'What was saved as “As now” was changed by hand on “AST Scenarios”: it is compared as it stands there now. Put the cells back as they were, or save the plan anew.',
    }]);
    expect(refusal(approveScenario(back, 'As now', NOW, false, WAYS))).toBe('“As now” is not approved, because what was saved was changed by hand on “AST Scenarios”. Put the cells back as they were, or save the plan anew.');
    const again = readBack(await writtenGrid(back));
    expect([again.scenarios.map(isEdited), again.scenarios[0]?.posts[0]?.years.get(2009)?.salary]).toEqual([[true, false], 100]);
    const healed = readBack(edited(await writtenGrid(again), tableRows(await writtenGrid(again), 'Scenario', 'Year', 'School pays').rows[0]?.row ?? 0, at('Salary'), (shelf.scenarios[0]?.posts[0]?.years.get(2009)?.salary ?? 0) / 100));
    expect(healed.problems).toEqual([]);
  });

  test('approving by hand is heeded, and found; of two approved, that is said', async () => {
    const grid = await writtenGrid(shelf);
    const { at, rows } = tableRows(grid, 'Scenario', 'Saved', 'Approved');
    const both = rows.reduce((current, { row }) => edited(current, row, at('Approved'), 'Yes'), grid);
    const back = readBack(both);
    expect(states(back)).toEqual([['As now', true], ['Two points', true]]);
    expect(back.problems.map(({ severity, message }) => `${severity}: ${message.slice(0, 50)}`)).toEqual([
      'question: What was saved as “As now” was changed by hand on ', 'question: What was saved as “Two points” was changed by hand',
      'question: “As now”, “Two points” are all marked as approved ',
    ]);
    expect(refusal(deleteScenario(back, 'Two points', WAYS))).toMatch(/is approved, so it is not deleted/);
  });

  test.each<[string, (grid: SheetGrid) => SheetGrid, RegExp]>([
    ['a figure that is no amount', (grid) => { const { at, rows } = tableRows(grid, 'Scenario', 'Year', 'School pays'); return edited(grid, rows[1]?.row ?? 0, at('Grant'), 'lots'); },
      /^Row \d+ of “AST Scenarios” cannot be read: found “lots” under “Grant” in cell M\d+, expected an amount in whole pence, such as £1,234\.56\. The row is kept as it is: correct it, or delete it\.$/],
    ['a figure finer than a penny', (grid) => { const { at, rows } = tableRows(grid, 'Scenario', 'Year', 'School pays'); return edited(grid, rows[1]?.row ?? 0, at('Grant'), 12.345); }, /found “12\.345” under “Grant” in cell M\d+/],
    ['an error in a cell', (grid) => { const { at, rows } = tableRows(grid, 'Scenario', 'Year', 'School pays'); return edited(grid, rows[1]?.row ?? 0, at('Year'), { error: '#REF!' }); }, /found “#REF!” under “Year” in cell F\d+, expected a financial year such as 2009-10\./],
    ['a row number that is none', (grid) => { const { at, rows } = tableRows(grid, 'Scenario', 'Range', 'FTE'); return edited(grid, rows[1]?.row ?? 0, at('Row'), null); }, /found nothing under “Row” in cell B\d+, expected the number of a row\./],
    ['a scenario renamed in the list', (grid) => { const { rows } = tableRows(grid, 'Scenario', 'Saved'); return edited(grid, rows[0]?.row ?? 0, 0, 'Renamed'); },
      /^\d+ rows of “AST Scenarios”, the first in cell A\d+, belong to “As now”, which is not in the list of scenarios\. They are kept as they are: write the name into the list again, or delete them\.$/],
    ['years that are none', (grid) => { const { at, rows } = tableRows(grid, 'Scenario', 'Saved'); return edited(grid, rows[0]?.row ?? 0, at('Years'), 'all of them'); }, /found “all of them” under “Years” in cell E\d+/],
    ['a name that stands twice', (grid) => { const { rows } = tableRows(grid, 'Scenario', 'Saved'); return edited(grid, rows[1]?.row ?? 0, 0, 'AS NOW'); }, /found “AS NOW” under “Scenario” in cell A\d+, expected a name that stands here once\./],
    ['a note below the tables', (grid) => ({ ...grid, rows: [...grid.rows, { row: 900, values: ['Look at this', 'again'] }] }), /^A row of “AST Scenarios”, in cell A900, belongs to “Look at this”/],
  ])('%s: the row is kept as it stands and reported with its cell, also after the next writing', async (_name, damage, sentence) => {
    const damaged = damage(await writtenGrid(shelf));
    const texts = (grid: SheetGrid): string[] => grid.rows.flatMap(({ values }) => values.map((value) => (typeof value === 'number' ? String(value) : cellText(value)))).filter((text) => text !== '' && !/^“.*, what the school pays/.test(text)).sort();
    const first = readBack(damaged);
    expect(first.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message).filter((message) => sentence.test(message))).toHaveLength(1);
    const written = await writtenGrid(first);
    expect(texts(written)).toEqual(texts(damaged));
    const second = readBack(written);
    expect(second.problems.filter(({ severity }) => severity === 'error').map(({ severity }) => severity)).toEqual(first.problems.filter(({ severity }) => severity === 'error').map(({ severity }) => severity));
    expect(second.unread).toEqual(first.unread);
  });

  test('many damaged rows are counted, not listed one by one', async () => {
    const many = shelfWith({ A: sourceOf(Array.from({ length: 10 }, (_, index) => postWith({ id: `P${String(index)}`, ...row(index + 2) }))) });
    const grid = await writtenGrid(many);
    const { at, rows } = tableRows(grid, 'Scenario', 'Year', 'School pays');
    const back = readBack(rows.reduce((current, { row }) => edited(current, row, at('Year'), '?'), grid));
    expect(back.unread).toHaveLength(30);
    expect(back.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toHaveLength(21);
    expect(back.problems[20]?.message).toBe('10 more rows of “AST Scenarios” cannot be read. They are kept as they are.');
  });

  test('a table without its heading: the sheet is left as it is, and saving, approving and comparing say why', async () => {
    const grid = await writtenGrid(shelf);
    const header = grid.rows.find(({ values }) => values.some((value) => value === 'School pays'));
    const back = readBack(edited(grid, header?.row ?? 0, header?.values.indexOf('Year') ?? 0, 'When'));
    const sentence = `“AST Scenarios” cannot be read: the table “The figures of each, £” has no heading “Year” in row ${String(header?.row)}. Write the headings as they were, “Scenario”, “Row”, “Post ID”, “School”, “Name”, “Year”, “Salary”, “R&R”, “Employer NI”, “Employer pension”, “Reference cost”, “Cover”, “Grant”, “School pays”; or give the sheet a name that does not begin with “AST”, which keeps it and begins a new one. Nothing on it is changed meanwhile.`;
    expect([back.damage, back.problems.map(({ cell, message }) => [cell, message])]).toEqual([sentence, [[`A${String(header?.row)}`, sentence]]]);
    for (const change of [saveScenario(back, sourceOf(), 'New', false, WAYS), approveScenario(back, 'As now', NOW, false, WAYS), unlockScenario(back, null), deleteScenario(back, 'As now', WAYS), findScenario(back, 'As now')]) expect(refusal(change)).toBe(sentence);
    expect(readBack({ ...grid, rows: grid.rows.slice(0, 2) }).damage).toMatch(/^“AST Scenarios” cannot be read: the headings of the table “The scenarios” are gone\./);
  });

  test('a shelf that was emptied is written as empty tables and read back', async () => {
    const empty = shelfAfter(deleteScenario(shelfAfter(deleteScenario(shelf, 'As now', WAYS)), 'Two points', WAYS));
    expect(readBack(await writtenGrid(empty))).toEqual({ scenarios: [], unread: [], isThere: true, damage: null, problems: [] });
    expect(scenariosSheet(empty).tables.map(({ name }) => name)).toEqual(['AST_Scenarios', 'AST_ScenarioSettings', 'AST_ScenarioPosts', 'AST_ScenarioFigures']);
  });
});

describe('two scenarios compared', () => {
  const [asNow, twoPoints] = shelf.scenarios;
  if (asNow === undefined || twoPoints === undefined) throw new Error('two were saved');

  test('what differs in the inputs stands first, in words: settings, posts, facts', () => {
    const other = shelfWith({ Other: sourceOf([postWith({ rangeStart: 9, point: 9, end: day('2011-08-31') }), postWith({ ...row(4), id: 'P7', holder: 'C. New', school: '' })], { policy: '0', grantOutreach: '6000', 'award.2013': '1.5' }) }).scenarios[0] ?? asNow;
    const compared = compareScenarios(asNow, other);
    if ('refusal' in compared) throw new Error(compared.refusal);
    expect(compared.inputs).toEqual([
      'Points gained each September where the sheet has no decision: 0, was 1.',
      'Grant for outreach, £ a year for a full-time post: 6000, was 6200.',
      'Post P7 (C. New) is only in “Other”.',
      'Post P2 (B. Okafor) of Hillside is only in “As now”.',
      'Post P1 (A. Marlow): range 9-13, was 11-15; point AST 9, was AST 11; end 31 August 2011, was none.',
    ]);
    expect([compared.notes, compared.isDoubtful]).toEqual([[], false]);
  });

  test('itself, no common year, other years, another version, a change by hand: each is said', () => {
    expect(refusal(compareScenarios(asNow, asNow) as ShelfRefusal)).toBe('“As now” cannot be compared with itself. Name two scenarios, or one to compare it with the plan as it is now.');
    const late = planNow(sourceOf(POSTS, { planFrom: '2012-13', planYears: '1' }));
    expect(refusal(compareScenarios(asNow, late) as ShelfRefusal)).toBe('There is nothing to compare: “As now” is a plan of 2009-10 to 2011-12, the plan as it is now of 2012-13, and they have no year in common.');
    const longer = planNow({ ...sourceOf(POSTS, { planFrom: '2010-11' }), version: '2.0.0' });
    expect(compareScenarios({ ...asNow, checksum: 'x' }, longer)).toMatchObject({ isDoubtful: true, notes: [
      'What was saved as “As now” was changed by hand on “AST Scenarios”; it is compared as it stands there now.',
      'Compared are the years that both have, 2010-11 to 2011-12; only “As now” has 2009-10, and only the plan as it is now has 2012-13.',
      'They were planned by different versions of AST Planner: “As now” by 1.2.3, the plan as it is now by 2.0.0. Figures may differ for that alone.',
    ] });
  });
});
