import { checkedRect, isEntireColumns, isEntireRows, LAST_COLUMN, LAST_ROW, type Rect } from './address';
import type { Bag } from './bag';
import { asColor, asFlag, asNumber, asText, behaviour, type AnyBehaviour, type Args } from './behaviour';
import { registering } from './eventRegistration';
import { accessDenied, invalidArgument, itemNotFound } from './excelError';
import { CellRange, type Sheet, type Visibility } from './sheet';
import { RangeAreas } from './rangeAreas';
import type { CollectionOf } from './workbookBehaviours';

const WHOLE: Rect = { top: 0, left: 0, bottom: LAST_ROW, right: LAST_COLUMN };

function ownCollection(sheet: Sheet): CollectionOf {
  return { workbook: sheet.workbook, sheet };
}

function usedRange(sheet: Sheet, valuesOnly: boolean): CellRange | null {
  const rect = sheet.grid.usedRect(valuesOnly);
  return rect === null ? null : new CellRange(sheet, rect);
}

function rangeByIndexes(sheet: Sheet, args: Args): CellRange {
  const [top, left, rows, columns] = [args.integer(0), args.integer(1), args.integer(2), args.integer(3)];
  return new CellRange(sheet, checkedRect({ top, left, bottom: top + rows - 1, right: left + columns - 1 }));
}

function copyIndex(sheet: Sheet, position: string, other: unknown): number {
  const { sheets } = sheet.workbook;
  const index = sheets.indexOf(other as Sheet);
  if ((position === 'Before' || position === 'After') && index < 0) throw invalidArgument();
  const places: Record<string, number> = { None: sheets.length, End: sheets.length, Beginning: 0, Before: index, After: index + 1 };
  const place = places[position];
  if (place === undefined) throw invalidArgument();
  return place;
}

function setGridlines(sheet: Sheet, value: unknown): void {
  sheet.workbook.guardWrite();
  sheet.showGridlines = asFlag(value);
}

const sheetBehaviour = behaviour<Sheet>({
  get: {
    Id: (sheet) => sheet.id, Name: (sheet) => sheet.name, Visibility: (sheet) => sheet.visibility, Position: (sheet) => sheet.workbook.sheets.indexOf(sheet),
    TabColor: (sheet) => sheet.tabColor, ShowGridlines: (sheet) => sheet.showGridlines, ShowHeadings: (sheet) => sheet.bag.properties.get('showHeadings') ?? true,
    StandardWidth: (sheet) => sheet.bag.properties.get('standardWidth') ?? 8.43, StandardHeight: () => 15, EnableCalculation: (sheet) => sheet.bag.properties.get('enableCalculation') ?? true,
  },
  set: {
    Name: (sheet, value) => { sheet.workbook.renameSheet(sheet, asText(value)); },
    Visibility: (sheet, value) => { sheet.workbook.setVisibility(sheet, value as Visibility); },
    Position: (sheet, value) => { sheet.workbook.moveSheet(sheet, asNumber(value)); },
    TabColor: (sheet, value) => {
      sheet.workbook.guardStructure();
      sheet.tabColor = value === '' ? '' : asColor(value);
    },
    ShowGridlines: setGridlines,
    // The library sets the property under this name.
    Gridlines: setGridlines,
  },
  guard: (sheet) => { sheet.workbook.guardWrite(); },
  navigate: { Tables: ownCollection, Charts: (sheet) => sheet, Names: ownCollection, Protection: (sheet) => sheet, FreezePanes: (sheet) => sheet, PageLayout: (sheet) => pageOf(sheet), HorizontalPageBreaks: (sheet) => pageOf(sheet) },
  call: {
    ...registering<Sheet>(['DataChanged', 'Activated', 'Deactivated', 'SelectionChanged'], (sheet) => ({ workbook: sheet.workbook, targetId: sheet.id })),
    Activate: (sheet) => { sheet.workbook.activate(sheet); },
    Calculate: (sheet) => { sheet.workbook.calculation.now(); },
    Delete: (sheet) => { sheet.workbook.deleteSheet(sheet); },
    Copy: (sheet, args) => sheet.workbook.copySheet(sheet, copyIndex(sheet, args.text(0, 'None'), args.raw(1))),
    GetRange: (sheet, args) => (args.isGiven(0) && args.raw(0) !== '' ? sheet.workbook.range(args.text(0), sheet) : new CellRange(sheet, WHOLE)),
    GetRangeByIndexes: rangeByIndexes,
    GetCell: (sheet, args) => new CellRange(sheet, checkedRect({ top: args.integer(0), bottom: args.integer(0), left: args.integer(1), right: args.integer(1) })),
    GetUsedRange: (sheet, args) => usedRange(sheet, args.flag(0)) ?? new CellRange(sheet, { top: 0, left: 0, bottom: 0, right: 0 }),
    GetUsedRangeOrNullObject: (sheet, args) => usedRange(sheet, args.flag(0)),
    _GetAnotherWorksheetById: (sheet, args) => sheet.workbook.sheet(args.text(0)),
  },
});

const protectionBehaviour = behaviour<Sheet>({
  get: { Protected: (sheet) => sheet.protection.protected, Options: (sheet) => sheet.protection.options },
  call: {
    Protect: (sheet, args) => {
      sheet.workbook.guardWrite();
      if (sheet.protection.protected) throw accessDenied('The sheet is protected already.');
      Object.assign(sheet.protection, { protected: true, options: args.raw(0), password: args.raw(1) });
    },
    Unprotect: (sheet, args) => {
      sheet.workbook.guardWrite();
      if (sheet.protection.password !== null && sheet.protection.password !== args.raw(0)) throw accessDenied('The password is wrong.');
      Object.assign(sheet.protection, { protected: false, options: null, password: null });
    },
  },
});

function freeze(sheet: Sheet, rows: number, columns: number): void {
  sheet.workbook.guardWrite();
  if (rows < 0 || columns < 0) throw invalidArgument();
  sheet.frozen = rows === 0 && columns === 0 ? null : { rows, columns };
}

function frozenRange(sheet: Sheet): CellRange | null {
  if (sheet.frozen === null) return null;
  const { rows, columns } = sheet.frozen;
  return new CellRange(sheet, { top: 0, left: 0, bottom: rows === 0 ? LAST_ROW : rows - 1, right: columns === 0 ? LAST_COLUMN : columns - 1 });
}

function freezeAt(sheet: Sheet, args: Args): void {
  const { rect } = args.range(0, sheet);
  freeze(sheet, isEntireColumns(rect) ? 0 : rect.bottom + 1, isEntireRows(rect) ? 0 : rect.right + 1);
}

const freezeBehaviour = behaviour<Sheet>({
  call: {
    FreezeRows: (sheet, args) => { freeze(sheet, args.integer(0, 1), 0); },
    FreezeColumns: (sheet, args) => { freeze(sheet, 0, args.integer(0, 1)); },
    FreezeAt: freezeAt,
    Unfreeze: (sheet) => { freeze(sheet, 0, 0); },
    GetLocationOrNullObject: frozenRange,
    GetLocation: (sheet) => {
      const range = frozenRange(sheet);
      if (range === null) throw itemNotFound();
      return range;
    },
  },
});

/** A sheet's page layout: kept only, with the print ranges beside the plain properties. */
interface Page { sheet: Sheet; bag: Bag }

function pageOf(sheet: Sheet): Page {
  return { sheet, bag: sheet.bag.child('pageLayout') };
}

function keepAddress(property: string): (page: Page, args: Args) => void {
  return ({ sheet, bag }, args) => {
    sheet.workbook.guardWrite();
    const range = args.range(0, sheet);
    if (range.sheet !== sheet) throw invalidArgument();
    bag.properties.set(property, range.address);
  };
}

function keptRange(property: string): (page: Page) => CellRange | null {
  return ({ sheet, bag }) => {
    const address = bag.properties.get(property);
    return typeof address === 'string' ? sheet.workbook.range(address.slice(address.lastIndexOf('!') + 1), sheet) : null;
  };
}

const pageBehaviour = behaviour<Page>({
  get: { Orientation: ({ bag }) => bag.properties.get('orientation') ?? 'Portrait' },
  guard: ({ sheet }) => { sheet.workbook.guardWrite(); },
  call: {
    SetPrintArea: keepAddress('printArea'),
    SetPrintTitleRows: keepAddress('printTitleRows'),
    SetPrintTitleColumns: keepAddress('printTitleColumns'),
    SetPrintMargins: ({ bag }, args) => { bag.child('margins').properties.set('all', JSON.stringify([args.raw(0), args.raw(1)])); },
    GetPrintAreaOrNullObject: (page) => {
      const range = keptRange('printArea')(page);
      return range === null ? null : new RangeAreas([range]);
    },
    GetPrintTitleRowsOrNullObject: keptRange('printTitleRows'),
    GetPrintTitleColumnsOrNullObject: keptRange('printTitleColumns'),
  },
});

/** The rows that begin a page, kept as addresses of their first cells. */
function addBreak({ sheet, bag }: Page, args: Args): Page {
  sheet.workbook.guardWrite();
  const { address } = args.range(0, sheet);
  const breaks = bag.properties.get('horizontalPageBreaks');
  bag.properties.set('horizontalPageBreaks', typeof breaks === 'string' ? `${breaks},${address}` : address);
  return { sheet, bag };
}

function removeBreaks({ sheet, bag }: Page): void {
  sheet.workbook.guardWrite();
  bag.properties.delete('horizontalPageBreaks');
}

export const SHEET_BEHAVIOURS: Readonly<Record<string, AnyBehaviour>> = {
  Worksheet: sheetBehaviour, WorksheetProtection: protectionBehaviour, WorksheetFreezePanes: freezeBehaviour, PageLayout: pageBehaviour,
  PageBreakCollection: behaviour<Page>({ call: { Add: addBreak, RemovePageBreaks: removeBreaks } }), PageBreak: behaviour<Page>({}),
};
