import { addressOf, quotedSheetName } from './address';
import { asFlag, asText, behaviour, type AnyBehaviour, type Args } from './behaviour';
import { Bag } from './bag';
import { invalidArgument, itemAlreadyExists, itemNotFound } from './excelError';
import { CellRange, type Sheet } from './sheet';
import type { DefinedName, SimulatedWorkbook } from './simulatedWorkbook';
import type { CollectionOf } from './workbookBehaviours';

/** A name's target knows the workbook it belongs to. */
interface NameOf { workbook: SimulatedWorkbook; item: DefinedName }

function namesOf({ workbook, sheet }: CollectionOf): NameOf[] {
  // Excel lists a sheet's own names with the sheet alone.
  return workbook.names.filter((item) => item.scope === sheet).map((item) => ({ workbook, item }));
}

function isValidName(name: string): boolean {
  return /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && name.length <= 255 && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^[rc](\d*|\d+c\d+)$/i.test(name);
}

function formulaOf(value: unknown): string {
  if (value instanceof CellRange) return `=${quotedSheetName(value.sheet.name)}!${addressOf(value.rect, true)}`;
  const text = asText(value);
  if (!text.startsWith('=')) throw invalidArgument('A formula begins with =.');
  return text;
}

function added({ workbook, sheet }: CollectionOf, args: Args): NameOf {
  workbook.guardWrite();
  const name = args.text(0);
  if (!isValidName(name)) throw invalidArgument(`'${name}' is no valid name.`);
  const isTable = workbook.tables.some((table) => table.name.toLowerCase() === name.toLowerCase());
  if (isTable || workbook.findName(name, sheet) !== undefined) throw itemAlreadyExists(`The name ${name} is already in use.`);
  const item: DefinedName = { name, formula: formulaOf(args.raw(1)), comment: args.text(2, ''), visible: true, scope: sheet, bag: new Bag(), isDeleted: false };
  workbook.names.push(item);
  return { workbook, item };
}

function typeOf({ workbook, item }: NameOf): string {
  if (workbook.rangeOfName(item) !== null) return 'Range';
  const content = item.formula.slice(1);
  if (content.includes('#REF!')) return 'Error';
  if (/^-?[\d.]+$/.test(content)) return 'Double';
  if (/^(TRUE|FALSE)$/i.test(content)) return 'Boolean';
  return 'String';
}

function valueOf(name: NameOf): unknown {
  const content = name.item.formula.slice(1);
  const type = typeOf(name);
  if (type === 'Error') return '#REF!';
  if (type === 'Double') return Number(content);
  if (type === 'Boolean') return content.toUpperCase() === 'TRUE';
  return type === 'String' && /^".*"$/.test(content) ? content.slice(1, -1).replaceAll('""', '"') : content;
}

function rangeOf(name: NameOf): CellRange {
  const range = name.workbook.rangeOfName(name.item);
  if (range === null) throw itemNotFound(`The name ${name.item.name} is no range.`);
  return range;
}

function scopeOf({ item }: NameOf): Sheet {
  if (item.scope === null) throw itemNotFound();
  return item.scope;
}

const nameBehaviour = behaviour<NameOf>({
  get: {
    _Id: ({ item }) => item.name, Name: ({ item }) => item.name, Type: typeOf, Value: valueOf, Formula: ({ item }) => item.formula, Comment: ({ item }) => item.comment,
    Visible: ({ item }) => item.visible, Scope: ({ item }) => (item.scope === null ? 'Workbook' : 'Worksheet'),
  },
  set: {
    Formula: ({ workbook, item }, value) => {
      workbook.guardWrite();
      item.formula = formulaOf(value);
    },
    Comment: ({ workbook, item }, value) => {
      workbook.guardWrite();
      item.comment = asText(value);
    },
    Visible: ({ workbook, item }, value) => {
      workbook.guardWrite();
      item.visible = asFlag(value);
    },
  },
  navigate: { Worksheet: scopeOf, WorksheetOrNullObject: ({ item }) => item.scope },
  call: {
    GetRange: rangeOf,
    GetRangeOrNullObject: ({ workbook, item }) => workbook.rangeOfName(item),
    Delete: ({ workbook, item }) => { if (!item.isDeleted) workbook.deleteName(item); },
  },
});

export const NAME_BEHAVIOURS: Readonly<Record<string, AnyBehaviour>> = {
  NamedItem: nameBehaviour,
  NamedItemCollection: behaviour<CollectionOf>({
    items: namesOf,
    item: (collection, key) => namesOf(collection).find(({ item }) => item.name.toLowerCase() === String(key).toLowerCase()),
    call: { Add: added },
  }),
};
