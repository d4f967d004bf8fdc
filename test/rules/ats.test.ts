import { describe, expect, test } from '@jest/globals';
import { dayOf, dayText } from '../../src/domain/calendar';
import { ATS_COST, ATS_COST_STEP, atsEligibility, yearsAfter } from '../../src/rules/ats';

function asked(qualification: Parameters<typeof atsEligibility>[0]['qualification'], qualifiedOn: Parameters<typeof atsEligibility>[0]['qualifiedOn'], on: number): [string, readonly string[]] {
  const { answer, missing } = atsEligibility({ qualification, qualifiedOn }, on);
  return [answer, missing];
}

describe('Advanced Teacher Status', () => {
  test('ATS-1: four years after the day of qualifying, and not a day before', () => {
    const qualified = dayOf(2015, 7, 10);
    expect(asked('QTLS', qualified, dayOf(2019, 7, 9))).toEqual(['not eligible', []]);
    expect(asked('QTLS', qualified, dayOf(2019, 7, 10))).toEqual(['eligible', []]);
    expect(atsEligibility({ qualification: 'QTLS', qualifiedOn: qualified }, dayOf(2019, 7, 9)).steps.map(({ text }) => text)).toEqual(['Not yet: qualified on 10 July 2015, and four years or more since gaining the initial teaching qualification are needed. They are full on 10 July 2019']);
  });

  test('ATS-1: who qualified on 29 February has four years on 29 February, and on 1 March where the year has none', () => {
    const qualified = dayOf(2016, 2, 29);
    expect([asked('QTLS', qualified, dayOf(2020, 2, 28))[0], asked('QTLS', qualified, dayOf(2020, 2, 29))[0]]).toEqual(['not eligible', 'eligible']);
    expect(dayText(yearsAfter(dayOf(2096, 2, 29), 4))).toBe('1 March 2100');
    expect(dayText(yearsAfter(dayOf(2016, 2, 29), 3))).toBe('1 March 2019');
  });

  test('ATS-1: QTS alone is accepted by one source and not by the other, and both are named', () => {
    const on = dayOf(2019, 9, 1);
    const withQts = atsEligibility({ qualification: 'QTS', qualifiedOn: dayOf(2004, 9, 1) }, on);
    expect([withQts.answer, withQts.sourcesDiffer, withQts.steps[1]]).toEqual(['eligible', true, { rule: 'ATS-1', text: 'The two sources differ: the page “What is ATS?” asks for QTLS, while the answers of 4 July 2019 accept QTLS or QTS. Ask before applying with QTS alone', figures: [] }]);
    for (const qualification of ['QTLS', 'QTS and QTLS'] as const) expect(atsEligibility({ qualification, qualifiedOn: dayOf(2004, 9, 1) }, on).sourcesDiffer).toBe(false);
  });

  test('ATS-1: which fact is missing is said; a fact that decides alone is enough', () => {
    const on = dayOf(2019, 9, 1);
    expect(asked(null, null, on)).toEqual(['missing', ['qualification', 'day of qualifying']]);
    expect(asked('QTLS', null, on)).toEqual(['missing', ['day of qualifying']]);
    expect(asked(null, dayOf(2004, 9, 1), on)).toEqual(['missing', ['qualification']]);
    expect(asked(null, dayOf(2016, 9, 1), on)).toEqual(['not eligible', []]);
    expect(asked('none', null, on)).toEqual(['not eligible', []]);
  });

  test('ATS-1: a year alone is no day: it is asked for, with what it leaves open; four years that cannot be full need none', () => {
    const textOf = (year: number): string => atsEligibility({ qualification: 'QTLS', qualifiedOn: { year } }, dayOf(2019, 9, 1)).steps.map(({ text }) => text).join();
    expect(asked('QTLS', { year: 2004 }, dayOf(2019, 9, 1))).toEqual(['missing', ['day of qualifying']]);
    expect(textOf(2004)).toContain('of it only the year 2004 is stated; from whichever day of it, four years have passed by 1 September 2019');
    expect(textOf(2015)).toContain('of it only the year 2015 is stated, and four years end between 1 January 2019 and 31 December 2019');
    expect(asked('QTLS', { year: 2016 }, dayOf(2019, 9, 1))).toEqual(['not eligible', []]);
  });

  test('ATS-2: none on 31 December 2016; from 1 January 2017, which is said to be taken; Chartered Teacher Status from November 2018', () => {
    const on = (day: number): ReturnType<typeof atsEligibility> => atsEligibility({ qualification: 'QTLS', qualifiedOn: dayOf(2004, 9, 1) }, day);
    const said = (day: number): string[] => on(day).steps.filter(({ rule }) => rule === 'ATS-2').map(({ text }) => text);
    expect([on(dayOf(2016, 12, 31)).answer, on(dayOf(2017, 1, 1)).answer]).toEqual(['not eligible', 'eligible']);
    expect(said(dayOf(2016, 12, 31))).toEqual(['Advanced Teacher Status was launched in 2017, and on 31 December 2016 there was none. Only the year is known: it is taken to be there from 1 January 2017']);
    expect(said(dayOf(2017, 1, 1))).toEqual(['Only the year of the launch is known: 1 January 2017 is taken for its day']);
    expect(said(dayOf(2018, 10, 31))).toEqual([]);
    expect(said(dayOf(2018, 11, 1))).toEqual(['Since November 2018 holders are also conferred Chartered Teacher Status']);
  });

  test('ATS-3: it costs nothing, and that is said', () => {
    expect([ATS_COST, ATS_COST_STEP.rule, ATS_COST_STEP.text]).toEqual([0, 'ATS-3', 'ATS is a status and no pay spine: it changes no pay by itself, so it costs £0']);
  });
});
