/** The ways to the sheets of this name that were written here. */
import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { isNameFor } from '../workbook/sheetWrite';
import type { ViewProps } from './viewProps';

export function GoToWritten({ sheet, state: { formed: { written }, busy }, planner }: ViewProps & { readonly sheet: string }): ReactElement {
  return (
    <>
      {written.filter((name) => isNameFor(name, sheet)).map((name) => (
        <Button key={name} size="small" appearance="subtle" disabled={busy !== null} onClick={() => { void planner.goTo(name); }}>Go to {name}</Button>
      ))}
    </>
  );
}
