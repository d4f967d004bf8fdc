/** One school's share of a post that a group pays for (FUND-11). */
import type { Formula } from '../../sheetWrite';
import { rowOf } from './formula';
import { SHARE_TOLERANCE } from './names';
import { POST_NUMBER } from './postPath';
import { splitPart } from './split';

const cell = rowOf('AST_Months');

/** The shares of all rows of a post together. SUMIFS would read “01” as 1, and an asterisk as any text. */
export function sharesOf(post: Formula): Formula {
  return `SUMPRODUCT(--(AST_Posts[Post ID]=${post}),AST_Posts[Share])`;
}

const together = sharesOf(cell('Post ID'));

/** The shares of the post's schools together, or 1 where schools that are not in the workbook pay the rest. */
export const GROUP_TOTAL: Formula = `IF(${cell('Share')}="","",IF(1-${together}<=${SHARE_TOLERANCE},${together},1))`;

/** The school's part of a figure of the whole post, by its heading; all of it where one school pays. */
export function shareOf(header: string): Formula {
  const whole = cell(header);
  const part = splitPart({
    whole, shares: 'AST_Posts[Share]', mask: `(AST_Posts[Post ID]=${cell('Post ID')})*(AST_Posts[Share]>0)`,
    mine: cell('Share'), total: cell('Group total'), order: `AST_Posts[${POST_NUMBER}]`, place: cell(POST_NUMBER),
    others: `(${cell('Group total')}-${together})`,
  });
  return `IF(${cell('Share')}="",${whole},${part})`;
}
