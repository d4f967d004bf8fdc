/** Why Excel did not do what was asked, in a plain sentence. */
export class ExcelRefusal extends Error {
  constructor(
    /** The code of Office.js, or the product's own word for it. */
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
    this.name = 'ExcelRefusal';
  }
}

/** The user pressed Cancel. */
export class Stopped extends Error {
  constructor() {
    super('Stopped. Nothing was changed.');
    this.name = 'Stopped';
  }
}

/** What each error of Office.js means to somebody at a desk, and what to do. */
const SENTENCES: Readonly<Record<string, string>> = {
  InvalidOperationInCellEditMode: 'A cell is still being edited. Press Enter or Esc in that cell, then try again.',
  AccessDenied: 'Excel does not allow the change: a sheet or the workbook is protected, or it is open for reading only. Unprotect it under Review, or save a copy, and try again.',
  ItemNotFound: 'A sheet or a table that was there a moment ago is gone or has another name. Read the sheet again.',
  ItemAlreadyExists: 'A sheet, table or name that is needed came into the workbook meanwhile. Try again.',
  ActivityLimitReached: 'Excel is busy with other changes. Wait a minute and try again.',
  RequestPayloadSizeLimitExceeded: 'Excel took less at once than it should. Close other add-ins and try again.',
  ResponsePayloadSizeLimitExceeded: 'A row of the sheet holds more than Excel hands out at once. Put the staff list on a sheet of its own and read that.',
  InvalidOrTimedOutSession: 'Excel has ended the session of this workbook. Reload the workbook, open the pane again, and repeat the last step.',
  InvalidOrTimedOutSessionMessage: 'Excel has ended the session of this workbook. Reload the workbook, open the pane again, and repeat the last step.',
  InvalidSelection: 'Something other than cells is selected, such as a chart. Select a cell and try again.',
  InvalidOperation: 'Excel does not allow that there: the sheet may be hidden. Unhide it (right-click a sheet’s tab, Unhide) and try again.',
  Conflict: 'Somebody else changed the workbook at the same moment. Try again.',
  RequestAborted: 'Excel broke off the work, because somebody else changed the workbook or Excel was closing. Try again.',
  InsertDeleteConflict: 'Cells were inserted or deleted at the same moment. Try again.',
  ApiNotFound: 'This Excel is too old for what was asked. What works in which Excel stands in the guide.',
  InvalidRequestContext: 'Excel has lost the workbook. Close the pane and open it again.',
};

/** An error of Office.js as a refusal; any other error is a bug and goes on as it is. */
export function refusalOf(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (error instanceof ExcelRefusal || error instanceof Stopped || typeof code !== 'string') return error;
  const known = SENTENCES[code];
  if (known !== undefined) return new ExcelRefusal(code, known);
  return new ExcelRefusal(code, `Excel could not do it (it says ${code}: ${String(message).slice(0, 200)}). Try again; if it happens again, save the workbook and open it anew.`);
}
