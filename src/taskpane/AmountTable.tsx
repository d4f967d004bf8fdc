/** A table of amounts in pounds. With many columns, or long amounts, its rows stand one below the other in a narrow pane. */
import type { ReactElement } from 'react';
import type { Pence } from '../domain/exact';
import { amountText } from './amountText';

/** Words stand as they are; `null` is shown as not known. */
export type AmountCell = Pence | string | null;

export interface AmountRow {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly AmountCell[];
}

interface AmountTableProps {
  readonly caption: string;
  /** What the rows are: a year, a month. */
  readonly of: string;
  readonly headers: readonly string[];
  readonly rows: readonly AmountRow[];
}

/** So many columns of amounts stand side by side in a narrow pane. */
const MOST_SIDE_BY_SIDE = 3;
/** From a million on, or below nought by a hundred thousand, amounts are too long to stand side by side. */
const LONGEST = 9;

function shown(cell: AmountCell): string {
  if (cell === null) return 'not known';
  return typeof cell === 'string' ? cell : amountText(cell);
}

export function AmountTable({ caption, of, headers, rows }: AmountTableProps): ReactElement {
  const isLong = headers.length > MOST_SIDE_BY_SIDE || rows.some(({ cells }) => cells.some((cell) => shown(cell).length > LONGEST));
  return (
    <table className={isLong ? 'money long' : 'money'}>
      <caption>{caption}, £</caption>
      <thead><tr><th scope="col">{of}</th>{headers.map((header) => <th key={header} scope="col">{header}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ key, name, cells }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => <td key={headers[index]} data-label={headers[index]}>{shown(cell)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
