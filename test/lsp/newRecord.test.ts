import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type {
  CreatedFile,
  LogList,
  NewRecordArgument,
  RecordPreview,
  TemplateList,
} from '../../server/src/protocol.ts';
import { LspClient } from '../support/lspClient.ts';
import { copySample, type SampleCopy } from '../support/sampleCopy.ts';

let sample: SampleCopy;
let client: LspClient;

beforeEach(async () => {
  sample = copySample('harmony');
  client = new LspClient();
  await client.initialize([sample.uri('')]);
  let seen: LogList = { isLoading: true, logs: [] };
  await client.waitUntil(
    async () => {
      seen = await client.connection.sendRequest<LogList>('adr/listLogs');
      return !seen.isLoading && seen.logs.length > 0;
    },
    () => `the logs are ${JSON.stringify(seen)}`,
  );
});

afterEach(async () => {
  await client.stop();
  sample.remove();
});

type Wishes = Omit<NewRecordArgument, 'log'>;

const uri = (name: string) => sample.uri(`docs/adr/${name}`);

function preview(wishes: Wishes): Promise<RecordPreview> {
  return client.connection.sendRequest('adr/previewRecord', { log: sample.uri('docs/adr'), ...wishes });
}

/** Asks for the record; what the server would have the editor write is among {@link LspClient.edits}. */
function create(wishes: Wishes): Promise<CreatedFile> {
  return client.connection.sendRequest('workspace/executeCommand', {
    command: 'adr.newRecord',
    arguments: [{ log: sample.uri('docs/adr'), ...wishes }],
  });
}

/** The whole edit that was asked for last, as text. */
function lastEdit(): string {
  return JSON.stringify(client.edits.at(-1));
}

test('a preview names the file, and the records that are like the title', async () => {
  expect(await preview({ title: 'Secrets for the fleet agent' })).toEqual({
    fileName: '023-secrets-for-the-fleet-agent.md',
    problem: null,
    similar: [
      expect.objectContaining({ uri: uri('022-fleet-agent-upgrade.md'), title: 'Fleet Agent Upgrade Procedure' }),
      expect.objectContaining({ uri: uri('006-secret-management.md'), number: '006', status: 'Accepted' }),
    ],
  });
  expect(await preview({ title: 'Fleet flags', parent: '017', status: 'accepted' })).toMatchObject({
    fileName: '017-2-fleet-flags.md',
    problem: null,
  });
});

test('a title that is taken is refused, and shown', async () => {
  const { problem, similar } = await preview({ title: 'Why Rust' });
  expect(problem).toContain('001-rust.md');
  expect(similar[0]).toMatchObject({ uri: uri('001-rust.md'), title: 'Why Rust' });
});

test('a status that the log does not have is refused in the preview as in the deed', async () => {
  expect((await preview({ title: 'Fleet flags', status: 'maybe' })).problem).toContain('Unknown status "maybe"');
  await expect(create({ title: 'Fleet flags', status: 'maybe' })).rejects.toThrow('Unknown status "maybe"');
});

test('a record starts with the status and below the record that were asked for', async () => {
  const { uri: made } = await create({ title: 'Leaf nodes', parent: '17', status: 'accepted' });
  expect(made).toBe(uri('017-2-leaf-nodes.md'));
  expect(lastEdit()).toContain('| [017-2](./017-2-leaf-nodes.md) | Leaf nodes | Accepted |');
  expect(lastEdit()).toContain('## Status\\n\\nAccepted\\n');
});

test('the templates of a log are its own, the files of its folder and presets', async () => {
  mkdirSync(sample.path('docs/adr/templates'));
  writeFileSync(sample.path('docs/adr/templates/short.md'), '# {title}\n\nDate: DD.MM.YYYY\n\n## Context\n');
  const { templates } = await client.connection.sendRequest<TemplateList>('adr/listTemplates', {
    log: sample.uri('docs/adr'),
  });
  expect(templates).toEqual([
    { name: '000-ADR-Template.md', kind: 'log' },
    { name: 'short.md', kind: 'file' },
    { name: 'Harmony', kind: 'preset' },
    { name: 'Nygard', kind: 'preset' },
    { name: 'MADR 4', kind: 'preset' },
  ]);
  await create({ title: 'Fleet flags', template: 'short.md', context: '> Why?' });
  expect(lastEdit()).toMatch(
    /"# Fleet flags\\n\\nDate: \d\d\.\d\d\.2\d{3}\\n\\n## Status\\n\\nProposed\\n\\n## Context\\n\\n> Why\?\\n"/,
  );
  await create({ title: 'Fleet flags', template: 'nygard' });
  expect(lastEdit()).toContain('# ADR-023: Fleet flags\\n\\n## Status\\n\\nProposed\\n\\n## Context');
  await expect(create({ title: 'Fleet flags', template: 'none' })).rejects.toThrow('Unknown template "none"');
});

test('the author is who git says, in a workspace that is trusted', async () => {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: sample.folder });
  git('init', '--quiet');
  git('config', 'user.name', 'Ada Lovelace');
  await create({ title: 'Fleet flags' });
  expect(lastEdit()).toMatch(/Initial Author: \\+<Name/);
  await client.connection.sendNotification('adr/didGrantTrust');
  await create({ title: 'Fleet flags' });
  expect(lastEdit()).toMatch(/Initial Author: Ada Lovelace\\n\\nInitial Date: 2\d{3}-\d\d-\d\d\\n/);
});
