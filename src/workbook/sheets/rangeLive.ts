/** Whether the figures of the range model are written as formulas. */
import type { PlannedWorkbook } from './planned';

/** The post of the question stands on AST Posts, or it is a new one. */
function followsPosts({ plan, range }: Pick<PlannedWorkbook, 'plan' | 'range'>): boolean {
  const post = range?.answer?.question.post ?? null;
  return post === null || plan.posts.find((each) => each.post.id === post.id)?.post === post;
}

export function isRangeLive(planned: Pick<PlannedWorkbook, 'plan' | 'range' | 'live'>): boolean {
  return planned.live && (planned.range?.answer?.costs.years.length ?? 0) > 0 && followsPosts(planned);
}

/** Why the figures of the range model are values where those of the plan are formulas; empty where they are not. */
export function whyRangeIsValues(planned: PlannedWorkbook): string {
  const answer = planned.range?.answer ?? null;
  if (answer === null || !planned.live || isRangeLive(planned)) return '';
  const because = answer.costs.years.length === 0 ? 'no cost of the range can be worked out' : 'the post is not on “AST Posts”, where formulas would look for its facts';
  return `The figures here are values and do not follow the yellow cells, because ${because}.`;
}
