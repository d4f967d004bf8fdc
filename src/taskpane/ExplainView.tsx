/** Explain: how the figure in the selected cell came about, step by step. */
import { Button } from '@fluentui/react-components';
import { useEffect, type ReactElement } from 'react';
import { dayText } from '../domain/calendar';
import { shortPoundsText } from '../domain/exact';
import type { Explanation, RuleCitation } from '../workbook/explainCell';
import { MONEY_STYLES } from '../workbook/sheetWrite';
import { Details } from './Details';
import { FunctionsSection } from './FunctionsSection';
import type { ViewProps } from './viewProps';

function valueText({ value, style }: Explanation): string {
  if (typeof value !== 'number') return value ?? '';
  if (style === 'date') return dayText(value);
  return MONEY_STYLES.has(style) ? shortPoundsText(Math.round(value * 100)) : String(value);
}

function Rule({ rule }: { readonly rule: RuleCitation }): ReactElement {
  return (
    <Details summary={`Rule ${rule.id}`}>
      {() => (
        <>
          <blockquote>{rule.text}</blockquote>
          <p className="quiet">{rule.source}</p>
        </>
      )}
    </Details>
  );
}

function Steps({ explanation }: { readonly explanation: Explanation }): ReactElement {
  const { of, header, about, steps, rules } = explanation;
  return (
    <>
      <h3>{of}</h3>
      <p><strong>{header}: {valueText(explanation)}</strong></p>
      <p>{about}</p>
      <ol className="steps">
        {steps.map(({ text, rule, figures }, index) => (
          <li key={index}>
            {text}
            {figures.length > 0 && <ul className="quiet">{figures.map((figure) => <li key={figure}>{figure}</li>)}</ul>}
            {rule !== null && <Rule rule={rule} />}
          </li>
        ))}
      </ol>
      {rules.filter(({ id }) => !steps.some(({ rule }) => rule?.id === id)).map((rule) => <Rule key={rule.id} rule={rule} />)}
    </>
  );
}

export function ExplainView({ state, planner }: ViewProps): ReactElement {
  const { explained, busy } = state;
  useEffect(() => {
    let end: (() => void) | undefined;
    let isOver = false;
    planner.followSelection().then((stop) => {
      if (isOver) stop();
      else end = stop;
    }).catch(() => undefined);
    return () => {
      isOver = true;
      end?.();
    };
  }, [planner]);
  return (
    <>
      <section aria-labelledby="explain">
        <h2 id="explain">Explain a figure</h2>
        <p className="quiet">Select a cell on one of the AST sheets.</p>
        {explained !== null && explained.note !== '' && <p>{explained.note}</p>}
        {explained !== null && explained.explanation !== null && <Steps explanation={explained.explanation} />}
        <div className="actions"><Button size="small" disabled={busy !== null} onClick={() => { void planner.explainSelection(); }}>Explain the selected cell</Button></div>
      </section>
      <FunctionsSection isBusy={busy !== null} />
    </>
  );
}
