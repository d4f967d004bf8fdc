/** Range model: what a range pays and costs, which range the grant covers, and what the governing body looked at. */
import { Button } from '@fluentui/react-components';
import { useDeferredValue, useMemo, type ReactElement } from 'react';
import { DEFAULT_SETTINGS, questionText } from '../projection';
import { inputSentence, NOTHING_ASKED, type RangeAsked, type RangeInputs } from '../workbook/range/inputs';
import { planRange, rememberedCosts } from '../workbook/range/plannedRange';
import { EndingSection } from './EndingSection';
import { RangeChecklist } from './RangeChecklist';
import { RangeFigures } from './RangeFigures';
import { RangeHeat } from './RangeHeat';
import { RangeQuestion } from './RangeQuestion';
import type { ViewProps } from './viewProps';

export function RangeView({ state, planner }: ViewProps): ReactElement {
  const { made, busy } = state;
  const blank: RangeAsked = state.area === null ? NOTHING_ASKED : { ...NOTHING_ASKED, inputs: { ...NOTHING_ASKED.inputs, area: state.area } };
  const asked = state.range ?? blank;
  const plan = made?.planned.plan;
  const settings = plan?.settings ?? DEFAULT_SETTINGS;
  const posts = useMemo(() => plan?.posts.map(({ post }) => post) ?? [], [plan]);
  const costsOf = useMemo(rememberedCosts, []);
  const shown = useDeferredValue(asked.inputs);
  const { answer, sentences, problems } = useMemo(
    () => planRange({ inputs: shown, checklist: [] }, posts, settings, costsOf), [shown, posts, settings, costsOf]);
  const change = (changes: Partial<RangeInputs>): void => { planner.range.ask({ ...asked, inputs: { ...asked.inputs, ...changes } }); };
  const ask = { inputs: asked.inputs, change, problems };
  return (
    <section aria-labelledby="range">
      <h2 id="range">What a range pays</h2>
      <RangeQuestion {...ask} posts={posts} settings={settings} />
      {sentences.length > 0 && <ul className="doubt" aria-live="polite">{(problems.length > 0 ? problems.map(inputSentence) : sentences).map((text) => <li key={text}>{text}</li>)}</ul>}
      {answer !== null && <><h3>{questionText(answer.question)}</h3><RangeFigures answer={answer} /><RangeHeat {...ask} answer={answer} /></>}
      <EndingSection {...ask} answer={answer} />
      <RangeChecklist answers={asked.checklist} change={(checklist) => { planner.range.ask({ ...asked, checklist }); }} />
      <div className="actions">
        <Button appearance="primary" disabled={busy !== null || made === null || answer === null} onClick={() => { void planner.range.put(asked); }}>Put this range on a sheet</Button>
      </div>
      <p className="quiet">
        {made === null
          ? 'Read a staff list under Plan first: then the range can be put on a sheet, and your own pay figures, awards and settings are used.'
          : 'Writes the AST sheets, with “AST Range model” among them, which is kept when you plan again.'}
      </p>
    </section>
  );
}
