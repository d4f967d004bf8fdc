/** The rows of the amounts by CFR code, as the sheet, the CSV file and the JSON have them. */
import { financialYearText } from '../../domain/calendar';
import { shortPoundsText, type Pence } from '../../domain/exact';
import type { Step } from '../../domain/figure';
import { CFR_ELEMENTS, type CfrElement, type CfrKind } from '../../parameters';
import { cfrAmounts, cfrElements, type CfrSchoolYear, type PlanSettings } from '../../projection';
import { arrivesLater, cfrMonths, type CfrMonths } from '../../projection/monthByMonth';
import { builtInCfrMap, mappingsOf, type CfrMapRow } from '../cfrMap';
import type { PlannedWorkbook } from './planned';

const MONTHS = 12;

export interface CfrRow {
  readonly of: CfrSchoolYear;
  readonly line: 'code' | 'no code' | 'total' | 'net';
  readonly kind: CfrKind | 'net';
  readonly code: string;
  readonly description: string;
  readonly amount: Pence;
  readonly elements: readonly CfrElement[];
  /** From April to March, and after them what arrives later where some of the grant does; together the amount. Empty where months were not asked for. Pence. */
  readonly months: readonly Pence[];
  /** The months of each element of the school; `null` where they were not asked for. */
  readonly byElement: CfrMonths | null;
}

/** The code map of a plan: the user's, else the product's. */
export function cfrMapOf({ cfrMap }: Pick<PlannedWorkbook, 'cfrMap'>): readonly CfrMapRow[] {
  return cfrMap ?? builtInCfrMap();
}

/** How many amounts the months of a row are: twelve, thirteen where some of the grant arrives later, none where they were not asked for. */
export function cfrMonthCount(settings: PlanSettings): number {
  return settings.cfr === 'months' ? MONTHS + (arrivesLater(settings) ? 1 : 0) : 0;
}

/** The rows of the amounts, each school and year with its totals; a total has the elements that it adds up. */
export function cfrRows(planned: Pick<PlannedWorkbook, 'cfrMap' | 'plan' | 'sources'>): CfrRow[] {
  const { plan, sources } = planned;
  const count = cfrMonthCount(plan.settings);
  const monthly = count === 0 ? [] : cfrMonths(plan, sources);
  return cfrAmounts(plan, mappingsOf(cfrMapOf(planned)), sources).flatMap((of, at): CfrRow[] => {
    const byElement = monthly[at] ?? null;
    const row = (facts: Omit<CfrRow, 'of' | 'months' | 'byElement'>): CfrRow => (
      { ...facts, of, byElement, months: Array.from({ length: count }, (_, month) => facts.elements.reduce((sum, element) => sum + signOf(facts.line, element) * (byElement?.[element]?.[month] ?? 0), 0)) }
    );
    const kinds = (['expenditure', 'income'] as const).flatMap((kind): CfrRow[] => {
      const lines = of.lines.filter((line) => line.kind === kind);
      return [
        ...lines.map(({ line, code, name, elements, amount }) => row({ line, kind, code, description: name, elements, amount })),
        row({ line: 'total', kind, code: '', description: `All ${kind}`, elements: lines.flatMap(({ elements }) => elements), amount: of[kind] }),
      ];
    });
    return [...kinds, row({ line: 'net', kind: 'net', code: '', description: 'Expenditure less income', elements: cfrElements(sources), amount: of.expenditure - of.income })];
  });
}

/** Income is taken off where expenditure less income is asked for. */
function signOf(line: CfrRow['line'], element: CfrElement): 1 | -1 {
  return line === 'net' && CFR_ELEMENTS[element] === 'income' ? -1 : 1;
}

export const CFR_TYPES: Readonly<Record<CfrRow['kind'], string>> = { expenditure: 'Expenditure', income: 'Income', net: 'Net' };

/** Whether an amount has what others pay for the posts of the school (FUND-11). */
export function hasOthers(elements: readonly string[]): boolean {
  return elements.includes('Contributions of other schools') || elements.includes('Local formula');
}

/** What is left where income is taken off expenditure. */
export function leftText({ amounts }: CfrSchoolYear): string {
  return hasOthers(Object.keys(amounts)) ? 'cost less grant and less what others pay' : 'cost less grant';
}

/** Whose amounts, and of what. */
export function cfrSubject({ of, line, kind, code }: CfrRow): string {
  const what = line === 'code' ? `code ${code}` : line === 'no code' ? `${kind} without a code` : line === 'total' ? `all ${kind}` : `expenditure less income, which is ${leftText(of)}`;
  return `${of.name === '' ? 'The plan' : of.name}, ${financialYearText(of.year)}: ${what}`;
}

/** The elements of the row with an amount each, as a sum in words. */
export function cfrSum({ line, elements }: CfrRow, amountOf: (element: CfrElement) => Pence): string {
  return elements.map((element, at) => `${at === 0 ? '' : signOf(line, element) < 0 ? ' - ' : ' + '}${element} ${shortPoundsText(amountOf(element))}`).join('') || 'nothing';
}

export function cfrReason(row: CfrRow): Step {
  const { of, line, amount } = row;
  const sum = line === 'net' ? `${shortPoundsText(of.expenditure)} - ${shortPoundsText(of.income)}` : cfrSum(row, (element) => of.amounts[element] ?? 0);
  return { rule: 'FUND-6', text: `${cfrSubject(row)} is ${sum} = ${shortPoundsText(amount)}${line === 'code' && hasOthers(row.elements) ? '; what others pay for posts of the school stands on “AST Funding sources” (FUND-11)' : ''}`, figures: [] };
}
