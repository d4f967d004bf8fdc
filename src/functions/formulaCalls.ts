/** Finds the calls of our functions in the text of a formula, and leaves all else of it alone. */

/** A call: the function's name without the namespace, and the texts of what it was given. */
export interface FormulaCall {
  readonly name: string;
  readonly given: readonly string[];
}

/** AST.PAY( as Excel shows it, and as a file holds it that was saved without the add-in. */
function startOf(names: readonly string[]): RegExp {
  return new RegExp(`(?:AST\\.|_xldudf_AST_)(${names.join('|')})\\s*\\(`, 'iy');
}

/** What may stand right before a name that goes on: then it is another function, such as MYAST.PAY. */
const NAME_GOES_ON = /[\w.$!\\]/;

/** The place behind a text, a quoted sheet name or a bracketed column that begins here; here, where none does. */
function behindQuoted(text: string, at: number): number {
  const quote = text.charAt(at);
  if (quote === '"' || quote === '\'') {
    let end = at + 1;
    while (end < text.length && (text.charAt(end) !== quote || text.charAt(end + 1) === quote)) end += text.charAt(end) === quote ? 2 : 1;
    return end + 1;
  }
  if (quote !== '[') return at;
  let depth = 0;
  for (let end = at; end < text.length; end += 1) {
    const letter = text.charAt(end);
    // In a bracketed column an apostrophe takes what follows as it is.
    if (letter === '\'') end += 1;
    else if (letter === '[') depth += 1;
    else if (letter === ']') depth -= 1;
    if (depth === 0) return end + 1;
  }
  return text.length;
}

/** What stands between the parentheses, parted at its commas, and the place behind them; `null` where they do not close. */
function givenTo(text: string, start: number): { given: string[]; end: number } | null {
  const given: string[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < text.length;) {
    const behind = behindQuoted(text, at);
    if (behind > at) {
      at = behind;
      continue;
    }
    const letter = text.charAt(at);
    if (depth === 0 && (letter === ',' || letter === ')')) {
      given.push(text.slice(from, at).trim());
      if (letter === ')') return { given, end: at + 1 };
      from = at + 1;
    } else if (letter === '(' || letter === '{') {
      depth += 1;
    } else if (letter === ')' || letter === '}') {
      depth -= 1;
    }
    at += 1;
  }
  return null;
}

/** The formula with each call of one of `names` replaced, the inner ones first, and how many calls there were. */
export function replaceCalls(text: string, names: readonly string[], replacement: (call: FormulaCall) => string): { readonly text: string; readonly count: number } {
  const start = startOf(names);
  let [written, count, at] = ['', 0, 0];
  while (at < text.length) {
    const behind = behindQuoted(text, at);
    if (behind > at) {
      written += text.slice(at, behind);
      at = behind;
      continue;
    }
    start.lastIndex = at;
    const match = at > 0 && NAME_GOES_ON.test(text.charAt(at - 1)) ? null : start.exec(text);
    const inside = match === null ? null : givenTo(text, start.lastIndex);
    if (match === null || inside === null) {
      written += text.charAt(at);
      at += 1;
      continue;
    }
    const given = inside.given.map((one) => replaceCalls(one, names, replacement));
    count += given.reduce((sum, one) => sum + one.count, 1);
    written += replacement({ name: (match[1] ?? '').toUpperCase(), given: given.map((one) => one.text) });
    at = inside.end;
  }
  return { text: written, count };
}
