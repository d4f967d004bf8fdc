/** Working columns of AST Funding sources by which AST CFR finds what others pay for the posts of a school (FUND-6, FUND-11). */
import { otherIncome, payerOf, type SourceRow } from '../../projection';
import type { ColumnDefinition } from './column';
import { rowOf } from './live/formula';

export const SOURCE_SCHOOL = 'School of post';
export const SOURCE_INCOME = 'Income of the school';
/** Who pays where the post is the school’s own to pay for: its name, or what stands for it where it has none. */
const SOURCE_OWN = 'The school itself';

const paidBy = rowOf('AST_PaidBy');
const INCOME =
  `IF(${paidBy('Source')}="Local formula","Local formula",IF(AND(OR(${paidBy('Source')}="Group",${paidBy('Source')}="School"),` +
  `${paidBy('Paid by')}<>${paidBy(SOURCE_OWN)}),"Contributions of other schools",""))`;

export function sourceIncomeColumns<Row extends SourceRow>(): ColumnDefinition<Row>[] {
  return [
    { header: SOURCE_SCHOOL, style: 'text', width: 24, about: 'The school that employs the holder and books the pay', value: ({ post }) => post.school },
    { header: SOURCE_OWN, style: 'text', width: 24, about: 'Who pays where the school of the post pays itself', value: ({ post }) => payerOf('School', '', post) },
    { header: SOURCE_INCOME, style: 'plain', width: 28, about: 'Under which income of that school falls what is paid; nothing where it pays itself (FUND-6, FUND-11)', value: (row) => otherIncome(row) ?? '', formula: INCOME },
  ];
}
