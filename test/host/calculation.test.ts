import { describe, expect, test } from '@jest/globals';
import { exactQuotient } from './exactQuotient';
import { codeOf, onStaff, opened } from './openedStaff';
import { openDesktop } from './desktopBridge';
import { SimulatedExcel } from './host';
import type { RowInput } from './simulatedWorkbook';

const POINTS: RowInput[] = [['Key', 'Pay £', 'From'], ['AST 11', 47134.58, 39326], ['AST 12', 48315.5, 39692], ["O'Brien", 0, '']];

/** A workbook with the table AST_PayPoints on “Pay points”, and whatever else `more` puts there. */
async function withPoints(more: (host: SimulatedExcel) => void = () => undefined): ReturnType<typeof opened> {
  const host = new SimulatedExcel();
  host.workbook.addSheet('Pay points', POINTS);
  host.workbook.addSheet('Staff');
  more(host);
  const desktop = await openDesktop(host);
  await desktop.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Pay points').tables.add('A1:C4', true).name = 'AST_PayPoints';
    await context.sync();
  });
  return { host, desktop };
}

type Opened = Awaited<ReturnType<typeof opened>>;

async function valuesOf({ desktop }: Opened, sheetName: string, address: string): Promise<unknown[][]> {
  return desktop.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheetName).getRange(address);
    range.load('values');
    await context.sync();
    return range.values;
  });
}

/** What the formulas come to, one below the other on “Staff”. */
async function resultsIn(excel: Opened, formulas: readonly string[], column = 'J'): Promise<unknown[]> {
  const address = `${column}1:${column}${formulas.length}`;
  await onStaff(excel.desktop, (sheet) => { sheet.getRange(address).formulas = formulas.map((formula) => [formula]); });
  return (await valuesOf(excel, 'Staff', address)).map(([value]) => value);
}

async function resultsOf(formulas: readonly string[]): Promise<unknown[]> {
  return resultsIn(await withPoints(), formulas);
}

async function resultOf(formula: string): Promise<unknown> {
  const [result] = await resultsOf([formula]);
  return result;
}

describe('formulas are calculated', () => {
  test('arithmetic, logic and texts, with Excel’s order of operators', async () => {
    expect(await resultsOf(['=1+2*3', '=-2^2', '=10-4-3', '=50%*8', '=2=2', '="a"&1+1', '=IF(1>2,"yes","no")', '=IF(FALSE,1)', '=NOT(2>1)', '=--TRUE', '=SUBSTITUTE("a-b","-","+")', '=5-(2=3)']))
      .toEqual([7, 4, 3, 4, true, 'a2', 'no', false, false, 1, 'a+b', 5]);
  });

  test('dates', async () => {
    expect(await resultsOf(['=DATE(2009,9,1)', '=DATE(2009,13,1)', '=EOMONTH(DATE(2009,2,1),0)', '=YEAR(40057)', '=MONTH(40057)', '=DAY(40057)', '=DATE(2010,8,31)-DATE(2009,9,1)+1', '=TEXT(40057,"d mmmm yyyy")']))
      .toEqual([40057, 40179, 39872, 2009, 9, 1, 365, '1 September 2009']);
  });

  test('the values are all a formula gets: with text, numbers and types as Excel gives them back', async () => {
    const { desktop } = await withPoints();
    const seen = await desktop.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Staff').getRange('A1:C1');
      range.formulas = [['=2294.01*1', '="x"', '=1/0']];
      range.numberFormat = [['£#,##0.00', 'General', 'General']];
      range.load('values, formulas, text, valueTypes');
      await context.sync();
      return [range.values, range.formulas, range.text, range.valueTypes];
    });
    expect(seen).toEqual([[[2294.01, 'x', '#DIV/0!']], [['=2294.01*1', '="x"', '=1/0']], [['£2,294.01', 'x', '#DIV/0!']], [['Double', 'String', 'Error']]]);
  });

  test('errors, and what comes of them', async () => {
    expect(await resultsOf(['=1/0', '=NA()', '=nothing', '="a"+1', '=VLOOKUP("q",\'Pay points\'!A2:B4,2,FALSE)', '=IFERROR(1/0,"none")', '=SUM(Nowhere!A1)', '=INDEX(AST_PayPoints[Key],9)', '=ISNUMBER(1/0)']))
      .toEqual(['#DIV/0!', '#N/A', '#NAME?', '#VALUE!', '#N/A', 'none', '#REF!', '#REF!', false]);
  });

  test('an empty cell is 0 where a value is asked for, and an empty text beside a text', async () => {
    expect(await resultsOf(['=Z9', '=Z9=""', '=Z9&"x"', '=ISBLANK(Z9)', '=SUM(Z1:Z9)'])).toEqual([0, true, 'x', true, 0]);
  });

  test('defined names of cells, of values and of formulas', async () => {
    const excel = await withPoints(({ workbook }) => {
      workbook.addName('Second', "='Pay points'!$B$3");
      workbook.addName('Half', '=0.5');
      workbook.addName('HalfOfSecond', '=Second*Half');
    });
    expect(await resultsIn(excel, ['=Second', '=Half*4', '=HalfOfSecond+1', '=SUM(AST_PayPoints)'])).toEqual([48315.5, 2, 24158.75, 47134.58 + 48315.5 + 39326 + 39692]);
  });

  test('sums with conditions and with masks, rows and columns of an INDEX, and a LOOKUP', async () => {
    expect(await resultsOf([
      '=SUMIFS(AST_PayPoints[Pay £],AST_PayPoints[Key],"AST*",AST_PayPoints[From],">="&39600)', '=COUNTIFS(AST_PayPoints[Key],"AST 11")',
      '=SUMPRODUCT((AST_PayPoints[Key]="AST 11")*(INDEX(AST_PayPoints,0,2)+1))', '=SUMPRODUCT(--(AST_PayPoints[Pay £]>0),AST_PayPoints[Pay £])', '=SUM(INDEX(AST_PayPoints,1,0))',
      '=LOOKUP(39500,AST_PayPoints[From],AST_PayPoints[Pay £])', '=INDEX(AST_PayPoints[Key],MATCH(1,INDEX((AST_PayPoints[From]=39692)*(AST_PayPoints[Pay £]>1),0),0))',
      '=MAX(AST_PayPoints[Pay £],50000)', '=MIN(AST_PayPoints[Pay £])',
    ])).toEqual([48315.5, 1, 47135.58, 95450.08, 86460.58, 47134.58, 'AST 12', 50000, 0]);
  });

  test('a text set with an apostrophe is a text, and a formula sees it as one', async () => {
    const excel = await withPoints();
    await onStaff(excel.desktop, (sheet) => { sheet.getRange('A1:A3').values = [["'=1+1"], ["'12"], ["''t"]]; });
    expect(await valuesOf(excel, 'Staff', 'A1:A3')).toEqual([['=1+1'], ['12'], ["'t"]]);
    expect(await resultsIn(excel, ['=A1&A3', '=ISTEXT(A2)', '=A2+1', '=SUM(A1:A3)', '=ISFORMULA(A1)', '=ISFORMULA(J1)'])).toEqual(["=1+1't", true, 13, 0, false, true]);
  });

  test('numbers have 15 digits in a text, and £ stands in a format as it is', async () => {
    expect(await resultsOf(['=(0.1+0.2)&""', '=CONCATENATE(1/3,"")', '=TEXT(1234.5,"£#,##0.00")', '=TEXT(0.125,"0.00")', '=TEXT(0.164,"0.0%")', '=TEXT("x","0")'])).toEqual(['0.3', '0.333333333333333', '£1,234.50', '0.13', '16.4%', 'x']);
  });
});

describe('tables in formulas', () => {
  const HEADERS = ['Post', 'Pay £', 'A & B', '[x] #1', "O'B@", 'All'];

  async function posts(): Promise<Opened> {
    const excel = await opened([[...HEADERS], ['one', 10, 1, 2, 3], ['two', 20, 4, 5, 6]]);
    await onStaff(excel.desktop, (sheet) => { sheet.tables.add('A1:F3', true).name = 'AST_Posts'; });
    return excel;
  }

  async function inColumnF(excel: Opened, formula: string): Promise<unknown[]> {
    await onStaff(excel.desktop, (sheet) => { (sheet.getRange('F2:F3') as { formulas: unknown }).formulas = formula; });
    return (await valuesOf(excel, 'Staff', 'F2:F3')).flat();
  }

  test.each<[string, unknown[]]>([
    ['=AST_Posts[[#This Row],[Pay £]]*2', [20, 40]],
    ['=AST_Posts[@[Pay £]]+[@Post]', ['#VALUE!', '#VALUE!']],
    ['=[@[Pay £]]+1', [11, 21]],
    ['=SUM(AST_Posts[[#This Row],[Pay £]:[A & B]])', [11, 24]],
    ['=SUM(AST_Posts[@[Pay £]:[A & B]])', [11, 24]],
    ['=SUM(AST_Posts[[Pay £]:[A & B]])', [35, 35]],
    ['=SUM([Pay £])', [30, 30]],
    ['=MATCH("A & B",AST_Posts[#Headers],0)', [3, 3]],
    ["=AST_Posts[[#Headers],['[x'] '#1]]", ['[x] #1', '[x] #1']],
    ["=SUM(AST_Posts['[x'] '#1])+AST_Posts[[#This Row],[O''B'@]]", [10, 13]],
    ['=ROWS(AST_Posts[#All])*10+ROWS(AST_Posts[[#Headers],[#Data],[Post]])', [33, 33]],
    ['=COUNTA(AST_Posts[Post])', [2, 2]],
  ])('%s', async (formula, expected) => {
    const excel = await posts();
    expect(await inColumnF(excel, formula)).toEqual(expected);
    expect(excel.host.notImplemented).toEqual([]);
  });

  test('a row of a table is that of the formula’s own row, and none outside of the table', async () => {
    const excel = await posts();
    await onStaff(excel.desktop, (sheet) => { sheet.getRange('H2:H5').formulas = Array.from({ length: 4 }, () => ['=AST_Posts[[#This Row],[Pay £]]']); });
    expect(await valuesOf(excel, 'Staff', 'H2:H5')).toEqual([[10], [20], ['#VALUE!'], ['#VALUE!']]);
  });

  test('formulas follow the table’s name, its columns’ headers and its size', async () => {
    const excel = await posts();
    await onStaff(excel.desktop, (sheet) => { sheet.getRange('H1:H2').formulas = [['=SUM(AST_Posts[Pay £])'], ['=SUM(AST_Posts[[#Data],[Pay £]:[A & B]])']]; });
    await onStaff(excel.desktop, (sheet) => {
      sheet.tables.getItem('AST_Posts').name = 'Mine';
      sheet.getRange('B1').values = [['Salary [£]']];
    });
    expect(excel.host.workbook.sheet('Staff').grid.cell(0, 7)?.formula).toBe("=SUM(Mine[Salary '[£']])");
    await onStaff(excel.desktop, (sheet) => {
      sheet.getRange('A4:C4').values = [['three', 30, 100]];
      sheet.tables.getItem('Mine').resize('A1:F4');
    });
    expect(await valuesOf(excel, 'Staff', 'H1:H2')).toEqual([[60], [165]]);
    await onStaff(excel.desktop, (sheet) => { sheet.tables.getItem('Mine').convertToRange(); });
    expect(excel.host.workbook.sheet('Staff').grid.cell(1, 7)?.formula).toBe('=SUM(Staff!$B$2:$C$4)');
    expect(await valuesOf(excel, 'Staff', 'H1:H2')).toEqual([[60], [165]]);
  });

  test('a deleted table leaves #REF!', async () => {
    const excel = await posts();
    excel.host.workbook.addSheet('User', [["=SUM(AST_Posts['[x'] '#1])+1"]]);
    expect(await valuesOf(excel, 'User', 'A1')).toEqual([[8]]);
    await onStaff(excel.desktop, (sheet) => { sheet.tables.getItem('AST_Posts').delete(); });
    expect(await valuesOf(excel, 'User', 'A1')).toEqual([['#REF!']]);
    expect(excel.host.workbook.sheet('User').grid.cell(0, 0)?.formula).toBe('=SUM(#REF!)+1');
  });

  test('the totals row is calculated', async () => {
    const excel = await opened([['Post', 'Pay £'], ['one', 10], ['two', 20]]);
    await onStaff(excel.desktop, (sheet) => {
      const table = sheet.tables.add('A1:B3', true);
      table.showTotals = true;
    });
    expect(await valuesOf(excel, 'Staff', 'B4')).toEqual([[30]]);
  });
});

describe('formulas and what changes', () => {
  test('a changed input changes the result at the next sync', async () => {
    const excel = await withPoints();
    expect(await resultsIn(excel, ['=INDEX(AST_PayPoints[Pay £],MATCH("AST 11",AST_PayPoints[Key],0))', '=J1*2'])).toEqual([47134.58, 94269.16]);
    excel.host.workbook.edit('Pay points', 'B2', 100);
    expect(await valuesOf(excel, 'Staff', 'J1:J2')).toEqual([[100], [200]]);
    excel.host.workbook.edit('Pay points', 'A2', '');
    expect(await valuesOf(excel, 'Staff', 'J1:J2')).toEqual([['#N/A'], ['#N/A']]);
    expect(excel.host.workbook.valueAt('Staff', 'J2')).toEqual({ error: '#N/A' });
  });

  test('a formula takes the place of a value, and a value that of a formula', async () => {
    const excel = await opened([[1, 2]]);
    expect(await resultsIn(excel, ['=A1+B1'])).toEqual([3]);
    excel.host.workbook.edit('Staff', 'B1', '=A1*10');
    expect(await valuesOf(excel, 'Staff', 'J1')).toEqual([[11]]);
    excel.host.workbook.edit('Staff', 'B1', 5);
    expect(await valuesOf(excel, 'Staff', 'J1')).toEqual([[6]]);
  });

  test('a sheet that is renamed is followed, one that is deleted leaves #REF!', async () => {
    const excel = await withPoints();
    await resultsIn(excel, ["=SUM('Pay points'!B2:B4)", '=SUM(AST_PayPoints[Pay £])']);
    const points = excel.host.workbook.sheet('Pay points');
    excel.host.workbook.renameSheet(points, "Head's points");
    excel.host.workbook.edit("Head's points", 'B4', 0.92);
    expect(await valuesOf(excel, 'Staff', 'J1:J2')).toEqual([[95451], [95451]]);
    excel.host.workbook.deleteSheet(points);
    expect(await valuesOf(excel, 'Staff', 'J1:J2')).toEqual([['#REF!'], ['#REF!']]);
  });

  test('a copied sheet has formulas of its own, over its own table and the same other sheets', async () => {
    const excel = await withPoints();
    await onStaff(excel.desktop, (sheet) => {
      sheet.getRange('A1:B2').values = [['FTE', 'Pay'], [0.5, '']];
      sheet.tables.add('A1:B2', true).name = 'AST_Posts';
      sheet.getRange('B2').formulas = [['=AST_Posts[[#This Row],[FTE]]*INDEX(AST_PayPoints[Pay £],1)']];
      sheet.copy('End');
    });
    expect(excel.host.workbook.sheet('Staff (2)').grid.cell(1, 1)?.formula).toBe('=AST_Posts2[[#This Row],[FTE]]*INDEX(AST_PayPoints[Pay £],1)');
    excel.host.workbook.edit('Staff (2)', 'A2', 1);
    expect([await valuesOf(excel, 'Staff', 'B2'), await valuesOf(excel, 'Staff (2)', 'B2')]).toEqual([[[23567.29]], [[47134.58]]]);
  });

  test('copyFrom carries the formula, or its value alone', async () => {
    const excel = await opened([[1, 2]]);
    await onStaff(excel.desktop, (sheet) => {
      sheet.getRange('C1').formulas = [['=$A$1+$B$1']];
      sheet.getRange('D1').copyFrom('C1');
      sheet.getRange('E1').copyFrom('C1', 'Values');
    });
    excel.host.workbook.edit('Staff', 'A1', 10);
    expect(await valuesOf(excel, 'Staff', 'C1:E1')).toEqual([[12, 12, 3]]);
  });

  test('one formula for a range is that of every cell; one that Excel would have to move is not guessed at', async () => {
    const excel = await opened([[1, 2]]);
    await onStaff(excel.desktop, (sheet) => { (sheet.getRange('A3:B4') as { formulas: unknown }).formulas = '=$B$1*2'; });
    expect(await valuesOf(excel, 'Staff', 'A3:B4')).toEqual([[4, 4], [4, 4]]);
    expect(await codeOf(onStaff(excel.desktop, (sheet) => { (sheet.getRange('A3:B4') as { values: unknown }).values = '=$B1*2'; }))).toBe('NotImplemented');
  });

  test('calculation that is suspended waits for the sync', async () => {
    const { desktop } = await opened([[1]]);
    const seen = await desktop.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Staff').getRange('B1');
      range.formulas = [['=A1+1']];
      await context.sync();
      context.application.suspendApiCalculationUntilNextSync();
      context.workbook.worksheets.getItem('Staff').getRange('A1').values = [[5]];
      const before = range.load('values');
      await context.sync();
      const first: unknown = before.values[0]?.[0];
      range.load('values');
      await context.sync();
      const second: unknown = range.values[0]?.[0];
      return [first, second];
    });
    expect(seen).toEqual([0, 6]);
  });

  test('a workbook that is calculated by hand waits to be told; new formulas are calculated as they are entered', async () => {
    const excel = await opened([[1]]);
    await resultsIn(excel, ['=A1+1']);
    await excel.desktop.Excel.run(async (context) => {
      context.application.calculationMode = 'Manual';
      await context.sync();
    });
    excel.host.workbook.edit('Staff', 'A1', 5);
    expect(await resultsIn(excel, ['=A1*100'], 'K')).toEqual([500]);
    expect(await valuesOf(excel, 'Staff', 'J1')).toEqual([[2]]);
    await excel.desktop.Excel.run(async (context) => {
      context.application.calculate('Full');
      await context.sync();
    });
    expect(await valuesOf(excel, 'Staff', 'J1')).toEqual([[6]]);
  });
});

describe('what Excel does not take, and what the simulation does not know', () => {
  test.each(['=1+', '=SUM(1', '=AST_Nothing[Pay £]', '=AST_PayPoints[Nothing]', '=[@Key]', '=AST_PayPoints[[#Rows],[Key]]'])('%s is refused when it is written', async (formula) => {
    const excel = await withPoints();
    expect(await codeOf(onStaff(excel.desktop, (sheet) => { sheet.getRange('A1').formulas = [[formula]]; }))).toBe('InvalidArgument');
    expect(await valuesOf(excel, 'Staff', 'A1')).toEqual([['']]);
  });

  test.each([
    ['=FORECAST(1,A1:A2,B1:B2)', 'the function FORECAST'], ['=TODAY()', 'the function TODAY'], ['=SUMPRODUCT(ISNUMBER(A1:A3)*1)', 'ISNUMBER over more than one cell'],
    ['=SUMPRODUCT(ROUND(A1:A3,2))', 'ROUND over more than one cell'], ['=SUMPRODUCT(IF(A1:A3>1,1,0))', 'IF over more than one cell'], ['=MAX((A1:A3>1)*B1:B3)', '> over more than one cell outside of SUMPRODUCT and INDEX(…, 0)'],
    ['=LOOKUP(2,1/(A1:A3>0),B1:B3)', '> over more than one cell outside of SUMPRODUCT and INDEX(…, 0)'], ['=A1:A3', 'formulas that give more than one cell'], ['=ROUND(1,A1)', 'ROUND to a number of places that is worked out'],
    ['=TEXT(1,"0.00E+00")', 'TEXT with the format 0.00E+00'], ['=J1+1', 'formulas that go round in a circle'], ['=INDEX(A1:A3,B9)', 'a formula that the engine answers with #N/IMPL!'], ['=1<(2<3)', 'comparisons of comparisons in a formula'],
  ])('%s is not guessed at', async (formula, member) => {
    const { host, desktop } = await opened([[1, 2], [3, 4], [5, 6]]);
    expect(await codeOf(resultsIn({ host, desktop }, [formula, 'below']))).toBe('NotImplemented');
    expect(host.notImplemented).toEqual([`${member}: Staff!J1 holds ${formula}`]);
    expect(await resultsIn({ host, desktop }, ['=1+1'])).toEqual([2]);
  });
});

describe('rounding to the penny', () => {
  /** Numbers that are the same at every run. */
  function numbers(seed: number): () => number {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
      return state / 0x8000_0000;
    };
  }

  test('a tie goes away from zero, also where the binary number lies below it', async () => {
    expect(await resultsOf(['=ROUND(2294.005,2)', '=ROUND(1.005,2)', '=ROUND(-2.5/100,2)', '=ROUND(1.255,2)', '=ROUND(-0.145,2)', '=ROUND(0,2)', '=ROUND(25,-1)', '=ROUND(2.5,0)', '=ROUND("1.005",2)'])).toEqual([2294.01, 1.01, -0.03, 1.26, -0.15, 0, 30, 3, 1.01]);
  });

  test('1,000 amounts come to what exact arithmetic gives, ties among them', async () => {
    const chance = numbers(2009);
    const whole = (below: number): number => Math.floor(chance() * below);
    const cases = Array.from({ length: 1000 }, (_, index) => {
      const [pence, over, under] = [whole(6_000_000), 1 + whole(12), [5, 10, 12, 8, 24, 40, 200][index % 7] ?? 1];
      const sign = index % 5 === 0 ? -1 : 1;
      return { formula: `=ROUND(${sign}*${(pence / 100).toFixed(2)}*${over}/${under},2)`, pence: sign * exactQuotient(pence * over, under), isTie: (2 * pence * over) % (2 * under) === under };
    });
    expect(cases.filter(({ isTie }) => isTie).length).toBeGreaterThan(50);
    const results = await resultsOf(cases.map(({ formula }) => formula));
    expect(results.map((value) => Math.round(Number(value) * 100))).toEqual(cases.map(({ pence }) => pence));
  });
});

test('the result of a formula does not hang on its brackets being kept', async () => {
  expect(await resultOf('=(1-(2-3))*-(4=4)+(8%)^(1/2)*0+2^(3^2)-(2^3)^2+(5-(2+1))&""')).toBe('448');
});

test('workbooks that are calculated in turns come to figures of their own, whatever the engine held before', async () => {
  const formulas = [2, 3, 5, 7].map((number) => [`=$C$1*${number}`, number % 2 === 0 ? '=SUM(J1:J4)' : '=Other!A1&"!"', `=IFERROR(INDEX(Other!A1:A${number},2),"none")`]);
  const workbooks = await Promise.all([1, 10, 100, 1000].map(async (first, index) => {
    const excel = await withPoints(({ workbook }) => {
      // The sheets that formulas read come in another order, and hold other cells.
      if (index % 2 === 0) workbook.addSheet('Rest', [['=1+1']]);
      workbook.addSheet('Other', [[`o${first}`], ...(index > 1 ? [[first]] : [])]);
      workbook.edit('Staff', 'C1', first);
    });
    return { excel, first, number: [2, 3, 5, 7][index] ?? 0, own: formulas[index] ?? [], second: index > 1 ? first : 0 };
  }));
  for (let turn = 1; turn <= 3; turn += 1) {
    for (const { excel, first, number, own, second } of workbooks) {
      if (turn === 2) excel.host.workbook.edit('Staff', 'C1', first * turn);
      const by = turn === 1 ? 1 : 2;
      const product = first * by * number;
      expect(await resultsIn(excel, own.slice(0, 1))).toEqual([product]);
      expect(await resultsIn(excel, own.slice(1), 'K')).toEqual([number % 2 === 0 ? product : `o${first}!`, second]);
    }
  }
});
