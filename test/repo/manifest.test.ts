import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { allRules } from '../../server/src/core/rules/allRules.ts';
import { customaryFolders } from '../../server/src/protocol.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const manifest = JSON.parse(read('package.json'));
const texts: Record<string, string> = JSON.parse(read('package.nls.json'));

test('every text of the manifest is in package.nls.json, and none there is idle', () => {
  const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key);
  expect([...new Set(used)].sort()).toEqual(Object.keys(texts).sort());
});

test('every command has a title, the category ADR and a condition for the palette', () => {
  const { commands, menus } = manifest.contributes;
  const inPalette = new Map(
    menus.commandPalette.map(({ command, when }: { command: string; when: string }) => [command, when]),
  );
  for (const { command, title, category } of commands) {
    expect(command).toMatch(/^adrKeeper\./);
    expect(title).toMatch(/^%.+%$/);
    expect(category).toBe('ADR');
    expect(inPalette.get(command), command).toBeTruthy();
  }
});

interface SettingsGroup {
  readonly title: string;
  readonly order: number;
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

test('every setting has a scope, a description and its place in a titled group', () => {
  const groups: readonly SettingsGroup[] = manifest.contributes.configuration;
  expect(groups.map(({ order }) => order)).toEqual(groups.map((_, at) => at + 1));
  for (const { title, properties } of groups) {
    expect(title).toMatch(/^%settings\..+%$/);
    expect(Object.values(properties).map(({ order }) => order)).toEqual(Object.keys(properties).map((_, at) => at + 1));
  }
  for (const [name, setting] of groups.flatMap(({ properties }) => Object.entries(properties))) {
    expect(name).toMatch(/^adrKeeper\./);
    expect(setting['scope'], name).toBeTruthy();
    expect(setting['markdownDescription'], name).toBeTruthy();
    expect(read('docs/guide/vscode.md')).toContain(`\`${name}\``);
  }
});

test('every file that the manifest names exists', () => {
  const { views, viewsContainers, snippets, grammars, walkthroughs } = manifest.contributes;
  const files = [
    manifest.icon,
    ...[...views.adrKeeper, ...viewsContainers.activitybar].map(({ icon }: { icon: string }) => icon),
  ];
  for (const { path } of [...snippets, ...grammars]) files.push(path);
  for (const { media } of walkthroughs[0].steps) files.push(...Object.values<string>(media.image));
  for (const file of files)
    expect(existsSync(fileURLToPath(new URL(`../../${file}`, import.meta.url))), file).toBe(true);
});

test('the extension wakes up for the places where logs lie', () => {
  const places = manifest.activationEvents.filter((event: string) => event.startsWith('workspaceContains:'));
  for (const folder of customaryFolders) expect(places).toContain(`workspaceContains:${folder}`);
});

test('every rule has a page and a row in the guide that names its severity', () => {
  for (const { code, severity } of Object.values(allRules)) {
    expect(read(`docs/rules/${code}.md`)).toMatch(new RegExp(`^# ${code}\\n[\\s\\S]*Default severity: ${severity}\\.`));
    expect(read('docs/guide/rules.md')).toContain(`| [\`${code}\`](../rules/${code}.md) | ${severity} |`);
  }
});

test('no dependency is installed with the extension: everything is in the bundles', () => {
  expect(manifest.dependencies).toBeUndefined();
  const versions = Object.values<string>(manifest.devDependencies);
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('every link of a text leads to a command that exists', () => {
  const ours = [
    ...manifest.contributes.commands.map(({ command }: { command: string }) => command),
    ...manifest.contributes.views.adrKeeper.map(({ id }: { id: string }) => `${id}.focus`),
  ];
  const linked = Object.values(texts).flatMap((text) => [...text.matchAll(/\(command:([\w.]+)/g)].map(([, id]) => id));
  expect(linked.length).toBeGreaterThan(0);
  expect(linked.filter((id) => !ours.includes(id) && id !== 'vscode.openFolder')).toEqual([]);
});
