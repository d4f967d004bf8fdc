/** Write: what will be replaced, the writing, the way to the sheets, and Restore. */
import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { ViewProps } from './viewProps';

export function WriteSection({ state, planner }: ViewProps): ReactElement {
  const { written, replaces, busy } = state;
  return (
    <section aria-labelledby="write">
      <h2 id="write">4. Write</h2>
      <p>
        {replaces.length === 0
          ? 'Adds sheets whose names begin with “AST”. Nothing that is there is changed.'
          : `Replaces what is on ${replaces.map((name) => `“${name}”`).join(', ')}. Your changes on “AST Assumptions” and “AST Pay points” are kept; notes of yours beside our tables on them are not. Formulas of yours that point to their cells go on doing so; where they name our tables, they become cell references.`}
      </p>
      <div className="actions">
        <Button appearance="primary" disabled={busy !== null} onClick={() => { void planner.write(); }}>Write the AST sheets</Button>
      </div>
      {written.length > 0 && (
        <>
          <h3>Written</h3>
          <ul className="plain">
            {written.map((name) => <li key={name}><Button size="small" appearance="subtle" disabled={busy !== null} onClick={() => { void planner.goTo(name); }}>Go to {name}</Button></li>)}
          </ul>
        </>
      )}
      <RestorePart state={state} planner={planner} />
    </section>
  );
}

/** Restore, with what it does to which sheets. */
export function RestorePart({ state: { restorable, busy }, planner }: ViewProps): ReactElement | null {
  if (restorable === null) return null;
  const { putBack, takeAway } = restorable;
  const listed = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');
  return (
    <>
      <h3>Restore</h3>
      <p>
        {putBack.length === 0 ? '' : `Puts back what was on ${listed(putBack)} before the last writing. `}
        {takeAway.length === 0 ? '' : `Takes away ${listed(takeAway)}; a formula of yours that points to them becomes #REF!. `}
        What you changed on them since is lost.
      </p>
      <div className="actions"><Button disabled={busy !== null} onClick={() => { void planner.restore(); }}>Restore</Button></div>
    </>
  );
}
