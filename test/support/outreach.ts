/** Posts with what lists say of their outreach, and visits of an outreach log, for tests. */
import { outreachFindings } from '../../src/audit/outreachFindings';
import { outreachFigures, outreachTerms, type Outreach, type PostOutreach } from '../../src/audit/outreach';
import type { Finding } from '../../src/audit/finding';
import { LOG_COLUMNS, type LogColumn, type LoggedVisit, type OutreachPost } from '../../src/audit/outreachRecords';
import type { Place, StaffPost } from '../../src/audit/records';
import type { AstPost } from '../../src/domain/staff';
import { day, postWith } from './posts';

const STAFF_COLUMNS = ['Post ID', 'Name', 'FTE', 'Start date', 'End date', 'Outreach %', 'Outreach pattern', 'Outreach exemption'];

/** A place whose columns have the letters A, B, C and so on. */
export function placeOf(sheet: string, row: number, columns: readonly string[], book = ''): Place {
  return { book, sheet, row, cellOf: (column) => { const at = columns.indexOf(column); return at < 0 ? undefined : `${String.fromCharCode(65 + at)}${row}`; } };
}

export interface PostFacts {
  readonly post?: Partial<AstPost>;
  readonly staff?: Partial<Omit<StaffPost, 'post'>>;
  readonly category?: string | null;
  readonly grantOutreach?: number | null;
  readonly columns?: readonly string[];
}

/** A full-time post of the SDG, held throughout by A. Marlow of Ashby. */
export function outreachPost({ post = {}, staff = {}, category = null, grantOutreach = 620_000, columns = STAFF_COLUMNS }: PostFacts = {}): OutreachPost {
  const ast = postWith({ id: 'P1', school: 'Ashby', establishment: '8014032', holder: 'A. Marlow', fundingSource: 'SDG', ...post });
  return {
    school: { school: ast.school, establishment: ast.establishment }, category, grantOutreach,
    staff: {
      kind: 'post', post: ast, isWhole: true, stated: { point: null, range: null, decisions: new Map(), septembers: [], revertTo: null }, isVacant: false, status: 'paid', staffCode: '', reason: '',
      outreachShare: null, outreachPattern: '', outreachExemption: '', qualification: null, qualificationText: '', problems: [], place: placeOf('Staff', 2, columns), ...staff,
    },
  };
}

let nextRow = 1;

/** A visit of a day by post P1 to Birch, with its objective and feedback. */
export function visit(iso: string, facts: Partial<LoggedVisit> = {}, columns: readonly LogColumn[] = LOG_COLUMNS): LoggedVisit {
  nextRow += 1;
  return {
    postId: 'P1', name: '', school: '', establishment: '', day: day(iso), days: 100, hostSchool: 'Birch', hostEstablishment: '', request: '', objective: 'Phonics', purpose: '', hasFeedback: true,
    place: placeOf('Outreach log', nextRow, columns), ...facts,
  };
}

export function figuresOf(posts: readonly OutreachPost[], visits: readonly LoggedVisit[], on: string): Outreach {
  return outreachFigures(posts, visits, outreachTerms(day(on)));
}

export function figuresOfOne(of: OutreachPost, visits: readonly LoggedVisit[], on: string): PostOutreach {
  const [one] = figuresOf([of], visits, on).posts;
  if (one === undefined) throw new Error('nobody holds the post in the year');
  return one;
}

export function findingsOf(posts: readonly OutreachPost[], visits: readonly LoggedVisit[], on: string): Finding[] {
  return outreachFindings(figuresOf(posts, visits, on));
}
