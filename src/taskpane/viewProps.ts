/** What every view of the pane is given. */
import type { PaneState } from './paneState';
import type { Planner } from './planner';

export interface ViewProps {
  readonly state: PaneState;
  readonly planner: Planner;
}
