import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { applyEdit } from '../support/applyEdit.ts';
import { LspClient } from '../support/lspClient.ts';
import { makeRandom } from '../support/random.mjs';
import { readTree, run, Sandbox, type Tree } from './commandLine.ts';
import { sampleLog } from './sampleLog.ts';

const kills = Number(process.env['ADR_KEEPER_KILLS'] ?? 50);
const seed = Number(process.env['ADR_KEEPER_SEED'] ?? 1);

const sandbox = new Sandbox();
afterAll(() => sandbox.remove());

/** An editor that keeps its documents open, applies what the server asks for, and saves. */
class Editor {
  readonly client = new LspClient();
  readonly folder: string;
  /** What the editor itself has written. */
  readonly written: Record<string, string>;
  #version = 1;

  constructor(folder: string) {
    this.folder = folder;
    this.written = { ...readTree(folder) };
    this.client.onApplyEdit = (edit) => {
      const texts = new Map(Object.entries(this.written).map(([name, text]) => [this.uri(name), text]));
      for (const [uri, text] of applyEdit(edit, texts)) {
        const name = Object.keys(this.written).find((each) => this.uri(each) === uri);
        if (name !== undefined && this.written[name] !== text) this.save(name, text);
      }
      this.client.notify();
    };
  }

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).toString();
  }

  save(name: string, text: string): void {
    this.written[name] = text;
    writeFileSync(join(this.folder, name), text);
  }

  type(name: string, text: string): Promise<void> {
    return this.client.change(this.uri(name), ++this.#version, text);
  }

  /** A request whose answer a dead server does not give. */
  ask(method: string, params: object): void {
    this.client.connection.sendRequest(method, params).catch(() => undefined);
  }

  execute(command: string, argument: object): void {
    this.ask('workspace/executeCommand', { command, arguments: [argument] });
  }
}

/** The problems that the command line finds, as `file: code`. */
async function problemsIn(folder: string): Promise<string[]> {
  const { stdout } = await run(folder, ['check', '--format', 'json']);
  const { problems } = JSON.parse(stdout) as { problems: readonly { readonly file: string; readonly code: string }[] };
  return problems.map(({ file, code }) => `${file}: ${code}`).sort();
}

test(`a server that is killed ${kills} times while its user edits leaves only what the editor wrote`, async () => {
  const draw = makeRandom(seed);
  let edits = 0;
  for (let at = 0; at < kills; at++) {
    const folder = sandbox.make(sampleLog);
    const editor = new Editor(folder);
    const { client } = editor;
    const dead = new Promise<void>((resolve) => client.connection.onClose(() => resolve()));
    await client.initialize([pathToFileURL(folder).toString()]);
    const name = 'docs/adr/003-jam.md';
    const text = editor.written[name] ?? '';
    await client.open(editor.uri(name), text);
    const textDocument = { uri: editor.uri(name) };
    const first = draw(12);
    for (let step = first; step < 12; step++) {
      const typed = text
        .replace('This.', `This, ${'and that, '.repeat(step)}too.`)
        .replace('Proposed', step % 3 === 0 ? 'Accepted' : 'Propo');
      await editor.type(name, typed);
      editor.ask('textDocument/hover', { textDocument, position: { line: step, character: 2 } });
      editor.ask('textDocument/completion', { textDocument, position: { line: 4, character: 3 } });
      if (step % 4 === 1) editor.execute('adr.syncIndex', { log: editor.uri('docs/adr') });
      if (step % 4 === 3)
        editor.execute('adr.setStatus', { uri: editor.uri('docs/adr/002-cups.md'), status: 'Deprecated' });
    }
    // Messages are written in turn: the server has been sent all of them, and dies wherever it is, or after an edit.
    await editor.type(name, text);
    const wanted = first < 10 ? draw(2) : 0;
    await client.waitUntil(
      () => client.edits.length >= wanted,
      () => 'no edit',
    );
    client.signal('SIGKILL');
    await dead;
    edits += client.edits.length;
    const tree: Tree = readTree(folder);
    expect(tree).toEqual(editor.written);
    // Another server finds all as the command line does.
    const next = new LspClient();
    await next.initialize([pathToFileURL(folder).toString()]);
    const expected = await problemsIn(folder);
    const published = () =>
      [...next.published]
        .flatMap(([uri, { diagnostics }]) =>
          diagnostics.map(
            ({ code }) => `${decodeURIComponent(uri).slice(pathToFileURL(folder).toString().length + 1)}: ${code}`,
          ),
        )
        .sort();
    await next.waitUntil(
      () => JSON.stringify(published()) === JSON.stringify(expected),
      () => `${JSON.stringify(published())}, not ${JSON.stringify(expected)}`,
    );
    await next.stop();
    expect(readFileSync(join(folder, 'docs/adr/001-tea.md'), 'utf8')).toBe(sampleLog['docs/adr/001-tea.md']);
    sandbox.remove(folder);
  }
  console.log(`Server: killed ${kills} times while editing; ${edits} edits had been asked for`);
  if (kills > 9) expect(edits).toBeGreaterThan(0);
});
