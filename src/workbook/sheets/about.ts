/** AST About: what wrote the sheets, when, from what, and by which rules and sources. */
import { RULES, type Rule } from '../../rules/register';
import { SOURCES } from '../../parameters';
import { settingsFingerprint } from '../fingerprint';
import type { SheetWrite } from '../sheetWrite';
import { tableOf, widthsOf, type ColumnDefinition } from './column';
import { ABOUT_NAME } from './names';
import { REPLACED, titleLines, type PlannedWorkbook } from './planned';
import { FIGURES_FACT, LIVE_FIGURES } from './readAbout';

const FIRST_ROW = 4;

const RULE_COLUMNS: readonly ColumnDefinition<Rule>[] = [
  { header: 'Rule', style: 'text', width: 18, about: 'The id of the rule', value: ({ id }) => id },
  { header: 'What it says', style: 'wrapped', width: 110, about: 'In our words', value: ({ text }) => text },
  { header: 'Source', style: 'text', width: 40, about: 'Where it stands', value: ({ source }) => source },
];

const SOURCE_COLUMNS: readonly ColumnDefinition<{ tag: string; title: string; address: string }>[] = [
  { header: 'Source', style: 'text', width: 18, about: 'The tag by which figures cite it', value: ({ tag }) => tag },
  { header: 'Title', style: 'text', width: 110, about: 'The document', value: ({ title }) => title },
  { header: 'Address', style: 'text', width: 40, about: 'Where it was read', value: ({ address }) => address },
];

export function aboutSheet({ version, writtenAt, fingerprint, readFrom, plan, assumptions, live, sdg }: PlannedWorkbook): SheetWrite {
  const facts: [string, string][] = [
    ['Version', `AST Planner ${version}`],
    ['Written', writtenAt],
    ['Staff sheet', readFrom],
    ['Input fingerprint', fingerprint],
    ['Settings fingerprint', settingsFingerprint(assumptions.filter(({ editable }) => editable), plan.settings.userPay, sdg?.own)],
    [FIGURES_FACT, live ? LIVE_FIGURES : 'values'],
  ];
  const rules = tableOf('AST_Rules', { row: FIRST_ROW + facts.length + 2 }, RULE_COLUMNS, RULES.filter(({ done }) => done !== 'later'), { of: ({ id }) => `Rule ${id}` });
  const cited = new Set<string>();
  for (const { answer } of plan.payUsed) if (!('missing' in answer) && answer.source !== undefined) cited.add(answer.source);
  const sourceRows = [...cited].sort().map((tag) => ({ tag, title: SOURCES[tag]?.title ?? '', address: SOURCES[tag]?.address ?? '' }));
  const sourcesRow = rules.row + rules.rows.length + 3;
  return {
    name: ABOUT_NAME,
    widths: widthsOf(RULE_COLUMNS),
    lines: [
      ...titleLines('About these sheets', REPLACED),
      ...facts.map(([name, value], index) => ({
        row: FIRST_ROW + index,
        cells: [{ column: 1, value: name, style: 'heading' as const }, { column: 2, value, style: 'text' as const }],
      })),
      { row: rules.row - 1, cells: [{ column: 1, value: 'Rules', style: 'heading' }] },
      { row: sourcesRow - 1, cells: [{ column: 1, value: 'Sources of the pay figures used', style: 'heading' }] },
    ],
    tables: [rules, tableOf('AST_Sources', { row: sourcesRow }, SOURCE_COLUMNS, sourceRows, { of: ({ tag }) => `Source ${tag}` })],
    frozenRows: 2,
  };
}
