/** The names of single cells, which live formulas look at: those of plans that are gone, and those of the user's. */
import { describe, expect, test } from '@jest/globals';
import { SimulatedExcel } from '../host/host';
import { openSimulated, type OpenedExcel } from '../support/excel';
import { planOf, writePlan } from '../support/staffWorkbook';

async function opened(formula: string): Promise<OpenedExcel & { readonly host: SimulatedExcel }> {
  const host = new SimulatedExcel();
  host.workbook.addSheet('Staff', [['Post ID', 'Name', 'Role', 'Point', 'Area'], ['P1', 'Ann', 'AST', 'AST 11', 'Rest']]);
  host.workbook.addName('AST_set_policy', formula);
  return { ...await openSimulated(host), host };
}

const policyNames = (host: SimulatedExcel): [string, string][] => host.workbook.names.filter(({ name, scope }) => scope === null && name.startsWith('AST_set_policy')).map(({ name, formula }) => [name, formula]);

/** Salary and grant of the first year, as the sheet calculates them. */
function figures(host: SimulatedExcel): unknown[] {
  const { grid } = host.workbook.sheet('AST Projection');
  host.workbook.calculation.settle();
  return [grid.cell(4, 7)?.value, grid.cell(4, 19)?.value];
}

describe('the names of settings', () => {
  test('that lead nowhere are given anew, and Restore takes the new ones away', async () => {
    const { host, port } = await opened('=#REF!$J$7');
    const made = await planOf(port, { planYears: '1' }, 'formulas');
    await writePlan(port, made);
    expect(policyNames(host)).toEqual([['AST_set_policy', expect.stringMatching(/^='AST Assumptions'!/)]]);
    const [year] = made.planned.plan.posts[0]?.years ?? [];
    expect(figures(host)).toEqual([(year?.salary ?? 0) / 100, (year?.grant ?? 0) / 100]);
    await port.restore();
    expect(policyNames(host).filter(([, formula]) => !formula.includes('#REF!'))).toEqual([]);
  });

  test('that the user gave something else stay, and the formulas look at others', async () => {
    const { host, port } = await opened('=Staff!$B$2');
    const made = await planOf(port, { planYears: '1' }, 'formulas');
    for (let times = 0; times < 2; times += 1) {
      await writePlan(port, made);
      expect(policyNames(host)).toEqual([['AST_set_policy', '=Staff!$B$2'], ['AST_set_policy_2', expect.stringMatching(/^='AST Assumptions'!/)]]);
      const [year] = made.planned.plan.posts[0]?.years ?? [];
      expect(figures(host)).toEqual([(year?.salary ?? 0) / 100, (year?.grant ?? 0) / 100]);
    }
    expect(host.notImplemented).toEqual([]);
  });
});
