import { describe, expect, test } from '@jest/globals';
import { isoText } from '../../src/domain/calendar';
import {
  areaIn, isUnreadable, readArea, readAssessed, readDate, readDecision, readEnding, readFte, readFundingSource, readMoney, readPoint,
  readRange, readReference, readRole, readStatus, readUpperPoint, type Reading,
} from '../../src/workbook/staff/cells';
import type { CellValue } from '../../src/workbook/port';
import { day } from '../support/posts';

/** The value read, or what was found. */
function shown<T>(reading: Reading<T>): T | string {
  return isUnreadable(reading) ? `found ${reading.found}` : reading.value;
}

describe('points', () => {
  test.each<[CellValue, string]>([
    ['AST 7', 'AST 7'], ['A7', 'AST 7'], ['AST7', 'AST 7'], ['ast-07', 'AST 7'], [' 7 ', '? 7'], [7, '? 7'], ['7', '? 7'], ['Point 7', '? 7'],
    ['M6', 'Main 6'], ['MPS 3', 'Main 3'], ['L&M M6', 'Main 6'], ['U2', 'Upper 2'], ['UPS2', 'Upper 2'], ['Upper 3', 'Upper 3'], ['Upper Pay Spine 3', 'Upper 3'],
    ['Advanced Skills Teacher, point 7', 'AST 7'], ['Advanced Skills Teacher 12', 'AST 12'], ['AST pay spine point 11', 'AST 11'], ['AST\u00a011', 'AST 11'],
  ])('%p is read', (cell, expected) => {
    const reading = readPoint(cell);
    if (isUnreadable(reading)) throw new Error(reading.found);
    expect(`${reading.value.scale ?? '?'} ${reading.value.point}`).toBe(expected);
  });

  test.each<[CellValue]>([['L8'], ['seven'], [7.5], [true], [{ error: '#N/A' }], [{ day: 14_000 }], ['AST'], ['']])('%p is not', (cell) => {
    expect(isUnreadable(readPoint(cell))).toBe(true);
  });
});

describe('ranges', () => {
  test.each<[CellValue]>([['11-15'], ['11 – 15'], ['11 to 15'], ['AST 11-AST 15'], ['A11-A15'], ['11/15']])('%p is read', (cell) => {
    expect(shown(readRange(cell))).toEqual({ start: 11, end: 15 });
  });

  test('that Excel turned into a date says so', () => {
    expect(shown(readRange({ day: day('2013-11-15') }))).toBe('found the date 15 November 2013 (Excel turns 11-15 into a date unless the cell is formatted as text)');
    expect(shown(readRange('eleven'))).toBe('found “eleven”');
  });
});

describe('FTE', () => {
  test.each<[CellValue, string]>([
    [1, '1/1'], [0.6, '3/5'], ['0.6', '3/5'], ['60%', '3/5'], ['15/25', '3/5'], ['22.5/32.5', '9/13'], [0.8333, '8333/10000'], [0.666666666666667, '2/3'], ['.5', '1/2'],
  ])('%p is read exactly', (cell, expected) => {
    const reading = readFte(cell);
    if (isUnreadable(reading)) throw new Error(reading.found);
    expect(`${reading.value.numerator}/${reading.value.denominator}`).toBe(expected);
  });

  test.each<[CellValue]>([[0], [1.2], [-0.5], ['x'], ['5/0'], ['25/15'], [{ error: '#DIV/0!' }]])('%p is not', (cell) => {
    const reading = readFte(cell);
    expect(isUnreadable(reading) && reading.expected).toBe('an FTE above 0 and at most 1, such as 0.6, 60% or 15/25');
  });
});

describe('dates', () => {
  test.each<[CellValue]>([['01/09/2009'], ['1/9/2009'], ['01.09.2009'], ['1 Sep 2009'], ['1st September 2009'], ['1-Sep-2009'], ['Tue 1 Sept 2009'], ['2009-09-01'], [{ day: day('2009-09-01') }]])('%p is 1 September 2009', (cell) => {
    const reading = readDate(cell);
    expect(isUnreadable(reading) ? reading.found : isoText(reading.value)).toBe('2009-09-01');
  });

  test.each<[CellValue, string]>([
    ['09/13/2009', 'a date such as 01/09/2009 (day first), 1 Sep 2009 or 2009-09-01'],
    ['01/09/09', 'a date with a four-digit year, such as 01/09/2009'],
    ['31/02/2010', 'a date such as 01/09/2009 (day first), 1 Sep 2009 or 2009-09-01'],
    ['Sept 2009', 'a date such as 01/09/2009 (day first), 1 Sep 2009 or 2009-09-01'],
    [39_326, 'a date such as 01/09/2009 (day first), 1 Sep 2009 or 2009-09-01'],
    [{ day: day('1900-01-05') }, 'a date between 1950 and 2100'],
    ['01/09/1909', 'a date between 1950 and 2100'],
  ])('%p is not guessed at', (cell, expected) => {
    const reading = readDate(cell);
    expect(isUnreadable(reading) && reading.expected).toBe(expected);
  });
});

describe('money', () => {
  test.each<[CellValue, number]>([[1500, 150_000], ['£1,500.00', 150_000], ['1 500', 150_000], ['GBP 12.34', 1234], [0.1, 10], [2306.07, 230_607]])('%p is read to the penny', (cell, pence) => {
    expect(shown(readMoney(cell))).toBe(pence);
  });

  test.each<[CellValue]>([['(500)'], [-1], ['12.345'], ['lots'], ['1,50'], [2_000_000]])('%p is not', (cell) => {
    expect(isUnreadable(readMoney(cell))).toBe(true);
  });
});

test('roles are told apart', () => {
  const roles: [string, string][] = [
    ['AST', 'AST'], ['Advanced Skills Teacher', 'AST'], ['AST (Maths)', 'AST'], ['AST7', 'AST'], ['Former AST', 'other'], ['Main', 'Main'], ['MPS', 'Main'],
    ['Upper', 'Upper'], ['UPS', 'Upper'], ['Post-threshold teacher', 'Upper'], ['Excellent Teacher', 'Excellent Teacher'], ['Headteacher', 'Leadership'],
    ['Deputy Head', 'Leadership'], ['Teaching Assistant', 'other'], ['Caretaker', 'other'], ['Plasterer', 'other'], ['Assistant', 'other'],
    ['Leading practitioner', 'Leading practitioner'], ['Lead Practitioner', 'Leading practitioner'], ['LP', 'Leading practitioner'], ['Former AST, leading practitioner', 'Leading practitioner'], ['AST / leading practitioner', 'AST'], ['Leadership', 'Leadership'],
  ];
  expect(roles.map(([text]) => [text, shown(readRole(text))])).toEqual(roles);
});

test('areas, endings, sources, statuses, decisions and U points are read in the words of the field', () => {
  expect(['Rest', 'Inner London', 'Outer', 'London Fringe', 'England and Wales', 'Hull'].map((text) => shown(readArea(text)))).toEqual(['Rest', 'Inner', 'Outer', 'Fringe', 'Rest', 'found “Hull”']);
  expect(areaIn('Pay area: Fringe')).toBe('Fringe');
  expect(['reverts', 'Leaves', 'left', 'replaced', 'ends'].map((text) => shown(readEnding(text)))).toEqual(['reverts', 'leaves', 'leaves', 'replaced', 'found “ends”']);
  expect(['SDG', 'School', 'School Development Grant', 'Local formula', 'Group', 'bank'].map((text) => shown(readFundingSource(text)))).toEqual(['SDG', 'School', 'SDG', 'Local formula', 'Group', 'found “bank”']);
  expect(['planned', 'Funding agreed', 'funding not agreed', 'filled', 'AST2 sent', 'paid', '?'].map((text) => shown(readStatus(text)))).toEqual(['planned', 'funding agreed', 'planned', 'filled', 'AST2 sent', 'paid', 'found “?”']);
  expect([0, '1', '2 points', 3, 'many', 1.5].map((cell) => shown(readDecision(cell)))).toEqual([0, 1, 2, 'found “3”', 'found “many”', 'found “1.5”']);
  expect(['U3', 3, 'U4', 'M6'].map((cell) => shown(readUpperPoint(cell)))).toEqual([3, 3, 'found “U4”', 'found “M6”']);
  expect(['M6', 'U2', 'M7', '6', 'AST 3'].map((cell) => shown(readReference(cell)))).toEqual([{ scale: 'Main', point: 6 }, { scale: 'Upper', point: 2 }, 'found “M7”', 'found “6”', 'found “AST 3”']);
  expect(['not yet', 'No', 'yes', '11/01/2010'].map((cell) => shown(readAssessed(cell)))).toEqual(['not yet', 'not yet', null, day('2010-01-11')]);
});
