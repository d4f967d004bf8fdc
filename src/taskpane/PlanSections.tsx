/** What is shown once a staff list was read: how it was understood, the settings, the preview, and the writing. */
import type { ReactElement } from 'react';
import { PreviewSection } from './PreviewSection';
import { ReadSection } from './ReadSection';
import { SettingsSection } from './SettingsSection';
import type { ViewProps } from './viewProps';
import { WriteSection } from './WriteSection';

export function PlanSections(props: ViewProps): ReactElement {
  const { state } = props;
  return (
    <>
      <ReadSection {...props} />
      {state.made !== null && (
        <>
          <SettingsSection {...props} made={state.made} />
          {state.made.planned.plan.posts.length > 0
            ? <><PreviewSection {...props} made={state.made} /><WriteSection {...props} /></>
            : <section><p>No AST post could be planned, so there is nothing to preview or to write. See what is said under Read.</p></section>}
        </>
      )}
    </>
  );
}
