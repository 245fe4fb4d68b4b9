// @ts-check
/**
 * `npm run screenshots [-- NAME…]`: makes pictures of the running VS Code. Those of the README, into `docs/images/`, those of
 * the walkthrough, into `client/media/walkthrough/`, and the gallery, of each feature in light, dark and high contrast, into
 * `out/gallery/`, to be looked at. Or only what is named: pictures such as `light-bulb`, `readme`, `walkthrough`, `gallery`,
 * or one theme of the gallery, such as `gallery-dark`.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { calmSettings } from './calmSettings.mjs';
import { chooseTheme, galleryThemes, makeGallery } from './gallery.mjs';
import { copySampleWorkspace } from './vscodeHost/copySampleWorkspace.mjs';
import { encodeWebp } from './vscodeHost/encodeWebp.mjs';
import { exitOnFailure } from './vscodeHost/exitOnFailure.mjs';
import { exitOnSignals } from './vscodeHost/exitOnSignals.mjs';
import { HostError } from './vscodeHost/hostError.mjs';
import { openWindow } from './vscodeHost/openWindow.mjs';
import { Person } from './vscodeHost/person.mjs';
import { startVsCodeServer } from './vscodeHost/startVsCodeServer.mjs';
import { newestVersion } from './vscodeHost/vsCodeVersions.mjs';

/** @param {string} path */
const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const light = 'Default Light Modern';
const dark = 'Default Dark Modern';
const highContrast = 'Dark High Contrast';
const page = { width: 1200, height: 720 };
/**
 * A step of the walkthrough has half the width of a window, and its pictures are installed with the extension: they show
 * the upper left of a window that is no smaller than VS Code has room in.
 */
const step = { width: 560, height: 320 };
const stepPage = { width: 560, height: 560 };
const stepPageWithSidebar = { width: 1200, height: 560 };

/**
 * @typedef {object} Picture
 * @property {string} path
 * @property {string} theme
 * @property {{ width: number, height: number }} viewport
 * @property {{ width: number, height: number }} [clip] how much of it is shown, from the upper left; all of it where it is left out
 * @property {(person: Person, folder: string) => Promise<void>} prepare
 */

/** @param {Person} person */
async function showStatuses(person) {
  await person.runCommand('ADR: Group by Status');
  await person.record('Proposed, ').waitFor();
  await person.openRecord('017-1 NATS', '017-1-Nats');
}

/** @param {Person} person */
async function openLightBulb(person) {
  await person.openRecord('004 iPXE', '004-ipxe.md');
  await mendSection(person);
}

/** @param {Person} person */
async function mendSection(person) {
  await person.deleteText('## Rationale');
  await person.openLightBulb();
}

/** @param {Person} person */
async function askForTitle(person) {
  await person.openRecord('001 Why Rust', '001-rust.md');
  await typeTitle(person);
}

/** @param {Person} person */
async function typeTitle(person) {
  await person.runCommand('ADR: New ADR…');
  await person.answer('Fleet-wide feature flags');
  await person.page.getByText('Creates 023-fleet-wide-feature-flags.md').first().waitFor();
}

/** @param {Person} person */
async function askForStatus(person) {
  await person.openRecord('005 Interactive Project', '005-interactive-project.md');
  await person.runCommand('ADR: Set Status…');
  await person.listed('Accepted').waitFor();
}

/**
 * An index that others have changed, and forgotten to.
 *
 * @param {Person} person @param {string} folder
 */
async function previewSync(person, folder) {
  const index = join(folder, 'docs/adr/README.md');
  const text = await readFile(index, 'utf8');
  await writeFile(index, text.replace(/^\| \[004\].*\n/m, '').replace(/(Why Rust \| )Accepted/, '$1Proposed'));
  await person.record('004 iPXE, Accepted, 2025-02-05, not in the index').waitFor();
  await person.openRecord('001 Why Rust', '001-rust.md');
  await person.runCommand('ADR: Sync Index…');
  await person.listed('Add row for 004-ipxe.md').waitFor();
}

/** @param {Person} person */
async function hoverMention(person) {
  await person.openRecord('016', '016-Harmony');
  await person.hoverText('ADR-022');
}

/** The step of the walkthrough about it; the records would leave its small window no room. */
/** @param {(person: Person) => Promise<void>} prepare @returns {(person: Person) => Promise<void>} */
const withoutSidebar = (prepare) => async (person) => {
  await person.openRecord('004 iPXE', '004-ipxe.md');
  await person.runCommand('View: Toggle Primary Side Bar Visibility');
  await prepare(person);
};

/** @param {Person} person */
async function showRelations(person) {
  await person.openRecord('016', '016-Harmony');
  await person.page.locator('.pane-header', { hasText: 'Relations' }).click();
  await person.page.getByRole('treeitem', { name: /^Precedes/ }).waitFor();
}

/** @param {Person} person */
async function showGraph(person) {
  await person.runCommand('View: Toggle Primary Side Bar Visibility');
  await person.runCommand('ADR: Show Decision Graph');
  const graph = person.graphPage();
  await graph.getByRole('link', { name: /^016 / }).focus();
  await graph.locator('.node:focus').waitFor();
}

/** @type {readonly Picture[]} */
const pictures = [
  { path: 'docs/images/sidebar-light.webp', theme: light, viewport: page, prepare: showRelations },
  { path: 'docs/images/light-bulb-light.webp', theme: light, viewport: page, prepare: openLightBulb },
  { path: 'docs/images/new-adr-dark.webp', theme: dark, viewport: page, prepare: askForTitle },
  { path: 'docs/images/set-status-light.webp', theme: light, viewport: page, prepare: askForStatus },
  { path: 'docs/images/sync-index-dark.webp', theme: dark, viewport: page, prepare: previewSync },
  { path: 'docs/images/hover-light.webp', theme: light, viewport: page, prepare: hoverMention },
  { path: 'docs/images/graph-dark.webp', theme: dark, viewport: page, prepare: showGraph },
  ...Object.entries({ light, dark, 'high-contrast': highContrast }).flatMap(([name, theme]) => {
    const folder = 'client/media/walkthrough';
    return [
      { path: `${folder}/see-${name}.webp`, theme, viewport: stepPageWithSidebar, clip: step, prepare: showStatuses },
      {
        path: `${folder}/write-${name}.webp`,
        theme,
        viewport: stepPage,
        clip: step,
        prepare: withoutSidebar(typeTitle),
      },
      {
        path: `${folder}/keep-${name}.webp`,
        theme,
        viewport: stepPage,
        clip: step,
        prepare: withoutSidebar(mendSection),
      },
    ];
  }),
];

/** What may be named, with all the names that mean it. */
const wanted = [
  ...pictures.map((picture) => {
    const group = picture.path.startsWith('docs/') ? 'readme' : 'walkthrough';
    return { names: [basename(picture.path).replace(/\.\w+$/, ''), group], make: () => makePicture(picture) };
  }),
  ...galleryThemes.map((theme) => ({ names: [`gallery-${theme}`, 'gallery'], make: () => makeGallery(theme) })),
];

/** @param {Picture} picture */
async function makePicture({ path, theme, viewport, clip, prepare }) {
  await mkdir(inRepository(dirname(path)), { recursive: true });
  const folder = await copySampleWorkspace(inRepository('test/workspaces/harmony'));
  const settings = { ...calmSettings, 'workbench.colorTheme': theme };
  const server = await startVsCodeServer({ version: newestVersion, enableSmokeTestDriver: true, settings });
  const window = await openWindow({ server, folder, extensionDevelopmentPath: inRepository('.'), viewport });
  try {
    const person = new Person(window.page);
    await person.openSidebar();
    if (theme === highContrast) await chooseTheme(person, theme);
    await prepare(person, folder);
    const png = await window.page.screenshot({ clip: { x: 0, y: 0, ...(clip ?? viewport) } });
    await writeFile(inRepository(path), await encodeWebp(png, window.page));
    console.log(path);
  } catch (error) {
    await window.page.screenshot({ path: inRepository('out/screenshot-failure.png') });
    throw error;
  } finally {
    await window.close();
    await server.stop();
  }
}

exitOnSignals(130);
await exitOnFailure(async () => {
  const asked = process.argv.slice(2);
  const known = new Set(wanted.flatMap(({ names }) => names));
  const unknown = asked.find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new HostError(`There is no picture "${unknown}": name none, or some of ${[...known].join(', ')}.`);
  }
  for (const { names, make } of wanted) {
    if (asked.length === 0 || names.some((name) => asked.includes(name))) await make();
  }
  return 0;
});
