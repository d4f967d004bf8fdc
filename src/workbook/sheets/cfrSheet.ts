/** AST CFR: the plan’s amounts by school, year and code of Consistent Financial Reporting, and the map of codes that the user may change. */
import { financialYearText, type FinancialYear } from '../../domain/calendar';
import { shortPoundsText } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import { CFR_ELEMENTS, type CfrElement, type CfrKind } from '../../parameters';
import { basisText, cfrElements, linesIn, mappingIn, type CfrMapping, type CfrSchoolYear } from '../../projection';
import { CFR_AMOUNTS_HEADING, CFR_MAP_HEADINGS, mappingsOf, type CfrMapRow } from '../cfrMap';
import type { Formula, Line, SheetWrite, TableWrite } from '../sheetWrite';
import { CFR_LATER, cfrMonthColumns, cfrMonthStep } from './cfrMonthColumns';
import { CFR_TYPES, cfrMapOf, cfrReason, cfrRows, hasOthers, leftText, type CfrRow } from './cfrRows';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { at, rowOf } from './live/formula';
import { watched } from './live/overtypedColumn';
import { CFR_NAME } from './names';
import { REPLACED, titleLines, type PlannedWorkbook } from './planned';
import { SOURCE_INCOME, SOURCE_SCHOOL } from './sourceIncome';

const MAP_ROW = 5;
/** Blank rows of the map, for codes that the user adds. */
const SPARE_ROWS = 6;
/** No financial year is before or after these. */
const [FIRST, LAST] = [0, 9999];

const yearKey = ({ school, year }: CfrSchoolYear): string => `S${String(school)} ${financialYearText(year)}`;

const [map, cfr, years, schools, checks] = [rowOf('AST_CFRMap'), rowOf('AST_CFR'), rowOf('AST_CFRYears'), rowOf('AST_CFRSchools'), rowOf('AST_CFRChecks')];

/** A blank row of the map stands for no element. */
type MapRow = CfrMapRow | null;

const isIn = (kind: CfrKind): Formula => `OR(${(Object.keys(CFR_ELEMENTS) as CfrElement[]).filter((element) => CFR_ELEMENTS[element] === kind).map((element) => `${map('Element')}="${element}"`).join(',')})`;
const bound = (header: string, without: number, unread: number): Formula => `IF(${map(header)}="",${String(without)},IFERROR(VALUE(LEFT(${map(header)},4)),${String(unread)}))`;

const MAP_COLUMNS: readonly ColumnDefinition<MapRow>[] = [
  { header: CFR_MAP_HEADINGS[0], style: 'input', width: 30, about: 'What of the plan falls under the code', value: (row) => row?.element ?? null },
  { header: CFR_MAP_HEADINGS[1], style: 'input', width: 16, about: 'The code of Consistent Financial Reporting, or of your finance system', value: (row) => row?.code ?? null },
  { header: CFR_MAP_HEADINGS[2], style: 'input', width: 40, about: 'The name of the code', value: (row) => row?.name ?? null },
  { header: CFR_MAP_HEADINGS[3], style: 'input', width: 14, about: 'The first financial year that it holds for, such as 2009-10; blank for all before', value: (row) => row?.from ?? null },
  { header: CFR_MAP_HEADINGS[4], style: 'input', width: 14, about: 'The last financial year that it holds for; blank for all after', value: (row) => row?.until ?? null },
  { header: 'Status', style: 'text', width: 16, about: 'published where a source says so for these years, else assumed; user where it is yours', value: (row) => row?.status ?? null },
  { header: 'Source or basis', style: 'text', width: 18, about: 'Where the code was read, or why it is assumed', value: (row) => row?.source ?? null },
];

const MAP_LIVE: readonly ColumnDefinition<{ row: MapRow; number: number }>[] = [
  {
    header: 'Kind', style: 'plain', width: 14, about: 'Whether the element is expenditure or income (FUND-6)', value: ({ row }) => (row === null || row.mapping === null ? '' : CFR_ELEMENTS[row.mapping.element]),
    formula: `IF(${isIn('expenditure')},"expenditure",IF(${isIn('income')},"income",""))`,
  },
  { header: 'First year', style: 'plain', width: 12, about: 'The year of its April (FUND-6)', value: ({ row }) => yearOf(row?.from, FIRST, LAST), formula: bound('From year', FIRST, LAST) },
  { header: 'Last year', style: 'plain', width: 12, about: 'The year of its April (FUND-6)', value: ({ row }) => yearOf(row?.until, LAST, FIRST), formula: bound('Until year', LAST, FIRST) },
  { header: 'Row', style: 'number', width: 8, about: 'The place of the row in the map (FUND-6)', value: ({ number }) => number },
];

function yearOf(text: string | undefined, without: number, unread: number): number {
  if (text === undefined || text === '') return without;
  return /^\d{4}/.test(text) ? Number(text.slice(0, 4)) : unread;
}

function mapTable(planned: PlannedWorkbook): { table: TableWrite; columns: ColumnDefinition<{ row: MapRow; number: number }>[] } {
  const rows = [...cfrMapOf(planned), ...Array.from({ length: SPARE_ROWS }, () => null)].map((row, index) => ({ row, number: index + 1 }));
  const own = MAP_COLUMNS.map(({ value, ...column }): ColumnDefinition<{ row: MapRow; number: number }> => ({ ...column, value: ({ row }) => value(row) }));
  const columns = [...own, ...(planned.live ? MAP_LIVE : [])];
  const table = tableOf('AST_CFRMap', { row: MAP_ROW, live: planned.live }, columns, rows, {
    of: ({ row }) => (row === null ? 'A row for a code of yours' : `${row.element} under ${row.code}`),
    steps: ({ row, number }) => [{ rule: 'FUND-6', text: row === null ? `Row ${String(number)} of the map is free for a code of yours` : `Row ${String(number)}: ${row.element} falls under ${row.code} ${row.name} (${row.status}): ${row.source}`, figures: [] }],
  });
  return { table, columns };
}

/** The code of an element in a year, where exactly one holds. */
function codeIn(element: CfrElement): Formula {
  const year = `VALUE(LEFT(${years('Year')},4))`;
  const holds = `(AST_CFRMap[Element]="${element}")*(AST_CFRMap[First year]<=${year})*(AST_CFRMap[Last year]>=${year})*(AST_CFRMap[Code]<>"")`;
  return `IF(SUMPRODUCT(${holds})=1,UPPER(TRIM(INDEX(AST_CFRMap[Code],SUMPRODUCT(${holds}*AST_CFRMap[Row]))&"")),"")`;
}

function yearColumns(mappings: readonly CfrMapping[], elements: readonly CfrElement[]): ColumnDefinition<FinancialYear>[] {
  const rowsOf = (kind: CfrKind) => (year: FinancialYear): string => `|${linesIn(mappings, year, kind, elements).map(({ code }) => (code === '' ? '' : `${code}|`)).join('')}`;
  return [
    { header: 'Year', style: 'text', width: 12, about: 'Financial year (FUND-6)', value: financialYearText },
    { header: 'Expenditure rows', style: 'text', width: 18, about: 'The codes of expenditure that have a row of their own above (FUND-6)', value: rowsOf('expenditure') },
    { header: 'Income rows', style: 'text', width: 18, about: 'The codes of income that have a row of their own above (FUND-6)', value: rowsOf('income') },
    ...elements.map((element): ColumnDefinition<FinancialYear> => (
      { header: `${element} code`, style: 'plain', width: 14, about: `The code that holds for ${element}; nothing where none holds, or more than one (FUND-6)`, value: (year) => mappingIn(mappings, element, year)?.code ?? '', formula: codeIn(element) }
    )),
  ];
}

/** The heading of an element on AST Projection. */
const ON_PROJECTION: Readonly<Partial<Record<CfrElement, string>>> = { Cover: 'Cover cost' };

/** The sum of columns of AST Projection over the posts of the school in the year. */
function ofSchool(row: (header: string) => Formula, headers: readonly string[]): Formula {
  const sum = headers.map((header) => `AST_Projection[${header}]`).join('+');
  return `ROUND(SUMPRODUCT((AST_Projection[School]=${row('School')})*(AST_Projection[Year]=${row('Year')})*(${sum})),2)`;
}

const SCHOOL_KEY: readonly ColumnDefinition<CfrSchoolYear>[] = [
  { header: 'School', style: 'text', width: 30, about: 'The school (FUND-6)', value: ({ name }) => name },
  { header: 'Year', style: 'text', width: 12, about: 'Financial year (FUND-6)', value: ({ year }) => financialYearText(year) },
  { header: 'Key', style: 'text', width: 14, about: 'Number of the school, and year (FUND-6)', value: yearKey },
];

/** What payers of a kind pay for the posts of the school in the year, in pounds: those under an element of income, or with no element the school itself. */
function paidFor(row: (header: string) => Formula, element: CfrElement | ''): Formula {
  return `SUMPRODUCT((AST_PaidBy[${SOURCE_SCHOOL}]=${row('School')})*(AST_PaidBy[Year]=${row('Year')})*(AST_PaidBy[${SOURCE_INCOME}]="${element}")*AST_PaidBy[Pays])`;
}

function schoolColumns(elements: readonly CfrElement[]): ColumnDefinition<CfrSchoolYear>[] {
  return [
    ...SCHOOL_KEY,
    ...elements.map((element): ColumnDefinition<CfrSchoolYear> => ({
      header: element, style: 'money', width: 15, value: ({ amounts }) => amounts[element] ?? 0,
      ...(hasOthers([element])
        ? { about: `${element} for the school’s posts on AST Funding sources (FUND-6, FUND-11)`, formula: `ROUND(${paidFor(schools, element)},2)` }
        : { about: `${element} of the school’s posts on AST Projection (FUND-6)`, formula: ofSchool(schools, [ON_PROJECTION[element] ?? element]) }),
    })),
  ];
}

/** Worked from the posts and from who pays for them, not from the rows above. */
function leftColumn(others: boolean): ColumnDefinition<CfrSchoolYear> {
  const amount = { style: 'money', width: 17, value: ({ leftToSchool }: CfrSchoolYear) => leftToSchool } as const;
  const reference = ['Reference salary', 'Reference NI', 'Reference pension'];
  return others
    ? { ...amount, header: 'Left to the school', about: 'What the school itself pays on AST Funding sources, and what the same teachers would cost if not ASTs', formula: `ROUND(${paidFor(checks, '')}+${ofSchool(checks, reference)},2)` }
    : { ...amount, header: 'Cost less grant', about: 'What the school pays, and what the same teachers would cost if not ASTs', formula: ofSchool(checks, ['School pays', ...reference]) };
}

const checkColumns = (left: ColumnDefinition<CfrSchoolYear>): ColumnDefinition<CfrSchoolYear>[] => [
  ...SCHOOL_KEY,
  {
    header: 'By codes', style: 'money', width: 17, about: 'Expenditure less income of all codes, and of no code', value: ({ expenditure, income }) => expenditure - income,
    formula: `ROUND(${(['Expenditure', 'Income'] as const).map((type) => `SUMIFS(AST_CFR[Amount],AST_CFR[Key],${checks('Key')},AST_CFR[Type],"${type}",AST_CFR[Line],"*code")`).join('-')},2)`,
  },
  left,
  {
    header: 'Difference', style: 'money', width: 14, about: 'Must be 0', value: ({ expenditure, income, leftToSchool }) => expenditure - income - leftToSchool,
    formula: `ROUND(${checks('By codes')}-${checks(left.header)},2)`,
  },
];

function checkStep(of: CfrSchoolYear): Step {
  const { name, year, expenditure, income, leftToSchool, amounts } = of;
  const [net, difference] = [expenditure - income, expenditure - income - leftToSchool];
  const from = hasOthers(Object.keys(amounts)) ? '“AST Projection” and “AST Funding sources”' : 'AST Projection';
  return {
    rule: 'FUND-6', figures: [],
    text: `${name === '' ? 'The plan' : name}, ${financialYearText(year)}: by codes ${shortPoundsText(expenditure)} - ${shortPoundsText(income)} = ${shortPoundsText(net)}; ${leftText(of)} on ${from} ${shortPoundsText(leftToSchool)}; the difference is ${shortPoundsText(difference)}`,
  };
}

/** The elements of the row’s kind that fall under its code; in a row without one, those whose code has no row of its own. */
function byCode(kind: CfrKind, elements: readonly CfrElement[]): Formula {
  return elements.filter((element) => CFR_ELEMENTS[element] === kind).map((element) => {
    const code = at('AST_CFRYears', `${element} code`, cfr('Year row'));
    const rows = at('AST_CFRYears', `${CFR_TYPES[kind]} rows`, cfr('Year row'));
    return `IF(IF(${cfr('Line')}="code",${code}=${cfr('Code')},ISERROR(FIND("|"&${code}&"|",${rows}))),${at('AST_CFRSchools', element, cfr('School row'))},0)`;
  }).join('+');
}

function amountFormula(elements: readonly CfrElement[]): Formula {
  const all = (kind: CfrKind): Formula => elements.filter((element) => CFR_ELEMENTS[element] === kind).map((element) => at('AST_CFRSchools', element, cfr('School row'))).join('+');
  return (
    `ROUND(IF(${cfr('Line')}="net",${all('expenditure')}-(${all('income')}),IF(${cfr('Type')}="Expenditure",` +
    `IF(${cfr('Line')}="total",${all('expenditure')},${byCode('expenditure', elements)}),IF(${cfr('Line')}="total",${all('income')},${byCode('income', elements)}))),2)`
  );
}

const cfrColumns = (elements: readonly CfrElement[]): ColumnDefinition<CfrRow>[] => [
  { header: 'School', style: 'text', width: 30, about: 'The school', value: ({ of }) => of.name },
  { header: 'Establishment', style: 'text', width: 16, about: 'Its number', value: ({ of }) => of.establishment },
  { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ of }) => financialYearText(of.year) },
  { header: 'Type', style: 'text', width: 14, about: 'Expenditure, income, or the one less the other', value: ({ kind }) => CFR_TYPES[kind] },
  { header: 'Code', style: 'text', width: 10, about: 'The code of the map', value: ({ code }) => code },
  { header: 'Description', style: 'text', width: 30, about: 'The name of the code', value: ({ description }) => description },
  { header: 'Amount', style: 'money', width: 16, about: 'The amount of the year', value: ({ amount }) => amount, formula: amountFormula(elements) },
];

const CFR_LIVE: readonly ColumnDefinition<CfrRow>[] = [
  { header: 'Key', style: 'text', width: 14, about: 'Number of the school, and year (FUND-6)', value: ({ of }) => yearKey(of) },
  { header: 'Line', style: 'text', width: 10, about: 'code, no code, total or net (FUND-6)', value: ({ line }) => line },
];

/** By which the formulas find their rows. */
function placeColumns(rows: readonly CfrSchoolYear[], from: FinancialYear): ColumnDefinition<CfrRow>[] {
  const places = new Map(rows.map((each, at) => [yearKey(each), at + 1]));
  return [
    { header: 'School row', style: 'number', width: 12, about: 'The row of the school and year on AST_CFRSchools (FUND-6)', value: ({ of }) => places.get(yearKey(of)) ?? 0, formula: `MATCH(${cfr('Key')},AST_CFRSchools[Key],0)` },
    { header: 'Year row', style: 'number', width: 12, about: 'The row of the year on AST_CFRYears (FUND-6)', value: ({ of }) => of.year - from + 1, formula: `MATCH(${cfr('Year')},AST_CFRYears[Year],0)` },
  ];
}

const WHY: ColumnDefinition<CfrRow> = { header: 'Why', style: 'text', width: 18, about: 'How the amount came about, with its rule', value: (row) => basisText([cfrReason(row)]) };

export function cfrSheet(planned: PlannedWorkbook): SheetWrite {
  const { plan, live, sources } = planned;
  const { table: codes, columns: mapColumns } = mapTable(planned);
  const lines: Line[] = [
    ...titleLines('Amounts by CFR code', REPLACED),
    { row: 3, cells: [{ column: 1, value: `Change a yellow cell, or use a free row${live ? ': the amounts follow, and a code that has no row yet stands under “No code” until you plan again' : ', and plan again'}. Your codes are kept and win.`, style: 'text' }] },
    { row: MAP_ROW - 1, cells: [{ column: 1, value: 'Which code each element falls under', style: 'heading' }] },
  ];
  const tables: TableWrite[] = [codes];
  const headingRow = MAP_ROW + codes.rows.length + 3;
  const heading = (row: number, value: string): void => { lines.push({ row, cells: [{ column: 1, value, style: 'heading' }] }); };
  heading(headingRow, CFR_AMOUNTS_HEADING);
  if (plan.settings.cfr === 'no') {
    lines.push({ row: headingRow + 1, cells: [{ column: 1, value: 'Not asked for: set cfr to years or months on “AST Assumptions” and plan again.', style: 'note' }] });
    return { name: CFR_NAME, widths: widthsOf(mapColumns), lines, tables, frozenRows: 2 };
  }
  const rows = cfrRows(planned);
  const schoolYears = [...new Set(rows.map(({ of }) => of))];
  const elements = cfrElements(sources);
  const amounts = cfrColumns(elements);
  const others = hasOthers(elements);
  const place = placeColumns(schoolYears, plan.settings.from);
  const months = cfrMonthColumns(plan.settings, live);
  const { columns } = watched('AST_CFR', [...amounts, ...months, WHY, ...(live ? [...CFR_LIVE, ...place] : [])], rows, { live });
  const note = monthsNote(months.map(({ header }) => header), live, others);
  if (note !== '') lines.push({ row: headingRow + 1, cells: [{ column: 1, value: note, style: 'text' }] });
  tables.push(tableOf('AST_CFR', { row: headingRow + (note === '' ? 1 : 2), live }, columns, rows, {
    of: ({ of, description }) => `${of.name}, ${financialYearText(of.year)}: ${description}`, steps: (row, header) => [cfrMonthStep(row, header) ?? cfrReason(row)],
  }));
  const nextRow = (): number => Math.max(...tables.map(({ row, rows: own }) => row + Math.max(1, own.length))) + 3;
  const checkRow = nextRow();
  heading(checkRow - 1, `Checks: expenditure less income is cost less grant${others ? ' and less what others pay' : ''}`);
  const checkWhy: ColumnDefinition<CfrSchoolYear> = { ...WHY, value: (row) => basisText([checkStep(row)]) };
  tables.push(tableOf('AST_CFRChecks', { row: checkRow, live }, [...checkColumns(leftColumn(others)), checkWhy], schoolYears, { of: yearKey, steps: (row) => [checkStep(row)] }));
  if (live) {
    const planYears = plan.totals.map(({ year }) => year);
    const yearsRow = nextRow();
    heading(yearsRow - 1, 'Working: the codes that hold in each year');
    tables.push(tableOf('AST_CFRYears', { row: yearsRow, live }, yearColumns(mappingsOf(cfrMapOf(planned)), elements), planYears, { of: financialYearText, workings: 'FUND-6' }));
    const schoolsRow = nextRow();
    heading(schoolsRow - 1, 'Working: what each school has of each element');
    tables.push(tableOf('AST_CFRSchools', { row: schoolsRow, live }, schoolColumns(elements), schoolYears, { of: yearKey, workings: 'FUND-6' }));
  }
  const [ofMap, ofAmounts] = [widthsOf(mapColumns), widthsOf(columns)];
  const widths = Array.from({ length: Math.max(ofMap.length, ofAmounts.length) }, (_, index) => Math.max(ofMap[index] ?? 0, ofAmounts[index] ?? 0));
  return {
    name: CFR_NAME, widths, lines, tables, frozenRows: 2, lastPrintedColumn: amounts.length + months.length, ...(months.length === 0 ? {} : { pagesWide: 2 }),
  };
}

/** What a reader of the months should know; nothing where there are none. */
function monthsNote(headers: readonly string[], live: boolean, others: boolean): string {
  if (headers.length === 0) return '';
  const followed = live ? 'Months are as planned; the yearly amounts follow: “Months add up” says where the two no longer agree. ' : '';
  const later = headers.includes(CFR_LATER) ? ` and “${CFR_LATER}”, what of the grant arrives after 31 March,` : '';
  return `${followed}The twelve months${later} add up to Amount.${others ? ' What others pay stands by twelfths of the year.' : ''}`;
}
