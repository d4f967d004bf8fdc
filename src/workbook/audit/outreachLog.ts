/** The outreach log: who was where, on which day, for how long, with what objective and feedback (OUT-6). */
import { fraction, addFractions, NONE, roundHalfUp, type Fraction } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import type { LogColumn, LoggedVisit } from '../../audit';
import { listHeader, listRows, type ListKind, type ListRow } from '../lists/list';
import { cellText, isDateCell, isErrorCell, tidy, type CellValue, type SheetGrid } from '../port';
import { numberIn, readDate, type Reading } from '../staff/cells';
import { isEstablishmentHeading } from '../staff/columns';
import { ListCells } from './listCells';

/** Host DfES no., DCSF number of host, School visited LEA no.; DfES no. alone is the AST’s own school. */
function numberHeading(normal: string): LogColumn | undefined {
  const ofHost = /^(?:host|receiving|visited|client|partner|recipient|supported)(?:school)?(.+)$|^school(?:visited|supported)(.+)$|^(.+?)of(?:host|receiving|visited)?(?:school)?(?:visited)?$/.exec(normal);
  const rest = ofHost?.[1] ?? ofHost?.[2] ?? ofHost?.[3];
  if (rest !== undefined && isEstablishmentHeading(rest)) return 'Host establishment';
  return isEstablishmentHeading(normal) ? 'Establishment' : undefined;
}

export const OUTREACH_LOG: ListKind<LogColumn> = {
  kind: 'outreachLog',
  what: 'an outreach log',
  columns: {
    'Post ID': ['post', 'post no', 'post number', 'post ref', 'post code', 'position id', 'ast post', 'ast post id'],
    Name: ['ast', 'ast name', 'name of ast', 'advanced skills teacher', 'teacher', 'teacher name', 'staff name', 'full name', 'holder', 'post holder', 'name of teacher', 'name of post holder'],
    School: ['school name', 'base school', 'own school', 'home school', 'employing school', 'ast school', 'school of ast', 'ast base school', 'name of school'],
    Establishment: ['establishment no', 'establishment number', 'estab', 'estab no', 'dfe', 'dfe number', 'dfe no', 'dcsf number', 'school number'],
    Date: ['date of visit', 'visit date', 'visited on', 'outreach date', 'date of outreach', 'day of visit', 'date visited'],
    Days: ['days spent', 'number of days', 'no of days', 'days of outreach', 'outreach days', 'length', 'length of visit', 'duration', 'time spent', 'time in days', 'time days', 'days of visit', 'days logged', 'days used', 'days taken', 'length in days', 'length days', 'duration in days', 'duration days', 'number of days spent', 'time taken'],
    'Half days': ['number of half days', 'no of half days', 'half days spent', 'half day', 'half day sessions'],
    'Host school': ['host', 'school visited', 'visited school', 'receiving school', 'client school', 'outreach school', 'school supported', 'supported school', 'partner school', 'recipient school', 'name of host', 'name of host school', 'host school name', 'name of school visited', 'school helped', 'outreach at'],
    'Host establishment': ['host establishment number', 'host establishment no', 'host estab', 'host dfe number', 'host dfe no', 'host school number', 'receiving school number', 'dfe number of host'],
    Request: ['requested by', 'request from', 'request by', 'requester', 'request no', 'request ref', 'request reference'],
    Objective: ['agreed objective', 'objectives', 'agreed objectives', 'objective agreed', 'agreed aim', 'aim', 'aims', 'agreed target', 'agreed focus'],
    Purpose: ['purpose of visit', 'purpose of outreach', 'reason for visit', 'focus', 'focus of visit', 'focus of work'],
    Activity: ['type of activity', 'type of work', 'nature of work', 'work done'],
    Feedback: ['feedback received', 'feedback on', 'feedback date', 'evaluation', 'evaluation received', 'evaluation form', 'feedback form', 'host feedback', 'feedback from host', 'date of feedback', 'evaluated'],
  },
  moreColumns: numberHeading,
  // A list of absences has names, dates and days too: without the last two it is nothing to ask about.
  needed: [['Post ID', 'Name'], ['Date'], ['Days', 'Half days'], ['Host school', 'Host establishment', 'Objective', 'Feedback'], ['Host school', 'Host establishment', 'Objective', 'Feedback', 'Request']],
  telltale: 'Host school',
};

const MOST_DAYS = 366;
const DAYS_EXPECTED = `a number of days above 0 and at most ${String(MOST_DAYS)}, such as 1, 0.5 or half a day`;

function daysIn(text: string): Fraction | undefined {
  const words = tidy(text).toLowerCase().replace(/(\d)\s*½/, '$1.5').replace(/½|^1\/2\b/, 'half').replace(/\bone\b/, '1').replace(/\btwo\b/, '2').replace(/-/g, ' ').replace(/\s+/g, ' ').trim();
  if (/^(?:a |1 )?half(?: an?)?(?: day)?$|^(?:a\.?m|p\.?m)\.?$|^(?:the )?(?:morning|afternoon)$/.test(words)) return fraction(1, 2);
  if (/^(?:all|whole|full|a whole|a full|a|1 whole|1 full) ?day$/.test(words)) return fraction(1, 1);
  const match = /^(\d+(?:\.\d+)?) ?(half )?(?:days?|d)?(?: and a half)?$/.exec(words);
  const number = match === null ? undefined : numberIn(match[1] ?? '');
  if (number === undefined) return undefined;
  if (match?.[2] !== undefined) return fraction(number.numerator, number.denominator * 2);
  return words.endsWith('and a half') ? addFractions(number, fraction(1, 2)) : number;
}

/** Days of a visit: 1, 0.5, “half”, “half a day”, “2 half days”, “am”. Above 0. */
export function readVisitDays(value: CellValue): Reading<Fraction> {
  const days = typeof value === 'number' ? numberIn(value) : typeof value === 'string' ? daysIn(value) : undefined;
  if (days === undefined || days.numerator <= 0 || days.numerator > MOST_DAYS * days.denominator) return { found: '', expected: DAYS_EXPECTED };
  return { value: days };
}

/** Whether there is feedback: yes, a date or any words but those for no. */
export function readFeedback(value: CellValue): boolean {
  if (typeof value === 'boolean') return value;
  if (isDateCell(value)) return true;
  const text = cellText(value).toLowerCase();
  return !/^(?:|[-–—.?]+|0|n|no|none|nil|false|n\/?a|not (?:yet|received|given|returned|available)\b.*|no feedback\b.*|awaited|awaiting\b.*|pending|outstanding|requested\b.*|chased?\b.*|tb[ac]|to come|to follow|due\b.*)$/.test(text);
}

export interface LogReading {
  readonly visits: readonly LoggedVisit[];
  /** A sentence for every cell that cannot be used; its row is left out. */
  readonly problems: readonly Problem[];
}

/** Text; empty where there is no more than a dash. */
function textIn(cells: ListCells<LogColumn>, column: LogColumn): string {
  const text = cells.text(column);
  return cells.row.isBlank(column) ? '' : text;
}

function visitIn(cells: ListCells<LogColumn>, book: string): LoggedVisit | undefined {
  const { row } = cells;
  // Where the log has no column of the objective, the purpose says what was agreed.
  const ofObjective: LogColumn = row.has('Objective') ? 'Objective' : 'Purpose';
  const place = cells.place(book);
  const purpose = textIn(cells, 'Purpose');
  const [postId, name] = [textIn(cells, 'Post ID'), textIn(cells, 'Name')];
  if (postId === '' && name === '' && cells.problems.length === 0) cells.fail(row.has('Post ID') ? 'Post ID' : 'Name', 'the Post ID or the name of the AST');
  const day = cells.read('Date', readDate);
  if (row.isBlank('Date')) cells.fail('Date', 'the date of the visit, such as 01/10/2009');
  const whole = cells.read('Days', readVisitDays);
  const halves = cells.read('Half days', readVisitDays);
  if (row.isBlank('Days') && row.isBlank('Half days')) cells.fail(row.has('Days') ? 'Days' : 'Half days', DAYS_EXPECTED);
  const days = addFractions(whole ?? NONE, halves === null ? NONE : fraction(halves.numerator, halves.denominator * 2));
  const texts = {
    school: textIn(cells, 'School'), establishment: textIn(cells, 'Establishment'), hostSchool: textIn(cells, 'Host school'), hostEstablishment: textIn(cells, 'Host establishment'),
    request: textIn(cells, 'Request'), objective: row.has('Objective') ? textIn(cells, 'Objective') : purpose, purpose: purpose || textIn(cells, 'Activity'),
  };
  const feedback = row.cell('Feedback');
  if (isErrorCell(feedback)) cells.fail('Feedback', 'yes, no or a date');
  if (day === null || cells.problems.length > 0) return undefined;
  return {
    postId, name, ...texts, day, days: roundHalfUp(days.numerator * 100, days.denominator), hasFeedback: readFeedback(feedback),
    place: { ...place, cellOf: (column) => place.cellOf(column === 'Objective' ? ofObjective : column) },
  };
}

/** A line such as “Total” at the foot. */
function isTotalLine(row: ListRow<LogColumn>): boolean {
  return row.isBlank('Date') && [row.text('Post ID'), row.text('Name'), row.text('School')].some((text) => /^(?:grand |sub-?)?totals?\b/i.test(text));
}

/** The visits of a log; `book` is the workbook, where several are read. Rows that cannot be used are left out, the others stay. */
export function readOutreachLog(grid: SheetGrid, book = ''): LogReading {
  const header = listHeader(OUTREACH_LOG, grid);
  const visits: LoggedVisit[] = [];
  const problems: Problem[] = [];
  if (header === undefined) return { visits, problems };
  for (const row of listRows<LogColumn>(grid, header)) {
    if (isTotalLine(row)) continue;
    const cells = new ListCells<LogColumn>(row, 'the outreach log', 'OUT-6');
    const visit = visitIn(cells, book);
    if (visit === undefined) problems.push(...cells.problems);
    else visits.push(visit);
  }
  return { visits, problems };
}
