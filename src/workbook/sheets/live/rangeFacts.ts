/** What the range model's formulas stand on: the yellow cells as understood, and the facts of the post of the plan, as named cells. */
import type { RangeInput } from '../../range/inputs';
import type { Formula, Style } from '../../sheetWrite';
import { COVER_YEARLY } from './cover';
import { at, setting } from './formula';
import { RANGE_POINTS } from './names';
import { POST_NUMBER } from './postPath';

/** The name of an input’s cell. */
export function inputName(input: RangeInput): Formula {
  return setting(`range_${input}`);
}

const fact = (id: string): Formula => setting(`rangeFact_${id}`);

/** A day that never comes: what has no day stands on it. */
export const NEVER = fact('never');
/** The row of the post on AST Posts; 0 for a new post. */
export const POST_ROW = fact('postRow');
export const FTE = fact('fte');
export const PRESENT_POINT = fact('present');
/** The calendar year of the 1 September on or before the first day in the post. */
export const SCHOOL_YEAR = fact('schoolYear');
export const POLICY = fact('policy');
export const LAST_DAY = fact('lastDay');
export const ON_SPINE = fact('onSpine');
export const OWN_START = fact('ownStart');
export const OWN_POINT = fact('ownPoint');
export const OWN_TOP = fact('ownTop');
export const CHANGE = fact('change');
/** Of the range asked about: the point on the first day, the last point, and the day of its change. */
export const BEGINS = fact('begins');
export const TOP = fact('top');
export const ASKED_CHANGE = fact('askedChange');
export const NEW_POINT = fact('newPoint');
export const NEW_TOP = fact('newTop');
export const RR = fact('rr');
export const RETAINED = fact('retained');
export const LOST = fact('lost');
export const TRANSFERRED = fact('transferred');
export const FUNDED = fact('funded');
export const COVER = fact('cover');

/** The first post of the name asked for, counted back from the last number; 0 where there is none. MATCH would read an asterisk as any text. */
const LAST_NUMBER = `(MAX(AST_Posts[${POST_NUMBER}])+1)`;
const FROM_LAST = `SUMPRODUCT(MAX((AST_Posts[Post ID]=${inputName('post')}&"")*(${LAST_NUMBER}-AST_Posts[${POST_NUMBER}])))`;

const BEGAN = fact('began');
const CHANGES = fact('changes');
const NEW_START = fact('newStart');
const AREA = inputName('area');
const ON = inputName('on');
const START = inputName('start');

export interface RangeFact {
  readonly name: Formula;
  readonly text: string;
  readonly style: Style;
  /** `undefined` of what is the same for every question. */
  readonly formula?: Formula;
}

/** A fact of the post on AST Posts; of a new post the other. */
export function ofPost(header: string): Formula {
  return at('AST_Posts', header, POST_ROW);
}

/**
 * The facts, each a named cell. A new post is funded, filled, and has nothing beside its pay. Where there is no AST Posts
 * (`hasPosts` is false), every post is a new one.
 */
export function rangeFacts(hasPosts: boolean): readonly RangeFact[] {
  const either = (ofNew: Formula, ofOld: Formula): Formula => (hasPosts ? `IF(${POST_ROW}=0,${ofNew},${ofOld})` : ofNew);
  const amount = (header: string): Formula => either('0', `SUM(${ofPost(header)})`);
  const given = ofPost('Point');
  const isOwn = `AND(${POST_ROW}>0,${START}=${OWN_START})`;
  const isDone = `${CHANGES}<=${ON}`;
  return [
    { name: NEVER, text: 'A day that never comes', style: 'date' },
    { name: POST_ROW, text: 'Row of the post on AST Posts; 0 for a new post', style: 'number', formula: hasPosts ? `IF(${inputName('post')}="",0,IF(${FROM_LAST}=0,0,MATCH(${LAST_NUMBER}-${FROM_LAST},AST_Posts[${POST_NUMBER}],0)))` : '0' },
    { name: FTE, text: 'FTE [PAY-12]', style: 'number', formula: `IF(${inputName('fte')}="",1,${inputName('fte')})` },
    { name: PRESENT_POINT, text: 'Paid now on [PAY-9]', style: 'plain', formula: `IF(${inputName('now')}="","U3",UPPER(${inputName('now')}))` },
    { name: SCHOOL_YEAR, text: 'Year of the September on or before the first day', style: 'number', formula: `YEAR(EDATE(${ON},-8))` },
    { name: POLICY, text: 'Points each September where none are decided [PAY-5]', style: 'number', formula: `IF(${inputName('policy')}="",${setting('policy')}+0,${inputName('policy')})` },
    { name: COVER, text: 'Cover cost a year [OUT-5]', style: 'money', formula: `IF(${inputName('cover')}<>"",${inputName('cover')},${amount(COVER_YEARLY)})` },
    { name: BEGAN, text: 'In the post since: before the first day where that is a 1 April', style: 'date', formula: either(ON, `IF(AND(MONTH(${ON})=4,DAY(${ON})=1,SUM(${ofPost('Start date')})<${ON}),SUM(${ofPost('Start date')}),${ON})`) },
    { name: ON_SPINE, text: 'First day on the AST pay spine [PAY-11]', style: 'date', formula: either(ON, `IF(${ofPost('Assessed on')}="not yet",${NEVER},MAX(${BEGAN},SUM(${ofPost('Assessed on')})))`) },
    { name: LAST_DAY, text: 'Last day in the post [REV-4]', style: 'date', formula: either(NEVER, `IF(SUM(${ofPost('End date')})<${ON},${NEVER},${ofPost('End date')})`) },
    { name: OWN_START, text: 'First point of the post’s own range, on which its own point counts [PAY-3]', style: 'number', formula: amount('Range start') },
    { name: CHANGES, text: 'The day on which its range changes [PAY-7]', style: 'date', formula: either(NEVER, `IF(${ofPost('New range from')}="",${NEVER},${ofPost('New range from')})`) },
    { name: NEW_START, text: 'First point of its new range [PAY-7]', style: 'number', formula: amount('New range start') },
    { name: NEW_POINT, text: 'Point in the new range, where it is not above that already [PAY-7]', style: 'number', formula: either('0', `IF(${ofPost('New point')}="",${NEW_START},${ofPost('New point')})`) },
    {
      name: OWN_POINT, text: 'Its point on the first day [PAY-4, PAY-7]', style: 'number',
      formula: either('0', `IF(AND(${isDone},OR(${given}<${NEW_START},${given}>${NEW_START}+${RANGE_POINTS}-1)),MAX(${given},${NEW_POINT}),${given})`),
    },
    { name: OWN_TOP, text: 'The last point of its range on the first day', style: 'number', formula: `IF(${isDone},${NEW_START},${OWN_START})+${RANGE_POINTS}-1` },
    { name: NEW_TOP, text: 'The last point of its new range', style: 'number', formula: `${NEW_START}+${RANGE_POINTS}-1` },
    { name: CHANGE, text: 'The day of the change of range, after the first day [PAY-7]', style: 'date', formula: `IF(${isDone},${NEVER},${CHANGES})` },
    { name: BEGINS, text: 'The point on the first day, on the range asked about [PAY-4]', style: 'number', formula: `IF(${isOwn},${OWN_POINT},${START})` },
    { name: TOP, text: 'The last point of the range asked about [PAY-3]', style: 'number', formula: `IF(${isOwn},${OWN_TOP},${START}+${RANGE_POINTS}-1)` },
    { name: ASKED_CHANGE, text: 'The day on which the range asked about changes [PAY-7]', style: 'date', formula: `IF(${isOwn},${CHANGE},${NEVER})` },
    { name: RR, text: 'Recruitment or retention incentive a year [PAY-8]', style: 'money', formula: amount('R&R') },
    { name: RETAINED, text: 'Retained responsibility a year [FUND-4]', style: 'money', formula: amount('Retained responsibility') },
    { name: LOST, text: 'Threshold grant lost a year [FUND-3]', style: 'money', formula: amount('Threshold grant lost') },
    { name: TRANSFERRED, text: 'Transferred allowance a year [FUND-3]', style: 'money', formula: amount('Transferred allowance') },
    {
      name: FUNDED, text: '1 where the post brings grant [FUND-7, FUND-11]', style: 'number',
      formula: either('1', `IF(AND(${ofPost('Status')}<>"planned",OR(${ofPost('Funding source')}="SDG",${ofPost('Funding source')}="Group")),1,0)`),
    },
  ];
}

/** Full-time pay of a scale point, such as "U3", in a school year. */
export function payOf(scalePoint: Formula, schoolYear: Formula): Formula {
  return `INDEX(AST_PayPoints[Pay £],MATCH(${AREA}&" "&${scalePoint}&" "&(${schoolYear}),AST_PayPoints[Key],0))`;
}
