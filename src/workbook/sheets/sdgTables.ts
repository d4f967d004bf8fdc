/** The tables of AST SDG: their columns, and the formulas by which they follow what is changed on the sheet. */
import { financialYearText, type FinancialYear } from '../../domain/calendar';
import { basisText, ratioNumber, ratioText, type SdgAuthorityYear, type SdgPhaseYear, type SdgProjection, type SdgSchool, type SdgSchoolYear } from '../../projection';
import { SOURCES, type DatedRate } from '../../parameters';
import { PHASES, raiseTo, SDG_BASE_YEAR } from '../../rules/sdg';
import type { PlannedSdg } from '../schools/planSdg';
import { AS_PLANNED_HEADING, GUARANTEE_HEADING } from '../schools/readGuarantees';
import type { Formula } from '../sheetWrite';
import type { ColumnDefinition } from './column';
import { at, rowOf, toPenny } from './live/formula';
import { authoritySteps, phaseSteps, schoolYearSteps, type GuaranteeRow } from './sdgReasons';

const RAISED = 'Raised since 2005-06';
const SUM = 'Sum over the schools';
const TOTALS = 'From the totals';
const [school, phase, total, rate] = [rowOf('AST_SdgSchools'), rowOf('AST_SdgPhases'), rowOf('AST_SdgAuthority'), rowOf('AST_SdgGuarantees')];

/** SUM of one cell is its number, and 0 where it is blank. */
function ofBase(header: string): Formula {
  return `SUM(${at('AST_SdgBase', header, `MATCH(${school('No')},AST_SdgBase[No],0)`)})`;
}

function raisedFor(cell: (header: string) => Formula): Formula {
  const found = at('AST_SdgGuarantees', RAISED, `MATCH(${cell('Phase')}&" "&${cell('Year')},AST_SdgGuarantees[Key],0)`);
  return `IF(${cell('Year')}="${financialYearText(SDG_BASE_YEAR)}",1,${found})`;
}

function ofPhase(header: string): Formula {
  return at('AST_SdgPhases', header, `MATCH(${school('Phase')}&" "&${school('Year')},AST_SdgPhases[Key],0)`);
}

function overSchools(header: string): Formula {
  return `SUMPRODUCT((AST_SdgSchools[Year]=${phase('Year')})*(AST_SdgSchools[Phase]=${phase('Phase')})*${header})`;
}

function overPhases(header: string): Formula {
  return toPenny(`SUMPRODUCT((AST_SdgPhases[Year]=${total('Year')})*AST_SdgPhases[${header}])`);
}

function overAll(header: string): Formula {
  return toPenny(`SUMPRODUCT((AST_SdgSchools[Year]=${total('Year')})*AST_SdgSchools[${header}])`);
}

const DIFFERENCE_ABOUT = 'The sum over the schools less what the totals come to';
const MIX_ABOUT = 'Of the difference: schools with more per pupil than the average of their phase gained or lost pupils (SDG-1)';
const ROUNDING_ABOUT = 'Of the difference: what rounding to the penny makes';

export function authorityColumns(projection: SdgProjection): ColumnDefinition<SdgAuthorityYear>[] {
  return [
    { header: 'Year', style: 'text', width: 26, about: 'Financial year, 1 April to 31 March', value: ({ year }) => financialYearText(year) },
    { header: 'Schools', style: 'number', width: 30, about: 'Schools of the list that could be read', value: ({ schools }) => schools, formula: `SUMPRODUCT(--(AST_SdgSchools[Year]=${total('Year')}))` },
    { header: 'AST part', style: 'money', width: 15, about: 'The parts for ASTs together (SDG-3)', value: ({ astPart }) => astPart, formula: overAll('AST part') },
    { header: 'Rest', style: 'money', width: 15, about: 'All else', value: ({ rest }) => rest, formula: overAll('Rest') },
    { header: SUM, style: 'moneyBold', width: 15, about: 'The allocations of the schools together (SDG-1)', value: ({ bottomUp }) => bottomUp, formula: overAll('Allocation') },
    { header: TOTALS, style: 'moneyBold', width: 15, about: 'The totals of base and pupils of each phase, taken as if they were one school (SDG-1)', value: ({ topDown }) => topDown, formula: overPhases(TOTALS) },
    { header: 'Difference', style: 'money', width: 15, about: DIFFERENCE_ABOUT, value: ({ difference }) => difference, formula: toPenny(`${total(SUM)}-${total(TOTALS)}`) },
    { header: 'Of it mix', style: 'money', width: 15, about: MIX_ABOUT, value: ({ mix }) => mix, formula: overPhases('Of it mix') },
    { header: 'Of it rounding', style: 'money', width: 15, about: ROUNDING_ABOUT, value: ({ rounding }) => rounding, formula: overPhases('Of it rounding') },
    { header: 'Check', style: 'money', width: 12, about: 'Must be zero: the difference less mix and rounding, and the sum less AST part and rest', value: () => 0, formula: `ABS(${toPenny(`${total('Difference')}-${total('Of it mix')}-${total('Of it rounding')}`)})+ABS(${toPenny(`${total(SUM)}-${total('AST part')}-${total('Rest')}`)})` },
    { header: 'Why', style: 'text', width: 15, about: 'How the figures came about, each with its rule', value: (row) => basisText(authoritySteps(row, projection)) },
  ];
}

export function phaseColumns(projection: SdgProjection): ColumnDefinition<SdgPhaseYear>[] {
  const own = (header: string): Formula => phase(header);
  return [
    { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ year }) => financialYearText(year) },
    { header: 'Phase', style: 'text', width: 12, about: 'The guarantees differ by phase', value: (row) => row.phase },
    { header: 'Base £', style: 'money', width: 15, about: 'The predecessor grants of 2005-06 together', value: ({ base }) => base, formula: toPenny(overSchools('AST_SdgSchools[Base £]')) },
    { header: 'Base pupils', style: 'number', width: 12, about: 'The pupils of 2005-06 together', value: ({ basePupils }) => ratioNumber(basePupils), formula: overSchools('AST_SdgSchools[Base pupils]') },
    { header: 'Pupils', style: 'number', width: 12, about: 'The pupils of the year together', value: ({ pupils }) => ratioNumber(pupils), formula: overSchools('AST_SdgSchools[Pupils]') },
    { header: RAISED, style: 'number', width: 12, about: 'The guarantees since 2005-06, multiplied (SDG-2)', value: ({ raise }) => ratioNumber(raise), formula: raisedFor(own) },
    { header: SUM, style: 'moneyBold', width: 15, about: 'The allocations of the schools together (SDG-1)', value: ({ bottomUp }) => bottomUp, formula: toPenny(overSchools('AST_SdgSchools[Allocation]')) },
    { header: TOTALS, style: 'moneyBold', width: 15, about: 'Base ÷ base pupils × guarantees × pupils, of all schools of the phase as one (SDG-1)', value: ({ topDown }) => topDown, formula: `ROUND(100*${own('Base £')}*${own(RAISED)}*${own('Pupils')}/${own('Base pupils')},0)/100` },
    { header: 'Difference', style: 'money', width: 15, about: DIFFERENCE_ABOUT, value: ({ difference }) => difference, formula: toPenny(`${own(SUM)}-${own(TOTALS)}`) },
    {
      header: 'Of it mix', style: 'money', width: 15, about: MIX_ABOUT, value: ({ mix }) => mix,
      formula: toPenny(`${own(RAISED)}*(${overSchools('AST_SdgSchools[Base £]/AST_SdgSchools[Base pupils]*AST_SdgSchools[Pupils]')}-${own('Base £')}*${own('Pupils')}/${own('Base pupils')})`),
    },
    { header: 'Of it rounding', style: 'money', width: 15, about: ROUNDING_ABOUT, value: ({ rounding }) => rounding, formula: toPenny(`${own('Difference')}-${own('Of it mix')}`) },
    { header: 'Why', style: 'text', width: 15, about: 'How the figures came about, each with its rule', value: (row) => basisText(phaseSteps(row, projection)) },
    { header: 'Key', style: 'text', width: 18, about: 'Phase and year, by which formulas find the row', value: (row) => `${row.phase} ${financialYearText(row.year)}` },
  ];
}

export function baseColumns(schools: readonly SdgSchool[]): ColumnDefinition<SdgSchool>[] {
  return [
    { header: 'No', style: 'number', width: 8, about: 'The number by which the rows below know the school', value: (row) => schools.indexOf(row) + 1 },
    { header: 'School', style: 'text', width: 30, about: 'The school', value: (row) => row.school },
    { header: 'Establishment', style: 'text', width: 15, about: 'Its number', value: ({ establishment }) => establishment },
    { header: 'Phase', style: 'text', width: 12, about: 'primary or secondary', value: (row) => row.phase },
    { header: 'Base £', style: 'inputMoney', width: 15, about: 'Predecessor grants in 2005-06; change it and the figures follow', value: ({ base }) => base },
    { header: 'AST part of it £', style: 'inputMoney', width: 15, about: 'Of the base: the part for ASTs; blank where nobody says', value: ({ astBase }) => astBase },
    { header: 'Base pupils', style: 'inputNumber', width: 15, about: 'Pupils in 2005-06', value: ({ basePupils }) => basePupils.numerator / basePupils.denominator },
    { header: 'AST posts', style: 'number', width: 12, about: 'AST posts that the grant supports (SDG-4)', value: ({ astPosts }) => (astPosts === null ? null : astPosts.numerator / astPosts.denominator) },
  ];
}

export function schoolColumns({ schools }: SdgProjection): ColumnDefinition<SdgSchoolYear>[] {
  const pence = `ROUND(100*${school('Allocation')},0)`;
  return [
    { header: 'No', style: 'number', width: 8, about: 'The number of the school in the table above', value: (row) => schools.indexOf(row.school) + 1 },
    { header: 'School', style: 'text', width: 30, about: 'The school', value: (row) => row.school.school },
    { header: 'Phase', style: 'text', width: 12, about: 'The guarantee differs by phase', value: (row) => row.school.phase },
    { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ year }) => financialYearText(year) },
    { header: 'Base £', style: 'money', width: 15, about: 'Predecessor grants in 2005-06', value: (row) => row.school.base, formula: ofBase('Base £') },
    { header: 'Base pupils', style: 'number', width: 12, about: 'Pupils in 2005-06', value: (row) => row.school.basePupils.numerator / row.school.basePupils.denominator, formula: ofBase('Base pupils') },
    { header: 'Pupils', style: 'inputNumber', width: 12, about: 'Pupils of the year; change the number and the figures follow', value: ({ pupils: { value } }) => value.numerator / value.denominator },
    { header: RAISED, style: 'number', width: 12, about: 'The guarantees since 2005-06, multiplied (SDG-2)', value: ({ raise }) => ratioNumber(raise), formula: raisedFor(school) },
    { header: 'Per pupil £', style: 'number', width: 12, about: 'Base ÷ base pupils × guarantees, to four places', value: ({ perPupil: { numerator, denominator } }) => Number(ratioText({ numerator, denominator: denominator * 100n }, 4)), formula: `ROUND(${school('Base £')}*${school(RAISED)}/${school('Base pupils')},4)` },
    { header: 'Allocation', style: 'moneyBold', width: 15, about: 'Base ÷ base pupils × guarantees × pupils, rounded once (SDG-2)', value: ({ allocation }) => allocation, formula: `ROUND(100*${school('Base £')}*${school(RAISED)}*${school('Pupils')}/${school('Base pupils')},0)/100` },
    { header: 'AST part', style: 'money', width: 15, about: 'Of it: the AST part, in the proportion of the base (SDG-3)', value: ({ astPart }) => astPart, formula: `ROUND(${pence}*${ofBase('AST part of it £')}/${school('Base £')},0)/100` },
    { header: 'Rest', style: 'money', width: 15, about: 'Of it: all else', value: ({ rest }) => rest, formula: toPenny(`${school('Allocation')}-${school('AST part')}`) },
    { header: 'AST post', style: 'text', width: 14, about: 'Whether the AST part is kept: it depends on a live AST post (SDG-3)', value: ({ condition }) => condition.text },
    { header: 'Pupils are', style: 'text', width: 14, about: 'Where the number of pupils comes from', value: ({ pupils: { basis } }) => (basis === undefined ? 'from the list' : `assumed: ${basis}`) },
    { header: 'Why', style: 'text', width: 15, about: 'How the figures came about, each with its rule', value: (row) => basisText(schoolYearSteps(row)) },
    {
      header: 'Gained by mix', style: 'money', width: 15, about: 'What the school adds to the difference between the sum over the schools and the totals (SDG-1)', value: ({ mix }) => mix,
      formula: toPenny(`${school(RAISED)}*(${school('Base £')}/${school('Base pupils')}-${ofPhase('Base £')}/${ofPhase('Base pupils')})*(${school('Pupils')}-${school('Base pupils')}*${ofPhase('Pupils')}/${ofPhase('Base pupils')})`),
    },
    { header: 'Check', style: 'money', width: 12, about: 'Must be zero: the allocation less AST part and rest (SDG-3)', value: () => 0, formula: toPenny(`${school('Allocation')}-${school('AST part')}-${school('Rest')}`) },
  ];
}

export function guaranteeRows({ guarantees, lastYear }: PlannedSdg): GuaranteeRow[] {
  return PHASES.flatMap((of) => Array.from({ length: lastYear - SDG_BASE_YEAR }, (_, index): GuaranteeRow => {
    const year = SDG_BASE_YEAR + 1 + index;
    const raise = raiseTo(of, year, guarantees);
    return { phase: of, year, rate: guarantees(of, year), raised: 'missing' in raise ? null : ratioNumber(raise) };
  }));
}

function sourceText(row: DatedRate | undefined): string {
  if (row === undefined) return 'No figure was found. Fill in yours and plan again.';
  return row.source === undefined ? (row.basis ?? '') : `${SOURCES[row.source]?.title ?? row.source} [${row.source}]`;
}

export function guaranteeColumns(lastYear: FinancialYear): ColumnDefinition<GuaranteeRow>[] {
  const factors = Array.from({ length: lastYear - SDG_BASE_YEAR }, (_, index) => financialYearText(SDG_BASE_YEAR + 1 + index))
    .map((year) => `IF("${year}">${rate('Year')},1,${at('AST_SdgGuarantees', 'Factor', `MATCH(${rate('Phase')}&" ${year}",AST_SdgGuarantees[Key],0)`)})`);
  return [
    { header: 'Phase', style: 'text', width: 12, about: 'primary or secondary', value: (row) => row.phase },
    { header: 'Year', style: 'text', width: 12, about: 'Financial year', value: ({ year }) => financialYearText(year) },
    { header: GUARANTEE_HEADING, style: 'inputNumber', width: 12, about: 'The least rise per pupil in %; change it or fill it in', value: (row) => (row.rate === undefined ? null : row.rate.value / 100) },
    { header: 'Status', style: 'text', width: 12, about: 'published, assumed, user or missing', value: (row) => row.rate?.status ?? 'missing' },
    { header: AS_PLANNED_HEADING, style: 'number', width: 12, about: 'The guarantee that the projection used', value: (row) => (row.rate === undefined ? null : row.rate.value / 100) },
    { header: 'Factor', style: 'number', width: 12, about: '1 and the guarantee (SDG-2)', value: (row) => (row.rate === undefined ? null : 1 + row.rate.value / 10_000), formula: `IF(${rate(GUARANTEE_HEADING)}="","",1+${rate(GUARANTEE_HEADING)}/100)` },
    { header: RAISED, style: 'number', width: 12, about: 'The factors of the phase up to this year, multiplied (SDG-2)', value: ({ raised }) => raised, formula: `IFERROR(${factors.join('*')},"")` },
    { header: 'Source or basis', style: 'text', width: 15, about: 'Where the figure was read, or how it was come by', value: (row) => sourceText(row.rate) },
    { header: 'Key', style: 'text', width: 15, about: 'Phase and year, by which formulas find the row', value: (row) => `${row.phase} ${financialYearText(row.year)}` },
  ];
}
