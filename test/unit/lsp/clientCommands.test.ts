import { afterEach, describe, expect, test } from 'vitest';
import type { CodeLens, Hover, MarkupContent } from 'vscode-languageserver/node';
import { clientCommands, type RecordCard } from '../../../server/src/protocol.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';
import { MemoryServer } from '../../support/memoryServer.ts';

const log = 'file:///workspace/docs/adr%20%28new%29';
const record = (title: string, text: string) =>
  `# ${title}\n\n## Status\n\nAccepted\n\n## Context\n\n${text}\n\n## Decision\n\n${title}.\n`;
const ants = record('Ants', 'See ADR-002.');

let server: MemoryServer;

afterEach(() => server.stop());

async function start(initializationOptions: object): Promise<readonly string[]> {
  const fileSystem = new MemoryFileSystem([
    ['docs/adr (new)/README.md', '| Number | Title |\n|---|---|\n| [002](002-bees.md) | Bees |\n'],
    ['docs/adr (new)/001-ants.md', ants],
    [
      'docs/adr (new)/002-bees.md',
      record('Bees', 'Depends on ADR-001.').replace(
        '\n\nBees.',
        '\n\nAs [cows](./003-cows.md "Milk"), <003-cows.md> and [all](https://example.com) say: ![x](x.png) `[a](b.md)`.',
      ),
    ],
    ['docs/adr (new)/003-cows.md', record('Cows', 'Milk.')],
  ]);
  server = new MemoryServer({ fileSystem, initializationOptions });
  const { capabilities } = await server.start();
  await server.open(`${log}/001-ants.md`, ants);
  return capabilities.executeCommandProvider?.commands ?? [];
}

const ask = <Result>(method: string, more: object = {}) =>
  server.client.sendRequest<Result>(`textDocument/${method}`, {
    textDocument: { uri: `${log}/001-ants.md` },
    ...more,
  });

// An image becomes a link to it.
const files = ['001-ants.md', '002-bees.md', '003-cows.md', 'README.md', 'x.png'].map((name) => `${log}/${name}`);

/** The targets of all links of a hover and of a card; a bracket after a backslash is text. */
async function findLinks(): Promise<string[]> {
  const hover = await ask<Hover>('hover', { position: { line: 8, character: 6 } });
  const card = await server.client.sendRequest<RecordCard>('adr/describeRecord', { uri: `${log}/002-bees.md` });
  const markdown = `${(hover.contents as MarkupContent).value}\n${card.markdown}`;
  expect(markdown).toContain('`[a](b.md)`');
  const links = markdown.replaceAll('`[a](b.md)`', '').matchAll(/(?<!\\)\]\(([^) ]*)(?: "Milk")?\)/g);
  return [...links].map(([, target]) => target ?? '');
}

describe('for a client that is not ours', () => {
  test('lenses have commands of the server alone', async () => {
    const commands = await start({});
    const lenses = await ask<CodeLens[]>('codeLens');
    expect(lenses.map(({ command }) => command?.command)).toEqual(['adr.addToIndex']);
    expect(commands).toContain('adr.addToIndex');
  });

  test('links of hovers and cards lead to files', async () => {
    await start({});
    const links = await findLinks();
    expect(new Set(links)).toEqual(new Set([...files, 'https://example.com']));
  });
});

describe('for our client', () => {
  test('lenses may have its commands', async () => {
    await start({ hasClientCommands: true });
    const lenses = await ask<CodeLens[]>('codeLens');
    expect(lenses.map(({ command }) => command?.command)).toEqual([
      clientCommands.showReferences,
      'adr.addToIndex',
      clientCommands.setStatus,
    ]);
  });

  test('links of hovers and cards run a command with the file', async () => {
    await start({ hasClientCommands: true });
    const links = await findLinks();
    const before = `command:${clientCommands.openFile}?`;
    const targets = links.map((link) =>
      link.startsWith(before) ? JSON.parse(decodeURIComponent(link.slice(before.length)))[0] : link,
    );
    expect(new Set(targets)).toEqual(new Set([...files, 'https://example.com']));
  });
});
