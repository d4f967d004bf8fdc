/** What is said of an action that failed. */
import { ExcelRefusal, Stopped } from '../excel';
import type { Message } from './paneState';

export function messageOf(error: unknown): Message {
  if (error instanceof Stopped) return { intent: 'info', text: error.message };
  if (error instanceof ExcelRefusal) return { intent: 'error', text: error.message };
  return { intent: 'error', text: `The pane met with a mistake of its own (${String((error as { message?: unknown }).message ?? error)}). Nothing was written. Close the pane and open it again; if it happens again, report it.` };
}
