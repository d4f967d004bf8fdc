/** Problems, each with a button to its cell. */
import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Problem, Severity } from '../domain/problem';
import type { Planner } from './planner';

const WORDS: Readonly<Record<Severity, string>> = { error: 'Error', question: 'Question', note: 'Note' };
/** So many at a time: a list of thousands would keep the pane busy. */
const SHOWN_AT_ONCE = 50;

interface ProblemListProps {
  readonly problems: readonly Problem[];
  readonly planner: Planner;
  readonly isBusy: boolean;
}

export function ProblemList({ problems, planner, isBusy }: ProblemListProps): ReactElement {
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  return (
    <>
      <ul className="problems">
        {problems.slice(0, shown).map(({ severity, rule, sheet, cell, message }, index) => (
          <li key={index} className={severity}>
            <span><strong>{WORDS[severity]}{rule === undefined ? '' : ` [${rule}]`}.</strong> {message}</span>
            {sheet !== undefined && cell !== undefined && (
              <Button size="small" disabled={isBusy} onClick={() => { void planner.goTo(sheet, cell); }}>Go to {cell}</Button>
            )}
          </li>
        ))}
      </ul>
      {problems.length > shown && (
        <Button size="small" onClick={() => { setShown(shown + SHOWN_AT_ONCE); }}>Show {Math.min(SHOWN_AT_ONCE, problems.length - shown)} more of {problems.length - shown}</Button>
      )}
    </>
  );
}
