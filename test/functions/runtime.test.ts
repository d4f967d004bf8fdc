/** The built script, called as Excel calls it, through Microsoft's own runtime for functions. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { builtAddin } from '../../scripts/builtAddin.mjs';
import { openFunctions } from '../host/desktopBridge';
import { ERROR_NUMBERS, FunctionsHost, type CallResult } from '../host/functionsHost';
import { SimulatedExcel } from '../host/host';

/** 1 September 2009, as Excel hands over the date of a cell. */
const SEPTEMBER_2009 = 40_057;
/** A cell that holds #N/A or #REF!, as Excel hands it over. */
const notAvailable = { type: 'CustomFunctionError', code: '#N/A' };
const reference = { type: 'CustomFunctionError', code: '#REF!' };

let program = '';
let excel: FunctionsHost;

async function opened(file: 'office.js' | 'custom-functions-runtime.js', version: string): Promise<FunctionsHost> {
  const host = new SimulatedExcel();
  host.requirementSets['CustomFunctions'] = version;
  const functions = new FunctionsHost();
  await openFunctions(host, functions, program, file);
  return functions;
}

beforeAll(async () => {
  program = readFileSync(join(builtAddin(), 'functions.js'), 'utf8');
  excel = await opened('custom-functions-runtime.js', '1.9');
}, 300_000);

/** The value, or the error as the cell shows it and the sentence beside it. */
function shown(result: CallResult): unknown {
  return 'value' in result ? result.value : `${ERROR_NUMBERS[result.errorNumber] ?? String(result.errorNumber)} ${String(result.message)}`;
}

type Call = readonly [id: string, given: readonly unknown[], expected: unknown];

describe('each function through Excel’s runtime', () => {
  test.each<Call>([
    ['PAY', ['Rest', 'AST', 11, SEPTEMBER_2009], 46_944],
    ['RANGE', ['Rest of England', 11, SEPTEMBER_2009], [[11, 46_944], [12, 48_025], [13, 49_226], [14, 50_453], [15, 51_710]]],
    ['NEXTPOINT', [14, 11, 2], 15],
    ['REVERT', ['Rest', 'U3', SEPTEMBER_2009], 35_929],
    // NI -3.7% of 42,004 + 12.8% of 41,224 + 3.7% of 6,904 = 3,977.972; pension 14.1% of 46,944 = 6,619.104
    ['ONCOST', [46_944, SEPTEMBER_2009], 10_597.08],
    ['GRANT', [0.6, 7], 5425],
    ['SDG', [20_000, 200, 'Primary', 210, '2009-10'], 23_609.29],
  ])('%s%j gives its figure', async (id, given, expected) => {
    expect(shown(await excel.call(id, given))).toEqual(expected);
  });

  const correct = 'Correct it in the formula, or in the cell that the formula points to.';
  test.each<Call>([
    ['PAY', ['Wales', 'AST', 11, SEPTEMBER_2009], `#VALUE! The area is “Wales”, and was expected to be an area: Rest, Fringe, Outer or Inner. ${correct}`],
    ['RANGE', ['Rest', 15, SEPTEMBER_2009], `#VALUE! The first point of the range is “15”, and was expected to be a point of the AST pay spine from 1 to 14, as a range has five points (PAY-3). ${correct}`],
    ['NEXTPOINT', [11, 11, 3], `#VALUE! The decision is “3”, and was expected to be 0, 1 or 2 points, the most that one September allows. ${correct}`],
    ['REVERT', ['Rest', 'U4', SEPTEMBER_2009], `#VALUE! The point is “U4”, and was expected to be a point of the upper pay spine: U1, U2 or U3. ${correct}`],
    ['ONCOST', ['much', SEPTEMBER_2009], `#VALUE! The pay is “much”, and was expected to be an amount such as 1500 or £1,500.00. ${correct}`],
    ['GRANT', [0.6, 13], `#VALUE! The number of months is “13”, and was expected to be a number of months from 0 to 12. ${correct}`],
    ['SDG', [20_000, 0, 'Primary', 210, '2009-10'], `#VALUE! The number of pupils of 2005-06 is “0”, and was expected to be a number of pupils above 0. ${correct}`],
  ])('%s%j gives #VALUE! with a sentence', async (id, given, expected) => {
    expect(shown(await excel.call(id, given))).toBe(expected);
  });

  const builtIn = 'The functions know the built-in figures only. Give another date, or type the figure in.';
  test.each<Call>([
    ['PAY', ['Outer', 'Main', 1, SEPTEMBER_2009], `#N/A There is no figure for M1 of the main pay scale in Outer London from 1 September 2009. ${builtIn}`],
    ['RANGE', ['Rest', 11, SEPTEMBER_2009 + 4 * 365 + 1], `#N/A There is no figure for AST 11 of the AST pay spine in Rest of England from 1 September 2013. The AST grade ended on 31 August 2013. ${builtIn}`],
    ['NEXTPOINT', [notAvailable, 11, 1], '#N/A The cell given for the point holds the error #N/A. Put that cell right first.'],
    ['REVERT', ['Inner', 1, SEPTEMBER_2009], `#N/A There is no figure for U1 of the upper pay spine in Inner London from 1 September 2009. ${builtIn}`],
    ['ONCOST', [46_944, SEPTEMBER_2009 + 5 * 365], '#N/A There are no employer’s National Insurance rates for 31 August 2014 (2014-15). Rates are known from 1 April 2005 to 31 March 2014: give a date between them.'],
    ['GRANT', [notAvailable, 12], '#N/A The cell given for the FTE holds the error #N/A. Put that cell right first.'],
    ['SDG', [20_000, 200, 'Primary', 210, '2011-12'], '#N/A There is no minimum funding guarantee for primary schools in 2011-12, so there is no figure for 2011-12. The last year known is 2010-11.'],
  ])('%s%j gives #N/A with a sentence', async (id, given, expected) => {
    expect(shown(await excel.call(id, given))).toBe(expected);
  });

  test('an error in a cell other than #N/A gives #VALUE!, and an empty cell is said to be empty', async () => {
    expect(shown(await excel.call('PAY', [reference, 'AST', 11, SEPTEMBER_2009]))).toBe('#VALUE! The cell given for the area holds the error #REF!. Put that cell right first.');
    expect(shown(await excel.call('GRANT', [null, 12]))).toBe(`#VALUE! The FTE is empty, and was expected to be an FTE above 0 and at most 1, such as 0.6, 60% or 15/25. ${correct}`);
  });

  test('a thousand cells are answered, each with its own figure', async () => {
    const results = await Promise.all(Array.from({ length: 1000 }, (_, index) => excel.call('NEXTPOINT', [11 + (index % 5), 11, index % 3])));
    expect(results.map(shown)).toEqual(Array.from({ length: 1000 }, (_, index) => Math.min(15, 11 + (index % 5) + (index % 3))));
  });
});

describe('the built script', () => {
  test.each([['office.js', '1.9'], ['custom-functions-runtime.js', '1.6']] as const)('runs under %s too, with the runtime of CustomFunctions %s', async (file, version) => {
    const functions = await opened(file, version);
    expect(shown(await functions.call('PAY', ['Rest', 'AST', 11, SEPTEMBER_2009]))).toBe(46_944);
    expect(shown(await functions.call('PAY', ['Rest', 'AST', 0, SEPTEMBER_2009]))).toMatch(/^#VALUE! The point is “0”/);
  });

  test('needs nothing around it but CustomFunctions: no window, no page, no clock', () => {
    const associated = new Map<string, (...given: unknown[]) => unknown>();
    const bare = vm.createContext({ CustomFunctions: { associate: (id: string, work: (...given: unknown[]) => unknown) => { associated.set(id, work); }, Error } });
    vm.runInContext(`delete globalThis.console;${program}`, bare);
    expect(associated.get('PAY')?.('Rest', 'AST', 11, SEPTEMBER_2009, {})).toBe(46_944);
  });
});
