/** The saved plans of a workbook, without planning anything. */
import type { Pace } from '../../domain/work';
import type { SheetGrid, WorkbookPort } from '../port';
import { ownSheets } from '../ownSheets';
import { ownNameFor } from '../sheetWrite';
import { readScenarios } from './readScenarios';
import { SCENARIOS_NAME, type ScenarioShelf } from './shelf';

/** The sheet of the saved plans as it stands; `null` where there is none. */
export async function scenarioGridOf(port: Pick<WorkbookPort, 'sheets' | 'heads' | 'read'>): Promise<SheetGrid | null> {
  const own = await ownSheets(port, (await port.sheets()).map(({ name }) => name));
  const name = ownNameFor(own, SCENARIOS_NAME);
  return name === undefined ? null : ((await port.read([name]))[0] ?? null);
}

export async function shelfOf(port: Pick<WorkbookPort, 'sheets' | 'heads' | 'read'>, pace: Pace): Promise<ScenarioShelf> {
  return pace(readScenarios(await scenarioGridOf(port)));
}
