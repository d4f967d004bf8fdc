export type TokenKind = 'space' | 'text' | 'number' | 'error' | 'sheet' | 'address' | 'word' | 'brackets' | 'operator' | 'unknown';
export interface Token { readonly kind: TokenKind; readonly text: string }

const ADDRESS = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}(?![\p{L}\p{N}_.(!\[])`;
/** The first that fits at a place decides. A column's letters alone are an address only on both sides of a colon. */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['space', /\s+/uy],
  ['text', /"(?:[^"]|"")*"/uy],
  ['error', /#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)/iuy],
  ['sheet', /(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!/uy],
  ['address', new RegExp(`${ADDRESS}(?::${ADDRESS})?`, 'uy')],
  ['address', /\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\p{L}\p{N}_.(!\[])/uy],
  ['address', /\$?\d{1,7}:\$?\d{1,7}(?![\p{L}\p{N}_.(!\[])/uy],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/uy],
  ['word', /[\p{L}_\\][\p{L}\p{N}_.?\\]*/uy],
  ['operator', /<>|<=|>=|[-+*/^&=<>%(),;:{}@#]/uy],
];

/** The end of what begins with a bracket at `start`: brackets lie in one another, and an apostrophe takes the next character as it is. */
function bracketEnd(formula: string, start: number): number {
  let depth = 0;
  for (let at = start; at < formula.length; at += 1) {
    const character = formula.charAt(at);
    if (character === "'") at += 1;
    else if (character === '[') depth += 1;
    else if (character === ']') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return formula.length;
}

function tokenAt(formula: string, at: number): Token {
  if (formula.charAt(at) === '[') return { kind: 'brackets', text: formula.slice(at, bracketEnd(formula, at)) };
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const [text] = pattern.exec(formula) ?? [];
    if (text !== undefined) return { kind, text };
  }
  return { kind: 'unknown', text: formula.charAt(at) };
}

/** Formulas that were taken apart: one formula stands in many cells, and is looked at for every table that changes. */
const known = new Map<string, readonly Token[]>();
const MOST_KNOWN = 20_000;

/** The pieces of a formula in their order: joined they are the formula again, whatever it says. */
export function formulaTokens(formula: string): readonly Token[] {
  const before = known.get(formula);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const tokens = takenApart(formula);
  known.set(formula, tokens);
  return tokens;
}

function takenApart(formula: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < formula.length;) {
    const token = tokenAt(formula, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

/** The sheet's name in a token such as `'AST Posts'!`. */
export function sheetOfToken(text: string): string {
  const name = text.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}
