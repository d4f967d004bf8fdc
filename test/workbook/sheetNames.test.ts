/** The pane says which sheets it will replace before it has loaded what makes them. */
import { describe, expect, test } from '@jest/globals';
import { NO_ROLL } from '../../src/projection/bridge';
import { NO_ANSWERS } from '../../src/rules/considerations';
import { builtInCfrMap } from '../../src/workbook/cfrMap';
import { NO_INPUTS } from '../../src/workbook/range/inputs';
import { planRange } from '../../src/workbook/range/plannedRange';
import { planSdg } from '../../src/workbook/schools/planSdg';
import { NO_GUARANTEES } from '../../src/workbook/schools/readGuarantees';
import { planSheets } from '../../src/workbook/sheets';
import type { PlannedWorkbook } from '../../src/workbook/sheets/planned';
import { sheetNames } from '../../src/workbook/sheets/names';
import { EMPTY_SHELF } from '../../src/workbook/scenarios/shelf';
import { shelfWith, sourceOf } from '../support/scenarioShelf';
import { samplePlan } from '../support/summaryPage';

describe('the names of a plan’s sheets, before they are made', () => {
  test('are those of the sheets that are made', async () => {
    const { planned } = await samplePlan();
    const range = planRange({ inputs: NO_INPUTS, checklist: NO_ANSWERS }, planned.plan.posts.map(({ post }) => post), planned.plan.settings);
    const withoutCover = { ...planned.plan, posts: planned.plan.posts.map(({ post, ...rest }) => ({ post: { ...post, coverCost: null }, ...rest })) };
    const scenarios = shelfWith({ 'As now': sourceOf() });
    const list = { name: 'Schools', merges: [], tables: [], rows: [{ row: 1, values: ['School', 'Phase', 'SDG 2005-06', 'Pupils 2005-06', 'Pupils 2009-10'] }, { row: 2, values: ['Ashby', 'Primary', 20000, 200, 210] }] };
    const sdg = planSdg({ list, from: 2009, years: 1, posts: [], guarantees: NO_GUARANTEES, growth: null, live: true });
    const rollForward = { from: { year: 2009, ...NO_ROLL }, to: { year: 2010, ...NO_ROLL }, steps: [], check: NO_ROLL, notes: [], lastReadFrom: 'Staff', readFrom: 'Staff' };
    const plans: readonly [Partial<PlannedWorkbook>, number][] = [
      [{}, 0], [{ live: true }, 1], [{ left: new Set(['AST Months']) }, 1], [{ left: new Set(['AST Range model', 'AST Roll forward']) }, 1], [{ left: new Set(['AST SDG', 'AST CFR', 'AST Sensitivity', 'AST Funding sources']) }, 4], [{ range }, 1], [{ scenarios }, 1], [{ scenarios: { ...EMPTY_SHELF, isThere: true } }, 1],
      [{ scenarios: { ...scenarios, damage: 'cannot be read' } }, 0], [{ live: true, range, scenarios }, 3], [{ rollForward }, 1],
      [{ plan: withoutCover }, -1], [{ plan: withoutCover, left: new Set(['AST Cover']) }, 0], [{ sdg }, 1],
      [{ plan: { ...planned.plan, settings: { ...planned.plan.settings, sensitivity: true } } }, 1],
      [{ plan: { ...planned.plan, settings: { ...planned.plan.settings, cfr: 'years' } } }, 1], [{ cfrMap: builtInCfrMap() }, 1],
    ];
    const always = planSheets(planned).length;
    expect(always).toBeGreaterThan(8);
    for (const [changes, more] of plans) {
      const changed = { ...planned, ...changes };
      const made = planSheets(changed).map(({ name }) => name);
      expect(sheetNames(changed)).toEqual(made);
      expect(made).toHaveLength(always + more);
    }
  });
});
