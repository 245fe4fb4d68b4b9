import { afterEach, describe, expect, test } from 'vitest';
import { MemoryFileSystem } from '../support/memoryFileSystem.ts';
import { MemoryServer } from '../support/memoryServer.ts';

const kilobyte = 1024;

const record = (status: string, context: string, title = '1. Tea') =>
  `# ${title}\n\n## Status\n\n${status}\n\n## Context\n\n${context}\n\n## Decision\n\nTea.\n\n## Consequences\n\nCups.\n`;
const header = '# Log\n\n| Number | Title | Status |\n|---|---|---|\n';
const row = (cell: string) => `| [0001](0001-tea.md) | ${cell} | Accepted |\n`;

/** Where a text may stand: the file, and what it says with the text in it. */
const places = new Map<string, (text: string) => readonly [path: string, text: string]>([
  ['a context', (text) => ['docs/adr/0001-tea.md', record('Accepted', text)]],
  ['a status', (text) => ['docs/adr/0001-tea.md', record(text, 'Tea.')]],
  ['a title', (text) => ['docs/adr/0001-tea.md', record('Accepted', 'Tea.', `1. ${text}`)]],
  [
    'the lines under a title',
    (text) => ['docs/adr/0001-tea.md', record('Accepted', 'Tea.').replace('\n\n## Status', `\n\n${text}\n\n## Status`)],
  ],
  ['front matter', (text) => ['docs/adr/0001-tea.md', `---\n${text}\n---\n${record('Accepted', 'Tea.')}`]],
  [
    'a value of front matter',
    (text) => ['docs/adr/0001-tea.md', `---\nstatus: ${text}\n---\n${record('Accepted', 'Tea.')}`],
  ],
  ['a cell of an index', (text) => ['docs/adr/README.md', header + row(text)]],
  ['the rows of an index', (text) => ['docs/adr/README.md', header + row('Tea') + text]],
  ['a text above an index', (text) => ['docs/adr/README.md', `${text}\n\n${header}${row('Tea')}`]],
  ['a configuration', (text) => ['docs/adr/.adr-keeper.yaml', text]],
  ['a file that cites records', (text) => ['docs/guide.md', `[Tea](adr/0001-tea.md) ADR-0001 ${text}`]],
]);

/** What is repeated: signs that open and never close, what is looked up for each, what is compared with all others. */
const units = [
  ...[
    '[',
    '![',
    '[x](y.md) ',
    '[x](#hx) ',
    '## H\n\n[x](#hx)\n\n',
    '`',
    '*a ',
    '_a',
    '<',
    '<!-- ',
    '&',
    '\\',
    '\\|',
    '[[a]] ',
    '<b>',
    '<?',
    '[a][',
  ],
  ...[
    'ADR-0001 ',
    'ADR-',
    '0001-tea.md ',
    'Superseded by ADR-0002, ',
    'Superseded by ADR-0001, ersetzt [x](0002-cups.md) ',
    'Superseded by [2](0002-cups.md). ',
    'amends [x](0002-cups.md), ',
    'Proposed 2024-01-01, accepted ',
    'Proposed → ',
    'Accepted ',
  ],
  ...[
    '- [ ] Accepted\n',
    '# Status\n',
    '| [0001](0001-tea.md) | t | Accepted |\n',
    '**Status:** Accepted\n',
    '~~Proposed~~\n\n',
    'Proposed\n\n',
    '**Accepted**\n\n- [Tea](0001-tea.md)\n\n',
    'Date: 2024-01-02 | ',
    '> - a\n',
    '\n\tA\n>',
    '> a\n<b>\n',
    '- a\n\nb\n\n',
    '# H\n',
    '## Contxt\n\n',
    '## Context\n\n',
  ],
  ...[
    '| a ',
    '| a | b |\n|---|---|\n| c | d |\n\n',
    row('Tea'),
    '\n| a | b |\n|---|---|\n| [x](0004-t.md) | y |\n',
    '| [0002](0002-cups.md) | Cups | Accepted |\n',
    '- [Tea](0001-tea.md)\n',
    '- [Tea](0001-tea.md)\n* [Cups](0002-cups.md)\n',
    '- [Cups](0002-cups.md)\n  - [Tea](0001-tea.md)\n',
    '| [0009](0001-tea.md) | Tea | Proposed |\n',
  ],
  ...[' ', '\t', '\n', '\r', 'a', 'word ', '1-', '. ', '! ', '(', '"', '{', '{title} ', '<NNNN> ', '…'],
  ...[
    'a: b\n',
    'a: &a [*a]\n',
    'statuses: [a]\n',
    '- a\n',
    'x: "y" \n',
    '<<<<<<< a\n=======\n>>>>>>> b\n',
    '<!-- adr-disable -->\n',
  ],
];

const servers: MemoryServer[] = [];
const stopAll = async () => {
  for (const server of servers.splice(0)) await server.stop();
};
afterEach(stopAll);

/** The time of this process in milliseconds that each request takes: others on the machine add nothing to it. */
async function timesOf(place: string, unit: string, size: number): Promise<Map<string, number>> {
  const [path, text] = places.get(place)?.(unit.repeat(Math.ceil((size * kilobyte) / unit.length))) ?? ['', ''];
  const disk = new MemoryFileSystem([
    ['docs/adr/0001-tea.md', record('Accepted', 'Tea.')],
    ['docs/adr/0002-cups.md', record('Accepted', 'Cups. ADR-0001', '2. Cups')],
    ['docs/adr/README.md', header + row('Tea')],
    [path, text],
  ]);
  const server = new MemoryServer({ fileSystem: disk });
  servers.push(server);
  const times = new Map<string, number>();
  const timed = async (name: string, task: () => Promise<unknown>) => {
    const start = process.cpuUsage();
    await task();
    const { user, system } = process.cpuUsage(start);
    times.set(name, (times.get(name) ?? 0) + (user + system) / 1000);
  };
  const uri = disk.uri(path);
  const textDocument = { uri };
  const ask = (request: string, params: object = {}) =>
    timed(request, () => server.client.sendRequest(`textDocument/${request}`, { textDocument, ...params }));
  await timed('load', async () => {
    await server.start();
    await server.open(uri, text);
    await server.client.sendRequest('workspace/symbol', { query: 'tea' });
  });
  const lines = text.split('\n');
  const middle = Math.floor(lines.length / 2);
  const longest = lines.reduce((best, line, at) => (line.length > (lines[best] ?? '').length ? at : best), 0);
  const positions = [
    { line: 0, character: 3 },
    { line: middle, character: Math.floor((lines[middle] ?? '').length / 2) },
    { line: longest, character: (lines[longest] ?? '').length },
  ];
  for (const position of positions) {
    for (const request of ['hover', 'completion', 'definition', 'documentHighlight']) await ask(request, { position });
    await ask('references', { position, context: { includeDeclaration: true } });
    await ask('selectionRange', { positions: [position] });
  }
  const tea = disk.uri('docs/adr/0001-tea.md');
  await timed('adr/describeRecord', () => server.client.sendRequest('adr/describeRecord', { uri: tea }));
  const mention = { textDocument: { uri: disk.uri('docs/adr/0002-cups.md') }, position: { line: 8, character: 9 } };
  await timed('hover of a mention', () => server.client.sendRequest('textDocument/hover', mention));
  await timed('adr.newRecord', () =>
    server.client
      .sendRequest('workspace/executeCommand', {
        command: 'adr.newRecord',
        arguments: [{ log: disk.uri('docs/adr'), title: 'Use milk' }],
      })
      // What cannot be read is refused.
      .catch(() => undefined),
  );
  for (const command of ['adr.syncIndex', 'adr.sortIndex'])
    await timed(command, () =>
      server.client
        .sendRequest('workspace/executeCommand', { command, arguments: [{ log: disk.uri('docs/adr') }] })
        .catch(() => undefined),
    );
  for (const request of ['documentSymbol', 'foldingRange', 'documentLink', 'codeLens']) await ask(request);
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  await ask('inlayHint', { range });
  await ask('codeAction', { range, context: { diagnostics: server.published.get(uri)?.diagnostics ?? [] } });
  await ask('codeAction', { range, context: { diagnostics: [], only: ['source.fixAll.adr'] } });
  await timed('didChange', async () => {
    await server.client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: positions[1], end: positions[1] }, text: 'x' }],
    });
    await server.client.sendRequest('textDocument/documentLink', { textDocument });
  });
  await stopAll();
  return times;
}

/** Requests that take longer than this for 60 KB, in milliseconds, are looked at closely. */
const noticeable = 150;

/** What is linear takes four times as long for four times as much, what is quadratic sixteen times. */
const mostTimes = 9;

describe.each([...places.keys()])('in %s', (place) => {
  test.each(units.map((unit) => [JSON.stringify(unit), unit]))(
    '%s again and again takes linear time',
    async (_, unit) => {
      const slow: string[] = [];
      for (let attempt = 0; attempt < 3; attempt++) {
        slow.length = 0;
        const large = await timesOf(place, unit, 60);
        if (Math.max(...large.values()) < noticeable) return;
        const small = await timesOf(place, unit, 15);
        for (const [request, time] of large) {
          const ratio = time / Math.max(small.get(request) ?? 0, noticeable / 16);
          if (time > noticeable && ratio > mostTimes)
            slow.push(`${request}: ${time.toFixed()} ms, ${ratio.toFixed()} times`);
        }
        if (slow.length === 0) return;
      }
      expect(slow).toEqual([]);
    },
  );
});
