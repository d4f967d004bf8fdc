/** The command ast2: the facts for form AST2 from the staff list, as text or as the sheet “AST AST2” (FUND-7). */
import { basename } from 'node:path';
import { finish } from '../domain/work';
import type { Ast2Form } from '../workbook/audit/ast2Form';
import { ast2Sheet, BEFORE_SENT, NOT_KNOWN, NOT_THE_FORM, NOTHING_MISSING } from '../workbook/audit/ast2Sheet';
import { ast2Forms, readAst2List } from '../workbook/audit/ast2Workbook';
import { AST2_NAME } from '../workbook/audit/sheetNames';
import { areaWord, mappingWords, UsageError, words } from './arguments';
import { checkOutputName, openWorkbook, saveOwnSheets } from './files';
import { checkReplaced } from './replaced';
import { EXIT, HELP_OPTION, timeText, type Terminal } from './terminal';
import { WAYS_TO_SAY } from './waysToSay';

/** Without one post that can be given there is nothing to copy, so any that cannot stops the command: each has its sentence. */
export async function ast2(args: readonly string[], version: string, terminal: Terminal): Promise<number> {
  const text = { type: 'string' } as const;
  const several = { type: 'string', multiple: true } as const;
  const given = words('ast2', args, { ...HELP_OPTION, output: { type: 'string', short: 'o' }, sheet: text, area: text, map: several, post: several, json: { type: 'boolean' } });
  const [input, ...more] = given.positionals;
  if (input === undefined || more.length > 0) throw new UsageError('Give the name of one workbook and the posts: ast-planner ast2 staff.xlsx --post P1 -o forms.xlsx');
  const ids = given.all('post').map((id) => id.trim()).filter((id) => id !== '');
  if (ids.length === 0) throw new UsageError('--post is missing: say which posts the form is for, such as --post P1 --post P2.');
  const [output, area, sheet] = [given.one('output'), given.one('area'), given.one('sheet')];
  const asked = { ...(area === undefined ? {} : { area: areaWord(area) }), ...(sheet === undefined ? {} : { sheet }), mapping: mappingWords(given.all('map')) };
  if (output !== undefined) checkOutputName(input, output);

  const file = await openWorkbook(input);
  if (output !== undefined) await checkReplaced(input, file, output);
  const list = await readAst2List(file, { ...asked, values: new Map(), figures: 'values', version, ways: WAYS_TO_SAY, writtenAt: timeText(terminal) });
  if ('refusal' in list) throw new UsageError(list.refusal);
  const { planned: { readFrom }, own } = list.made;
  const made = finish(ast2Forms(list, ids, 'Give one of them with --post.'));
  if ('refusals' in made) throw new UsageError(made.refusals.join('\n'));
  const { forms } = made;
  if (output !== undefined) {
    if (terminal.isTerminal) terminal.err(`Writing ${basename(output)} …\n`);
    await saveOwnSheets(file, [ast2Sheet(forms, { madeFrom: readFrom, writtenAt: timeText(terminal), version })], own, output);
  }
  terminal.out(given.flag('json') ? `${JSON.stringify(ast2Json(forms))}\n` : report(forms, output));
  return forms.some(({ missing }) => missing.length > 0) ? EXIT.doneWithErrors : EXIT.done;
}

function report(forms: readonly Ast2Form[], output: string | undefined): string {
  const lines = forms.flatMap(({ post, holder, fields, missing }) => {
    const width = Math.max(...fields.map(({ label }) => label.length));
    return [
      `Post ${post}${holder === '' ? '' : `: ${holder}`}`,
      ...fields.map(({ label, text, why, rule }) => `  ${label.padEnd(width)}  ${text === '' ? NOT_KNOWN : text}  (${why}) [${rule}]`),
      ...(missing.length === 0 ? [`${NOTHING_MISSING}.`] : [`${BEFORE_SENT}:`, ...missing.map(({ rule, message }) => `- ${message} [${rule}]`)]),
      '',
    ];
  });
  return `${NOT_THE_FORM}.\n\n${lines.join('\n')}\n${output === undefined ? 'Nothing was written; give -o OUT.xlsx for the sheet to print.' : `Written: ${output}, on “${AST2_NAME}”`}\n`;
}

/** The contract of `--json`: each fact as read in `text`; its `value` is an amount in pence or a date as 2009-09-01, `null` where it is not known. */
function ast2Json(forms: readonly Ast2Form[]): unknown {
  return {
    posts: forms.map(({ post, holder, sheet, row, fields, missing }) => ({
      id: post, name: holder, sheet, row,
      fields: fields.map(({ id, label, value, text, rule, why }) => ({ id, label, value, text, rule, why })),
      missing,
    })),
  };
}
