/** Live sheets, calculated from scratch by another spreadsheet program, against the engine. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { anyStaff, sheetRows, type GeneratedStaff } from '../support/generatedStaff';
import { MINUTES, planOf, staffPlan, withLibreOffice, wrongCells, type Case } from '../support/livePlans';
import { hasGnumeric, hasLibreOffice } from '../support/recalculated';
import { readScenario, scenarioNames, scenarioWorkbook, settingsOf } from '../support/scenario';
import { typed } from '../support/workbooks';

const GENERATED = 50;
const PER_GNUMERIC = 8;
const required = process.env['CI'] === 'true';

async function scenarioCases(): Promise<Map<string, Case>> {
  const cases = new Map<string, Case>();
  for (const name of scenarioNames()) {
    const scenario = readScenario(name);
    const { bytes, sheets } = await planOf(await scenarioWorkbook(scenario, typed), settingsOf(scenario));
    cases.set(name, { bytes, expected: sheets, compare: {} });
  }
  return cases;
}

async function generatedCases(generated: readonly GeneratedStaff[]): Promise<Map<string, Case>> {
  const cases = new Map<string, Case>();
  for (const [index, { rows, settings }] of generated.entries()) {
    const { bytes, sheets } = await staffPlan(sheetRows(rows), new Map(Object.entries(settings)));
    cases.set(`generated ${index + 1}`, { bytes, expected: sheets, compare: {} });
  }
  return cases;
}

describe('live sheets, calculated from scratch', () => {
  test('the programs that calculate them are there where they are required', () => {
    if (!hasLibreOffice) process.stderr.write('LibreOffice is not on this machine: what it would prove is skipped (apt-get install libreoffice-calc-nogui).\n');
    if (!hasGnumeric) process.stderr.write('Gnumeric is not on this machine: what it would prove is skipped (apt-get install gnumeric).\n');
    expect((hasLibreOffice && hasGnumeric) || !required).toBe(true);
  });

  withLibreOffice('hold the engine’s figures in every cell of every scenario', async () => {
    expect(await wrongCells(await scenarioCases())).toEqual([]);
  }, 5 * MINUTES);

  withLibreOffice(`hold them in every cell of ${GENERATED} generated workbooks`, async () => {
    expect(await wrongCells(await generatedCases(fc.sample(anyStaff, { numRuns: GENERATED, seed: 2009 })))).toEqual([]);
  }, 10 * MINUTES);

  (hasGnumeric ? test : test.skip)('hold the engine’s figures in Gnumeric too', async () => {
    // Its INDEX refuses a range of one cell, and its SUMPRODUCT does not take INT over a range, by which a group’s shares are split.
    const several = fc.sample(anyStaff, { numRuns: GENERATED, seed: 1812 }).filter(({ rows, settings }) => rows.length > 1 && rows.every(({ Share }) => Share === '') && settings['planYears'] !== '1').slice(0, PER_GNUMERIC);
    expect(several).toHaveLength(PER_GNUMERIC);
    expect(await wrongCells(await generatedCases(several), 'Gnumeric')).toEqual([]);
  }, 5 * MINUTES);
});
