/** Form AST2, eligibility and leading practitioners: which staff list they are made from, and each of them. */
import { Field, Select } from '@fluentui/react-components';
import { useMemo, type ReactElement } from 'react';
import { Ast2Part } from './Ast2Part';
import { EligibilityPart } from './EligibilityPart';
import { FormActions } from './formActions';
import { restoresForms } from './formed';
import { PractitionersPart } from './PractitionersPart';
import type { ViewProps } from './viewProps';
import { RestorePart } from './WriteSection';

export function FormsPart(props: ViewProps): ReactElement {
  const { state, planner } = props;
  const { formed: { sheet }, source, parts, busy } = state;
  const actions = useMemo(() => new FormActions(planner), [planner]);
  return (
    <>
      <Field label="Staff list">
        <Select value={sheet} disabled={busy !== null} onChange={(_event, { value }) => { actions.askSheet(value); }}>
          <option value="">{source === null ? 'the one of this workbook' : `as under Plan: ${source.sheet}`}</option>
          {parts.map(({ name }) => <option key={name} value={name}>{name}</option>)}
        </Select>
      </Field>
      <Ast2Part {...props} actions={actions} />
      <EligibilityPart {...props} actions={actions} />
      <PractitionersPart {...props} actions={actions} />
      {restoresForms(state) && <RestorePart {...props} />}
    </>
  );
}
