/** What the parts of forms are given. */
import type { FormActions } from './formActions';
import type { ViewProps } from './viewProps';

export interface FormsProps extends ViewProps {
  readonly actions: FormActions;
}
