/** Parts of the pane that are loaded when they are first needed, and cannot be. */
import { expect, test } from '@jest/globals';
import { describeInBrowser, paneOnStaff } from './inBrowser';
import type { Pane } from './openPane';

const STAFF = [['Post ID', 'Name', 'Role', 'Point', 'Area', 'Range'], ['P1', 'Ann', 'AST', 'AST 11', 'Rest', '11-15']];
const NOT_LOADED = 'A part of the pane could not be loaded. Check the connection and try again.';

/** Lets no program through until the function that it gives back is called. */
async function withoutConnection({ page }: Pane): Promise<() => Promise<void>> {
  await page.context().route('**/*.js', (route) => route.abort());
  return () => page.context().unroute('**/*.js');
}

describeInBrowser('a part of the pane that cannot be loaded', () => {
  test('is said in the place of its view, which opens when it is tried again', async () => {
    const pane = await paneOnStaff(STAFF);
    const connect = await withoutConnection(pane);
    for (const [view, shown] of [['Range', 'Pay area'], ['Scenarios', 'No plan has been saved under a name yet.']] as const) {
      await pane.button(view).click();
      await pane.frame.getByRole('alert').getByText(NOT_LOADED).waitFor();
      await connect();
      await pane.button('Try again').click();
      await pane.frame.getByText(shown).first().waitFor();
      expect(await pane.frame.getByText(NOT_LOADED).count()).toBe(0);
      await withoutConnection(pane);
    }
  });

  test('is said when a plan is to be written, of which nothing is then written; the next try writes it', async () => {
    const pane = await paneOnStaff(STAFF);
    await pane.press('Use this sheet');
    const connect = await withoutConnection(pane);
    await pane.press('Write the AST sheets');
    expect(await pane.text()).toContain(NOT_LOADED);
    expect(pane.host.workbook.sheets.map(({ name }) => name)).toEqual(['Staff']);
    await connect();
    await pane.press('Write the AST sheets');
    expect(await pane.text()).toContain('Your own sheets were not changed.');
  });
});
