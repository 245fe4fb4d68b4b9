// @ts-check
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { calmSettings } from './calmSettings.mjs';
import { copySampleWorkspace } from './vscodeHost/copySampleWorkspace.mjs';
import { openWindow } from './vscodeHost/openWindow.mjs';
import { Person } from './vscodeHost/person.mjs';
import { startVsCodeServer } from './vscodeHost/startVsCodeServer.mjs';
import { newestVersion } from './vscodeHost/vsCodeVersions.mjs';

/** @param {string} path */
const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** @type {ReadonlyMap<string, string>} */
const themes = new Map([
  ['light', 'Default Light Modern'],
  ['dark', 'Default Dark Modern'],
  ['high-contrast', 'Default High Contrast'],
]);

/** What the gallery shows everything in, one after the other. */
export const galleryThemes = [...themes.keys()];

/**
 * One after the other in one window: each goes on where the one before it ended.
 *
 * @type {Readonly<Record<string, (person: Person, folder: string) => Promise<void>>>}
 */
const features = {
  async sidebar(person) {
    await person.runCommand('ADR: Group by Status');
    await person.record('Proposed, ').waitFor();
    await person.openRecord('016', '016-Harmony');
    await person.page.locator('.pane-header', { hasText: 'Relations' }).click();
    await person.page.getByRole('treeitem', { name: /^Precedes/ }).waitFor();
  },
  async hover(person) {
    await person.hoverText('ADR-022');
  },
  async setStatus(person) {
    await person.page.keyboard.press('Escape');
    await person.runCommand('ADR: Set Status…');
    await person.listed('Accepted').waitFor();
  },
  async completion(person) {
    await person.page.keyboard.press('Escape');
    await person.openRecord('004 iPXE', '004-ipxe.md');
    await person.page.locator('.view-line').first().click();
    await person.page.keyboard.press('Control+End');
    await person.page.keyboard.type('\nSee ADR-0');
    await person.page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
  },
  async lightBulb(person) {
    await person.page.keyboard.press('Escape');
    await person.deleteText('## Rationale');
    await person.openLightBulb();
  },
  async problems(person) {
    await person.page.keyboard.press('Escape');
    await person.runCommand('ADR: Show Problems');
    await person.page.getByText('The section "Rationale" is missing.').first().waitFor();
  },
  async newAdr(person) {
    await person.page.keyboard.press('Escape');
    await person.runCommand('ADR: New ADR…');
    await person.answer('Managing the secrets');
    await person.page.getByText('006 Secret Management').last().waitFor();
  },
  async renamePreview(person) {
    await person.page.keyboard.press('Escape');
    await person.typeNewTitle('Network boot');
    await person.page.keyboard.press('Control+Enter');
    await person.page.locator('.panel .monaco-list-row', { hasText: 'README.md' }).first().waitFor();
  },
  async graph(person) {
    await person.page.locator('.panel').getByRole('button', { name: 'Discard' }).click();
    await person.runCommand('ADR: Show Decision Graph');
    await person.graphPage().getByRole('link', { name: /^016 / }).focus();
    await person.graphPage().locator('.node:focus').waitFor();
  },
  async syncIndex(person, folder) {
    const index = join(folder, 'docs/adr/README.md');
    const text = await readFile(index, 'utf8');
    await writeFile(index, text.replace(/^\| \[005\].*\n/m, '').replace(/(Why Rust \| )Accepted/, '$1Proposed'));
    await person.page.getByRole('treeitem', { name: /^005 .*not in the index/ }).waitFor();
    await person.runCommand('ADR: Sync Index…');
    await person.listed('Add row for 005-interactive-project.md').waitFor();
  },
  async walkthrough(person) {
    await person.page.keyboard.press('Escape');
    await person.runCommand('Welcome: Open Walkthrough');
    await person.answer('ADR');
    await person.page.keyboard.press('Enter');
    // A narrow walkthrough has no pictures.
    await person.runCommand('View: Toggle Primary Side Bar Visibility');
    await person.page.locator('.getting-started-media img').first().waitFor();
  },
};

/**
 * VS Code in a browser takes a theme of high contrast from a person, and not from a file.
 *
 * @param {Person} person @param {string} theme as the list of themes calls it
 */
export async function chooseTheme(person, theme) {
  await person.runCommand('Preferences: Color Theme');
  await person.answer(theme);
  await person.choose(theme);
  await person.page.locator('.monaco-workbench.hc-black').waitFor();
}

/**
 * Makes pictures of each feature in one theme, into `out/gallery/`, to be looked at.
 *
 * @param {string} name one of `galleryThemes`
 */
export async function makeGallery(name) {
  await mkdir(inRepository('out/gallery'), { recursive: true });
  const folder = await copySampleWorkspace(inRepository('test/workspaces/harmony'));
  const settings = { ...calmSettings, 'workbench.colorTheme': themes.get(name) };
  const server = await startVsCodeServer({ version: newestVersion, enableSmokeTestDriver: true, settings });
  const viewport = { width: 1280, height: 760 };
  const window = await openWindow({ server, folder, extensionDevelopmentPath: inRepository('.'), viewport });
  const person = new Person(window.page);
  try {
    await person.openSidebar();
    if (name === 'high-contrast') await chooseTheme(person, 'Dark High Contrast');
    for (const [feature, show] of Object.entries(features)) {
      await show(person, folder);
      const path = `out/gallery/${feature}-${name}.png`;
      await window.page.screenshot({ path: inRepository(path) });
      console.log(path);
    }
  } catch (error) {
    await window.page.screenshot({ path: inRepository('out/screenshot-failure.png') });
    throw error;
  } finally {
    await window.close();
    await server.stop();
  }
}
