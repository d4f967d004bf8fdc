/** Audit: the rows and posts that should be looked at, each with its cell. */
import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Severity } from '../domain/problem';
import type { ViewProps } from './viewProps';
import { ProblemList } from './ProblemList';

const HEADINGS: Readonly<Record<Severity, string>> = {
  error: 'Errors: rows and figures that could not be used',
  question: 'Questions: planned, but somebody should look',
  note: 'Notes',
};

export function AuditView({ state, planner }: ViewProps): ReactElement {
  const { made, refusal, busy } = state;
  const problems = made?.planned.problems ?? [];
  return (
    <section aria-labelledby="audit">
      <h2 id="audit">What should be looked at</h2>
      <p>Reads the staff list and lists every row that cannot be used, and every post that does not stand as the rules say.</p>
      <div className="actions">
        <Button appearance="primary" disabled={busy !== null} onClick={() => { void (made === null ? planner.useThisSheet() : planner.readAgain()); }}>{made === null ? 'Use this sheet' : 'Read again'}</Button>
      </div>
      {refusal !== null && <p className="doubt">{refusal}</p>}
      {made !== null && <p>{made.planned.plan.posts.length} {made.planned.plan.posts.length === 1 ? 'post' : 'posts'} of “{made.planned.readFrom}” {made.planned.plan.posts.length === 1 ? 'was' : 'were'} looked at, {made.planned.leftOut === 0 ? 'none' : made.planned.leftOut} left out.</p>}
      {made !== null && problems.length === 0 && <p><strong>Nothing was found.</strong></p>}
      {(['error', 'question', 'note'] as const).map((severity) => {
        const found = problems.filter((problem) => problem.severity === severity);
        if (found.length === 0) return null;
        return (
          <div key={severity}>
            <h3>{HEADINGS[severity]} ({found.length})</h3>
            <ProblemList problems={found} planner={planner} isBusy={busy !== null} />
          </div>
        );
      })}
    </section>
  );
}
