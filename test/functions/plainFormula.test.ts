import { describe, expect, test } from '@jest/globals';
import { plainFormula } from '../../src/functions/plainFormula';

function plain(formula: string): unknown {
  const answer = plainFormula(formula);
  if (answer === null) return null;
  return 'stays' in answer ? `stays: ${answer.stays}` : answer.formula;
}

/** The pay of AST 11 in the Rest of England, from September 2006 to 2012, by the September of A1. */
const PAY_11 = 'INDEX({43695,44790,45888,46944,48024,48024,48024},MATCH(YEAR(EDATE(N(A1),4))-1,{2006,2007,2008,2009,2010,2011,2012},0))';
const NEXT_12 = '(11+MIN(4,MATCH(11-11,{0,1,2,3,4},0)-1+1))';
const CALL = 'AST.PAY("Rest","AST",11,A1)';

describe('a function in a formula becomes a plain formula', () => {
  test.each<[string, string, string]>([
    ['alone', `=${CALL}`, `=${PAY_11}`],
    ['in any letters, with spaces', '= ast.Pay( "rest of england" , "AST" ,11, A1 )*2', `= ${PAY_11}*2`],
    ['beside texts and sheets that look like it', `=IF(B1="AST.PAY(""Rest"",",'AST.PAY(x)'!A1,${CALL}+SUM(C1:C3))`, `=IF(B1="AST.PAY(""Rest"",",'AST.PAY(x)'!A1,${PAY_11}+SUM(C1:C3))`],
    ['beside a column that looks like it', `=T[[#This Row],[AST.PAY(]]+${CALL}`, `=T[[#This Row],[AST.PAY(]]+${PAY_11}`],
    ['as a file holds it that was saved without the add-in', '=_xldudf_AST_PAY("Rest","AST",11,A1)', `=${PAY_11}`],
    ['twice', `=${CALL}-${CALL}`, `=${PAY_11}-${PAY_11}`],
    ['after a sign', `=-${CALL}`, `=-${PAY_11}`],
    ['with a date written in it', '=AST.PAY("Rest","AST",11,"1 Sep 2009")', `=${PAY_11.replace('N(A1)', 'DATE(2009,9,1)')}`],
    ['with an expression that holds commas and parentheses', '=AST.PAY("Rest","AST",11,IF(B1>0,MAX(A1,A2),DATE(2009,9,1)))', `=${PAY_11.replace('N(A1)', 'N(IF(B1>0,MAX(A1,A2),DATE(2009,9,1)))')}`],
    ['within another of ours, which is followed like a cell', '=AST.GRANT(1,AST.NEXTPOINT(11,11,1))', `=IF(AND(ISNUMBER(${NEXT_12}),(${NEXT_12})>=0,(${NEXT_12})<=12),ROUND(ROUND(1550000*1*(${NEXT_12})/12,6),0)/100,NA())`],
    ['the grant of numbers', '=AST.GRANT(0.6,7)', '=(ROUND(ROUND(1550000*(3/5)*7/12,6),0)/100)'],
  ])('%s', (_, formula, expected) => {
    expect(plain(formula)).toBe(expected);
  });

  test.each(['=SUM(A1:A3)', '=MYAST.PAY("Rest","AST",11,A1)', '="=AST.PAY(1)"', '=AST_PAY(1)', '=AST.PAYMENT(1)', '=AST.PAY', 'AST.PAY', ''])('%j holds none of our functions', (formula) => {
    expect(plain(formula)).toBeNull();
  });

  test('an unclosed call is none, and a formula is read to its end whatever it is', () => {
    expect(plain('=AST.PAY("Rest","AST",11,A1')).toBeNull();
    expect(plain('="AST.PAY(')).toBeNull();
    expect(plain("='AST.PAY(")).toBeNull();
    expect(plain('=T[AST.PAY(')).toBeNull();
  });

  test.each<[string, string, string]>([
    ['a value that the function cannot use', '=AST.PAY("Wales","AST",11,A1)', 'stays: the area is "Wales", which the function itself cannot use'],
    ['a value left out', '=AST.PAY("Rest",,11,A1)', 'stays: the scale is nothing, which the function itself cannot use'],
    ['too few values', '=AST.PAY("Rest","AST",11)', 'stays: AST.PAY takes 4 values, and 3 are given'],
    ['too many values', '=AST.GRANT(1,12,3)', 'stays: AST.GRANT takes 2 values, and 3 are given'],
    ['a point that the scale does not have', '=AST.PAY("Rest","Main",7,A1)', 'stays: the scale has no such point'],
    ['a year without a guarantee', '=AST.SDG(A1,A2,"Primary",A3,2011)', 'stays: there is no figure for the year'],
    ['a figure that exists in no year', '=AST.PAY("Rest","AST",11,A1)+AST.RANGE("Rest",15,A1)', 'stays: the first point of the range is 15, which the function itself cannot use'],
  ])('%s: the cell stays as it is', (_, formula, expected) => {
    expect(plain(formula)).toBe(expected);
  });

  test('a formula that would be longer than Excel takes stays as it is', () => {
    const calls = (many: number): string => `=${Array.from({ length: many }, () => 'AST.PAY(A1,B1,C1,D1)').join('+')}`;
    const once = String(plain(calls(1)));
    expect(once.length).toBeLessThanOrEqual(8192);
    expect(plain(calls(2))).toBe(`stays: the plain formula would have ${String(2 * once.length)} characters, and Excel takes 8192: put its parts into cells of their own`);
  });
});
