/** The command timetable: the latest dates from an application to AST pay, and what is assessed (APP-2 to APP-5, PAY-11). */
import { dayText, isoText } from '../domain/calendar';
import { fractionFromDecimal, fractionText } from '../domain/exact';
import { assessmentScope, CAREER_STAGES, designatedHead, notMetText, PASSED_TEXT, type CareerStage, type DesignatedHead, type SchoolHours, type Timetable } from '../rules/application';
import { latestAssessment, saidOf, timetableOf, type ApplicationSaid } from '../workbook/audit/applicationSaid';
import { dayWord, UsageError, words, type Words } from './arguments';
import { table } from './report';
import { EXIT, HELP_OPTION, type Terminal } from './terminal';

const HELP_SENTENCE = '“ast-planner timetable --help” shows what the command takes.';

/** Others’ words for a stage. */
const STAGE_WORDS: Readonly<Record<string, CareerStage>> = {
  main: 'main', 'main scale': 'main', threshold: 'threshold', 'post-threshold': 'threshold', upper: 'threshold', excellent: 'excellent', 'excellent teacher': 'excellent',
};

function timetableIn(given: Words): Timetable {
  const day = dayWord(given, 'applied');
  if (day === undefined) throw new UsageError(`--applied is missing: give the day on which the headteacher receives the application, such as --applied 2009-10-05. ${HELP_SENTENCE}`);
  const made = timetableOf(day, `--applied ${isoText(day)}`);
  if ('refusal' in made) throw new UsageError(made.refusal);
  return made;
}

function stageIn(text: string | undefined): CareerStage | null {
  if (text === undefined) return null;
  const stage = STAGE_WORDS[text.trim().toLowerCase()];
  if (stage === undefined) throw new UsageError(`--stage ${text} cannot be used: expected main (main scale), threshold (upper pay spine) or excellent (Excellent Teacher).`);
  return stage;
}

/** `Ashby=15`. */
function hoursIn(pairs: readonly string[]): SchoolHours[] {
  const given = pairs.map((pair): SchoolHours => {
    const equals = pair.lastIndexOf('=');
    const [school, hours] = [pair.slice(0, Math.max(0, equals)).trim(), fractionFromDecimal(pair.slice(equals + 1).trim())];
    if (school === '' || hours === undefined || hours.numerator <= 0) throw new UsageError(`--hours ${pair} cannot be used: write the school and the hours that the teacher works there, such as --hours "Ashby=15".`);
    return { school, hours };
  });
  const twice = given.find(({ school }, at) => given.findIndex((other) => other.school.toLowerCase() === school.toLowerCase()) !== at);
  if (twice !== undefined) throw new UsageError(`--hours is given twice for ${twice.school}: give all the hours of a school once.`);
  return given;
}

interface Answer {
  readonly timetable: Timetable;
  readonly stages: readonly CareerStage[];
  readonly hours: readonly SchoolHours[];
  readonly head: DesignatedHead | null;
}

export function timetableCommand(args: readonly string[], terminal: Terminal): number {
  const text = { type: 'string' } as const;
  const given = words('timetable', args, { ...HELP_OPTION, applied: text, stage: text, hours: { type: 'string', multiple: true }, json: { type: 'boolean' } });
  const [stray] = given.positionals;
  if (stray !== undefined) throw new UsageError(`“${stray}” cannot be used: the command reads no file, only options, such as --applied 2009-10-05. ${HELP_SENTENCE}`);
  const made = timetableIn(given);
  const stage = stageIn(given.one('stage'));
  const hours = hoursIn(given.all('hours'));
  const answer: Answer = { timetable: made, stages: stage === null ? CAREER_STAGES : [stage], hours, head: designatedHead(hours, 'hours') };
  terminal.out(given.flag('json') ? `${JSON.stringify(timetableJson(answer))}\n` : report(answer));
  return EXIT.done;
}

function linesOf({ heading, sentences }: ApplicationSaid): string[] {
  return ['', `${heading}:`, ...sentences.map(({ rule, text }) => `- ${text} [${rule}]`)];
}

function report({ timetable: made, stages, head }: Answer): string {
  const lines = [
    `Application for AST assessment received on ${dayText(made.applied)}: the latest date of each step`,
    '',
    ...table([['Step', 'Latest', 'Rule'], ...made.steps.map(({ name, latest, rule }) => [name, dayText(latest), rule])]),
    '',
    ...made.steps.map(({ rule, text }) => `- ${text} [${rule}]`),
    ...saidOf(made, stages).flatMap(linesOf),
    ...(head === null ? [] : linesOf({ heading: 'Several schools', sentences: [{ rule: 'APP-5', text: head.text }] })),
  ];
  return `${lines.join('\n')}\n`;
}

/** The contract of `--json`: dates as 2009-10-05; `school` of the designated head is `null` where the largest are equal. */
function timetableJson({ timetable: made, stages, hours, head }: Answer): unknown {
  return {
    applied: isoText(made.applied),
    steps: made.steps.map(({ id, rule, latest, text }) => ({ step: id, rule, latest: isoText(latest), text })),
    earliestPay: isoText(made.earliestPay),
    standards: stages.map((stage) => {
      const { byHead, external, text } = assessmentScope(stage);
      return { stage, rule: 'APP-2', byHead, external, text };
    }),
    notMet: { rule: 'APP-4', reapplyFrom: isoText(made.reapplyFrom), text: notMetText(latestAssessment(made)) },
    passed: { rule: 'APP-4', text: PASSED_TEXT },
    ...(head === null ? {} : { designatedHead: { rule: 'APP-5', school: head.school, hours: hours.map(({ school, hours: each }) => ({ school, hours: Number(fractionText(each)) })), text: head.text } }),
    notes: made.notes,
  };
}
