/** The outreach of the posts of an audit (OUT-1 to OUT-7). */
import { bringsGrant } from '../rules/grant';
import type { AuditCase } from './auditCase';
import { outreachFigures, outreachTerms, type Outreach } from './outreach';
import { saysOutreach } from './outreachFindings';

/** The figures of the school year of the audit; `null` where no list says anything of outreach. */
export function auditOutreach({ lists, schools, terms }: AuditCase): Outreach | null {
  const posts = lists.posts.map((staff) => {
    const school = schools.of(staff.post);
    return { staff, school, category: school.row?.category ?? null, grantOutreach: bringsGrant(staff.post.fundingSource) ? terms.grantModel.outreach : null };
  });
  const outreach = outreachFigures(posts, lists.visits ?? [], outreachTerms(terms.on, terms.schoolDays));
  return saysOutreach(outreach) ? outreach : null;
}
