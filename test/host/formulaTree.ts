import { parseRect, type Rect } from './address';
import { formulaTokens, sheetOfToken, type Token } from './formulaTokens';
import { readStructured, type StructuredReference } from './structuredReference';

export type Tree =
  | { readonly kind: 'number' | 'text' | 'logical' | 'error' | 'array'; readonly text: string }
  | { readonly kind: 'reference'; readonly sheet: string | null; readonly rect: Rect; readonly text: string }
  | { readonly kind: 'structured'; readonly table: string | null; readonly reference: StructuredReference }
  | { readonly kind: 'name'; readonly sheet: string | null; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly (Tree | null)[] }
  | { readonly kind: 'operation'; readonly operator: string; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'negative' | 'percent'; readonly of: Tree }
  /** Excel knows it, and the simulation does not. */
  | { readonly kind: 'unknown'; readonly what: string };

/** The text is no formula: Excel would not take it. */
export class FormulaFault extends Error {}

/** From the loosest on: a formula's operators by how they bind. The sign of a number binds tighter than all of them. */
const LEVELS: readonly (readonly string[])[] = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/'], ['^']];

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(formula: string) {
    this.tokens = formulaTokens(formula.replace(/^=/, '')).filter(({ kind }) => kind !== 'space');
  }

  private get next(): Token | undefined {
    return this.tokens[this.at];
  }

  private isNext(...operators: string[]): boolean {
    return this.next?.kind === 'operator' && operators.includes(this.next.text);
  }

  private take(operator: string): boolean {
    if (!this.isNext(operator)) return false;
    this.at += 1;
    return true;
  }

  private need(operator: string): void {
    if (!this.take(operator)) throw new FormulaFault(`“${operator}” was expected before “${this.next?.text ?? 'the end'}”`);
  }

  whole(): Tree {
    const tree = this.level(0);
    if (this.next !== undefined) throw new FormulaFault(`“${this.next.text}” was not expected`);
    return tree;
  }

  private level(depth: number): Tree {
    const operators = LEVELS[depth];
    if (operators === undefined) return this.percent();
    let left = this.level(depth + 1);
    while (this.isNext(...operators)) {
      const operator = this.next?.text ?? '';
      this.at += 1;
      left = { kind: 'operation', operator, left, right: this.level(depth + 1) };
    }
    return left;
  }

  private percent(): Tree {
    let tree = this.signed();
    while (this.take('%')) tree = { kind: 'percent', of: tree };
    return tree;
  }

  private signed(): Tree {
    if (this.take('-')) return { kind: 'negative', of: this.signed() };
    if (this.take('+')) return this.signed();
    if (this.take('@')) {
      this.signed();
      return { kind: 'unknown', what: '@ before a reference in a formula' };
    }
    return this.joined();
  }

  /** References that are joined by a colon, or spill. */
  private joined(): Tree {
    let tree = this.primary();
    while (this.isNext(':', '#')) {
      if (this.take(':')) {
        this.primary();
        tree = { kind: 'unknown', what: 'ranges between calculated ends in a formula' };
      } else {
        this.at += 1;
        tree = { kind: 'unknown', what: 'spilled ranges in a formula' };
      }
    }
    return tree;
  }

  private primary(): Tree {
    const token = this.next;
    if (token === undefined) throw new FormulaFault('it ends too early');
    this.at += 1;
    switch (token.kind) {
      case 'number': case 'text': case 'error': return { kind: token.kind, text: token.text };
      case 'address': return this.address(null, token.text);
      case 'sheet': return this.onSheet(sheetOfToken(token.text));
      case 'word': return this.word(token.text, null);
      case 'brackets': return this.structured(null, token.text);
      case 'operator': return this.grouped(token.text);
      case 'space': case 'unknown': throw new FormulaFault(`“${token.text}” was not expected`);
    }
  }

  private address(sheet: string | null, text: string): Tree {
    const rect = parseRect(text);
    if (rect === null) throw new FormulaFault(`“${text}” is no address`);
    return { kind: 'reference', sheet, rect, text };
  }

  private onSheet(sheet: string): Tree {
    const token = this.next;
    this.at += 1;
    if (token?.kind === 'address') return this.address(sheet, token.text);
    if (token?.kind === 'error') return { kind: 'error', text: token.text };
    if (token?.kind === 'word') return this.word(token.text, sheet);
    throw new FormulaFault(`“${sheet}!” has no cells behind it`);
  }

  private word(name: string, sheet: string | null): Tree {
    if (this.take('(')) return { kind: 'call', name: name.toUpperCase().replace(/^_XLFN\.(_XLWS\.)?/, ''), args: this.args() };
    if (this.next?.kind === 'brackets' && sheet === null) {
      this.at += 1;
      return this.structured(name, this.tokens[this.at - 1]?.text ?? '');
    }
    return /^(true|false)$/i.test(name) ? { kind: 'logical', text: name.toUpperCase() } : { kind: 'name', sheet, name };
  }

  private structured(table: string | null, brackets: string): Tree {
    if (table === null && (this.next?.kind === 'sheet' || this.next?.kind === 'word')) {
      this.primary();
      return { kind: 'unknown', what: 'references to other workbooks in a formula' };
    }
    const reference = readStructured(brackets);
    if (reference === null) throw new FormulaFault(`“${table ?? ''}${brackets}” is no reference to a table`);
    return { kind: 'structured', table, reference };
  }

  private grouped(operator: string): Tree {
    if (operator === '{') return this.array();
    if (operator !== '(') throw new FormulaFault(`“${operator}” was not expected`);
    const tree = this.level(0);
    if (this.isNext(',')) {
      this.args();
      return { kind: 'unknown', what: 'several areas in one reference in a formula' };
    }
    this.need(')');
    return tree;
  }

  private array(): Tree {
    const from = this.at;
    while (this.next !== undefined && !this.isNext('}')) this.at += 1;
    const text = this.tokens.slice(from, this.at).map((token) => token.text).join('');
    this.need('}');
    return { kind: 'array', text: `{${text}}` };
  }

  /** What stands between a call's brackets; an argument that is left out is null. */
  private args(): (Tree | null)[] {
    if (this.take(')')) return [];
    const args: (Tree | null)[] = [];
    do args.push(this.isNext(',', ')') ? null : this.level(0)); while (this.take(','));
    this.need(')');
    return args;
  }
}

const known = new Map<string, Tree>();

/** What a formula says, with or without its equals sign. */
export function formulaTree(formula: string): Tree {
  const found = known.get(formula);
  if (found !== undefined) return found;
  const tree = new Parser(formula).whole();
  known.set(formula, tree);
  return tree;
}

/** Every part of the formula, and of its parts. */
export function* partsOf(tree: Tree): Generator<Tree> {
  yield tree;
  if (tree.kind === 'call') for (const arg of tree.args) if (arg !== null) yield* partsOf(arg);
  if (tree.kind === 'operation') {
    yield* partsOf(tree.left);
    yield* partsOf(tree.right);
  }
  if (tree.kind === 'negative' || tree.kind === 'percent') yield* partsOf(tree.of);
}
