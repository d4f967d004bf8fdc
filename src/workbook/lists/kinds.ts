/** The kinds of lists that are looked for in a workbook, beside the staff list. */
import { FUNDING_LIST } from '../fundingList/columns';
import { SCHOOLS_LIST } from '../schools/schoolsList';
import type { ListKind } from './list';

export const LIST_KINDS: readonly ListKind[] = [SCHOOLS_LIST, FUNDING_LIST];
