/** Form AST2: the posts to choose from, what is still missing before the form can be sent, the facts, and the writing of the sheet. */
import { Button, Field, Select } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Ast2Form } from '../workbook/audit/ast2Form';
import { BEFORE_SENT, NOT_KNOWN, NOT_THE_FORM, NOTHING_MISSING } from '../workbook/audit/ast2Sheet';
import { AST2_NAME } from '../workbook/audit/sheetNames';
import { Details } from './Details';
import type { Ast2Choice, ShownAst2 } from './formed';
import type { FormsProps } from './formsProps';
import { GoToWritten } from './GoToWritten';
import { ProblemList } from './ProblemList';
import type { ViewProps } from './viewProps';

/** So many forms are shown: the sheet has all of them. */
const MOST_FORMS = 20;

const LACKING = 'lacking';
const POST = 'post:';

function choiceKey(choice: Ast2Choice): string {
  if (choice === null) return '';
  return choice === LACKING ? LACKING : `${POST}${choice.post}`;
}

function Facts({ form: { fields } }: { readonly form: Ast2Form }): ReactElement {
  return (
    <table className="headings">
      <thead><tr><th scope="col">What the form asks</th><th scope="col">Fact</th></tr></thead>
      <tbody>
        {fields.map(({ id, label, text, why, rule }) => (
          <tr key={id}><th scope="row">{label}</th><td>{text === '' ? NOT_KNOWN : text} <span className="quiet">{why} <span className="nowrap">[{rule}]</span></span></td></tr>
        ))}
      </tbody>
    </table>
  );
}

function FormPart({ form, state: { busy }, planner }: ViewProps & { readonly form: Ast2Form }): ReactElement {
  const { post, holder, sheet, missing } = form;
  const title = `Post ${post}${holder === '' ? '' : `: ${holder}`}`;
  return (
    <>
      <h4>{title}</h4>
      <p><strong>{missing.length === 0 ? `${NOTHING_MISSING}.` : `${BEFORE_SENT}:`}</strong></p>
      <ProblemList
        problems={missing.map(({ rule, cell, message }) => ({ severity: 'question', rule, sheet, message, ...(cell === null ? {} : { cell }) }))} planner={planner} isBusy={busy !== null}
      />
      <Details summary={`Facts: ${title}`}>{() => <Facts form={form} />}</Details>
    </>
  );
}

function Forms({ shown: { forms, choice, refusals }, ...props }: ViewProps & { readonly shown: ShownAst2 }): ReactElement {
  const ready = forms.filter(({ missing }) => missing.length === 0).length;
  return (
    <>
      <div aria-live="polite">
        {refusals.map((refusal) => <p key={refusal} className="doubt">{refusal}</p>)}
        {choice === LACKING && <p>{forms.length === 1 ? '1 form' : `${String(forms.length)} forms`}, for {ready} of which nothing is missing.</p>}
      </div>
      {forms.slice(0, MOST_FORMS).map((form) => <FormPart key={`${form.post} ${String(form.row)}`} {...props} form={form} />)}
      {forms.length > MOST_FORMS && <p className="quiet">{forms.length - MOST_FORMS} more stand on “{AST2_NAME}” once it is written.</p>}
    </>
  );
}

function postsText({ posts, list }: ShownAst2, lacking: number): string {
  const all = `${posts.length === 1 ? '1 post' : `${String(posts.length)} posts`} on “${list.made.planned.readFrom}”`;
  return lacking === 0 ? all : `${all}; ${String(lacking)} without a word of a form that was sent`;
}

export function Ast2Part({ actions, ...props }: FormsProps): ReactElement {
  const { state: { formed: { ast2: shown }, busy } } = props;
  const isBusy = busy !== null;
  const lacking = shown?.posts.filter(({ lacks }) => lacks).length ?? 0;
  return (
    <>
      <h3>Form AST2</h3>
      <p>Puts together what form AST2 asks about a post, and says what is still missing. {NOT_THE_FORM}.</p>
      <div className="actions"><Button disabled={isBusy} onClick={() => { void actions.read(); }}>{shown === null ? 'Read the posts' : 'Read the posts again'}</Button></div>
      {shown !== null && shown.posts.length === 0 && <p className="doubt">No AST post was found on “{shown.from.sheet}”: no row has the role AST or a point such as AST 7.</p>}
      {shown !== null && shown.posts.length > 0 && (
        <>
          <Field label="Post" hint={postsText(shown, lacking)}>
            <Select
              value={choiceKey(shown.choice)} disabled={isBusy}
              onChange={(_event, { value }) => { void actions.choose(value === '' ? null : value === LACKING ? LACKING : { post: value.slice(POST.length) }); }}
            >
              <option value="">Choose …</option>
              {lacking > 0 && <option value={LACKING}>all that still lack a form AST2 ({lacking})</option>}
              {shown.posts.map(({ id, holder }) => <option key={id} value={`${POST}${id}`}>{id} {holder}</option>)}
            </Select>
          </Field>
          <Forms {...props} shown={shown} />
          {shown.forms.length > 0 && <p>Writes “{AST2_NAME}”, a page to print for each post, in place of an earlier one. Your own sheets are never changed.</p>}
        </>
      )}
      <div className="actions">
        {shown !== null && shown.forms.length > 0 && <Button appearance="primary" disabled={isBusy} onClick={() => { void actions.writeAst2(); }}>Write {AST2_NAME}</Button>}
        <GoToWritten {...props} sheet={AST2_NAME} />
      </div>
    </>
  );
}
