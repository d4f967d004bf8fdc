/** What is asked of a range: the post, the area, the date, the range by slider or keys, FTE, and what the holder earns now. */
import { Field, Input, Select } from '@fluentui/react-components';
import { useId, type ReactElement } from 'react';
import { isoText } from '../domain/calendar';
import { fractionText } from '../domain/exact';
import { AREA_NAMES, AREAS, scalePointText } from '../domain/scales';
import type { AstPost } from '../domain/staff';
import { questionOf, rangeText, type PlanSettings } from '../projection';
import { FIRST_POINT, LAST_RANGE_START } from '../rules/astPay';
import { LAST_POINTS } from '../rules/payBook';
import { cellText, isDateCell, type CellValue } from '../workbook/port';
import { NO_INPUTS, type InputProblem, type RangeInput, type RangeInputs } from '../workbook/range/inputs';
import { isBlank, isUnreadable, readArea, readDate } from '../workbook/staff/cells';

export const PRESENT_POINTS = [
  ...Array.from({ length: LAST_POINTS.Main }, (_, index) => `M${String(index + 1)}`),
  ...Array.from({ length: LAST_POINTS.Upper }, (_, index) => `U${String(index + 1)}`),
];
const AMOUNT = '£';

export interface AskProps {
  readonly inputs: RangeInputs;
  readonly change: (changes: Partial<RangeInputs>) => void;
  readonly problems: readonly InputProblem[];
}

/** A date of the inputs as a date field takes it. */
export function dateValue(value: CellValue): string {
  if (isDateCell(value)) return isoText(value.day);
  const reading = readDate(value);
  return isUnreadable(reading) ? cellText(value) : isoText(reading.value);
}

/** What is wrong with a field, under it. */
export function problemOf(problems: readonly InputProblem[], input: RangeInput): { validationMessage?: string; validationState?: 'error' } {
  const problem = problems.find((entry) => entry.input === input);
  return problem === undefined ? {} : { validationState: 'error', validationMessage: `Found ${problem.found}, expected ${problem.expected}.` };
}

/** The inputs that stand for a post of the plan as it is planned. */
function inputsOf(post: AstPost, settings: PlanSettings): Partial<RangeInputs> {
  const { area, on, start, fte, now, nowIsAssumed, ends, revertTo } = questionOf(post, settings);
  return {
    post: post.id, area, on: isoText(on), start, fte: fractionText(fte, 9), now: typeof now === 'number' || nowIsAssumed ? null : scalePointText(now), nowAmount: null,
    ends: ends === null ? null : isoText(ends), revertTo: revertTo === null ? null : `U${String(revertTo)}`, cover: null,
  };
}

interface RangeQuestionProps extends AskProps {
  readonly posts: readonly AstPost[];
  readonly settings: PlanSettings;
}

function PresentPay({ inputs, change, problems }: AskProps): ReactElement {
  const isAmount = !isBlank(inputs.nowAmount);
  const point = cellText(inputs.now).toUpperCase();
  return (
    <>
      <Field label="Paid now on" {...problemOf(problems, 'now')}>
        <Select value={isAmount ? AMOUNT : point} onChange={(_event, { value }) => { change(value === AMOUNT ? { now: null, nowAmount: '36000' } : { now: value, nowAmount: null }); }}>
          <option value="">U3, assumed</option>
          {PRESENT_POINTS.map((each) => <option key={each} value={each}>{each}</option>)}
          <option value={AMOUNT}>an amount in £</option>
        </Select>
      </Field>
      {isAmount && (
        <Field label="Paid now, £ full-time" {...problemOf(problems, 'nowAmount')}>
          <Input inputMode="decimal" value={cellText(inputs.nowAmount)} onChange={(_event, { value }) => { change({ nowAmount: value === '' ? '0' : value }); }} />
        </Field>
      )}
    </>
  );
}

export function RangeQuestion(props: RangeQuestionProps): ReactElement {
  const { inputs, change, problems, posts, settings } = props;
  const label = useId();
  const start = Number(cellText(inputs.start)) || FIRST_POINT;
  const area = readArea(inputs.area);
  return (
    <div className="fields">
      {posts.length > 0 && (
        <Field label="Post" className="wide">
          <Select
            value={cellText(inputs.post)}
            onChange={(_event, { value }) => {
              const post = posts.find(({ id }) => id === value);
              change(post === undefined ? { ...NO_INPUTS, area: inputs.area, start: inputs.start } : inputsOf(post, settings));
            }}
          >
            <option value="">A new post</option>
            {posts.map(({ id, holder, origin }) => <option key={`${id} ${String(origin.row)}`} value={id}>{id} {holder}</option>)}
          </Select>
        </Field>
      )}
      <Field label="Pay area" {...problemOf(problems, 'area')}>
        <Select value={isUnreadable(area) ? '' : area.value} onChange={(_event, { value }) => { change({ area: value }); }}>
          {AREAS.map((name) => <option key={name} value={name}>{AREA_NAMES[name]}</option>)}
        </Select>
      </Field>
      <Field label="First day in the post" {...problemOf(problems, 'on')}>
        <Input type="date" value={dateValue(inputs.on)} onChange={(_event, { value }) => { change({ on: value }); }} />
      </Field>
      <div className="wide slider">
        <span id={label}>Range: <strong>{start} to {start + 4}</strong></span>
        <input
          type="range" aria-labelledby={label} aria-valuetext={rangeText(start)} min={FIRST_POINT} max={LAST_RANGE_START} step={1} value={start}
          onChange={({ target }) => { change({ start: Number(target.value) }); }}
        />
      </div>
      <Field label="FTE" {...problemOf(problems, 'fte')}>
        <Input value={cellText(inputs.fte)} onChange={(_event, { value }) => { change({ fte: value }); }} />
      </Field>
      <PresentPay {...props} />
      <Field label="Cover cost a year, £" {...problemOf(problems, 'cover')}>
        <Input inputMode="decimal" value={cellText(inputs.cover)} onChange={(_event, { value }) => { change({ cover: value }); }} />
      </Field>
      <Field label="Points each September" {...problemOf(problems, 'policy')}>
        <Select value={cellText(inputs.policy)} onChange={(_event, { value }) => { change({ policy: value }); }}>
          <option value="">As the plan: {settings.policy}</option>
          {['0', '1', '2'].map((policy) => <option key={policy} value={policy}>{policy}</option>)}
        </Select>
      </Field>
    </div>
  );
}
