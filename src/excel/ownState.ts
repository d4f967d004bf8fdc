/** What stands in the workbook before it is written to: what may stand in the way, and the product's own sheets as they are. */
import { CHART_NAME } from './sheetChart';
import type { Runner } from './excelRunner';
import { ExcelRefusal } from './refusal';
import { isAsideName, isNameOfPlan } from '../workbook/sheetWrite';

/** A table as it can be put back: on which cells, under which name. */
export interface TableState {
  readonly id: string;
  readonly name: string;
  readonly address: string;
}

export interface SheetState {
  readonly id: string;
  readonly name: string;
  readonly visibility: string;
  readonly tables: readonly TableState[];
  readonly hasChart: boolean;
  /** The print area, without the sheet; empty where none is set. */
  readonly printArea: string;
}

export interface NameState {
  readonly name: string;
  readonly formula: string;
}

export interface WorkbookState {
  readonly sheetNames: readonly string[];
  /** All names of tables and defined names, in lower case. */
  readonly takenNames: ReadonlySet<string>;
  readonly own: readonly SheetState[];
  /** The defined names of the product's own. */
  readonly settingNames: readonly NameState[];
}

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly visibility: string;
}

function mayBeWritten(run: Runner): Promise<{ sheets: Listed[]; taken: Set<string>; names: NameState[] }> {
  return run((context) => {
    const { workbook } = context;
    workbook.load('readOnly');
    workbook.protection.load('protected');
    workbook.worksheets.load('items/id,items/name,items/visibility');
    workbook.tables.load('items/name');
    workbook.names.load('items/name,items/formula');
    return () => {
      if (workbook.readOnly) throw new ExcelRefusal('ReadOnly', 'The workbook is open for reading only, so nothing that is written could be kept. Choose Enable Editing, or save a copy and open that.');
      if (workbook.protection.protected) throw new ExcelRefusal('AccessDenied', 'The structure of the workbook is protected, so no sheet can be added. Unprotect it under Review, Protect Workbook, and try again.');
      const names = workbook.names.items.map(({ name, formula }) => ({ name, formula: String(formula) }));
      return {
        sheets: workbook.worksheets.items.map(({ id, name, visibility }) => ({ id, name, visibility })),
        taken: new Set([...workbook.tables.items.map(({ name }) => name.toLowerCase()), ...names.map(({ name }) => name.toLowerCase())]),
        names,
      };
    };
  });
}

function ownSheetStates(run: Runner, own: readonly Listed[]): Promise<SheetState[]> {
  return run((context) => {
    const loads = own.map((listed) => {
      const sheet = context.workbook.worksheets.getItem(listed.id);
      sheet.protection.load('protected');
      sheet.tables.load('items/id,items/name');
      const chart = sheet.charts.getItemOrNullObject(CHART_NAME);
      chart.load('name');
      const printed = sheet.pageLayout.getPrintAreaOrNullObject().untrack();
      printed.areas.load('items/address');
      return { listed, sheet, chart, printed };
    });
    return () => loads.map(({ listed, sheet, chart, printed }) => {
      if (sheet.protection.protected && !isAsideName(listed.name)) throw new ExcelRefusal('AccessDenied', `The sheet “${listed.name}” is protected, so it cannot be replaced. Unprotect it under Review, or rename it to keep it, and try again.`);
      return { ...listed, hasChart: !chart.isNullObject, printArea: printed.isNullObject ? '' : printed.areas.items.map(({ address }) => address.slice(address.lastIndexOf('!') + 1)).join(','), tables: sheet.tables.items.map(({ id, name }) => ({ id, name, address: '' })) };
    });
  });
}

/** The same states with the addresses of their tables. */
function withAddresses(run: Runner, states: readonly SheetState[]): Promise<SheetState[]> {
  return run((context) => {
    const ranges = states.map(({ tables }) => tables.map(({ id }) => {
      const range = context.workbook.tables.getItem(id).getRange().untrack();
      range.load('address');
      return range;
    }));
    return () => states.map((state, at) => ({
      ...state,
      tables: state.tables.map((table, index) => ({ ...table, address: (ranges[at]?.[index]?.address ?? '').replace(/^.*!/, '') })),
    }));
  });
}

/** Looks at the workbook; refuses where it must not or cannot be written to. `own` are the sheets of an earlier plan. */
export async function workbookState(run: Runner, own: ReadonlySet<string>): Promise<WorkbookState> {
  const { sheets, taken, names } = await mayBeWritten(run);
  const ownListed = sheets.filter(({ name }) => own.has(name));
  const states = ownListed.length === 0 ? [] : await withAddresses(run, await ownSheetStates(run, ownListed));
  return {
    sheetNames: sheets.map(({ name }) => name),
    takenNames: taken,
    own: states,
    settingNames: names.filter(({ name, formula }) => isNameOfPlan(name, formula, ownListed.map((sheet) => sheet.name))),
  };
}
