/** A view that is loaded when it is first opened. That it cannot be loaded is said in its place, and can be tried again. */
import { Button } from '@fluentui/react-components';
import { useEffect, useState, type ComponentType, type ReactElement } from 'react';
import { loaded } from './later';

/** How a view is loaded: one and the same function for each view. */
export type LoadView<Props> = () => Promise<ComponentType<Props>>;

interface LaterProps<Props> {
  readonly load: LoadView<Props>;
  readonly props: Props;
}

export function LaterView<Props extends object>({ load, props }: LaterProps<Props>): ReactElement {
  const [view, setView] = useState<{ readonly View: ComponentType<Props> } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isOver = false;
    loaded(load).then(
      (View) => { if (!isOver) setView({ View }); },
      (error: unknown) => { if (!isOver) setFailure((error as Error).message); },
    );
    return () => { isOver = true; };
  }, [load, tries]);
  if (view !== null) return <view.View {...props} />;
  if (failure === null) return <p className="quiet">One moment.</p>;
  return (
    <div role="alert">
      <p>{failure}</p>
      <Button size="small" onClick={() => { setFailure(null); setTries(tries + 1); }}>Try again</Button>
    </div>
  );
}
