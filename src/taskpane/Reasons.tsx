/** Why a figure is what it is: its steps, each with its rule, in a part that opens. */
import type { ReactElement } from 'react';
import type { Step } from '../domain/figure';
import { Details } from './Details';

export function StepList({ steps }: { readonly steps: readonly Pick<Step, 'rule' | 'text'>[] }): ReactElement {
  return <ol className="steps">{steps.map(({ rule, text }, index) => <li key={index}>{text} <span className="quiet">[{rule}]</span></li>)}</ol>;
}

interface ReasonsProps {
  /** Whose figures they are, such as 2009-10. */
  readonly of: string;
  readonly steps: () => readonly Pick<Step, 'rule' | 'text'>[];
}

export function Reasons({ of, steps }: ReasonsProps): ReactElement {
  return <Details summary={`Why: ${of}`}>{() => <StepList steps={steps()} />}</Details>;
}
