/** The page of the rules, from the rule data. */
import { CHAPTERS, REGISTER_SOURCES, RULES, type Chapter } from '../src/rules/register';

const DONE = { whole: 'yes', part: 'in part', later: 'not yet' } as const;

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}

/** The text of docs/rules.md. */
export function rulesPage(): string {
  const lines = [
    '# The rules',
    '',
    'Made from `src/rules/register.ts` by `npm run docs`: change it there. The id of a rule is its name in findings, in the',
    'cells’ “Why”, and in the titles of tests.',
    '',
    '| tag | document |',
    '|---|---|',
    ...Object.entries(REGISTER_SOURCES).map(([tag, title]) => `| ${tag} | ${cell(title)} |`),
  ];
  for (const chapter of Object.keys(CHAPTERS) as Chapter[]) {
    lines.push('', `## ${chapter}: ${CHAPTERS[chapter]}`, '', '| rule | what it says | source | what the product does | done |', '|---|---|---|---|---|');
    for (const rule of RULES.filter((entry) => entry.chapter === chapter)) {
      const done = rule.open === undefined ? DONE[rule.done] : `${DONE[rule.done]}: ${rule.open}`;
      lines.push(`| ${rule.id} | ${cell(rule.text)} | ${cell(rule.source)} | ${cell(rule.product)} | ${cell(done)} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}
