// @ts-check
/**
 * `npm run screenshots [-- NAME…]`: makes the pictures of the README from the running VS Code, into `docs/images/`, all of
 * them or those that are named.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { copySampleWorkspace } from './vscodeHost/copySampleWorkspace.mjs';
import { exitOnFailure } from './vscodeHost/exitOnFailure.mjs';
import { exitOnSignals } from './vscodeHost/exitOnSignals.mjs';
import { openWindow } from './vscodeHost/openWindow.mjs';
import { Person } from './vscodeHost/person.mjs';
import { startVsCodeServer } from './vscodeHost/startVsCodeServer.mjs';
import { newestVersion } from './vscodeHost/vsCodeVersions.mjs';

/** @param {string} path */
const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What stands in a picture's way, or changes from run to run. */
const calmSettings = {
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.wordWrap': 'on',
  'editor.stickyScroll.enabled': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** @type {ReadonlyArray<{ name: string, theme: string, prepare: (person: Person) => Promise<void> }>} */
const pictures = [
  {
    name: 'sidebar-light',
    theme: 'Default Light Modern',
    prepare: (person) => person.openRecord('017-1 NATS', '017-1-Nats'),
  },
  {
    name: 'light-bulb',
    theme: 'Default Light Modern',
    async prepare(person) {
      await person.openRecord('004 iPXE', '004-ipxe.md');
      await person.deleteText('## Rationale');
      await person.openLightBulb();
    },
  },
  {
    name: 'new-adr-dark',
    theme: 'Default Dark Modern',
    async prepare(person) {
      await person.openRecord('001 Why Rust', '001-rust.md');
      await person.runCommand('ADR: New ADR');
      await person.answer('Fleet-wide feature flags');
      await person.page.getByText('Creates 023-fleet-wide-feature-flags.md').first().waitFor();
    },
  },
  {
    name: 'graph-dark',
    theme: 'Default Dark Modern',
    async prepare(person) {
      await person.runCommand('View: Toggle Primary Side Bar Visibility');
      await person.runCommand('ADR: Show Decision Graph');
      const page = person.graphPage();
      await page.getByRole('link', { name: /^016 / }).focus();
      await page.locator('.node:focus').waitFor();
    },
  },
];

exitOnSignals(130);
await exitOnFailure(async () => {
  await mkdir(inRepository('docs/images'), { recursive: true });
  const names = process.argv.slice(2);
  for (const { name, theme, prepare } of pictures.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const folder = await copySampleWorkspace(inRepository('test/workspaces/harmony'));
    const settings = { ...calmSettings, 'workbench.colorTheme': theme };
    const server = await startVsCodeServer({ version: newestVersion, enableSmokeTestDriver: true, settings });
    const viewport = { width: 1200, height: 720 };
    const window = await openWindow({ server, folder, extensionDevelopmentPath: inRepository('.'), viewport });
    try {
      const person = new Person(window.page);
      await person.openSidebar();
      await prepare(person);
      await window.page.screenshot({ path: inRepository(`docs/images/${name}.png`) });
      console.log(`docs/images/${name}.png`);
    } catch (error) {
      await window.page.screenshot({ path: inRepository('out/screenshot-failure.png') });
      throw error;
    } finally {
      await window.close();
      await server.stop();
    }
  }
  return 0;
});
