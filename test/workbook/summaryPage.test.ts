import { describe, expect, test } from '@jest/globals';
import { AREA_NAMES } from '../../src/domain/scales';
import { isMissing } from '../../src/rules/payBook';
import { LOOKS } from '../../src/workbook/looks';
import { LINE_HEIGHT, PRINT_MARGINS, printedExtentOf, type SheetWrite } from '../../src/workbook/sheetWrite';
import { notKnown } from '../../src/workbook/sheets/notKnown';
import { answerText, assumptionTexts, changeWhyText, costWhyText, grantWhyText, questionText } from '../../src/workbook/sheets/summaryTexts';
import { heightOfText, linesOfText } from '../../src/workbook/textHeight';
import { readScenario, settingsOf } from '../support/scenario';
import { largePlan, plannedFrom, samplePlan, summaryOf } from '../support/summaryPage';
import { typed, workbookOf } from '../support/workbooks';

const [A4_WIDTH, A4_HEIGHT] = [841.9, 595.3];

/** By how much the page is drawn smaller so that it fits, in a font with digits of seven pixels. */
function scaleOf(sheet: SheetWrite): number {
  const { lastRow, lastColumn } = printedExtentOf(sheet);
  const width = sheet.widths.slice(0, lastColumn).reduce((sum, each) => sum + each * 5.25 + 3.75, 0);
  let height = 0;
  for (let row = 1; row <= lastRow; row += 1) height += sheet.lines.find((line) => line.row === row)?.height ?? LINE_HEIGHT;
  const { left, right, top, bottom } = PRINT_MARGINS;
  return Math.min(1, (A4_WIDTH - (left + right) * 72) / width, (A4_HEIGHT - (top + bottom) * 72) / height);
}

function textsOf(sheet: SheetWrite): string[] {
  const { lastRow } = printedExtentOf(sheet);
  return sheet.lines.filter(({ row }) => row <= lastRow).flatMap(({ cells }) => cells.map(({ value }) => String(value)));
}

describe('the page for governors', () => {
  test('the sample: question, answer, why, assumptions and what is not known, in letters of at least 9 points', async () => {
    const made = await samplePlan();
    const { plan } = made.planned;
    const sheet = summaryOf(made);
    expect(scaleOf(sheet) * (LOOKS.small.size ?? 0)).toBeGreaterThan(9);
    // 170,442.37 + 202,563.38 + 160,780.76; 120,479.97 + 140,815.69 + 108,914.58; 44,050 + 51,925 + 40,300; 5,912.40 + 9,822.69 + 11,566.18.
    expect(answerText(plan)).toBe('Over 2009-10 to 2011-12 our 4 posts cost £533,786.51; the same teachers off the AST spine would cost £370,210.24; the grant pays £136,275; we pay the rest, £27,301.27.');
    expect(questionText(plan)).toBe('2009-10 to 2011-12: what do our AST posts cost, what does the grant pay, what do we pay?');
    // 49,962.40 is 170,442.37 less 120,479.97. Points: P1 3 (11 to 14), P2 3 (5 to 8), P3 2 (8 to 10), P4 2 (1 to 3).
    expect(changeWhyText(plan)).toBe(
      'From 2009-10 to 2011-12 what we pay goes from £5,912.40 to £11,566.18: the cost above that of the same teachers goes from £49,962.40 to £51,866.18, the grant goes from £44,050 to £40,300; 4 posts become 3, and 10 points are gained in all.',
    );
    const texts = textsOf(sheet);
    for (const said of [questionText(plan), answerText(plan), costWhyText(plan), grantWhyText(plan), ...assumptionTexts(made.planned), ...notKnown(plan)]) expect(texts.join('\n')).toContain(said);
    expect(sheet.chart?.at).toMatchObject({ firstColumn: 1, lastColumn: 5 });
    const besideChart = sheet.lines.filter(({ row }) => row >= (sheet.chart?.at.firstRow ?? 0) && row <= (sheet.chart?.at.lastRow ?? 0));
    expect(besideChart.flatMap(({ cells }) => cells.map(({ column }) => column)).every((column) => column === 6)).toBe(true);
  });

  test('ten years and 200 posts: still one page, in letters of at least 6.5 points, and what is cut is said', async () => {
    const made = await largePlan();
    const sheet = summaryOf(made);
    expect(scaleOf(sheet) * (LOOKS.small.size ?? 0)).toBeGreaterThan(6.5);
    const texts = textsOf(sheet);
    expect(made.planned.plan.reversions).toHaveLength(100);
    expect(texts.filter((text) => /The grant stops with the post\.$/.test(text))).toHaveLength(3);
    expect(texts).toContain('… and 97 more on “AST Funding”.');
    expect(questionText(made.planned.plan)).toBe('2007-08 to 2016-17: what do the AST posts cost, what does the grant pay, what do the schools pay?');
    expect(texts.join(' ')).toContain('4 things to look at stand below this page on this sheet.');
  });

  test('a plan without a post says so', async () => {
    const made = await plannedFrom(await workbookOf([['Name', 'Role', 'Point', 'Area'], ['A', 'AST', 'AST 99', 'Rest']]));
    expect(answerText(made.planned.plan)).toBe('No AST post could be planned, so there is no cost to show. What stands in the way is listed below this page.');
  });
});

describe('what is not known is named, all of it', () => {
  test('few figures by point and September, many by area, scale and Septembers', async () => {
    const scenario = readScenario('14-inner-london-2010');
    const few = await plannedFrom(await workbookOf(scenario.staff.map((row) => row.map(typed))), Object.fromEntries(settingsOf(scenario)));
    const estimated = few.planned.plan.payUsed.filter(({ answer }) => !isMissing(answer) && answer.status === 'estimated');
    const said = notKnown(few.planned.plan).find((text) => text.startsWith('Estimated')) ?? '';
    expect(estimated.length).toBeGreaterThan(0);
    for (const { area, year } of estimated) expect(said).toMatch(new RegExp(`AST [^;]*, ${AREA_NAMES[area]}, Sept [^;]*(${year}|to)`));

    const { plan } = (await largePlan()).planned;
    for (const [status, start] of [['estimated', 'Estimated'], ['assumed', 'Assumed'], ['reconstructed', 'Reconstructed']] as const) {
      const text = notKnown(plan).find((sentence) => sentence.startsWith(start)) ?? '';
      const used = plan.payUsed.filter(({ answer }) => !isMissing(answer) && answer.status === status);
      expect(used.length).toBeGreaterThan(20);
      for (const { area, scale } of used) expect(text).toMatch(new RegExp(`${scale === 'AST' ? 'AST' : 'U\\d'}[^;]* ${AREA_NAMES[area]}[^;]*Sept`));
      expect(text.length).toBeLessThan(700);
    }
  });

  test('a figure that nobody has stands first', async () => {
    const made = await plannedFrom(await workbookOf([['Name', 'Role', 'Point', 'Area', 'Reference point'], ['A', 'AST', 'AST 5', 'Inner', 'U3'], ['B', 'AST', 'AST 5', 'Rest', 'U3']]));
    expect(notKnown(made.planned.plan)[0]).toBe('No figure was found, and what needs it is left out: U3, Inner London, Sept 2008 to 2009.');
  });
});

describe('the height of wrapped text', () => {
  test('grows with the text and the size of its letters, and never cuts a line short', () => {
    expect(linesOfText('', 50, {})).toBe(1);
    expect(linesOfText('a short text', 50, {})).toBe(1);
    // Forty digits take forty digits' room, and the cell a little more.
    expect(linesOfText('1234567890123456789 1234567890123456789', 42, {})).toBe(1);
    expect(linesOfText('1234567890123456789 1234567890123456789', 39, {})).toBe(2);
    expect(heightOfText('one two three', 100, { size: 10 })).toBe(13);
    expect(heightOfText('1234567890 1234567890\n1234567890', 14, { size: 11 })).toBe(45);
    expect(linesOfText('1234567890123456789 1234567890123456789', 42, { bold: true })).toBe(2);
    expect(linesOfText('1234567890123456789 1234567890123456789', 41.5, { indent: 1 })).toBe(2);
  });
});
