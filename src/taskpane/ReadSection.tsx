/** Read: which staff list, what its headings mean, how its rows were understood. */
import { Button, Field, MessageBar, MessageBarBody, Select } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { septemberYears } from '../workbook/sheets/septembers';
import { NOT_READ, STAFF_COLUMNS, mappedColumn } from '../workbook/staff/columns';
import { headingColumn, type Heading, type HeadingMatch } from '../workbook/staff/header';
import type { Source } from './paneState';
import type { ViewProps } from './viewProps';
import { Details } from './Details';
import { ProblemList } from './ProblemList';

const MATCH_WORDS: Readonly<Record<HeadingMatch, string>> = {
  name: 'sure: its own name',
  usual: 'likely: another usual name',
  yours: 'as you said',
  twice: 'not read: another column has this meaning',
  notRead: 'not read, as you said',
  unknown: 'not recognised, not read',
};

const AS_RECOGNISED = '';
const SELECTION = 'selection';

function sourceKey({ sheet, part }: Source): string {
  if (part === null) return `sheet:${sheet}`;
  return 'table' in part ? `table:${part.table}:${sheet}` : SELECTION;
}

function SourcePicker({ state, planner }: ViewProps): ReactElement {
  const choices = state.parts.flatMap(({ name, tables }): { label: string; source: Source }[] => [
    { label: name, source: { sheet: name, part: null } },
    ...tables.map((table) => ({ label: `${name}: table ${table}`, source: { sheet: name, part: { table } } })),
  ]);
  const current = state.source === null ? '' : sourceKey(state.source);
  return (
    <Field label="Staff list">
      <Select
        value={current} disabled={state.busy !== null}
        onChange={(_event, { value }) => {
          if (value === SELECTION) void planner.chooseSelection();
          const chosen = choices.find(({ source }) => sourceKey(source) === value);
          if (chosen !== undefined) void planner.choose(chosen.source);
        }}
      >
        {current === '' && <option value="">Choose …</option>}
        {choices.map(({ label, source }) => <option key={sourceKey(source)} value={sourceKey(source)}>{label}</option>)}
        <option value={SELECTION}>The selected cells</option>
      </Select>
    </Field>
  );
}

function recognisedAs({ column, match }: Heading): string {
  return column === null || match === 'twice' ? 'Choose …' : column;
}

function HeadingRow({ heading, state, planner }: ViewProps & { readonly heading: Heading }): ReactElement {
  const { text, match } = heading;
  const said = [...state.mapping].find(([name]) => name === text)?.[1];
  const years = state.made === null ? [] : septemberYears(state.made.planned.plan.settings);
  return (
    <tr>
      <th scope="row">{text} <span className="quiet">({headingColumn(heading)})</span></th>
      <td>
        <Select
          size="small" aria-label={`What “${text}” means`} value={said ?? AS_RECOGNISED} disabled={state.busy !== null}
          onChange={(_event, { value }) => { void planner.mapHeading(text, value === AS_RECOGNISED ? null : (mappedColumn(value) ?? null)); }}
        >
          <option value={AS_RECOGNISED}>{said === undefined ? recognisedAs(heading) : 'as recognised'}</option>
          <option value={NOT_READ}>not read</option>
          {STAFF_COLUMNS.map((name) => <option key={name} value={name}>{name}</option>)}
          {years.map((year) => <option key={year} value={`Sept ${String(year)}`}>Sept {year}</option>)}
        </Select>
        <span className={match === 'unknown' || match === 'twice' ? 'doubt' : 'quiet'}>{MATCH_WORDS[match]}</span>
      </td>
    </tr>
  );
}

function Headings({ state, planner, isOpen }: ViewProps & { readonly isOpen: boolean }): ReactElement | null {
  const { headings } = state;
  if (headings === null) return null;
  const unsure = headings.headings.filter(({ match }) => match === 'unknown' || match === 'twice').length;
  return (
    <Details isOpen={isOpen} summary={<>Headings, row {headings.row}: {headings.headings.length - unsure} read{unsure === 0 ? '' : `, ${String(unsure)} not recognised`}</>}>
      {() => (
        <>
          <p className="quiet">Correct what was understood wrongly. What you say is remembered in this workbook.</p>
          <table className="headings">
            <thead><tr><th scope="col">Heading</th><th scope="col">Stands for</th></tr></thead>
            <tbody>
              {headings.headings.map((heading) => <HeadingRow key={heading.at} heading={heading} state={state} planner={planner} />)}
            </tbody>
          </table>
        </>
      )}
    </Details>
  );
}

function counted(number: number, word: string): string {
  return `${String(number)} ${word}${number === 1 ? '' : 's'}`;
}

export function ReadSection(props: ViewProps): ReactElement {
  const { state, planner } = props;
  const { made, refusal, busy } = state;
  const problems = made?.planned.problems ?? [];
  const count = (severity: string): number => problems.filter((problem) => problem.severity === severity).length;
  // Where no post came of a sheet whose headings are not all known, one of them is likely to be what is missing.
  const isUnread = made !== null && made.planned.plan.posts.length === 0 && made.header.headings.some(({ match }) => match === 'unknown' || match === 'twice');
  return (
    <section aria-labelledby="read">
      <h2 id="read">1. Read</h2>
      <SourcePicker {...props} />
      {refusal !== null && <MessageBar intent="error" layout="multiline"><MessageBarBody>{refusal}</MessageBarBody></MessageBar>}
      {made !== null && (
        <p>
          <strong>{made.planned.plan.posts.length} AST {made.planned.plan.posts.length === 1 ? 'post' : 'posts'}</strong> understood,{' '}
          {made.planned.leftOut === 0 ? 'none' : made.planned.leftOut} left out, {made.planned.otherStaff} other staff.
        </p>
      )}
      <Headings {...props} isOpen={refusal !== null || isUnread} />
      {problems.length > 0 && (
        <Details isOpen={count('error') > 0} summary={<>To look at: {counted(count('error'), 'error')}, {counted(count('question'), 'question')}, {counted(count('note'), 'note')}</>}>
          {() => <ProblemList problems={problems} planner={planner} isBusy={busy !== null} />}
        </Details>
      )}
      <div className="actions">
        <Button size="small" disabled={busy !== null} onClick={() => { void planner.readAgain(); }}>Read again</Button>
        <Button size="small" disabled={busy !== null} onClick={() => { void planner.chooseSelection(); }}>Read the selected cells</Button>
      </div>
    </section>
  );
}
