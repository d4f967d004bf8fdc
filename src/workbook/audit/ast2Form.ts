/** What form AST2 asks about a post, from its row in the staff list, and what is missing before it can be sent (FUND-7). */
import { dayText, isoText, schoolYearOf, type Day } from '../../domain/calendar';
import { fractionText, roundHalfUp, shortPoundsText, WHOLE, type Pence } from '../../domain/exact';
import { AREA_NAMES } from '../../domain/scales';
import type { AstPost, FundingSource, PostStatus } from '../../domain/staff';
import { LAST_DAY_OF_AST_GRADE, SOURCES } from '../../parameters';
import { designatedHead } from '../../rules/application';
import { firstDayOnSpine, isInRange, pointInNewRange, rangeTop } from '../../rules/astPay';
import { isMissing, type PayBook } from '../../rules/payBook';
import type { StaffColumn } from '../staff/columns';
import type { Ast2Row } from './readAst2';

export type Ast2FieldId =
  | 'name' | 'school' | 'establishment' | 'area' | 'range' | 'point' | 'fte' | 'start' | 'onSpineFrom' | 'salary' | 'salaryAtFte' | 'salaryStatus' | 'salarySource'
  | 'assessedOn' | 'fundingSource' | 'fundingAgreed' | 'copyToAuthority' | 'designatedHead';

/** One fact for the form. */
export interface Ast2Field {
  readonly id: Ast2FieldId;
  readonly label: string;
  /** As it is read; empty where it is not known. */
  readonly text: string;
  /** As JSON has it: an amount in pence, a date as 2009-09-01; `null` where it is not known. */
  readonly value: string | number | null;
  readonly rule: string;
  /** Where it was read, or why it is so. */
  readonly why: string;
}

/** Something without which the form cannot be sent, or that must be looked at first. */
export interface Ast2Lack {
  readonly rule: string;
  readonly cell: string | null;
  readonly message: string;
}

export interface Ast2Form {
  readonly post: string;
  readonly holder: string;
  readonly sheet: string;
  readonly row: number;
  readonly fields: readonly Ast2Field[];
  readonly missing: readonly Ast2Lack[];
}

export interface Ast2Context {
  readonly book: PayBook;
  /** The day of which the points of the staff list are, for posts that began before it. */
  readonly pointsOf: Day;
}

const AGREED: Readonly<Record<PostStatus, string>> = {
  planned: 'not yet: the post is planned', 'funding agreed': 'yes, and the post is not yet filled', filled: 'yes, and the post is filled', 'AST2 sent': 'yes, and AST2 was sent', paid: 'yes, and payments run',
};

/** Who must agree to the funding, and whether the authority gets a copy of the form. */
function isThroughAuthority(source: FundingSource): boolean {
  return source === 'SDG' || source === 'Local formula';
}

interface Placed { readonly start: number; readonly point: number }

/** The range and the point on the day: a change of range that came before is done (PAY-7). */
function placeOn({ rangeStart, point, rangeChange: change }: AstPost, day: Day | null): Placed {
  if (change === null || day === null || change.on > day) return { start: rangeStart, point };
  return { start: change.rangeStart, point: isInRange(point, change.rangeStart) ? point : pointInNewRange(point, change.rangeStart, change.point) };
}

class Form {
  readonly fields: Ast2Field[] = [];
  readonly missing: Ast2Lack[] = [];

  constructor(private readonly row: Ast2Row) {}

  private get sheet(): string {
    return this.row.post.origin.sheet;
  }

  where(column: StaffColumn): string {
    const cell = this.row.cellOf(column);
    return cell === undefined ? `row ${String(this.row.post.origin.row)} of “${this.sheet}”` : `cell ${cell} of “${this.sheet}” (${column})`;
  }

  /** A fact that the staff list states. */
  stated(id: Ast2FieldId, label: string, column: StaffColumn, rule: string, text: string, value: string | number | null = text === '' ? null : text): void {
    const where = this.row.isBlank(column) ? 'not stated in the row' : this.where(column);
    this.fields.push({ id, label, text, value, rule, why: where });
  }

  add(id: Ast2FieldId, label: string, rule: string, text: string, value: string | number | null, why: string): void {
    this.fields.push({ id, label, text, value, rule, why });
  }

  lack(rule: string, column: StaffColumn, message: string): void {
    this.missing.push({ rule, cell: this.row.cellOf(column) ?? null, message });
  }

  /** A blank cell that the form needs. */
  blank(rule: string, column: StaffColumn, what: string, expected: string): void {
    const cell = this.row.cellOf(column);
    const found = cell === undefined ? `“${this.sheet}” has no column ${column}` : `cell ${cell} of “${this.sheet}” (${column}) is blank`;
    this.lack(rule, column, `${what}: ${found}; expected ${expected}. Enter it, and make the form again.`);
  }
}

/** The form for a post; `rows` are its row in the staff list, or one for each school that shares it. */
export function ast2Form(rows: readonly Ast2Row[], { book, pointsOf }: Ast2Context): Ast2Form {
  const [row] = rows;
  if (row === undefined) throw new RangeError('a form needs a post');
  const { post } = row;
  const form = new Form(row);
  const onSpine = firstDayOnSpine(post);
  const day = typeof onSpine === 'number' ? onSpine : post.start;

  form.stated('name', 'Name of the AST', 'Name', 'FUND-7', post.holder);
  if (post.holder === '') form.blank('FUND-7', 'Name', 'The name of the AST is missing', 'the name of the teacher who was appointed');
  schools(form, rows);
  form.stated('area', 'Pay area', 'Area', 'PAY-1', AREA_NAMES[post.area], post.area);
  const { start, point } = placeOn(post, day);
  form.stated('range', 'Range of the post', 'Range', 'PAY-3', `AST ${String(start)} to ${String(rangeTop(start))}`, `${String(start)}-${String(rangeTop(start))}`);
  form.stated('point', 'Point on the AST pay spine', 'Point', 'PAY-4', `AST ${String(point)}`, point);
  form.stated('fte', 'Part of full time (FTE)', 'FTE', 'PAY-12', row.isBlank('FTE') ? 'full time (assumed)' : post.fte.numerator === post.fte.denominator ? 'full time' : `${fractionText(post.fte)} of full time`, Number(fractionText(post.fte)));
  if (row.isBlank('Range') && row.isBlank('Range start')) form.blank('PAY-3', 'Range', 'The range of the post is not stated, and the one here is assumed', 'the five points that the governing body chose, such as 11-15');
  dates(form, post, day, pointsOf);
  salary(form, post, point, day, book);
  assessment(form, row);
  funding(form, row, day);
  return { post: post.id, holder: post.holder, sheet: post.origin.sheet, row: post.origin.row, fields: form.fields, missing: form.missing };
}

function schools(form: Form, rows: readonly Ast2Row[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const named = rows.map(({ post }) => post);
  if (first.post.share === null) {
    form.stated('school', 'School', 'School', 'FUND-7', first.post.school);
    form.stated('establishment', 'Establishment number', 'Establishment', 'FUND-7', first.post.establishment);
  } else {
    const shareText = ({ school, share }: AstPost): string => `${school === '' ? 'a school without a name' : school} (share ${fractionText(share ?? WHOLE)})`;
    form.stated('school', 'Schools', 'School', 'FUND-11', named.map(shareText).join(', '));
    form.stated('establishment', 'Establishment numbers', 'Establishment', 'FUND-7', named.map(({ establishment }) => (establishment === '' ? 'none' : establishment)).join(', '));
    const head = designatedHead(named.map(({ school, share }) => ({ school, hours: share ?? WHOLE })), 'of the post');
    if (head !== null) form.add('designatedHead', 'Whose headteacher', 'APP-5', head.text, head.school, 'from the shares of the schools; hours may differ');
  }
  if (named.some(({ school }) => school === '')) form.blank('FUND-7', 'School', 'The school is missing', 'the school that the AST will be teaching at');
  if (named.some(({ establishment }) => establishment === '')) form.blank('FUND-7', 'Establishment', 'The establishment number is missing', 'the school’s number, such as 823/4001');
}

function dates(form: Form, post: AstPost, day: Day | null, pointsOf: Day): void {
  const { start } = post;
  form.stated('start', 'Start date', 'Start date', 'FUND-7', start === null ? '' : dayText(start), start === null ? null : isoText(start));
  if (start === null) {
    form.blank('FUND-7', 'Start date', 'The start date is missing', 'the first day in the post');
    return;
  }
  if (day !== null && day > start) {
    form.add('onSpineFrom', 'On the AST pay spine from', 'PAY-11', dayText(day), isoText(day), 'the assessment is later than the start, and nobody is placed on the spine before it is passed');
  }
  if (start > LAST_DAY_OF_AST_GRADE.value) {
    form.lack('PAY-2', 'Start date', `The post begins on ${dayText(start)}, by ${form.where('Start date')}, and the AST grade ended on ${dayText(LAST_DAY_OF_AST_GRADE.value)}; expected a start before that. Correct the date, or make no form.`);
  }
  if (start < pointsOf) {
    form.lack('PAY-4', 'Point', `The post began on ${dayText(start)}, and the point in ${form.where('Point')} is taken for that of ${dayText(pointsOf)}; the form asks for the point on appointment. Check the point, and the range with it.`);
  }
}

function salary(form: Form, post: AstPost, point: number, day: Day | null, book: PayBook): void {
  const label = 'Salary at that point, full time';
  if (day === null) {
    form.add('salary', label, 'PAY-2', '', null, 'not known without the day that it begins');
    return;
  }
  const figure = book.find(post.area, 'AST', point, schoolYearOf(day));
  if (isMissing(figure)) {
    form.add('salary', label, 'PAY-2', '', null, `no figure for ${dayText(day)}`);
    form.lack('PAY-2', 'Point', figure.message);
    return;
  }
  const annual: Pence = figure.value;
  form.add('salary', label, 'PAY-2', `${shortPoundsText(annual)} a year`, annual, `the pay of AST ${String(point)} in ${AREA_NAMES[post.area]} on ${dayText(day)}`);
  const { numerator, denominator } = post.fte;
  if (numerator !== denominator) {
    const atFte = roundHalfUp(annual * numerator, denominator);
    form.add('salaryAtFte', 'The same, for the part of full time', 'PAY-12', `${shortPoundsText(atFte)} a year`, atFte, `${shortPoundsText(annual)} × ${fractionText(post.fte)}, to the penny`);
  }
  form.add('salaryStatus', 'Status of the salary figure', 'PAY-2', figure.status, figure.status, figure.status === 'published' ? 'read in the source below' : 'not read in a published table: check it before the form is sent');
  const source = figure.source === undefined ? (figure.basis ?? '') : `${SOURCES[figure.source]?.title ?? figure.source} [${figure.source}]`;
  form.add('salarySource', 'Source or basis of the figure', 'PAY-2', source, source, `holds from ${dayText(figure.from)}${figure.until === null ? '' : ` to ${dayText(figure.until)}`}`);
}

function assessment(form: Form, { post: { assessedOn } }: Ast2Row): void {
  const label = 'Assessed on';
  if (assessedOn === 'not yet') {
    form.stated('assessedOn', label, 'Assessed on', 'PAY-11', 'not yet', 'not yet');
    form.lack('PAY-11', 'Assessed on', `The assessment is still to come, by ${form.where('Assessed on')}; expected the day on which it was passed, because nobody is placed on the AST pay spine before. Send the form after it.`);
    return;
  }
  form.stated('assessedOn', label, 'Assessed on', 'PAY-11', assessedOn === null ? '' : dayText(assessedOn), assessedOn === null ? null : isoText(assessedOn));
  if (assessedOn === null) form.blank('PAY-11', 'Assessed on', 'Nothing says that the assessment was passed', 'the day on which it was passed');
}

function funding(form: Form, row: Ast2Row, day: Day | null): void {
  const { post } = row;
  const period = day === null ? undefined : post.funding.find(({ from, to }) => (from ?? -Infinity) <= day && day <= (to ?? Infinity));
  const source = period?.source ?? post.fundingSource;
  const payers = (period?.payers ?? []).filter(({ school }) => school !== '').map(({ school, share }) => `${school} (share ${fractionText(share)})`);
  const text = payers.length === 0 ? source : `${source}: ${payers.join(', ')}`;
  const inRow = post.share === null ? 'not stated in the row: SDG is assumed' : 'not stated in the row: a group post, because a share is given';
  const why = period !== undefined ? 'the list of funding, on the first day' : row.isBlank('Funding source') ? inRow : form.where('Funding source');
  form.add('fundingSource', 'Who pays for the post', 'FUND-11', text, source, why);
  const through = isThroughAuthority(source);
  const status = row.isBlank('Status') ? '' : AGREED[post.status];
  form.stated('fundingAgreed', 'Funding agreed', 'Status', 'FUND-7', status === '' && !through ? 'not stated; the authority does not pay for it' : status, status === '' ? null : post.status);
  form.add('copyToAuthority', 'Copy to the authority', 'FUND-7', through ? 'yes: it starts the payments' : 'for information: the authority does not pay for the post', through ? 'yes' : 'for information', 'the form goes to the assessment agency in any case');
  if (through && status === '') form.blank('FUND-7', 'Status', 'Nothing says that the funding was agreed', 'planned, funding agreed, filled, AST2 sent or paid');
  if (status !== '' && post.status === 'planned') form.lack('FUND-7', 'Status', `The post is only planned, by ${form.where('Status')}; expected “funding agreed” or later. Ask the authority’s AST co-ordinator to confirm that funding is available, fill the post, and then send the form.`);
  if (status !== '' && post.status === 'funding agreed') form.lack('FUND-7', 'Status', `The post is not yet filled, by ${form.where('Status')}; expected “filled”. The form is sent once the teacher is appointed.`);
  if (post.ast2SentOn !== null) form.lack('FUND-7', 'AST2 sent on', `AST2 was sent on ${dayText(post.ast2SentOn)}, by ${form.where('AST2 sent on')}; expected no second form for the same appointment. Send it again only if something changed.`);
  else if (status !== '' && (post.status === 'AST2 sent' || post.status === 'paid')) form.lack('FUND-7', 'Status', `The status “${post.status}”, by ${form.where('Status')}, says that AST2 was sent, and no date is given; expected the date under AST2 sent on. Send no second form for the same appointment.`);
}
