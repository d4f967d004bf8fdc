/** The sample workbook: a school's staff sheet to start from, with invented names. */
import { dayFromIso, type Day } from '../domain/calendar';
import type { Content, SheetWrite, TableColumn } from './sheetWrite';
import { aliasesOf, STAFF_COLUMNS, type StaffColumn } from './staff/columns';

function day(iso: string): Day {
  const found = dayFromIso(iso);
  if (found === undefined) throw new RangeError(`the sample has the date ${iso}`);
  return found;
}

const COLUMNS: readonly (TableColumn & { readonly width: number })[] = [
  { header: 'Post ID', style: 'text', width: 9 },
  { header: 'Name', style: 'text', width: 18 },
  { header: 'Role', style: 'text', width: 12 },
  { header: 'Point', style: 'text', width: 9 },
  { header: 'Range', style: 'text', width: 9 },
  { header: 'FTE', style: 'number', width: 7 },
  { header: 'Start date', style: 'date', width: 12 },
  { header: 'End date', style: 'date', width: 12 },
  { header: 'On ending', style: 'text', width: 11 },
  { header: 'Revert to', style: 'text', width: 10 },
  { header: 'Reference point', style: 'text', width: 15 },
  { header: 'Sept 2009', style: 'number', width: 10 },
  { header: 'Sept 2010', style: 'number', width: 10 },
  { header: 'Allowance', style: 'money', width: 12 },
  { header: 'Allowance type', style: 'text', width: 14 },
  { header: 'R&R', style: 'money', width: 12 },
  { header: 'Cover cost', style: 'money', width: 12 },
  { header: 'Funding source', style: 'text', width: 15 },
  { header: 'Status', style: 'text', width: 15 },
];

const STAFF: readonly (readonly Content[])[] = [
  ['P1', 'Alice Marlow', 'AST', 'AST 11', '11-15', 1, day('2007-09-01'), null, null, null, 'U3', 1, 1, null, null, null, 6200_00, 'SDG', 'paid'],
  ['P2', 'Ben Okafor', 'AST', 'AST 5', '4-8', 0.6, day('2008-09-01'), null, null, null, 'U2', 1, null, null, null, null, 3720_00, 'SDG', 'paid'],
  ['P3', 'Carys Pugh', 'AST', 'AST 8', '6-10', 1, day('2006-09-01'), day('2010-12-31'), 'reverts', 'U3', 'U3', 2, 0, null, null, null, 6200_00, 'SDG', 'paid'],
  ['P4', 'Dev Raman', 'AST', 'AST 1', '1-5', 1, day('2010-01-04'), null, null, null, 'M6', null, null, null, null, 1500_00, 6200_00, 'SDG', 'AST2 sent'],
  ['T1', 'Ella Frost', 'Main', 'M3', null, 1, day('2008-09-01'), null, null, null, null, null, null, null, null, null, null, null, null],
  ['T2', 'Frank Osei', 'Main', 'M6', null, 1, day('2004-09-01'), null, null, null, null, null, null, 2306_00, 'TLR2', null, null, null, null],
  ['T3', 'Grace Lim', 'Upper', 'U1', null, 0.8, day('2001-09-01'), null, null, null, null, null, null, null, null, null, null, null, null],
  ['T4', 'Hugh Baines', 'Upper', 'U3', null, 1, day('1999-09-01'), null, null, null, null, null, null, null, null, null, null, null, null],
  ['T5', 'Isla Grant', 'Leadership', 'L8', null, 1, day('2005-01-01'), null, null, null, null, null, null, null, null, null, null, null, null],
];

/** What the columns mean, for the second sheet of the sample. */
const MEANINGS: Readonly<Record<StaffColumn, string>> = {
  'Post ID': 'Your name for the post. A group post has the same in the rows of all its schools.',
  School: 'The school; or say it in a line above the headings.',
  Establishment: 'The DfE number.',
  Name: 'Needed (or Staff code). The holder; forename and surname may stand in two columns.',
  'Staff code': 'In place of a name.',
  Forename: 'Beside a column with the surname.',
  Role: 'Needed. AST, Leading practitioner, Main, Upper, Excellent Teacher, Leadership or other.',
  Point: 'Needed. The point on 1 April of the first year planned, or on the start date if later: AST 7, A7, 7.',
  Range: 'The five points of the post’s range: 11-15. Format the cells as text, or Excel makes a date of it.',
  'Range start': 'In place of Range: its first point.',
  Area: 'Rest, Fringe, Outer or Inner; or say it in a line above the headings, or for the whole sheet when you plan.',
  FTE: '1, 0.6, 60%, 15/25. Blank for 1.',
  'Start date': 'The first day in the post. Blank for in post throughout.',
  'End date': 'The last day in the post. Blank for no end.',
  'On ending': 'reverts (to the upper pay spine), leaves, or replaced.',
  'Revert to': 'U1, U2 or U3. Blank for the U point held before, else U1.',
  'Reference point': 'What the holder would be paid on if not an AST: M6, U2. Blank for U3.',
  Allowance: 'A yearly allowance beside AST pay: it is asked about and not planned.',
  'Allowance type': 'TLR, SEN, management; recruitment or retention is planned as R&R.',
  'R&R': 'Recruitment or retention incentive, £ a year.',
  'Retained responsibility': 'The part of AST pay for retained responsibilities, £ a year: the grant does not cover it.',
  'Threshold grant lost': 'Threshold grant the school lost on the appointment, £ a year.',
  'Transferred allowance': 'Allowance that went to another teacher, £ a year.',
  'Cover cost': 'Cost of covering the outreach, £ a year. Or say it by days, by hours, or by a teacher’s FTE and point, in the next columns: one way for each post.',
  'Cover days': 'Days of outreach that are covered in a year: 38. With Cover day cost.',
  'Cover day cost': 'What a day of cover costs, £.',
  'Cover hours': 'Hours of outreach that are covered in a year: 190. With Cover hour rate.',
  'Cover hour rate': 'What an hour of cover costs, £.',
  'Cover FTE': 'FTE of a teacher appointed for the cover: 0.2. With Cover point. On-costs are added.',
  'Cover point': 'The point that this teacher is paid on: M6, U1.',
  'Outreach %': 'The share of time for outreach, normally 20%.',
  'Outreach pattern': 'One day a week, two half days, one week in five, …',
  'Outreach exemption': 'Why the post need not do outreach.',
  'Funding source': 'SDG, School, Local formula or Group. Blank for SDG.',
  Share: 'This school’s share of a group post: 0.5.',
  Status: 'planned, funding agreed, filled, AST2 sent or paid. Blank for paid.',
  'Assessed on': 'The day of passing the AST assessment; or “not yet”.',
  'AST2 sent on': 'The day on which form AST2 was sent.',
  Qualification: 'QTS or QTLS.',
  'Qualified on': 'The day of qualifying.',
  'New range': 'Another range from a date on: 13-17.',
  'New range from': 'That date.',
  'New point': 'The point in the new range, if not its first.',
  Reason: 'Why the range changes.',
  'LP pay': 'Pay as a leading practitioner from 1 September 2013, £ a year for full-time; beside an AST it means that the holder moves. “LP pay Sept 2014” and so on for later years.',
  'LP range': 'The school’s own range for a leading practitioner: 45000-52000.',
  'LP points': 'The school’s own points in it, if it has any: 45000; 47500; 50000.',
};

/** The sheets of the sample: the staff, and what the columns mean. */
export function sampleSheets(): SheetWrite[] {
  const meanings = [
    ...STAFF_COLUMNS.map((column) => [column, MEANINGS[column], aliasesOf(column).slice(0, 4).join(', ')]),
    ['Sept 2010', 'And so on for each year: 0, 1 or 2 points decided for that September. Blank where the policy applies.', 'September 2010'],
  ];
  return [
    {
      name: 'Staff',
      widths: COLUMNS.map(({ width }) => width),
      lines: [
        { row: 1, cells: [{ column: 1, value: 'Hillside School', style: 'title' }], height: 24 },
        { row: 2, cells: [{ column: 1, value: 'Staff on 1 April 2009. Pay area: Rest of England. The names are invented: put your own staff in their place.', style: 'subtitle' }] },
      ],
      tables: [{ name: 'Staff', row: 4, column: 1, columns: COLUMNS, rows: STAFF }],
      frozenRows: 4,
    },
    {
      name: 'Columns',
      widths: [24, 100, 60],
      lines: [
        { row: 1, cells: [{ column: 1, value: 'What the columns of the staff sheet mean', style: 'title' }], height: 24 },
        { row: 2, cells: [{ column: 1, value: 'Use the columns you need, in any order, under these or other usual names. Needed are a name, a role and a point.', style: 'subtitle' }] },
      ],
      tables: [{
        name: 'StaffColumns', row: 4, column: 1,
        columns: [{ header: 'Column', style: 'text' }, { header: 'Meaning', style: 'text' }, { header: 'Also called', style: 'text' }],
        rows: meanings,
      }],
      frozenRows: 4,
    },
  ];
}
