/** Functions for cells: turns those in the selected cells into plain formulas, and puts the old ones back. */
import { Button } from '@fluentui/react-components';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import type { FormulaCells } from '../workbook/formulaCells';
import { loadPlainCells, type PlainModule } from './later';
import type { PlainPlan } from './plainCells';

/** As many cells that stay are listed. */
const MOST_LISTED = 20;

interface FunctionsSectionProps {
  /** The pane is at something else. */
  readonly isBusy: boolean;
}

function cellsText(count: number): string {
  return count === 1 ? '1 cell' : `${String(count)} cells`;
}

export function FunctionsSection({ isBusy }: FunctionsSectionProps): ReactElement {
  const [plan, setPlan] = useState<PlainPlan | null>(null);
  const [said, setSaid] = useState<readonly string[]>([]);
  const [restorable, setRestorable] = useState(0);
  const [isWorking, setWorking] = useState(false);
  const disabled = isBusy || isWorking;

  /** The script, with the formulas of the workbook; what Excel is waited for is said. */
  const opened = useCallback(async (): Promise<{ plain: PlainModule; cells: FormulaCells }> => {
    const plain = await loadPlainCells();
    return { plain, cells: plain.openFormulaCells((sentence) => { setSaid(sentence === null ? [] : [sentence]); }) };
  }, []);

  useEffect(() => {
    // Where it cannot be loaded, the first press of a button says so.
    opened().then(({ plain, cells }) => plain.restorableFormulas(cells)).then(setRestorable, () => undefined);
  }, [opened]);

  const act = async (action: (plain: PlainModule, cells: FormulaCells) => Promise<readonly string[]>): Promise<void> => {
    setWorking(true);
    try {
      const { plain, cells } = await opened();
      try {
        setSaid(await action(plain, cells));
      } finally {
        setRestorable(await plain.restorableFormulas(cells));
      }
    } catch (error) {
      setSaid([String((error as { message?: unknown }).message ?? error)]);
    } finally {
      setWorking(false);
    }
  };

  const look = (): Promise<void> => act(async (plain, cells) => {
    const found = await plain.lookAtSelected(cells);
    setPlan(found.changes.length > 0 ? found : null);
    const none = found.changes.length === 0 ? [`None of the selected cells of “${found.sheet}” holds a function such as AST.PAY that can be turned.`] : [];
    return [...none, ...found.stays];
  });
  const turn = (chosen: PlainPlan): Promise<void> => act(async (plain, cells) => {
    setPlan(null);
    const done = await plain.turnIntoPlain(cells, chosen);
    return [`Turned: ${cellsText(done.turned)} of “${chosen.sheet}” hold plain formulas now.`, ...done.stays];
  });

  return (
    <section aria-labelledby="functions">
      <h2 id="functions">Functions in your cells</h2>
      <p>Functions such as =AST.PAY("Rest","AST",11,A1) work where this add-in is loaded. Turned into plain formulas, they give the same figures in any Excel.</p>
      <div className="actions">
        <Button disabled={disabled} onClick={() => { void look(); }}>Look at the selected cells</Button>
        {restorable > 0 && <Button disabled={disabled} onClick={() => { setPlan(null); void act(async (plain, cells) => [await plain.restoreFormulas(cells)]); }}>Restore the formulas of {cellsText(restorable)}</Button>}
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
