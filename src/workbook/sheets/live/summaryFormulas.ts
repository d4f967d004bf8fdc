/** Sentences of AST Summary as formulas, so that they say what the figures are now. */
import type { Plan } from '../../../projection';
import type { Formula } from '../../sheetWrite';
import { answerParts } from '../summaryTexts';
import { poundsSaid } from './formula';

/** A text in a formula may have no more characters than this. */
const LONGEST_LITERAL = 250;

/** A text of any length in a formula. */
function said(text: string): Formula {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += LONGEST_LITERAL) pieces.push(`"${text.slice(at, at + LONGEST_LITERAL).replaceAll('"', '""')}"`);
  return pieces.length === 0 ? '""' : pieces.join('&');
}

function allYears(header: string): Formula {
  return `SUM(AST_Summary[${header}])`;
}

/** The answer, with the amounts as they are. */
export function answerFormula(plan: Plan): Formula | undefined {
  const parts = answerParts(plan);
  if (parts === undefined) return undefined;
  const { beforeCost, beforeReference, beforeGrant, more, less } = parts;
  const net = allYears('School pays');
  const rest = `IF(${net}<0,${said(more[0])}&${poundsSaid(`ABS(${net})`)}&${said(more[1])},${said(less)}&${poundsSaid(net)})`;
  return (
    `${said(beforeCost)}&${poundsSaid(allYears('Cost'))}&${said(beforeReference)}&${poundsSaid(allYears('Without AST'))}` +
    `&${said(beforeGrant)}&${poundsSaid(allYears('Grant'))}&"; "&${rest}&"."`
  );
}

const CHANGED = 'Figures on the AST sheets were changed since the plan was made. The table, the chart and the sentence above follow; the reasons below, and the other sentences, are those of the plan. Plan again for their reasons.';

/** The text while the figures are as they were planned; else a sentence that says what follows and what does not. */
export function whereReasonsHold(text: string): Formula {
  return `IF(COUNTIF(AST_Projection[Reasons hold],"yes")=COUNTA(AST_Projection[Key]),${said(text)},${said(CHANGED)})`;
}
