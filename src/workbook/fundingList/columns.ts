/** The columns of a list of funding: who pays for which post from one day to another (FUND-11). */
import type { ListKind } from '../lists/list';

export type FundingColumn = 'Post ID' | 'Funding source' | 'School' | 'Share' | 'From' | 'To';

export const FUNDING_LIST: ListKind<FundingColumn> = {
  kind: 'funding',
  what: 'a list of funding',
  columns: {
    'Post ID': ['post', 'post no', 'post number', 'post ref', 'post code', 'position id'],
    'Funding source': ['funding', 'funded by', 'source of funding', 'fund source', 'source'],
    School: ['school name', 'paid by', 'paying school', 'payer'],
    Share: ['share of post', 'school share', 'cost share', 'share %'],
    From: ['funded from', 'funding from', 'start', 'start date', 'first day'],
    To: ['funded to', 'funding to', 'until', 'end', 'end date', 'last day'],
  },
  needed: [['Post ID'], ['Funding source'], ['From'], ['To']],
};
