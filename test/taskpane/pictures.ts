/** Pictures of the pane: in two widths, in the light, in the dark, and in high contrast. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { PaneOptions, Pane } from './openPane';

export const WIDTHS = [320, 450] as const;
export const LOOKS = ['light', 'dark', 'contrast'] as const;
export const SCENES = ['start', 'preview', 'settings', 'headings', 'written', 'explain', 'range', 'ranges', 'ending', 'money', 'scenarios', 'audit', 'findings', 'account', 'timetable', 'forms', 'eligibility'] as const;

export type Width = (typeof WIDTHS)[number];
export type Look = (typeof LOOKS)[number];
export type Scene = (typeof SCENES)[number];

/** The few that the documentation shows. */
export const IN_DOCUMENTATION: ReadonlySet<string> = new Set(['pane-start-320-dark', 'pane-preview-450-light', 'pane-preview-320-contrast', 'pane-explain-450-light', 'pane-range-450-light', 'pane-ranges-450-light', 'pane-money-450-light', 'pane-scenarios-450-light']);

const HEIGHT = 820;

/** Colour schemes that the system sets; Office says nothing of its own. */
export function lookOf(look: Look, width: Width): Omit<PaneOptions, 'folder'> {
  return { width, height: HEIGHT, look: { colorScheme: look === 'dark' ? 'dark' : 'light', forcedColors: look === 'contrast' ? 'active' : 'none', reducedMotion: 'reduce' } };
}

async function show({ frame }: Pane, heading: string): Promise<void> {
  await frame.getByRole('heading', { name: heading, exact: true }).evaluate((element) => { element.scrollIntoView(); });
}

/** Brings a pane with the sample to each scene, one after the other. */
export const TO_SCENE: Readonly<Record<Scene, (pane: Pane) => Promise<void>>> = {
  start: (pane) => pane.settled(),
  preview: async (pane) => {
    await pane.press('Insert sample data');
    await show(pane, '3. Preview');
  },
  settings: async (pane) => {
    await pane.openDetails('years from');
    await show(pane, '2. Plan');
  },
  headings: async (pane) => {
    await pane.openDetails('Headings');
    await show(pane, '1. Read');
  },
  written: async (pane) => {
    await pane.press('Write the AST sheets');
    await show(pane, '4. Write');
  },
  explain: async (pane) => {
    await pane.press('OK');
    await pane.press('Explain');
    pane.host.workbook.select('AST Projection', 'H5');
    await pane.frame.getByRole('heading', { name: /^Post P1/ }).waitFor();
    await pane.settled();
    await pane.openDetails('Rule PAY-12');
  },
  range: async (pane) => {
    await pane.press('Range');
    await show(pane, 'What a range pays');
  },
  ranges: async (pane) => {
    await pane.frame.getByText('The fourteen ranges, whole £').evaluate((element) => { element.scrollIntoView(); });
  },
  ending: async (pane) => {
    await pane.frame.getByLabel('Last day').fill('2010-12-31');
    await pane.frame.getByLabel('Paid after it on').waitFor();
    await show(pane, 'What if the post ends?');
  },
  money: async (pane) => {
    await pane.press('Money');
    await show(pane, 'Cash flow');
  },
  scenarios: async (pane) => {
    await pane.press('Scenarios');
    await pane.frame.getByRole('textbox').fill('As now');
    await pane.press('Save');
    await pane.press('Approve As now');
    await pane.press('Plan');
    await pane.openDetails('years from');
    await pane.pick(/^Points each September/, '2');
    await pane.press('Scenarios');
    await pane.frame.getByRole('textbox').fill('Two points');
    await pane.press('Save');
    await pane.pick('with', 'Two points');
    await pane.press('OK');
  },
  audit: async (pane) => {
    pane.host.workbook.edit('Staff', 'D6', 'AST 77');
    await pane.frame.getByText('Out of date.').waitFor();
    pane.host.workbook.addSheet('Allocations', [['School', 'Financial year', 'AST part', 'Posts funded'], ['Hillside School', '2009-10', 77_500, 5], ['Elsewhere', '2009-10', 15_500, 1]]);
    await pane.press('Audit');
    await pane.press('Audit this workbook');
  },
  findings: async (pane) => {
    await pane.openDetails('Accept because');
    await show(pane, 'Findings');
  },
  account: async (pane) => {
    await show(pane, 'The authority’s account');
  },
  timetable: async (pane) => {
    await pane.openDetails('Application timetable');
    await pane.frame.getByLabel('Application received on').fill('2009-10-05');
    await pane.frame.getByText(/^Earliest pay, at these dates:/).waitFor();
    await show(pane, 'Applications and forms');
  },
  forms: async (pane) => {
    await pane.openDetails('Form AST2, who may become an AST, and leading practitioners');
    await pane.press('Read the posts');
    await pane.pick('Post', { label: 'P1 Alice Marlow' });
    await pane.openDetails('Facts: Post P1');
    await show(pane, 'Form AST2');
  },
  eligibility: async (pane) => {
    await pane.press('Look at the teachers');
    await show(pane, 'Who may become an AST, and ATS');
  },
};

/** What is wider than the pane, or cut off: its words. */
export function overflowing({ frame }: Pane): Promise<string[]> {
  return frame.evaluate(() => [...document.querySelectorAll<HTMLElement>('main *, header *')]
    .filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      const isCut = getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      return width > 1 && (right > document.documentElement.clientWidth + 0.5 || isCut);
    })
    .map((element) => `${element.tagName} ${element.className.slice(0, 20)} ${element.innerText.slice(0, 40)}`));
}

/** Takes the picture; with fewer colours where the tool for it is there. */
export async function takePicture({ page }: Pane, folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.png`);
  await page.mouse.move(0, 0);
  await page.screenshot({ path });
  spawnSync('convert', [path, '-strip', '+dither', '-colors', '48', '-define', 'png:compression-level=9', `PNG8:${path}`]);
  return path;
}
