import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver/node';
import { LspClient } from '../support/lspClient.ts';
import { copySample, type SampleCopy } from '../support/sampleCopy.ts';

let sample: SampleCopy;
let client: LspClient;

beforeEach(() => {
  sample = copySample('harmony');
  client = new LspClient();
});

afterEach(async () => {
  await client.stop();
  sample.remove();
});

/** What a person reads of a record without a section: the message, the first fix, the lenses, and a refusal. */
async function read(locale: string | undefined) {
  await client.initialize([sample.uri('')], undefined, { hasClientCommands: true }, locale);
  const uri = sample.uri('docs/adr/004-ipxe.md');
  const log = sample.uri('docs/adr');
  const { connection } = client;
  await connection.sendRequest('workspace/executeCommand', { command: 'adr.describeConvention', arguments: [{ log }] });
  await client.open(
    uri,
    '# Architecture Decision Record: iPXE\n\nInitial Date: 2025-02-05\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n\n## Decision\n\nText.\n\n## Rationale\n\nText.\n\n## Consequences\n\nText.\n\n## Additional Notes\n\nText.\n',
  );
  await client.waitForCodes(uri, ['section-missing']);
  const [diagnostic] = client.published.get(uri)?.diagnostics ?? [];
  if (diagnostic === undefined) throw new Error('The problem is gone.');
  const [fix] = await client.codeActions(uri, diagnostic);
  const lenses = await connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  const refusal = await connection
    .sendRequest('workspace/executeCommand', { command: 'adr.createIndex', arguments: [{ log }] })
    .catch((error: Error) => error.message);
  return {
    message: diagnostic.message,
    fix: fix?.title,
    lenses: lenses.map(({ command }) => command?.title),
    refusal,
  };
}

test.each(['de', 'de-AT'])('a client of the locale %s reads German', async (locale) => {
  expect(await read(locale)).toEqual({
    message: 'Der Abschnitt „Alternatives considered“ fehlt.',
    fix: 'Den Abschnitt „Alternatives considered“ einfügen',
    lenses: ['3 Verweise', 'Status setzen …'],
    refusal: 'README.md enthält bereits den Index dieses Entscheidungslogs.',
  });
});

test.each(['xx', undefined])('a client of the locale %j reads English', async (locale) => {
  expect(await read(locale)).toEqual({
    message: 'The section "Alternatives considered" is missing.',
    fix: 'Insert the section "Alternatives considered"',
    lenses: ['3 references', 'Set status…'],
    refusal: 'README.md already contains the index of this log.',
  });
});
