import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const scripts: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts;

const testFiles = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => name.endsWith('.test.ts'));

/** What a unit test must not import, since it belongs to another project. */
const elsewhere =
  /from '(?:fast-check|node:child_process|node:net|.*\/support\/(?:corpora|cases|markdownSamples)\.ts)'/;

test('unit tests have no random cases and no real logs, and start no programs', () => {
  const found = testFiles
    .filter((name) => /^(?:unit|grammar)\//.test(name))
    .filter((name) => elsewhere.test(read(`test/${name}`)));
  expect(found).toEqual([
    // Needs the number of a process that has ended.
    'unit/cli/journal.test.ts',
  ]);
});

test('each folder of tests belongs to one project, and CI runs each project', () => {
  const config = read('vitest.config.ts');
  const projects = [
    ...config.matchAll(/name: '(\w+)',\s+(?:setupFiles: \[.*\],\s+)?include: \['test\/(.+?)\/\*\*/g),
  ].map(([, name = '', folders = '']): [string, string[]] => [name, folders.replace(/[{}]/g, '').split(',')]);
  // The suite inside VS Code is mocha's.
  const folders = new Set(testFiles.map((name) => name.split('/')[0]).filter((name) => name !== 'vscode'));
  expect(projects.flatMap(([, each]) => each).sort()).toEqual([...folders].sort());

  const scriptsIn = (text: string) => [...text.matchAll(/npm (?:run )?([\w:]+)/g)].map(([, name = '']) => name);
  const run = new Set(scriptsIn(read('.ci/run')));
  for (const name of run) for (const next of scriptsIn(scripts[name] ?? '')) run.add(next);
  const commands = [...run].map((name) => scripts[name]).join('\n');
  const projectsRun = [...commands.matchAll(/--project (\w+)/g)].map(([, name]) => name);
  expect([...new Set(projectsRun)].sort()).toEqual(projects.map(([name]) => name).sort());
});

interface Task {
  readonly label: string;
  readonly type?: string;
  readonly script?: string;
  readonly dependsOn?: readonly string[];
}

interface Launch {
  readonly preLaunchTask?: string;
  readonly program?: string;
  readonly args?: readonly string[];
}

test('what F5 starts exists, and opens a copy of the sample', () => {
  const tasks: readonly Task[] = JSON.parse(read('.vscode/tasks.json')).tasks;
  const launches: readonly Launch[] = JSON.parse(read('.vscode/launch.json')).configurations;
  const labels = tasks.map(({ label }) => label);
  expect(tasks.flatMap(({ dependsOn = [] }) => dependsOn).filter((label) => !labels.includes(label))).toEqual([]);
  expect(tasks.flatMap(({ script }) => script ?? []).filter((script) => !(script in scripts))).toEqual([]);
  expect(launches.flatMap(({ preLaunchTask }) => preLaunchTask ?? [])).toEqual([labels[0]]);
  const inFolder = (path: string) => path.replace(/^\$\{workspaceFolder\}\//, '');
  for (const { program } of launches)
    if (program !== undefined) expect(existsSync(join(root, inFolder(program)))).toBe(true);
  const opened = launches.flatMap(({ args = [] }) => args.filter((arg) => arg.startsWith('$')).map(inFolder));
  expect(opened).toEqual(['out/sample/harmony', `\${relativeFile}`]);
});
