/** Functions for cells: turns those in the selected cells into plain formulas, and puts the old ones back. */
import { Button } from '@fluentui/react-components';
import { useEffect, useState, type ReactElement } from 'react';
import type { FormulaCells } from '../workbook/formulaCells';
import { cellsText, lookAtSelected, restorableFormulas, restoreFormulas, turnIntoPlain, type PlainPlan } from './plainCells';

/** As many cells that stay are listed. */
const MOST_LISTED = 20;

interface FunctionsSectionProps {
  readonly cells: FormulaCells;
  /** The pane is at something else. */
  readonly isBusy: boolean;
}

export function FunctionsSection({ cells, isBusy }: FunctionsSectionProps): ReactElement {
  const [plan, setPlan] = useState<PlainPlan | null>(null);
  const [said, setSaid] = useState<readonly string[]>([]);
  const [restorable, setRestorable] = useState(0);
  const [isWorking, setWorking] = useState(false);
  const disabled = isBusy || isWorking;

  useEffect(() => {
    void restorableFormulas(cells).then(setRestorable);
  }, [cells]);

  const act = async (action: () => Promise<readonly string[]>): Promise<void> => {
    setWorking(true);
    try {
      setSaid(await action());
    } catch (error) {
      setSaid([String((error as { message?: unknown }).message ?? error)]);
    } finally {
      setRestorable(await restorableFormulas(cells));
      setWorking(false);
    }
  };

  const look = (): Promise<void> => act(async () => {
    const found = await lookAtSelected(cells);
    setPlan(found.changes.length > 0 ? found : null);
    const none = found.changes.length === 0 ? [`None of the selected cells of “${found.sheet}” holds a function such as AST.PAY that can be turned.`] : [];
    return [...none, ...found.stays];
  });
  const turn = (chosen: PlainPlan): Promise<void> => act(async () => {
    setPlan(null);
    const done = await turnIntoPlain(cells, chosen);
    return [`Turned: ${cellsText(done.turned)} of “${chosen.sheet}” hold plain formulas now.`, ...done.stays];
  });

  return (
    <section aria-labelledby="functions">
      <h2 id="functions">Functions in your cells</h2>
      <p>Functions such as =AST.PAY("Rest","AST",11,A1) work where this add-in is loaded. Turned into plain formulas, they give the same figures in any Excel.</p>
      <div className="actions">
        <Button disabled={disabled} onClick={() => { void look(); }}>Look at the selected cells</Button>
        {restorable > 0 && <Button disabled={disabled} onClick={() => { setPlan(null); void act(async () => [await restoreFormulas(cells)]); }}>Restore the formulas of {cellsText(restorable)}</Button>}
      </div>
      {plan !== null && (
        <>
          <p>{cellsText(plan.changes.length)} of “{plan.sheet}” will change, and nothing else of them but our functions. Their formulas are kept for Restore.</p>
          <div className="actions"><Button appearance="primary" disabled={disabled} onClick={() => { void turn(plan); }}>Turn {cellsText(plan.changes.length)} into plain formulas</Button></div>
        </>
      )}
      <div aria-live="polite">
        {said.slice(0, MOST_LISTED).map((sentence) => <p key={sentence}>{sentence}</p>)}
        {said.length > MOST_LISTED && <p>And {said.length - MOST_LISTED} more.</p>}
      </div>
    </section>
  );
}
