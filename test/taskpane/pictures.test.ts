/** Nothing in the pane is wider than the pane; and with PICTURES=1, the pictures of the documentation and of all the rest. */
import { expect, test } from '@jest/globals';
import { mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SimulatedExcel } from '../host/host';
import { AUTHORITY_ALLOCATIONS, AUTHORITY_PAYMENTS, AUTHORITY_STAFF } from '../support/authority';
import { describeInBrowser, paneOnStaff, paneOver } from './inBrowser';
import { IN_DOCUMENTATION, LOOKS, lookOf, overflowing, SCENES, takePicture, TO_SCENE, WIDTHS } from './pictures';

const DOCUMENTATION = fileURLToPath(new URL('../../docs/images', import.meta.url));
const ALL = join(tmpdir(), 'ast-planner-pictures');

/** Skipped, and so counted, unless pictures are asked for. */
const pictured = process.env['PICTURES'] === '1' ? test : test.skip;

describeInBrowser('the looks of the pane', () => {
  test.each(WIDTHS)('at %i pixels nothing is cut off or wider than the pane', async (width) => {
    const pane = await paneOver(new SimulatedExcel(), lookOf('light', width));
    for (const scene of SCENES) {
      if (scene === 'preview') pane.host.workbook.addSheet('Mine');
      await TO_SCENE[scene](pane);
      expect({ scene, overflowing: await overflowing(pane) }).toEqual({ scene, overflowing: [] });
    }
  });

  test('the amounts of a large authority fit as well', async () => {
    const staff = Array.from({ length: 300 }, (_, index) => [`P${index}`, `Teacher ${index}`, 'AST', 'AST 11', 'Rest']);
    for (const width of WIDTHS) {
      const pane = await paneOnStaff([['Post ID', 'Name', 'Role', 'Point', 'Area'], ...staff], lookOf('light', width));
      await pane.press('Use this sheet');
      expect(await pane.frame.locator('table.money td').first().innerText()).toMatch(/^\d\d,\d{3},\d{3}\.\d\d$/);
      expect(await overflowing(pane)).toEqual([]);
    }
  });

  pictured('the picture of an audit', async () => {
    const pane = await paneOnStaff(AUTHORITY_STAFF, { ...lookOf('light', 450), view: 'audit' });
    pane.host.workbook.addSheet('Allocations', AUTHORITY_ALLOCATIONS);
    pane.host.workbook.addSheet('Payments', AUTHORITY_PAYMENTS);
    await pane.press('Audit this workbook');
    await pane.frame.getByText('By finding; worth of those').evaluate((element) => { element.scrollIntoView(); });
    expect(statSync(await takePicture(pane, DOCUMENTATION, 'pane-audit-450-light')).size).toBeLessThan(60_000);
  });

  pictured.each(WIDTHS.flatMap((width) => LOOKS.map((look) => [width, look] as const)))('pictures, %i pixels wide, %s', async (width, look) => {
    mkdirSync(ALL, { recursive: true });
    const host = new SimulatedExcel();
    host.workbook.addSheet('Sheet1');
    const pane = await paneOver(host, lookOf(look, width));
    for (const scene of SCENES) {
      await TO_SCENE[scene](pane);
      const name = `pane-${scene}-${String(width)}-${look}`;
      const path = await takePicture(pane, IN_DOCUMENTATION.has(name) ? DOCUMENTATION : ALL, name);
      if (IN_DOCUMENTATION.has(name)) expect(statSync(path).size).toBeLessThan(60_000);
    }
  });
});
