/** What the governing body looked at when it set the range: a tick and a short note for each (PAY-9). */
import type { ReactElement } from 'react';
import { CONSIDERATIONS, KIND_TEXTS, type ChecklistAnswer } from '../rules/considerations';
import { Details } from './Details';

interface ChecklistProps {
  readonly answers: readonly ChecklistAnswer[];
  readonly change: (answers: readonly ChecklistAnswer[]) => void;
}

export function RangeChecklist({ answers, change }: ChecklistProps): ReactElement {
  const answered = answers.filter(({ considered }) => considered === true).length;
  const changed = (id: string, to: Partial<ChecklistAnswer>): void => { change(answers.map((answer) => (answer.id === id ? { ...answer, ...to } : answer))); };
  return (
    <Details summary={`What the governing body looks at: ${String(answered)} of ${String(CONSIDERATIONS.length)} ticked [PAY-9]`}>
      {() => (
        <ul className="plain checklist">
          {CONSIDERATIONS.map(({ id, kind, text }) => {
            const { considered, note } = answers.find((answer) => answer.id === id) ?? { considered: null, note: '' };
            return (
              <li key={id}>
                <label><input type="checkbox" checked={considered === true} onChange={({ target }) => { changed(id, { considered: target.checked ? true : null }); }} /> <span>{KIND_TEXTS[kind]}: {text}</span></label>
                <input type="text" aria-label={`Note on: ${text}`} placeholder="Note" maxLength={500} value={note} onChange={({ target }) => { changed(id, { note: target.value }); }} />
              </li>
            );
          })}
        </ul>
      )}
    </Details>
  );
}
