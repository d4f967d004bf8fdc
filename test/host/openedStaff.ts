import { openDesktop, type Desktop } from './desktopBridge';
import { SimulatedExcel } from './host';
import type { RowInput } from './simulatedWorkbook';

const STAFF: RowInput[] = [['Name', 'Spine'], ['Ann', 5], ['Bob', 7]];

export async function opened(rows: RowInput[] = STAFF): Promise<{ host: SimulatedExcel; desktop: Desktop }> {
  const host = new SimulatedExcel();
  host.workbook.addSheet('Staff', rows);
  return { host, desktop: await openDesktop(host) };
}

/** The code of the error that the product would see. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

export async function onStaff(desktop: Desktop, work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void): Promise<void> {
  await desktop.Excel.run(async (context) => {
    work(context.workbook.worksheets.getItem('Staff'), context);
    await context.sync();
  });
}
