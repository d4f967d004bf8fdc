import { behaviour, type AnyBehaviour, type Args } from './behaviour';
import { dateSerial } from './dateSerial';
import { registering, WORKBOOK_TARGET } from './eventRegistration';
import { accessDenied, itemNotFound } from './excelError';
import { RangeAreas } from './rangeAreas';
import { CellRange, type Sheet } from './sheet';
import type { SimulatedWorkbook } from './simulatedWorkbook';

/** A collection's target: the workbook's own, or that of one sheet. */
export interface CollectionOf { readonly workbook: SimulatedWorkbook; readonly sheet: Sheet | null }

function whole(workbook: SimulatedWorkbook): CollectionOf {
  return { workbook, sheet: null };
}

function topLeft({ sheet, rect }: CellRange): CellRange {
  return new CellRange(sheet, { ...rect, bottom: rect.top, right: rect.left });
}

/** The range that a change event speaks of, by the address that was sent as its reference. */
function rangeOfEvent(workbook: SimulatedWorkbook, args: Args): CellRange {
  return workbook.range(args.text(0));
}

function unprotect(workbook: SimulatedWorkbook, args: Args): void {
  const { password } = workbook.structure;
  if (password !== null && password !== args.raw(0)) throw accessDenied('The password is wrong.');
  workbook.structure = { protected: false, password: null };
}

const workbookBehaviour = behaviour<SimulatedWorkbook>({
  get: { Name: (workbook) => workbook.name, ReadOnly: (workbook) => workbook.readOnly, IsDirty: () => true, AutoSave: () => false, PreviouslySaved: () => true, CalculationEngineVersion: () => 191_029, UsePrecisionAsDisplayed: () => false, ChartDataPointTrack: () => true },
  navigate: {
    Worksheets: (workbook) => workbook, Tables: whole, Names: whole, Application: (workbook) => workbook, Functions: (workbook) => workbook, Protection: (workbook) => workbook,
  },
  call: {
    GetSelectedRange: (workbook) => workbook.selection,
    GetSelectedRanges: (workbook) => new RangeAreas(workbook.selectedAreas),
    GetActiveCell: (workbook) => workbook.selectedAreas.map(topLeft)[0],
    _GetRangeForEventByReferenceId: rangeOfEvent,
    _GetRangeOrNullObjectForEventByReferenceId: rangeOfEvent,
  },
});

const applicationBehaviour = behaviour<SimulatedWorkbook>({
  get: { CalculationMode: (workbook) => workbook.bag.properties.get('calculationMode') ?? 'Automatic', CalculationState: () => 'Done', CalculationEngineVersion: () => 191_029, DecimalSeparator: () => '.', ThousandsSeparator: () => ',', UseSystemSeparators: () => true },
  call: {
    Calculate: (workbook) => { workbook.calculation.now(); },
    SuspendApiCalculationUntilNextSync: (workbook) => {
      workbook.suspensions.calculation += 1;
      workbook.calculation.isSuspended = true;
    },
    SuspendScreenUpdatingUntilNextSync: (workbook) => (workbook.suspensions.screenUpdating += 1),
  },
});

/** DATE: years below 1900 count from there, as in Excel. */
function date(workbook: SimulatedWorkbook, args: Args): { value: number } {
  const { dateSystem } = workbook.locale;
  const year = args.integer(0);
  return { value: dateSerial(year < 1900 ? year + 1900 : year, args.integer(1), args.integer(2), dateSystem) };
}

function addedSheet(workbook: SimulatedWorkbook, args: Args): Sheet {
  return args.isGiven(0) ? workbook.createSheet(args.text(0)) : workbook.createSheet();
}

function visibleSheets(workbook: SimulatedWorkbook, args: Args): Sheet[] {
  return args.flag(0) ? workbook.sheets.filter((sheet) => sheet.visibility === 'Visible') : workbook.sheets;
}

function existing(sheet: Sheet | undefined): Sheet {
  if (sheet === undefined) throw itemNotFound();
  return sheet;
}

const sheetsBehaviour = behaviour<SimulatedWorkbook>({
  items: (workbook) => workbook.sheets,
  item: (workbook, key) => (typeof key === 'string' ? workbook.findSheet(key) : undefined),
  call: {
    ...registering<SimulatedWorkbook>(['DataChanged', 'Activated', 'Deactivated', 'Added', 'SelectionChanged', 'Deleted'], (workbook) => ({ workbook, targetId: WORKBOOK_TARGET })),
    Add: addedSheet,
    GetActiveWorksheet: (workbook) => workbook.activeSheet,
    GetCount: (workbook, args) => visibleSheets(workbook, args).length,
    GetFirst: (workbook, args) => existing(visibleSheets(workbook, args)[0]),
    GetLast: (workbook, args) => existing(visibleSheets(workbook, args).at(-1)),
  },
});

const protectionBehaviour = behaviour<SimulatedWorkbook>({
  get: { Protected: (workbook) => workbook.structure.protected },
  call: {
    Protect: (workbook, args) => {
      workbook.guardWrite();
      if (workbook.structure.protected) throw accessDenied();
      workbook.structure = { protected: true, password: args.isGiven(0) ? args.text(0) : null };
      return null;
    },
    Unprotect: (workbook, args) => {
      unprotect(workbook, args);
      return null;
    },
  },
});

export const WORKBOOK_BEHAVIOURS: Readonly<Record<string, AnyBehaviour>> = {
  Workbook: workbookBehaviour,
  Application: applicationBehaviour,
  Functions: behaviour<SimulatedWorkbook>({ call: { Date: date } }),
  FunctionResult: behaviour<{ value: unknown }>({ get: { Value: ({ value }) => value, Error: () => null } }),
  WorksheetCollection: sheetsBehaviour,
  WorkbookProtection: protectionBehaviour,
};
