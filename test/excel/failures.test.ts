import { describe, expect, test } from '@jest/globals';
import { sheetsOf } from '../../src/workbook/planSheets';
import { SimulatedExcel, STATUS, type Fault } from '../host/host';
import type { SimulatedWorkbook } from '../host/simulatedWorkbook';
import { openSimulated } from '../support/excel';
import { expectSame, openStaff, ownOf, pictureOf, planOf, sentenceOf, staffWorkbook, writePlan, type Picture, type SheetPicture, type StaffWorkbook } from '../support/staffWorkbook';

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['a request that is refused', { status: STATUS.activityLimit }],
  ['access denied', { status: STATUS.noCapability }],
  ['a session that has ended', { status: STATUS.timedOut }],
  ['a request that is too large', { status: STATUS.requestTooLarge }],
  ['an answer that is too large', { status: STATUS.responseTooLarge }],
  ['a cell that is edited', { status: STATUS.cellEdit }],
  ['an error halfway through a request', { halfway: 'GeneralException' }],
  ['access denied halfway through a request', { halfway: 'AccessDenied' }],
  ['an error early in a request', { halfway: 'GeneralException', share: 0.1 }],
  ['an error in the third quarter of a request', { halfway: 'ItemNotFound', share: 0.7 }],
  ['an error at the end of a request', { halfway: 'GeneralException', share: 0.97 }],
];

/** A fault that Excel waits for is only met by who comes again and again. */
function isWaitedFor(fault: Fault): boolean {
  return 'status' in fault && (fault.status === STATUS.activityLimit || fault.status === STATUS.cellEdit);
}

/** A workbook as it stands is written once, and every moment is tried on a copy of its own. */
function openCopy(workbook: SimulatedWorkbook): Promise<StaffWorkbook> {
  return openStaff(new SimulatedExcel(workbook.copy()));
}

/** The workbook with a plan written to it. */
async function writtenWorkbook(): Promise<SimulatedWorkbook> {
  const { host, port } = await staffWorkbook();
  await writePlan(port, await planOf(port));
  return host.workbook;
}

/** The first fault meets every request; each of the others every third, from another one on, so that together they meet all. */
const EVERY = 3;

describe.each(FAULTS)('%s', (name, fault) => {
  const index = FAULTS.findIndex(([each]) => each === name);
  test.each([['the first writing', false], ['a writing over an earlier plan', true]])('at any request of %s leaves the workbook as it was', async (_which, isSecond) => {
    const { host, port } = await staffWorkbook();
    if (isSecond) {
      await writePlan(port, await planOf(port));
      host.workbook.edit('Mine', 'D1', "='AST Summary'!J6+SUM('AST Summary'!I6:I8)");
    }
    const made = await planOf(port, { planYears: isSecond ? '2' : '1' });
    const own = await ownOf(port);
    const before = pictureOf(host);
    let requests = 0;
    for (let at = index === 0 ? 0 : index % EVERY; at < 60; at += index === 0 ? 1 : EVERY) {
      if (isWaitedFor(fault)) host.failFrom(at, fault);
      else host.failAt(at, fault);
      const outcome = await sentenceOf(port.write(sheetsOf(made), own));
      const isPersistent = isWaitedFor(fault);
      host.recover();
      if (outcome === 'done') {
        requests = at;
        break;
      }
      expect(outcome).toMatch(/^[A-Z“].{20,}\.$/s);
      if (isPersistent) {
        // Excel stayed busy while the product tidied up as well: what is left over is hidden, and goes with the next writing or Restore.
        if (/choose Restore/.test(outcome)) await port.restore();
        const seen = ({ sheets }: Picture): readonly SheetPicture[] => sheets.filter(({ visibility }) => visibility === 'Visible');
        expectSame(seen(pictureOf(host)), seen(before));
      } else {
        expect(outcome).toMatch(/Nothing was changed: the workbook is as it was\.$/);
        expectSame(pictureOf(host), before);
      }
    }
    expect(requests).toBeGreaterThanOrEqual(isSecond ? 8 : 5);
    // In the end it is written, whole.
    for (const { name } of sheetsOf(made)) expect(host.workbook.sheet(name).visibility).toBe('Visible');
    expect(host.notImplemented).toEqual([]);
    await host.settled();
    expect(host.keptReferences()).toBe(0);
  });
});

describe('a session that ends for good at any moment of a writing over an earlier plan', () => {
  test.each([0.3, 0.8])('after %d of the actions of a request: who opens the pane again finds everything, or puts it back', async (share) => {
    const written = await writtenWorkbook();
    for (let at = 0; ; at += 1) {
      const { host, port, close } = await openCopy(written);
      const before = pictureOf(host);
      const made = await planOf(port, { planYears: '5' });
      const own = await ownOf(port);
      host.failAt(at, { halfway: 'GeneralException', share });
      host.failFrom(at + 1, { status: STATUS.timedOut });
      const sentence = await sentenceOf(port.write(sheetsOf(made), own));
      close();
      host.recover();
      if (sentence === 'done') break;
      expect(sentence).toMatch(/Your sheets are as they were\. Sheets named|choose Restore\.$|Nothing was changed/);
      const again = await openSimulated(host);
      if (sentence.endsWith('choose Restore.')) {
        await again.port.restore();
        expectSame(pictureOf(host), before);
      }
      // Where Excel stopped in the midst of making a sheet or a copy, that one may still be seen.
      const isLeftOver = (name: string): boolean => /^AST new \d+$|^AST .+ \(2\)$/.test(name);
      const seen = ({ sheets }: Picture): readonly SheetPicture[] => sheets.filter(({ visibility }) => visibility === 'Visible');
      expectSame(seen(pictureOf(host)).filter(({ name }) => !isLeftOver(name)), seen(before));
      // The next writing goes through, and takes away what was left over.
      await writePlan(again.port, await planOf(again.port));
      expect(host.workbook.sheets.filter(({ name, visibility }) => /^AST new/.test(name) && visibility !== 'Visible').map(({ name }) => name)).toEqual([]);
    }
  });
});

describe('putting back', () => {
  /** A plan written over another, and how it was before. */
  async function writtenTwice(): Promise<StaffWorkbook & { readonly before: Picture }> {
    const excel = await openCopy(await writtenWorkbook());
    const before = pictureOf(excel.host);
    await writePlan(excel.port, await planOf(excel.port, { planYears: '5' }));
    return { ...excel, before };
  }

  test.each(FAULTS.slice(2).filter((_, index) => index % 2 === 0))('%s at any request: the next Restore does it', async (_name, fault) => {
    const { before, ...first } = await writtenTwice();
    const written = first.host.workbook.copy();
    for (let at = 0; at < 30; at += 1) {
      // The first time by the pane that wrote, and then by panes that find the plan written.
      const { host, port } = at === 0 ? first : await openCopy(written);
      if (isWaitedFor(fault)) host.failFrom(at, fault);
      else host.failAt(at, fault);
      const sentence = await sentenceOf(port.restore());
      host.recover();
      if (sentence !== 'done') {
        expect(sentence).toMatch(/^[A-Z“].{20,}\.$/s);
        expect(await sentenceOf(port.restore())).toBe('done');
      }
      // A chart or a print area may be as the later plan had it, where Excel refused to put it back.
      const cells = (whole: Picture): unknown => whole.sheets.map((sheet) => [sheet.name, sheet.visibility, (sheet as unknown as { cells: unknown }).cells]);
      expectSame(cells(pictureOf(host)), cells(before));
      if (sentence === 'done' && at > 8) return;
    }
    throw new Error('every request of Restore failed');
  });
});

describe('reading', () => {
  test.each(FAULTS)('%s at any request ends in a sentence, and nothing is changed', async (_name, fault) => {
    const { host, port } = await staffWorkbook();
    await writePlan(port, await planOf(port));
    const before = pictureOf(host);
    let broken = 0;
    for (let at = 0; at < 60; at += 1) {
      if (isWaitedFor(fault)) host.failFrom(at, fault);
      else host.failAt(at, fault);
      const outcome = await sentenceOf(planOf(port));
      host.recover();
      if (outcome === 'done') {
        // What the library only asks by the way, such as merged cells, may fail without harm.
        if (at > 14) break;
        continue;
      }
      broken += 1;
      expect(outcome).toMatch(/^[A-Z“].{20,}\.$/s);
    }
    expect(broken).toBeGreaterThan(3);
    expectSame(pictureOf(host), before);
  });
});
