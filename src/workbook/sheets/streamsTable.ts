/** AST_Streams on AST Funding: the four streams of each year's grant, when they arrive, and how their pence are given out (FUND-8). */
import { dayText, financialYearText, monthName, monthText, type MonthIndex } from '../../domain/calendar';
import { SPEND_WINDOW_MONTHS } from '../../parameters';
import { basisText, streamSteps, type Plan, type Stream } from '../../projection';
import { arrivalText, LAST_DATES, STREAM_NAMES } from '../../rules/streamArrival';
import type { Formula } from '../sheetWrite';
import type { ColumnDefinition } from './column';
import { rowOf, setting } from './live/formula';
import { PARTS_OF_PENNY, PENNY_PARTS, PLAN_FIRST } from './live/names';

const stream = rowOf('AST_Streams');
const MONTHS = 12;
const APRIL = 3;
const EVERY_MONTH = Array.from({ length: MONTHS }, (_, month) => monthName(APRIL + month));

/** A pence more for each of the largest remainders, the earlier first, until the year’s pence are given out (FUND-8). */
const STREAM_AMOUNT: Formula = (() => {
  const ofYear = `AST_Streams[Year],${stream('Year')}`;
  const larger = `COUNTIFS(${ofYear},AST_Streams[Remainder],">"&${stream('Remainder')})`;
  const earlier = `COUNTIFS(${ofYear},AST_Streams[Remainder],${stream('Remainder')},AST_Streams[Order],"<"&${stream('Order')})`;
  const left = `${stream('Grant pence')}-SUMIFS(AST_Streams[Whole pence],${ofYear})`;
  return `(${stream('Whole pence')}+IF(${larger}+${earlier}<${left},1,0))/100`;
})();

function assumption(prefix: string): Formula {
  return `INDEX(AST_Assumptions[In force],MATCH("${prefix}."&${stream('Stream')},AST_Assumptions[Id],0))`;
}

/** The share of a stream in force; equal shares where the four do not add up to 100% (FUND-8). */
function streamShare(): Formula {
  const all = STREAM_NAMES.map((month) => setting(`stream.${month}`)).join(',');
  return `IF(ROUND(SUM(${all}),2)=100,${assumption('stream')},100/COUNT(${all}))`;
}

/** The pence of a stream before the odd pence are given out, in fine parts, so that remainders are whole numbers. */
function streamParts({ settings: { streamShares }, totals }: Plan, { year }: Stream, place: number): { pence: number; whole: number; rest: number } {
  const pence = totals.find((total) => total.year === year)?.grant ?? 0;
  const sum = streamShares.reduce((running, share) => running + share, 0);
  const parts = Math.floor((pence * ((streamShares[place] ?? 0) / sum)) * PARTS_OF_PENNY + 0.5);
  const whole = Math.floor(parts / PARTS_OF_PENNY);
  return { pence, whole, rest: parts - PARTS_OF_PENNY * whole };
}

/** The three letters of each month, from April, by which a month is found without knowing the language of the program. */
const LETTERS = EVERY_MONTH.map((name) => name.slice(0, 3).toUpperCase()).join('');
const WRITTEN = ` ${EVERY_MONTH.flatMap((name) => [name, name.slice(0, 3), ...(name === 'September' ? ['Sept'] : [])]).map((name) => name.toUpperCase()).join(' ')} `;
/** The longest date that each month has in every year, two digits each. */
const DATES = LAST_DATES.join('');
const LONGEST = 9;
const FULL_NAMES = EVERY_MONTH.map((name) => name.padEnd(LONGEST)).join('');
const NEXT_YEAR = ' NEXT YEAR';
/** April to August: the months of the next year in which a grant is still spent (FUND-9). */
const MONTHS_OF_NEXT = SPEND_WINDOW_MONTHS.value - MONTHS;

const IS_NEXT: Formula = `(RIGHT(${stream('Set as')},${String(NEXT_YEAR.length)})="${NEXT_YEAR}")`;
const HAS_DAY: Formula = `ISNUMBER(FIND(LEFT(${stream('Set as')},1),"0123456789"))`;

function monthNumber(text: Formula): Formula {
  return `((FIND(UPPER(LEFT(${text},3)),"${LETTERS}")+2)/3)`;
}

const SET_AS: Formula = `UPPER(TRIM(IFERROR(${assumption('arrives')},${stream('Stream')})))`;
const SET_MONTH: Formula = (() => {
  const bare = `IF(${IS_NEXT},LEFT(${stream('Set as')},LEN(${stream('Set as')})-${String(NEXT_YEAR.length)}),${stream('Set as')})`;
  return `IFERROR(IF(${HAS_DAY},MID(${bare},FIND(" ",${bare})+1,30),${bare}),"")`;
})();
const SET_DAY: Formula = `IF(${HAS_DAY},IFERROR(IF(FIND(" ",${stream('Set as')})<=3,VALUE(LEFT(${stream('Set as')},FIND(" ",${stream('Set as')})-1)),-1),-1),0)`;
const IS_USED: Formula = (() => {
  const [name, day] = [stream('Set month'), stream('Set day')];
  const isMonth = `LEN(${name})>=3,ISERROR(FIND(" ",${name})),ISNUMBER(FIND(" "&${name}&" ","${WRITTEN}"))`;
  const isIn = `OR(NOT(${IS_NEXT}),${monthNumber(name)}<=${String(MONTHS_OF_NEXT)})`;
  const isDay = `OR(NOT(${HAS_DAY}),AND(${day}>=1,${day}<=VALUE(MID("${DATES}",2*${monthNumber(name)}-1,2))))`;
  return `IFERROR(IF(AND(${isMonth},${isIn},${isDay}),1,0),0)`;
})();
const MONTHS_AFTER_APRIL: Formula = `IF(${stream('Is used')}=1,${monthNumber(stream('Set month'))}-1+IF(${IS_NEXT},${String(MONTHS)},0),${monthNumber(stream('Stream'))}-1)`;
const ARRIVES: Formula =
  `IF(${stream('Is used')}*${stream('Set day')}>0,${stream('Set day')}&" ","")&TRIM(MID("${FULL_NAMES}",${String(LONGEST)}*MOD(${stream('Months after')},${String(MONTHS)})+1,${String(LONGEST)}))` +
  `&" "&(${stream('Year of April')}+INT((${stream('Months after')}+${String(APRIL)})/${String(MONTHS)}))`;

/** May 2009, or 15 May 2009 where a day is given. */
function arrivesText({ month, on }: Pick<Stream, 'month' | 'on'>): string {
  return on === null ? monthText(month) : dayText(on);
}

function columnsOfArrival({ settings: { from, streamArrivals } }: Plan, place: (entry: Stream) => number): ColumnDefinition<Stream>[] {
  const setAs = (entry: Stream): string => { const arrival = streamArrivals[place(entry)]; return arrival === undefined ? '' : arrivalText(arrival).toUpperCase(); };
  const monthsAfter = ({ year, month }: Stream): number => month - (year * MONTHS + APRIL);
  const inPlan = (month: MonthIndex): number => month - (from * MONTHS + APRIL) + 1;
  return [
    { header: 'Year of April', style: 'number', width: 8, about: 'The year in which the financial year begins', value: ({ year }) => year },
    { header: 'Set as', style: 'plain', width: 12, about: 'When it arrives, as it is set on AST Assumptions (FUND-8)', value: setAs, formula: SET_AS },
    { header: 'Set month', style: 'plain', width: 12, about: 'The month of it', value: (entry) => monthName(entry.month).toUpperCase(), formula: SET_MONTH },
    { header: 'Set day', style: 'number', width: 8, about: 'The day of it; 0 where none is given', value: (entry) => streamArrivals[place(entry)]?.date ?? 0, formula: SET_DAY },
    { header: 'Is used', style: 'number', width: 8, about: '1 where that makes sense, 0 where the month of the guidance is used instead (FUND-8)', value: () => 1, formula: IS_USED },
    { header: 'Months after', style: 'number', width: 8, about: 'Months from April to the month in which it arrives', value: monthsAfter, formula: MONTHS_AFTER_APRIL },
    { header: 'Arrives in month', style: 'number', width: 8, about: 'The month in which it arrives, the first of the plan being 1', value: ({ month }) => inPlan(month), formula: `${String(MONTHS)}*(${stream('Year of April')}-YEAR(${PLAN_FIRST}))+${stream('Months after')}+1` },
  ];
}

/** What the live streams are worked out with, right of their reasons. */
export function streamLive(plan: Plan): ColumnDefinition<Stream>[] {
  const { settings: { streamShares }, streams } = plan;
  const sum = streamShares.reduce((running, share) => running + share, 0);
  const place = (entry: Stream): number => streams.filter(({ year }) => year === entry.year).indexOf(entry);
  const total = `SUMIFS(AST_Streams[Share %],AST_Streams[Year],${stream('Year')})`;
  return [
    { header: 'Order', style: 'number', width: 8, about: 'The order of the streams (FUND-8)', value: (entry) => place(entry) + 1 },
    ...columnsOfArrival(plan, place),
    { header: 'Share %', style: 'number', width: 8, about: 'The share in force (FUND-8)', value: (entry) => ((streamShares[place(entry)] ?? 0) * 100) / sum, formula: streamShare() },
    { header: 'Grant pence', style: 'number', width: 12, about: 'The year’s grant in pence (FUND-8)', value: (entry) => streamParts(plan, entry, place(entry)).pence, formula: `ROUND(SUMIFS(AST_Grant[Grant],AST_Grant[Year],${stream('Year')})*100,0)` },
    { header: 'Fine parts', style: 'number', width: 14, about: 'The share of it in fine parts of a penny (FUND-8)', value: (entry) => { const { whole, rest } = streamParts(plan, entry, place(entry)); return whole * PARTS_OF_PENNY + rest; }, formula: `INT(${stream('Grant pence')}*${stream('Share %')}/${total}*${PENNY_PARTS}+0.5)` },
    { header: 'Whole pence', style: 'number', width: 12, about: 'Of these the whole pence (FUND-8)', value: (entry) => streamParts(plan, entry, place(entry)).whole, formula: `INT(${stream('Fine parts')}/${PENNY_PARTS})` },
    { header: 'Remainder', style: 'number', width: 12, about: 'And what is left, which decides who gets the odd pence (FUND-8)', value: (entry) => streamParts(plan, entry, place(entry)).rest, formula: `${stream('Fine parts')}-${PENNY_PARTS}*${stream('Whole pence')}` },
  ];
}

export function streamReasons({ settings, totals, streams }: Plan, entry: Stream): ReturnType<typeof streamSteps> {
  const ofYear = streams.filter(({ year }) => year === entry.year);
  return streamSteps(entry, totals.find(({ year }) => year === entry.year)?.grant ?? 0, settings, ofYear.indexOf(entry));
}

/** The streams with their reasons. */
export function streamColumns(plan: Plan): ColumnDefinition<Stream>[] {
  return [
    { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ year }) => financialYearText(year) },
    { header: 'Stream', style: 'text', width: 15, about: 'The month by which the guidance names it (FUND-8)', value: ({ name }) => name },
    { header: 'Arrives', style: 'plain', width: 18, about: 'The month in which it arrives, and the day where you gave one on AST Assumptions (FUND-8)', value: arrivesText, formula: ARRIVES },
    { header: 'Amount', style: 'money', width: 15, about: 'The stream; the four add up to the grant', value: ({ amount }) => amount, formula: STREAM_AMOUNT },
    { header: 'Why', style: 'text', width: 15, about: 'How the amount came about, with its rule', value: (entry) => basisText(streamReasons(plan, entry)) },
  ];
}
