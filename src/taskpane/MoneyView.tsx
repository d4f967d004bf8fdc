/** Money: what the grant covers and who pays the rest, and all that finance officers ask of the plan. */
import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { CashSection } from './CashSection';
import { RollSection } from './RollSection';
import { SdgSection } from './SdgSection';
import type { ViewProps } from './viewProps';
import { WhatIfSection } from './WhatIfSection';
import { WhoPaysSection } from './WhoPaysSection';

export function MoneyView(props: ViewProps): ReactElement {
  const { state: { made, source, busy }, planner } = props;
  if (made === null) {
    return (
      <section aria-labelledby="money">
        <h2 id="money">Money</h2>
        <p>Who pays for what, and when the money comes.</p>
        <p>Read the staff list to see it.</p>
        <div className="actions"><Button appearance="primary" disabled={busy !== null} onClick={() => { void (source === null ? planner.useThisSheet() : planner.readAgain()); }}>{source === null ? 'Use this sheet' : 'Read again'}</Button></div>
      </section>
    );
  }
  return (
    <>
      <WhoPaysSection made={made} />
      <CashSection made={made} />
      <SdgSection made={made} />
      <WhatIfSection {...props} made={made} />
      <RollSection {...props} made={made} />
    </>
  );
}
