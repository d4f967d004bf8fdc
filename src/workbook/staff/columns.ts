/** The columns of a staff sheet, the names that schools give them, and how a header row is recognised. */
import { tidy } from '../port';

/** The canonical names of the columns. */
export const STAFF_COLUMNS = [
  'Post ID', 'School', 'Establishment', 'Name', 'Staff code', 'Forename', 'Role', 'Point', 'Range', 'Range start', 'Area',
  'FTE', 'Start date', 'End date', 'On ending', 'Revert to', 'Reference point', 'Allowance', 'Allowance type', 'R&R',
  'Retained responsibility', 'Threshold grant lost', 'Transferred allowance', 'Cover cost', 'Cover days', 'Cover day cost',
  'Cover hours', 'Cover hour rate', 'Cover FTE', 'Cover point', 'Outreach %', 'Outreach pattern', 'Outreach exemption', 'Funding source', 'Share', 'Status', 'Assessed on', 'AST2 sent on',
  'Qualification', 'Qualified on', 'New range', 'New range from', 'New point', 'Reason', 'LP pay', 'LP range', 'LP points',
] as const;
export type StaffColumn = (typeof STAFF_COLUMNS)[number];

/** A September's column: of a decision, `Sept 2010`, or of a leading practitioner's pay, `LP pay Sept 2014`. */
export type DecisionColumn = `Sept ${number}` | `LP pay Sept ${number}`;

/** Other names, as they stand in real sheets; compared without case, spaces and punctuation. */
const ALIASES: Readonly<Partial<Record<StaffColumn, readonly string[]>>> = {
  'Post ID': ['post', 'post no', 'post number', 'post ref', 'post code', 'position id', 'position', 'position number', 'job id'],
  School: ['school name', 'establishment name', 'employing school', 'base school', 'workplace'],
  Establishment: ['establishment no', 'establishment number', 'estab', 'estab no', 'dfe', 'dfe number', 'dfe no', 'dfes number', 'dcsf number', 'school number', 'lea estab'],
  Name: ['surname', 'last name', 'family name', 'full name', 'teacher', 'teacher name', 'employee', 'employee name', 'staff name', 'holder', 'post holder', 'staff member'],
  'Staff code': ['employee number', 'employee no', 'employee id', 'payroll number', 'payroll no', 'staff id', 'staff number', 'staff no', 'personnel number', 'ref'],
  Forename: ['first name', 'given name', 'forenames', 'christian name', 'initials', 'first names'],
  Role: ['post desc', 'post description', 'post title', 'job title', 'job', 'grade', 'grade description', 'position title', 'category', 'scale', 'pay scale', 'staff role', 'contract role', 'pay grade'],
  Point: ['pay point', 'scale point', 'spine point', 'spinal point', 'spinal column point', 'scp', 'current point', 'present point', 'salary point', 'ast point', 'pay spine point', 'point on scale'],
  Range: ['pay range', 'ast range', 'individual range', 'point range', 'salary range', 'isr'],
  'Range start': ['range minimum', 'range min', 'range bottom', 'bottom of range', 'minimum point', 'start of range', 'range from'],
  Area: ['pay area', 'pay region', 'region', 'london area', 'pay zone', 'salary area', 'weighting'],
  FTE: ['full time equivalent', 'contract fte', 'fte ratio', 'hours fraction', 'proportion', 'contract ratio', 'ft equivalent'],
  'Start date': ['start', 'contract start', 'date started', 'from', 'in post from', 'date from', 'appointed', 'date appointed', 'post start', 'start in post', 'commenced'],
  'End date': ['end', 'contract end', 'date ended', 'to', 'until', 'date to', 'leaving date', 'date left', 'post end', 'date of leaving', 'finish date', 'finish', 'last day', 'leave date'],
  'On ending': ['on end', 'what happens at the end', 'after the post', 'at end', 'ending'],
  'Revert to': ['reverts to', 'reversion point', 'reversion to', 'upper point on reversion'],
  'Reference point': ['previous point', 'previous scale', 'former point', 'point before ast', 'scale before ast', 'scale before appointment', 'if not ast', 'previous pay point', 'non ast point', 'substantive point'],
  Allowance: ['allowance amount', 'allowances', 'tlr', 'tlr amount', 'sen allowance', 'management allowance'],
  'Allowance type': ['type of allowance', 'allowance description', 'allowance desc'],
  'R&R': ['r and r', 'recruitment and retention', 'recruitment retention', 'recruitment and retention allowance', 'recruitment or retention', 'rr', 'r r allowance'],
  'Retained responsibility': ['retained responsibilities', 'responsibility retained', 'retained management', 'retained'],
  'Threshold grant lost': ['lost threshold grant', 'threshold lost', 'threshold grant'],
  'Transferred allowance': ['allowance transferred'],
  'Cover cost': ['cover', 'cover costs', 'cost of cover', 'supply cover', 'supply cost'],
  'Cover days': ['days of cover', 'days covered', 'outreach days covered', 'supply days', 'cover days a year'],
  'Cover day cost': ['cover day rate', 'cover daily rate', 'cover cost per day', 'cost of a day of cover', 'supply day rate', 'supply daily rate', 'daily supply rate'],
  'Cover hours': ['hours of cover', 'hours covered', 'outreach hours covered', 'supply hours', 'cover hours a year'],
  'Cover hour rate': ['cover hourly rate', 'cover rate per hour', 'cover cost per hour', 'cost of an hour of cover', 'supply hourly rate', 'hourly supply rate'],
  'Cover FTE': ['fte of cover', 'cover teacher fte', 'supply fte'],
  'Cover point': ['cover scale point', 'point of cover', 'cover teacher point', 'cover pay point'],
  'Outreach %': ['outreach', 'outreach share', 'outreach percentage', 'outreach percent', 'outreach time'],
  'Outreach pattern': ['pattern of outreach', 'outreach days'],
  'Outreach exemption': ['exemption', 'exempt from outreach', 'outreach exempt'],
  'Funding source': ['funding', 'funded by', 'source of funding', 'fund source', 'paid by'],
  Share: ['share of post', 'school share', 'our share', 'cost share'],
  Status: ['post status', 'funding status', 'ast status'],
  'Assessed on': ['assessed', 'assessment date', 'date assessed', 'passed assessment', 'ast assessed', 'date of assessment'],
  'AST2 sent on': ['ast2', 'ast 2', 'ast2 sent', 'ast2 date', 'date ast2 sent', 'form ast2'],
  Qualification: ['qualified teacher status', 'qts or qtls', 'teaching qualification'],
  'Qualified on': ['date qualified', 'qualified', 'qualification date', 'qts date', 'year qualified'],
  'New range': ['range changes to', 'next range', 'changed range'],
  'New range from': ['range change date', 'new range date', 'date of new range', 'range changes on'],
  'New point': ['new range point', 'point in new range'],
  Reason: ['reason for change', 'reason for range', 'reason for new range', 'range reason'],
  'LP pay': ['leading practitioner pay', 'lead practitioner pay', 'leading practitioner salary', 'lp salary', 'pay as leading practitioner'],
  'LP range': ['leading practitioner range', 'lead practitioner range', 'leading practitioner pay range', 'lp pay range'],
  'LP points': ['leading practitioner points', 'lead practitioner points', 'lp pay points'],
};

/** Names that are given up where another heading of the row has the column by a plainer one. */
const LESSER_ALIASES: Readonly<Partial<Record<StaffColumn, readonly string[]>>> = {
  'Post ID': ['ast post', 'ast post id', 'ast post no', 'ast post number', 'post reference'],
  School: ['name of school', 'name of establishment'],
  Name: ['ast name', 'name of ast', 'name of teacher', 'name of post holder', 'name of holder', 'name of employee', 'name of advanced skills teacher', 'holder of post', 'holder name'],
  'Start date': ['start date in post', 'date started in post', 'started in post', 'start date of post', 'post start date', 'start date as ast', 'ast start date', 'in post since', 'ast since', 'date in post', 'date of appointment', 'appointment date', 'date appointed as ast', 'date appointed to post', 'commencement date'],
  'End date': ['end date in post', 'date ended in post', 'end date of post', 'post end date', 'end date as ast', 'ast end date', 'left post on', 'date left post'],
  'Outreach %': ['% outreach', 'outreach time %', 'outreach % of time', '% of time on outreach', '% time on outreach', '% outreach time', 'percentage outreach', 'outreach share %', 'outreach time percentage'],
  'Outreach exemption': ['reason for exemption', 'exemption reason', 'outreach exemption reason', 'reason for outreach exemption', 'reason exempt', 'reason exempt from outreach', 'exempt from outreach because'],
  'Assessed on': ['ast assessment date', 'date of ast assessment', 'ast assessed on', 'date passed', 'passed on', 'date passed assessment', 'assessment passed on'],
  'AST2 sent on': ['ast2 form sent', 'ast2 form date', 'ast2 form', 'form ast2 sent', 'form ast2 sent on', 'form ast2 date', 'date of ast2', 'date of form ast2', 'date form ast2 sent', 'ast2 received', 'ast2 submitted', 'date ast2 submitted'],
  'Funding source': ['source of funds', 'how funded'],
};

const NUMBER_WORD = '(?:no|number|num|code|id)';
/** DfES number, LEA no., DCSF code, Estab no., School code, LA/Estab; without “number”, not what the number alone of an authority may be. */
const ESTABLISHMENT = new RegExp(`^(?!${NUMBER_WORD}$)(?:school|(?:lea|la)?(?:dfee|dfes|dfe|dcsf)?(?:school|establishment|estab|est)?)${NUMBER_WORD}$|^(?:lea|la|dfee|dfes|dfe|dcsf)?(?:establishment|estab)$|^(?:lea|la)?(?:dfee|dfes|dfe|dcsf)$`);
/** What an authority calls the number of its schools, and others its own. */
const AUTHORITY_NUMBER = new RegExp(`^(?:lea|la)${NUMBER_WORD}$`);

/** Whether a heading without case, spaces and punctuation is that of a school’s number. */
export function isEstablishmentHeading(normal: string): boolean {
  return ESTABLISHMENT.test(normal);
}

/** Without case, spaces and punctuation; `&` reads as `and`, `%` is kept. */
export function normalHeader(text: string): string {
  return tidy(text).toLowerCase().replace(/&/g, 'and').replace(/[^a-z0-9%]/g, '');
}

const BY_NAME: ReadonlyMap<string, StaffColumn> = new Map(
  STAFF_COLUMNS.flatMap((column) => [column, ...(ALIASES[column] ?? [])].map((name) => [normalHeader(name), column] as const)),
);

const BY_LESSER_NAME: ReadonlyMap<string, StaffColumn> = new Map(
  STAFF_COLUMNS.flatMap((column) => (LESSER_ALIASES[column] ?? []).map((name) => [normalHeader(name), column] as const)),
);

/** Whether a heading gives its column up to another of the row: beside “Estab no.” the “LEA no.” is that of the authority. */
export function isLesserHeading(text: string): boolean {
  const normal = normalHeader(text);
  return AUTHORITY_NUMBER.test(normal) || (BY_LESSER_NAME.has(normal) && !BY_NAME.has(normal));
}

/** The names under which a column is recognised, for the guide. */
export function aliasesOf(column: StaffColumn): readonly string[] {
  return ALIASES[column] ?? [];
}

/** Sept 2010, 1 September 2010, Sep-10, 01/09/2010, decision Sept 2010. */
const SEPTEMBER = /^(?:decision|points?|award)?(?:0?1(?:st)?)?(?:sept?|september)((?:19|20)\d{2}|\d{2})(?:\d{2})?(?:points?|decision)?$|^0?10?9((?:19|20)\d{2})$/;

/** LP pay Sept 2014, LP pay 2014, Leading practitioner pay 1 September 2014. */
const PRACTITIONER_SEPTEMBER = /^(?:lp|lead(?:ing)?practitioner)(?:pay|salary)(?:from)?(?:0?1(?:st)?)?(?:sept?|september)?((?:19|20)\d{2})$/;

/** The column that a header text stands for, if it is recognised. */
export function columnOf(text: string): StaffColumn | DecisionColumn | undefined {
  const normal = normalHeader(text);
  if (normal === '') return undefined;
  const known = BY_NAME.get(normal) ?? BY_LESSER_NAME.get(normal) ?? (isEstablishmentHeading(normal) ? 'Establishment' : undefined);
  if (known !== undefined) return known;
  const practitioner = PRACTITIONER_SEPTEMBER.exec(normal)?.[1];
  if (practitioner !== undefined) return `LP pay Sept ${Number(practitioner)}`;
  const september = SEPTEMBER.exec(normal);
  const year = september?.[1] ?? september?.[2];
  return year === undefined ? undefined : `Sept ${Number(year.length === 2 ? `20${year}` : year)}`;
}

/** What a mapping says of a heading whose column is to be left alone. */
export const NOT_READ = 'not read';

/** Mapping by hand: a header's text as it stands in the sheet, to the column it stands for. */
export type HeaderMapping = ReadonlyMap<string, MappedColumn>;

export type MappedColumn = StaffColumn | DecisionColumn | typeof NOT_READ;

/** The column a user names in a mapping by hand, by its name or one of its aliases; or that it is not to be read. */
export function mappedColumn(name: string): MappedColumn | undefined {
  return tidy(name).toLowerCase() === NOT_READ ? NOT_READ : columnOf(name);
}

/** Whether the text is the column's own name, and not another usual name for it. */
export function isOwnName(text: string, column: StaffColumn | DecisionColumn): boolean {
  return normalHeader(text) === normalHeader(column);
}
