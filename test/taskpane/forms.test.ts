/** What the pane does with form AST2, eligibility and leading practitioners: reads, makes, writes its own sheet, refuses, stops, and puts back. */
import { describe, expect, test } from '@jest/globals';
import { FormActions } from '../../src/taskpane/formActions';
import type { Formed, ShownAst2, ShownEligibility } from '../../src/taskpane/formed';
import { Planner } from '../../src/taskpane/planner';
import { countsOf } from '../../src/workbook/audit/eligibilitySheet';
import { SimulatedExcel } from '../host/host';
import type { RowInput } from '../host/simulatedWorkbook';
import { openSimulated } from '../support/excel';
import { dated, FORM_STAFF } from '../support/formStaff';
import { pictureOf } from '../support/staffWorkbook';

interface Opened {
  readonly host: SimulatedExcel;
  readonly planner: Planner;
  readonly forms: FormActions;
}

async function openedOn(sheets: Readonly<Record<string, readonly RowInput[]>> = { Staff: FORM_STAFF }): Promise<Opened> {
  const host = new SimulatedExcel();
  for (const [name, rows] of Object.entries(sheets)) host.workbook.addSheet(name, rows);
  const { port } = await openSimulated(host);
  const planner = new Planner(port, { version: 'test', now: () => '2010-10-01 03:04' });
  await planner.open();
  return { host, planner, forms: new FormActions(planner) };
}

function formed({ planner }: Opened): Formed {
  return planner.getState().formed;
}

function ast2(opened: Opened): ShownAst2 {
  const { ast2: shown } = formed(opened);
  if (shown === null) throw new Error(`no form is shown: ${opened.planner.getState().message?.text ?? ''}`);
  return shown;
}

function eligibility(opened: Opened): ShownEligibility {
  const { eligibility: shown } = formed(opened);
  if (shown === null) throw new Error(`no eligibility is shown: ${opened.planner.getState().message?.text ?? ''}`);
  return shown;
}

function said({ planner }: Opened): string | undefined {
  return planner.getState().message?.text;
}

function own({ host: { workbook } }: Opened): string[] {
  return workbook.sheets.map(({ name }) => name).filter((name) => name.startsWith('AST ') && !name.startsWith('AST before'));
}

function textsOn({ host: { workbook } }: Opened, sheet: string): string[] {
  const { grid } = workbook.sheet(sheet);
  const used = grid.usedRect(true);
  const texts: string[] = [];
  for (let row = 0; row <= (used?.bottom ?? -1); row += 1) for (let column = 0; column <= (used?.right ?? -1); column += 1) {
    const value = grid.cell(row, column)?.value;
    if (typeof value === 'string' && value !== '') texts.push(value);
  }
  return texts;
}

/** An option of the command line. */
const OPTION = /--[a-z]|-o OUT|the command/;

describe('form AST2 in the pane', () => {
  test('FUND-7: the posts of the only staff list are offered, one that cannot be used among them; nothing is written', async () => {
    const opened = await openedOn();
    const before = pictureOf(opened.host);
    await opened.forms.read();
    expect(ast2(opened).posts).toEqual([
      { id: 'P1', holder: 'A. Marlow', lacks: true }, { id: 'P2', holder: 'B. Nash', lacks: true }, { id: 'P3', holder: 'C. Orme', lacks: false }, { id: 'P4', holder: 'F. Reed', lacks: false },
    ]);
    await opened.forms.choose({ post: 'P1' });
    const [form, ...more] = ast2(opened).forms;
    // AST 11 in Rest of England from 1 September 2009 is £46,944; × 0.6 = £28,166.40.
    expect([more, form?.missing, form?.fields.find(({ id }) => id === 'salaryAtFte')?.value]).toEqual([[], [], 2_816_640]);
    await opened.forms.choose('lacking');
    expect(ast2(opened).forms.map(({ post, missing }) => [post, missing.map(({ cell }) => cell)])).toEqual([['P1', []], ['P2', ['B3', 'C3', 'J3', 'M3', 'L3']]]);
    expect(pictureOf(opened.host)).toEqual(before);
    expect(opened.planner.getState().made).toBeNull();
  });

  test('FUND-7: a post that cannot be used is refused in a sentence that names its cell and no option of the command line', async () => {
    const opened = await openedOn();
    await opened.forms.read();
    await opened.forms.choose({ post: 'P3' });
    expect([ast2(opened).forms, ast2(opened).refusals]).toEqual([[], [expect.stringMatching(/^Post “P3” in row 4 of “Staff” cannot be used, so there is no form for it\. C\. Orme is left out: cell F4 of “Staff” \(Point\) holds point 99;/)]]);
    expect(ast2(opened).refusals.join()).not.toMatch(OPTION);
    await opened.forms.writeAst2();
    expect(own(opened)).toEqual([]);
    await opened.forms.choose({ post: 'P9' });
    expect(ast2(opened).refusals).toEqual(['There is no post “P9” on “Staff”. The nearest are “P1”, “P2”, “P4”. Choose one of them under “Post”.']);
  });

  test('FUND-7: writes AST AST2 only, which the next writing replaces; Restore puts back what was there, and reads no list that nobody chose', async () => {
    const opened = await openedOn({ Staff: FORM_STAFF, Mine: [['hello']] });
    const before = pictureOf(opened.host);
    await opened.forms.read();
    await opened.forms.choose({ post: 'P1' });
    await opened.forms.writeAst2();
    expect(said(opened)).toBe('Written: “AST AST2”. Your own sheets were not changed. Restore takes back this writing, and no longer the one before it.');
    expect([own(opened), formed(opened).written]).toEqual([['AST AST2'], ['AST AST2']]);
    const texts = textsOn(opened, 'AST AST2');
    expect(texts).toEqual(expect.arrayContaining(['Post P1: A. Marlow', '£28,166.40 a year', 'Nothing is missing: the facts can go onto the form']));
    expect(texts.filter((text) => OPTION.test(text))).toEqual([]);
    await opened.forms.choose('lacking');
    await opened.forms.writeAst2();
    expect(textsOn(opened, 'AST AST2').filter((text) => text.startsWith('Post '))).toEqual(['Post P1: A. Marlow', 'Post P2: B. Nash']);
    await opened.planner.restore();
    expect(textsOn(opened, 'AST AST2').filter((text) => text.startsWith('Post '))).toEqual(['Post P1: A. Marlow']);
    expect(formed(opened).written).toEqual(['AST AST2']);
    expect([opened.planner.getState().made, opened.planner.getState().refusal]).toEqual([null, null]);
    const kept = pictureOf(opened.host);
    expect({ ...kept, sheets: kept.sheets.slice(0, 2) }).toMatchObject({ sheets: before.sheets });
    expect(opened.host.notImplemented).toEqual([]);
  });

  test('FUND-7: a sheet AST AST2 of the user’s own stays, and the form stands beside it; after Restore there is none to go to', async () => {
    const opened = await openedOn({ Staff: FORM_STAFF, 'AST AST2': [['mine']] });
    await opened.forms.read();
    await opened.forms.choose({ post: 'P1' });
    await opened.forms.writeAst2();
    expect([textsOn(opened, 'AST AST2'), formed(opened).written]).toEqual([['mine'], ['AST AST2 (2)']]);
    await opened.planner.restore();
    expect([own(opened), textsOn(opened, 'AST AST2'), formed(opened).written]).toEqual([['AST AST2'], ['mine'], []]);
  });

  test('a staff list that changed since is read again before anything is written; one that changes meanwhile stops the writing', async () => {
    const opened = await openedOn();
    const { host, planner, forms } = opened;
    await forms.read();
    await forms.choose({ post: 'P1' });
    host.workbook.edit('Staff', 'C2', '');
    await forms.writeAst2();
    expect(said(opened)).toBe('The staff list changed since it was read. It has been read again: look at what is shown, then write it.');
    expect([ast2(opened).forms[0]?.missing.map(({ cell }) => cell), own(opened)]).toEqual([['C2'], []]);
    const end = planner.subscribe(() => {
      if (planner.getState().busy?.text !== 'Writing “AST AST2” …') return;
      end();
      host.workbook.edit('Staff', 'C2', '823/4009');
    });
    await forms.writeAst2();
    expect(said(opened)).toMatch(/^The staff list changed while the sheet was being written\..* Nothing was changed/);
    expect(own(opened)).toEqual([]);
    // The post itself is gone: that is said in its place.
    host.workbook.edit('Staff', 'A2', 'P8');
    await forms.writeAst2();
    expect(ast2(opened).refusals).toEqual([expect.stringMatching(/^There is no post “P1” on “Staff”/)]);
  });

  test('without a staff list, and with several, a sentence says what to do; one of several can be chosen', async () => {
    const none = await openedOn({ Budget: [['Item', 'Budget'], ['Paper', 100]] });
    await none.forms.read();
    expect([said(none), formed(none).ast2]).toEqual([expect.stringMatching(/^No staff sheet was found: .*Choose the sheet under “Staff list”/), null]);
    await none.forms.look();
    expect([said(none), formed(none).eligibility]).toEqual([expect.stringMatching(/^No staff sheet was found: /), null]);
    const several = await openedOn({ Ashby: FORM_STAFF.slice(0, 2), Brook: [...FORM_STAFF.slice(0, 1), ...FORM_STAFF.slice(4, 5)] });
    await several.forms.read();
    expect(said(several)).toMatch(/^2 sheets look like staff sheets: “Ashby”, “Brook”\. Choose one under “Staff list”, such as “Ashby”\./);
    several.forms.askSheet('Brook');
    await several.forms.read();
    expect(ast2(several).posts.map(({ id }) => id)).toEqual(['P4']);
    several.forms.askSheet('Ashby');
    expect(formed(several).ast2).toBeNull();
    // The sheet is gone from those to choose from: the field must not hold what it cannot show.
    several.host.workbook.sheet('Ashby').name = 'Ashby 2010';
    await several.forms.read();
    expect([said(several), formed(several).sheet]).toEqual(['There is no sheet “Ashby” in the workbook any more. Choose another under “Staff list”, and press the button again.', '']);
  });

  test('the staff list, its headings and the area are those of the plan, where one was read', async () => {
    const opened = await openedOn({ Staff: FORM_STAFF.map((row) => row.filter((_, at) => at !== 7).map((cell) => (cell === 'Role' ? 'Grade of post' : cell))), Other: FORM_STAFF });
    await opened.planner.choose({ sheet: 'Staff', part: null });
    await opened.planner.mapHeading('Grade of post', 'Role');
    await opened.planner.setArea('Fringe');
    await opened.forms.read();
    await opened.forms.choose({ post: 'P1' });
    expect(ast2(opened).from.sheet).toBe('Staff');
    expect(ast2(opened).forms[0]?.fields.find(({ id }) => id === 'area')?.value).toBe('Fringe');
  });

  test('of 400 posts: others get their turn while it goes on, and Cancel in the middle keeps what was shown', async () => {
    const [header = [], row = []] = FORM_STAFF;
    const opened = await openedOn({ Staff: [header, ...Array.from({ length: 400 }, (_, at) => [`Q${String(at)}`, ...row.slice(1)])] });
    const { planner, forms } = opened;
    await forms.read();
    const shown = ast2(opened);
    const end = planner.subscribe(() => { if (planner.getState().busy?.text === 'Making the forms …' && planner.getState().busy?.done !== null) planner.cancel(); });
    await forms.choose('lacking');
    end();
    expect(said(opened)).toBe('Stopped. Nothing was changed.');
    expect(ast2(opened)).toBe(shown);
    let turns = 0;
    const turn = setInterval(() => { turns += 1; }, 0);
    await forms.choose('lacking');
    clearInterval(turn);
    expect(ast2(opened).forms).toHaveLength(400);
    expect(turns).toBeGreaterThan(3);
  });
});

describe('eligibility in the pane', () => {
  test('APP-1: counts and teachers for the day that is asked, and for today where none is; no sentence names an option of the command line', async () => {
    const opened = await openedOn();
    const before = pictureOf(opened.host);
    opened.forms.askDay('2010-06-01');
    await opened.forms.look();
    const { made } = eligibility(opened);
    // A. Marlow, D. Pell and E. Quill state something of a qualification; four rows say nothing, of which P3 is one.
    expect(countsOf(made).map(({ answer, ast, ats }) => [answer, ast, ats])).toEqual([
      ['eligible', 1, 0], ['not eligible', 0, 3], ['a fact is missing', 1, 0], ['is an AST already', 1, 0], ['Nothing stated of qualification', 3, 3], ['All staff rows of the list', 6, 6],
    ]);
    expect(made.problems.map(({ rule }) => rule)).toContain('ATS-2');
    expect(made.problems.find(({ rule }) => rule === 'ATS-2')?.message).toBe('There was no Advanced Teacher Status on 1 June 2010: it was launched in 2017. Ask for a later day under “Day” to see who could have it then.');
    expect(made.problems.filter(({ message }) => OPTION.test(message))).toEqual([]);
    opened.forms.askDay('');
    await opened.forms.look();
    // The clock of the pane says 1 October 2010.
    expect(eligibility(opened).made.on - made.on).toBe(122);
    expect(pictureOf(opened.host)).toEqual(before);
  });

  test('APP-1: a list without the columns says what to add, and where to say which heading stands for it', async () => {
    const opened = await openedOn({ Staff: [['Name', 'Role', 'Point'], ['A. Marlow', 'Teacher', 'M4']] });
    await opened.forms.look();
    const messages = eligibility(opened).made.problems.map(({ message }) => message);
    expect(messages[0]).toBe('“Staff” has no column “Qualification”: add one with QTS, QTLS, both, or none, or say which heading stands for it under “Headings” of Plan.');
    expect(messages.filter((message) => OPTION.test(message))).toEqual([]);
  });

  test.each([['2010-02-30', '“2010-02-30” cannot be used: expected a date such as 01/09/2009 (day first), 1 Sep 2009 or 2009-09-01.'], ['1989-12-31', '31 December 1989 cannot be used: expected a date from 1990 on.']])('APP-1: %s is refused, and what was shown stays', async (on, sentence) => {
    const opened = await openedOn();
    await opened.forms.look();
    const shown = eligibility(opened);
    opened.forms.askDay(on);
    await opened.forms.look();
    expect([said(opened), eligibility(opened)]).toEqual([sentence, shown]);
  });

  test('ATS-1: writes AST Eligibility beside AST AST2; Restore takes back the last of the two writings', async () => {
    const opened = await openedOn();
    await opened.forms.read();
    await opened.forms.choose({ post: 'P1' });
    await opened.forms.writeAst2();
    await opened.forms.look();
    await opened.forms.writeEligibility();
    expect([own(opened), formed(opened).written]).toEqual([['AST AST2', 'AST Eligibility'], ['AST AST2', 'AST Eligibility']]);
    const texts = textsOn(opened, 'AST Eligibility');
    expect(texts).toEqual(expect.arrayContaining(['D. Pell', 'is an AST already']));
    expect(texts.filter((text) => OPTION.test(text))).toEqual([]);
    await opened.planner.restore();
    expect([own(opened), formed(opened).written]).toEqual([['AST AST2'], ['AST AST2']]);
  });

  test('a staff list that changed since is looked at again; one that changes meanwhile stops the writing', async () => {
    const opened = await openedOn();
    const { host, planner, forms } = opened;
    await forms.look();
    host.workbook.edit('Staff', 'O7', 'QTS');
    await forms.writeEligibility();
    expect([said(opened), own(opened)]).toEqual([expect.stringMatching(/^The staff list changed since it was read\./), []]);
    expect(eligibility(opened).made.rows.find(({ facts }) => facts.name === 'E. Quill')?.facts.qualification).toBe('QTS');
    const end = planner.subscribe(() => {
      if (planner.getState().busy?.text !== 'Writing “AST Eligibility” …') return;
      end();
      host.workbook.edit('Staff', 'O7', 'QTLS');
    });
    await forms.writeEligibility();
    expect(said(opened)).toMatch(/^The staff list changed while the sheet was being written\./);
    expect(own(opened)).toEqual([]);
  });
});

describe('leading practitioners in the pane', () => {
  const STAFF: readonly RowInput[] = [
    ['Post ID', 'Name', 'Role', 'Point', 'Area', 'Start date', 'LP pay', 'LP range'],
    ['L1', 'B. Nash', 'Leading practitioner', '', 'Rest', dated(2013, 9, 1), 50_000, '45000-52000'],
    ['T1', 'C. Orme', 'Teacher', 'M3', 'Rest', '', '', ''],
  ];

  function checked(opened: Opened): [number, string][] {
    const { practitioners } = formed(opened);
    if (practitioners === null) throw new Error(`no check is shown: ${said(opened) ?? ''}`);
    return practitioners.planned.checks.map(({ year, kind }) => [year, kind]);
  }

  /** The row of this text on a sheet of the product’s own, from 1. */
  function rowOf({ host: { workbook } }: Opened, sheet: string, text: string): number {
    const { grid } = workbook.sheet(sheet);
    for (let row = 0; row <= (grid.usedRect(true)?.bottom ?? -1); row += 1) if (grid.cell(row, 0)?.value === text) return row + 1;
    throw new Error(`“${text}” does not stand on ${sheet}`);
  }

  test('LP-1: what cannot be checked for want of a figure is, once it is filled in on the sheet that was written; the figure stays through the next writing', async () => {
    const opened = await openedOn({ Staff: STAFF });
    await opened.forms.check();
    expect(checked(opened)).toEqual([[2013, 'cannot be checked'], [2014, 'cannot be checked']]);
    await opened.forms.writePractitioners();
    expect([own(opened), formed(opened).written]).toEqual([['AST Leading practitioners'], ['AST Leading practitioners']]);
    expect(textsOn(opened, 'AST Leading practitioners').filter((text) => OPTION.test(text))).toEqual([]);
    // Below the heading of the last table: Effective from, Area, Minimum, Maximum, of September 2013 first.
    const first = rowOf(opened, 'AST Leading practitioners', 'Effective from') + 1;
    opened.host.workbook.edit('AST Leading practitioners', `C${String(first)}`, 38_000);
    await opened.forms.check();
    // The maximum of Rest in 2013 is known.
    expect(checked(opened)).toEqual([[2013, 'inside'], [2014, 'cannot be checked']]);
    await opened.forms.writePractitioners();
    await opened.forms.check();
    expect(checked(opened)[0]).toEqual([2013, 'inside']);
    await opened.planner.restore();
    expect(own(opened)).toEqual(['AST Leading practitioners']);
  });

  test('LP-1: Cancel while many are checked keeps what was shown', async () => {
    const [head = [], row = []] = STAFF;
    const opened = await openedOn({ Staff: [head, ...Array.from({ length: 60 }, (_, at) => [`L${String(at)}`, ...row.slice(1)])] });
    const { planner, forms } = opened;
    const end = planner.subscribe(() => { if (planner.getState().busy?.text === 'Checking the leading practitioners …') planner.cancel(); });
    await forms.check();
    expect([said(opened), formed(opened).practitioners]).toEqual(['Stopped. Nothing was changed.', null]);
    end();
    await forms.check();
    expect(checked(opened)).toHaveLength(120);
  });

  test('LP-4: a row without its pay is told by its place; a list that changed since is checked again, and not written', async () => {
    const opened = await openedOn({ Staff: STAFF.map((row) => row.slice(0, 5)) });
    await opened.forms.check();
    const messages = formed(opened).practitioners?.planned.problems.map(({ message }) => message) ?? [];
    expect(messages).toEqual(['B. Nash: row 2 of “Staff” (LP pay) holds no pay; expected the yearly full-time pay as a leading practitioner from 1 September 2013. The row is left out: correct the cell and check again.']);
    opened.host.workbook.edit('Staff', 'B2', 'B. Nashe');
    await opened.forms.writePractitioners();
    expect([said(opened), own(opened)]).toEqual([expect.stringMatching(/^The staff list changed since it was read\./), []]);
  });
});
