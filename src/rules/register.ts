/** The register of rules as data: what each says, where it stands, and what the product does with it. The rules themselves are in the folder, by chapters. */
import { FUNDING_RULES } from './register/funding';
import { OUTREACH_RULES } from './register/outreach';
import { PAY_RULES } from './register/pay';
import { PRACTITIONER_RULES } from './register/practitioners';
import type { Chapter, Rule } from './register/rule';

export type { Chapter, Rule } from './register/rule';

export const CHAPTERS: Readonly<Record<Chapter, string>> = {
  PAY: 'The AST pay spine',
  REV: 'Threshold and reversion',
  FUND: 'Grant for AST posts',
  SDG: 'School Development Grant',
  OUT: 'Outreach',
  APP: 'Application and assessment',
  ATS: 'Advanced Teacher Status (further education)',
  LP: 'Leading practitioners, from September 2013',
};

export const REGISTER_SOURCES: Readonly<Record<string, string>> = {
  G2009: 'Advanced Skills Teachers: Promoting excellence, DCSF guidance, 2009 (with its own page numbers)',
  H2002: 'Building on your strengths: a guide for Headteachers and Governors, DfES 0193/2002, February 2002',
  W: 'Advanced Skills Teacher: Enhancing Education, web article, undated',
  'ATS-P': 'What is ATS?, Education and Training Foundation',
  'ATS-Q': 'ATS 2019: your questions answered, 4 July 2019',
  GOV_AST_END: 'Department for Education, AST and ETS, as archived on 7 January 2014',
  DFE_GIT_2013: 'Department for Education, Get into teaching: salary (2013/14)',
};

/** In the order of the chapters. */
export const RULES: readonly Rule[] = [...PAY_RULES, ...FUNDING_RULES, ...OUTREACH_RULES, ...PRACTITIONER_RULES];
