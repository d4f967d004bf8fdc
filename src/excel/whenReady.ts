/** Waits for Office, and says whether this is an Excel that the add-in can work in. */
import { isExcelNewEnough, LEAST_EXCEL_API } from './supported';

export type Readiness = { readonly ready: true; readonly isDark: boolean | null } | { readonly ready: false; readonly sentence: string };

/** How long Office may take to answer before the page says that it is not in Excel, in milliseconds. */
const LONGEST_WAIT = 20_000;

const NOT_IN_EXCEL = 'AST Planner works inside Excel: this page was opened outside of it. How to add it to Excel stands in the help.';

/** Whether the pane stands on a dark ground; `null` where Office does not say. */
function isDarkTheme(): boolean | null {
  const background = (Office.context.officeTheme as Office.OfficeTheme | undefined)?.bodyBackgroundColor;
  const channels = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(background ?? '');
  if (channels === null) return null;
  return channels.slice(1, 4).reduce((sum, hex) => sum + parseInt(hex, 16), 0) < 3 * 110;
}

export async function whenReady(): Promise<Readiness> {
  if (typeof Office === 'undefined') return { ready: false, sentence: 'Office.js could not be loaded. Check the connection to the internet, or ask whoever runs your network to allow appsforoffice.microsoft.com, and open the pane again.' };
  const late = new Promise<null>((resolve) => { setTimeout(() => { resolve(null); }, LONGEST_WAIT); });
  const info = await Promise.race([Office.onReady(), late]);
  if (info === null || String(info.host) !== 'Excel') return { ready: false, sentence: NOT_IN_EXCEL };
  if (!isExcelNewEnough()) {
    return { ready: false, sentence: `This Excel is too old: AST Planner needs one that knows ExcelApi ${LEAST_EXCEL_API} (Microsoft 365, Excel 2021 or newer, or Excel on the web). AST Planner also works on files, without Excel.` };
  }
  return { ready: true, isDark: isDarkTheme() };
}
