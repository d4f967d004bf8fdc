/** The authority’s account in short, and the moves of funding that are proposed. */
import { Fragment, type ReactElement } from 'react';
import { shortPoundsText } from '../domain/exact';
import type { ShownAudit } from './audited';
import { Details } from './Details';
import { Reasons, StepList } from './Reasons';

/** So many moves are shown here: the sheet has all of them. */
const MOST_MOVES = 20;

interface AccountSectionProps {
  readonly account: NonNullable<ShownAudit['account']>;
  readonly switching: ShownAudit['switching'];
}

function Switches({ switching: { moves, rest } }: { readonly switching: NonNullable<ShownAudit['switching']> }): ReactElement {
  return (
    <>
      <h3>Proposed switches of funding</h3>
      {moves.length === 0
        ? <p>No vacant post with funding meets a planned post without. {rest}</p>
        : <p>{moves.length === 1 ? 'One move' : `${String(moves.length)} moves`}, {shortPoundsText(moves.reduce((sum, { amount }) => sum + amount, 0))} in all; the authority’s total stays the same. A proposal: nothing is changed. {rest}</p>}
      {moves.slice(0, MOST_MOVES).map(({ text, amount, steps }, index) => (
        <Fragment key={index}><Details summary={<>{text}: <span className="nowrap">{shortPoundsText(amount)}</span></>}>{() => <StepList steps={steps} />}</Details></Fragment>
      ))}
      {moves.length > MOST_MOVES && <p className="quiet">{moves.length - MOST_MOVES} more stand on “AST Switching” once the audit is written.</p>}
    </>
  );
}

export function AccountSection({ account: { year, items, steps }, switching }: AccountSectionProps): ReactElement {
  return (
    <section aria-labelledby="account">
      <h2 id="account">The authority’s account</h2>
      <table className="money differences">
        <caption>All schools, {year}</caption>
        <thead><tr><th scope="col">What</th><th scope="col">Figure</th></tr></thead>
        <tbody>{items.map(({ what, value }) => <tr key={what}><th scope="row">{what}</th><td>{value}</td></tr>)}</tbody>
      </table>
      <Reasons of={`the account of ${year}`} steps={() => steps} />
      <p className="quiet">By school, phase and area it stands on “AST Account” once the audit is written.</p>
      {switching !== null && <Switches switching={switching} />}
    </section>
  );
}
