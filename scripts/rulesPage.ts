/** Writes docs/rules.md from the rule data. */
import { writeFileSync } from 'node:fs';
import { rulesPage } from './rulesText';

writeFileSync('docs/rules.md', rulesPage());
