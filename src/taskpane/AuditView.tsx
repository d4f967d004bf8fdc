/** Audit: what breaks a rule in the lists of a workbook, what it is worth and what to do; the authority’s account of them; and applications and forms. */
import { Button, Field, Input, Select } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { dayText } from '../domain/calendar';
import { AREA_NAMES, AREAS } from '../domain/scales';
import { AccountSection } from './AccountSection';
import { AuditFindings, SumsTable } from './AuditFindings';
import { Details } from './Details';
import { restoresForms } from './formed';
import { LaterView, type LoadView } from './LaterView';
import type { ViewProps } from './viewProps';
import { RestorePart } from './WriteSection';

/** What not everybody opens is loaded when it is. */
const timetablePart: LoadView<ViewProps> = async () => (await import('./TimetablePart')).TimetablePart;
const formsPart: LoadView<ViewProps> = async () => (await import('./FormsPart')).FormsPart;

export function AuditView(props: ViewProps): ReactElement {
  const { state: { audited: { on, shown, written }, area, busy }, planner } = props;
  const isBusy = busy !== null;
  return (
    <>
      <section aria-labelledby="audit">
        <h2 id="audit">Audit</h2>
        <p>Reads every staff list of this workbook, and the lists of schools, allocations, payments and outreach beside them. Says what breaks a rule, what it is worth, and what to do. Nothing is changed.</p>
        <div className="fields">
          <Field label="Audit on" hint="Left empty: today while there were ASTs, after that the end of the newest year of the lists">
            <Input type="date" value={on} onChange={(_event, { value }) => { planner.audit.ask(value); }} />
          </Field>
          <Field label="Pay area" hint="for rows that name none">
            <Select value={area ?? ''} disabled={isBusy} onChange={(_event, { value }) => { void planner.setArea(AREAS.find((each) => each === value) ?? null); }}>
              <option value="">not said</option>
              {AREAS.map((each) => <option key={each} value={each}>{AREA_NAMES[each]}</option>)}
            </Select>
          </Field>
        </div>
        <div className="actions">
          <Button appearance="primary" disabled={isBusy} onClick={() => { void planner.audit.run(); }}>{shown === null ? 'Audit this workbook' : 'Audit again'}</Button>
        </div>
        {shown !== null && (
          <>
            <p>{shown.made.scope}</p>
            {shown.why !== '' && <p className="quiet">No day was given: {dayText(shown.made.on)} was taken, {shown.why}.</p>}
            <p><strong>{shown.result}</strong></p>
            <SumsTable made={shown.made} />
            <AuditFindings {...props} shown={shown} />
            <h3>Write</h3>
            <p>Writes “AST Audit” and the sheets beside it. Those of an earlier audit are replaced, and the reasons on them are kept. Your own sheets are never changed.</p>
            <div className="actions">
              <Button disabled={isBusy} onClick={() => { void planner.audit.write(); }}>Write AST Audit and the sheets beside it</Button>
              {written.map((name) => <Button key={name} size="small" appearance="subtle" disabled={isBusy} onClick={() => { void planner.goTo(name); }}>Go to {name}</Button>)}
            </div>
            {!restoresForms(props.state) && <RestorePart {...props} />}
          </>
        )}
      </section>
      {shown !== null && shown.account !== null && <AccountSection account={shown.account} switching={shown.switching} />}
      <section aria-labelledby="applications">
        <h2 id="applications">Applications and forms</h2>
        <Details summary="Application timetable">{() => <LaterView load={timetablePart} props={props} />}</Details>
        <Details summary="Form AST2, who may become an AST, and leading practitioners">{() => <LaterView load={formsPart} props={props} />}</Details>
      </section>
    </>
  );
}
