/** What the relevant body looks at when it sets the range of a post (PAY-9), in the guidance’s own order. */

/** account: the body takes it into account. regard: it has regard to it. */
export type ConsiderationKind = 'account' | 'regard';

export interface Consideration {
  readonly id: string;
  readonly kind: ConsiderationKind;
  readonly text: string;
}

export const CONSIDERATIONS: readonly Consideration[] = [
  { id: 'work', kind: 'account', text: 'The nature of the work, including work with teachers from other schools' },
  { id: 'challenges', kind: 'account', text: 'The scale of the challenges to be tackled' },
  { id: 'competencies', kind: 'account', text: 'The professional competencies required' },
  { id: 'otherRecruitment', kind: 'account', text: 'Any other recruitment consideration held relevant' },
  { id: 'status', kind: 'regard', text: 'The status of the grade as an alternative to a leadership post' },
  { id: 'increase', kind: 'regard', text: 'An appropriately substantial increase over the previous post' },
  { id: 'allowance', kind: 'regard', text: 'Whether the post would otherwise have attracted an allowance' },
  { id: 'recruitment', kind: 'regard', text: 'Recruitment' },
  { id: 'shortage', kind: 'regard', text: 'Whether it is a shortage subject, or one where teaching most needs to improve' },
];

/** The body’s answer on one consideration; `null` until it is answered. */
export interface ChecklistAnswer {
  readonly id: string;
  readonly considered: boolean | null;
  readonly note: string;
}

export const NO_ANSWERS: readonly ChecklistAnswer[] = CONSIDERATIONS.map(({ id }) => ({ id, considered: null, note: '' }));

export const KIND_TEXTS: Readonly<Record<ConsiderationKind, string>> = { account: 'Takes into account', regard: 'Has regard to' };
