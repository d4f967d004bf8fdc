/** The list of schools of a workbook, with or without a staff list. */
import type { Problem } from '../../domain/problem';
import type { WrittenValue } from '../assumptions';
import { findLists } from '../lists/findLists';
import { LIST_HEADER_ROWS, likelyListHeader, listHeader, missingColumns } from '../lists/list';
import type { SheetGrid, WorkbookPort } from '../port';
import { ownSheets } from '../ownSheets';
import { type NoPlan } from '../readWorkbook';
import { ownNameFor } from '../sheetWrite';
import { ASSUMPTIONS_NAME, SDG_NAME } from '../sheets/names';
import { readAssumptions } from '../sheets/readAssumptions';
import { findHeader } from '../staff/header';
import { NO_GUARANTEES, readGuarantees, type GuaranteesReading } from './readGuarantees';
import { SCHOOLS_LIST } from './schoolsList';

export interface SdgReading {
  readonly list: SheetGrid;
  readonly guarantees: GuaranteesReading;
  readonly own: ReadonlySet<string>;
  /** The settings on “AST Assumptions”, as the user left them; none where there is no such sheet. */
  readonly settings: readonly WrittenValue[];
  readonly problems: readonly Problem[];
}

const HEADINGS = 'School, Phase, SDG 2005-06, Pupils 2005-06 and Pupils of the years that are asked';

function noList(heads: readonly SheetGrid[], found: readonly Problem[]): NoPlan {
  const [almost] = found;
  if (almost !== undefined) return { refusal: almost.message };
  return { refusal: `No list of schools was found: no sheet has ${HEADINGS} as headings of one row within its first ${String(LIST_HEADER_ROWS)} rows (sheets: ${heads.map(({ name }) => `“${name}”`).slice(0, 12).join(', ')}).` };
}

/** Reads the list of schools, on the sheet of the name where one is given, and the user's guarantees. */
export async function readSdg(port: WorkbookPort, sheet: string | undefined): Promise<SdgReading | NoPlan> {
  const sheets = await port.sheets();
  const names = sheets.map(({ name }) => name);
  const own = await ownSheets(port, names);
  const theirs = sheets.filter(({ name }) => !own.has(name));
  const wanted = sheet === undefined ? undefined : theirs.find(({ name }) => name.trim().toLowerCase() === sheet.trim().toLowerCase());
  if (sheet !== undefined && wanted === undefined) return { refusal: `There is no sheet “${sheet}” in the workbook. Its sheets are: ${theirs.map(({ name }) => `“${name}”`).join(', ')}.` };
  const asked = wanted === undefined ? theirs : [wanted];
  const heads = await port.heads(asked.map(({ name }) => name), LIST_HEADER_ROWS);
  const candidates = heads.flatMap((head, at) => (wanted === undefined && findHeader(head) !== undefined ? [] : [{ head, visible: asked[at]?.visible ?? true }]));
  const found = findLists(candidates, [SCHOOLS_LIST]);
  const name = found.sheets.get(SCHOOLS_LIST.kind);
  if (name === undefined) {
    const [head] = heads;
    const header = wanted === undefined || head === undefined ? undefined : likelyListHeader(SCHOOLS_LIST, head);
    if (wanted !== undefined) return { refusal: `“${wanted.name}” is no list of schools: no row within its first ${String(LIST_HEADER_ROWS)} has ${HEADINGS} as headings${header === undefined ? '' : `; row ${String(header.row)} lacks ${missingColumns(SCHOOLS_LIST, header).join(', ')}`}.` };
    return noList(heads, found.problems);
  }
  const sdgName = ownNameFor(own, SDG_NAME);
  const assumptionsName = ownNameFor(own, ASSUMPTIONS_NAME);
  const [list, ...ours] = await port.read([name, ...[sdgName, assumptionsName].flatMap((some) => some ?? [])]);
  const [written, settings] = [sdgName, assumptionsName].map((some) => ours.find((grid) => grid.name === some));
  if (list === undefined || listHeader(SCHOOLS_LIST, list) === undefined) throw new RangeError(`the port gave no list for ${name}`);
  return { list, own, settings: settings === undefined ? [] : readAssumptions(settings), guarantees: written === undefined ? NO_GUARANTEES : readGuarantees(written), problems: found.problems };
}
