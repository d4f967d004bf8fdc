/** Write: what will be replaced, the writing, the way to the sheets, and Restore. */
import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { ViewProps } from './viewProps';

export function WriteSection({ state, planner }: ViewProps): ReactElement {
  const { written, replaces, restorable, busy } = state;
  return (
    <section aria-labelledby="write">
      <h2 id="write">4. Write</h2>
      <p>
        {replaces.length === 0
          ? 'Adds sheets whose names begin with “AST”. Nothing that is there is changed.'
          : `Replaces what is on ${replaces.map((name) => `“${name}”`).join(', ')}. Your changes on “AST Assumptions” and “AST Pay points” are kept; nothing else is touched.`}
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
      {restorable !== null && (
        <>
          <h3>Restore</h3>
          <p>
            {restorable.putBack.length === 0 ? '' : `Puts back what was on ${restorable.putBack.map((name) => `“${name}”`).join(', ')}. `}
            {restorable.takeAway.length === 0 ? '' : `Takes away ${restorable.takeAway.map((name) => `“${name}”`).join(', ')}. `}
            What you changed on them since is lost.
          </p>
          <div className="actions"><Button disabled={busy !== null} onClick={() => { void planner.restore(); }}>Restore</Button></div>
        </>
      )}
    </section>
  );
}
