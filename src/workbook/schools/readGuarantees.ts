/** Reads the guarantees that a user typed on “AST SDG” (SDG-2). */
import { financialYearFrom, financialYearText } from '../../domain/calendar';
import type { BasisPoints } from '../../domain/exact';
import type { Problem } from '../../domain/problem';
import { guaranteeOf, PHASES, SDG_BASE_YEAR, type UserGuarantee } from '../../rules/sdg';
import { cellAddress, cellText, yearCellText, type SheetGrid } from '../port';
import { basisPoints } from '../settings';
import type { Content } from '../sheetWrite';
import { isBlank } from '../staff/cells';
import { normalHeader } from '../staff/columns';

export const GUARANTEE_HEADING = 'Guarantee %';
export const AS_PLANNED_HEADING = 'As planned %';
export const GUARANTEE_EXPECTED = 'a guarantee in % from -20 to 50 with at most two decimals, such as 2.1';

export interface GuaranteesReading {
  readonly own: readonly UserGuarantee[];
  /** Rows that cannot be used, as they were typed: phase, year, guarantee. */
  readonly unused: readonly (readonly Content[])[];
  readonly problems: readonly Problem[];
}

export const NO_GUARANTEES: GuaranteesReading = { own: [], unused: [], problems: [] };

/** A guarantee in hundredths of a per cent; 0.02 is what a spreadsheet makes of 2%, and is refused. */
export function guaranteeRate(text: string): BasisPoints | undefined {
  const rate = basisPoints(text.replace(/%$/, '').trim(), -20, 50);
  return rate === undefined || (rate !== 0 && Math.abs(rate) < 25) ? undefined : rate;
}

/** The user's own guarantees on the sheet: rows whose figure is not the built-in one. Of two rows for one phase and year the first holds. */
export function readGuarantees(grid: SheetGrid): GuaranteesReading {
  const header = grid.rows.findIndex(({ values }) => values.some((value) => normalHeader(cellText(value)) === normalHeader(GUARANTEE_HEADING)));
  const headings = grid.rows[header]?.values.map((value) => normalHeader(cellText(value))) ?? [];
  const [phaseAt, yearAt, rateAt] = ['phase', 'year', normalHeader(GUARANTEE_HEADING)].map((name) => headings.indexOf(name));
  if (phaseAt === undefined || yearAt === undefined || rateAt === undefined || phaseAt < 0 || yearAt < 0) return NO_GUARANTEES;
  const own: UserGuarantee[] = [];
  const unused: Content[][] = [];
  const problems: Problem[] = [];
  const rows = new Map<string, number>();
  for (const { row, values } of grid.rows.slice(header + 1)) {
    const [phaseCell = null, yearCell = null, rateCell = null] = [values[phaseAt], values[yearAt], values[rateAt]];
    if (isBlank(rateCell)) continue;
    const phase = PHASES.find((name) => name === cellText(phaseCell).toLowerCase());
    const year = financialYearFrom(yearCellText(yearCell));
    const rate = guaranteeRate(cellText(rateCell));
    const report = (column: number, found: string, expected: string): void => {
      const cell = cellAddress(row, column + 1);
      unused.push([cellText(phaseCell), year === undefined ? cellText(yearCell) : financialYearText(year), typeof rateCell === 'number' ? rateCell : cellText(rateCell)]);
      problems.push({
        severity: 'error', rule: 'SDG-2', sheet: grid.name, cell, found, expected,
        message: `The guarantee in row ${String(row)} of “${grid.name}” is not used: cell ${cell} holds ${found}; expected ${expected}. Correct it and plan again.`,
      });
    };
    if (phase === undefined) report(phaseAt, `“${cellText(phaseCell)}”`, 'primary or secondary');
    else if (year === undefined || year <= SDG_BASE_YEAR) report(yearAt, `“${cellText(yearCell)}”`, 'a financial year from 2006-07 on, such as 2011-12');
    else if (rate === undefined) report(rateAt, `“${cellText(rateCell)}”`, GUARANTEE_EXPECTED);
    else {
      const key = `${phase} ${String(year)}`;
      const first = rows.get(key);
      if (first !== undefined) report(yearAt, `a second guarantee for ${phase} schools in ${financialYearText(year)}`, `one row for each phase and year; row ${String(first)} is used`);
      else {
        rows.set(key, row);
        if (guaranteeOf(phase, year)?.value !== rate) own.push({ phase, year, value: rate });
      }
    }
  }
  return { own, unused, problems };
}
