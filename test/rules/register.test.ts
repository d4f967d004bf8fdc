import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rulesPage } from '../../scripts/rulesText';
import { CHAPTERS, REGISTER_SOURCES, RULES } from '../../src/rules/register';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? testFiles(path) : entry.name.endsWith('.test.ts') ? [path] : [];
  });
}

/** The titles of all tests. */
function titles(): string[] {
  return testFiles(join(ROOT, 'test')).flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/\btest(?:\.each\([^)]*\))?\(\s*['`]([^'`]+)/g)].map(([, title]) => title ?? ''));
}

describe('the register of rules', () => {
  test('every rule that is claimed as done, in whole or in part, has a test titled with its id', () => {
    const all = titles();
    const untested = RULES.filter(({ done }) => done !== 'later').filter(({ id }) => !all.some((title) => title.startsWith(`${id}:`)));
    expect(untested.map(({ id }) => id)).toEqual([]);
    expect(RULES.filter(({ done }) => done !== 'later')).toHaveLength(37);
  });

  test('all of PAY, REV and FUND are there, in order, each with a source', () => {
    const idsOf = (chapter: string): string[] => RULES.filter((rule) => rule.chapter === chapter).map(({ id }) => id);
    const numbered = (chapter: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${chapter}-${index + 1}`);
    expect([idsOf('PAY'), idsOf('REV'), idsOf('FUND')]).toEqual([numbered('PAY', 13), numbered('REV', 4), numbered('FUND', 11)]);
    expect(Object.keys(CHAPTERS)).toEqual([...new Set(RULES.map(({ chapter }) => chapter))]);
    for (const { source, text, product, done, open } of RULES) {
      expect([source, text, product].every((part) => part.length > 1)).toBe(true);
      expect(open === undefined).toBe(done !== 'part');
      expect(source === 'published practice of the awards' || Object.keys(REGISTER_SOURCES).some((tag) => source.includes(tag))).toBe(true);
    }
  });

  test('docs/rules.md is made from it', () => {
    expect(readFileSync(join(ROOT, 'docs', 'rules.md'), 'utf8')).toBe(rulesPage());
  });
});
