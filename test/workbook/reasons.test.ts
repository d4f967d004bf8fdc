import { describe, expect, test } from '@jest/globals';
import { poundsText, shortPoundsText } from '../../src/domain/exact';
import type { Step } from '../../src/domain/figure';
import { monthsText } from '../../src/projection';
import { PARTS_OF_MONTH } from '../../src/domain/calendar';
import { RULES } from '../../src/rules/register';
import { explainCell } from '../../src/workbook/explainCell';
import { sheetsOf } from '../../src/workbook/planSheets';
import type { PlanMade } from '../../src/workbook/planWorkbook';
import { formulaAt, type SheetWrite, type Style } from '../../src/workbook/sheetWrite';
import { readScenario, scenarioNames, scenarioWorkbook, settingsOf } from '../support/scenario';
import { SCHOOLS, sheetsWorkbook } from '../support/schools';
import { plannedFrom, samplePlan } from '../support/summaryPage';
import { typed, workbookOf } from '../support/workbooks';

const IDS = new Set(RULES.map(({ id }) => id));
const FIGURES: ReadonlySet<Style> = new Set<Style>(['money', 'moneyBold', 'inputMoney', 'number', 'months', 'percent']);

/** The figure as a reason may name it. */
function namesOf(value: number, style: Style): string[] {
  if (style === 'months') return [monthsText(Math.round(value * PARTS_OF_MONTH))];
  if (style === 'percent') return [`${Math.sign(value) * Math.round(Math.abs(value) * 1000) / 10}%`];
  if (style === 'number') return [String(value)];
  return value === 0 ? ['£0', 'nothing'] : [shortPoundsText(value), poundsText(value)];
}

function wrongWith(value: number, style: Style, steps: readonly Step[]): string | undefined {
  if (steps.length === 0) return 'no reason';
  const unknown = steps.find(({ rule }) => !IDS.has(rule));
  if (unknown !== undefined) return `the rule “${unknown.rule}”, which does not exist`;
  const text = steps.map((step) => step.text).join(' ');
  return namesOf(value, style).some((name) => text.includes(name)) ? undefined : `a reason that does not name ${namesOf(value, style).join(' or ')}: ${text}`;
}

/** Every figure on the sheets whose reason is missing or says too little, by its cell. */
function withoutReason(sheets: readonly SheetWrite[]): string[] {
  return sheets.flatMap(({ name, tables }) => tables.flatMap((table) => [...table.rows].flatMap((values, row) => table.columns.flatMap(({ header, style, formula }, column) => {
    const value = values[column] ?? null;
    // What only a formula works out has a reason too.
    if (formula !== undefined && (table.reasonAt?.(row, column)?.steps ?? []).length === 0) return [`${name}, ${table.name}, row ${row + 1}, ${header}: no reason`];
    if (!FIGURES.has(style) || typeof value !== 'number') return [];
    const wrong = wrongWith(value, style, table.reasonAt?.(row, column)?.steps ?? []);
    return wrong === undefined ? [] : [`${name}, ${table.name}, row ${row + 1}, ${header} ${value}: ${wrong}`];
  }))));
}

/** Rows of computed figures that do not say why on the sheet itself. */
const WITH_WHY = ['AST_CFR', 'AST_CFRChecks', 'AST_Sensitivity', 'AST_WhatIfBars', 'AST_Summary', 'AST_Projection', 'AST_Grant', 'AST_Streams', 'AST_CashFlow', 'AST_Window', 'AST_EligibleYears', 'AST_Eligible', 'AST_Payers', 'AST_PaidBy', 'AST_Spending', 'AST_Reversion', 'AST_CoverYears', 'AST_Cover'];

function withoutWhy(sheets: readonly SheetWrite[]): string[] {
  return sheets.flatMap(({ tables }) => tables.filter(({ name }) => WITH_WHY.includes(name)).flatMap((table) => {
    const at = table.columns.findIndex(({ header }) => header === 'Why');
    return [...table.rows].flatMap((values, row) => (/\[[A-Z]{3,4}-\d+\]/.test(String(values[at] ?? '')) ? [] : [`${table.name}, row ${row + 1}`]));
  }));
}

/** Tables that formulas name and that are on no sheet. */
function tablesNotThere(sheets: readonly SheetWrite[]): string[] {
  const there = new Set(sheets.flatMap(({ tables }) => tables.map(({ name }) => name)));
  const formulas = sheets.flatMap(({ lines, tables }) => [
    ...lines.flatMap(({ cells }) => cells.flatMap(({ formula }) => formula ?? [])), ...tables.flatMap(({ columns }) => columns.flatMap((column) => formulaAt(column, 0) ?? [])),
  ]);
  return [...new Set(formulas.flatMap((formula) => formula.match(/\bAST_[A-Za-z]+(?=\[)/g) ?? []))].filter((name) => !there.has(name));
}

async function scenarioPlan(name: string): Promise<PlanMade> {
  const scenario = readScenario(name);
  return plannedFrom(await scenarioWorkbook(scenario, typed), Object.fromEntries(settingsOf(scenario)));
}

const PLANS: readonly (readonly [string, () => Promise<PlanMade>])[] = [
  ['the sample', () => samplePlan()],
  ['the sample with what-ifs', () => samplePlan({ sensitivity: 'yes', sensitivityAward: '1.5' })],
  ['what-ifs with a list of schools', async () => plannedFrom(await sheetsWorkbook({ Staff: [['Name', 'Role', 'Point', 'Area'], ['A', 'AST', 'AST 5', 'Rest']], Schools: SCHOOLS }), { sensitivity: 'yes' })],
  ['a list of schools without a guarantee for its years', async () => plannedFrom(await sheetsWorkbook({ Staff: [['Name', 'Role', 'Point', 'Area'], ['A', 'AST', 'AST 5', 'Rest']], Schools: SCHOOLS }), { planFrom: '2011-12', planYears: '2' })],
  ['the sample with codes', () => samplePlan({ cfr: 'years' })],
  ['the sample with codes by month', () => samplePlan({ cfr: 'months', 'arrives.March': '15 April next year' })],
  ['the sample over ten years with awards', () => samplePlan({ planYears: '10', method: 'actual', grantOutreach: '6000', 'stream.May': '40', 'stream.March': '10', ...Object.fromEntries([2013, 2014, 2015, 2016, 2017, 2018].map((year) => [`award.${year}`, '1'])) })],
  ...scenarioNames().map((name): readonly [string, () => Promise<PlanMade>] => [name, () => scenarioPlan(name)]),
];

describe('every figure that is written has its reason', () => {
  test.each(PLANS)('%s', async (_name, plan) => {
    const made = await plan();
    const sheets = sheetsOf(made);
    expect(sheets.flatMap(({ tables }) => tables).length).toBeGreaterThan(8);
    const names = sheets.flatMap(({ tables }) => tables.map((table) => table.name));
    expect(names.filter((each, index) => names.indexOf(each) !== index)).toEqual([]);
    expect(tablesNotThere(sheetsOf({ ...made, planned: { ...made.planned, live: true } }))).toEqual([]);
    expect(withoutReason(sheets)).toEqual([]);
    expect(withoutWhy(sheets)).toEqual([]);
  });

  test('a pay figure of the user’s that cannot be used has one too', async () => {
    const made = await plannedFrom(await workbookOf([['Name', 'Role', 'Point', 'Area'], ['A', 'AST', 'AST 5', 'Rest']]));
    const planned = { ...made.planned, unusedPay: [[14_488, 'Rest', 'AST', 99, 4_000_000]] };
    const sheet = sheetsOf({ ...made, planned }).find(({ name }) => name === 'AST Pay points');
    const table = sheet?.tables[0];
    expect(table?.reasonAt?.(table.rows.length - 1, 4)?.steps[0]?.text).toMatch(/^Yours, kept as you typed it and not used/);
  });
});

describe('each step that uses pay names its status and where it was read', () => {
  test.each([['the sample', samplePlan], ['14-inner-london-2010', () => scenarioPlan('14-inner-london-2010')], ['15-award-after-2012', () => scenarioPlan('15-award-after-2012')]])('%s', async (_name, plan: () => Promise<PlanMade>) => {
    const sheets = sheetsOf(await plan());
    const table = sheets.find(({ name }) => name === 'AST Projection')?.tables[0];
    let seen = 0;
    for (let row = 0; row < (table?.rows.length ?? 0); row += 1) {
      for (const header of ['Salary', 'Reference salary', 'Reversion salary']) {
        const column = table?.columns.findIndex((entry) => entry.header === header) ?? -1;
        if (table?.rows.at(row)?.[column] === 0) continue;
        const explained = explainCell(sheets, 'AST Projection', (table?.row ?? 0) + 1 + row, (table?.column ?? 0) + column);
        const [step] = explained?.steps ?? [];
        expect(step?.text).toMatch(/ a year \((published|reconstructed|estimated|assumed|yours)\)/);
        expect(step?.figures.length).toBeGreaterThan(0);
        for (const figure of step?.figures ?? []) {
          expect(figure).toMatch(/^(AST \d+|[MU]\d), [A-Z][A-Za-z ]+, £[\d,]+ a year: (published|reconstructed|estimated|assumed|yours), from 1 September \d{4} to 31 August \d{4}; \S.+/);
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(3);
  });
});
