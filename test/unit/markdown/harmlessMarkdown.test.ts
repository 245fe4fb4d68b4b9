import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { harmlessMarkdown } from '../../../server/src/core/markdown/harmlessMarkdown.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';
import { MemoryServer } from '../../support/memoryServer.ts';

const remote = 'https://example.com/pixel.png';

test.each([
  [`See ![a](${remote}) here`, `See [a](${remote}) here`],
  ['![a][r] and ![r]\n\n[r]: https://example.com/x.png', '[a][r] and [r]\n\n[r]: https://example.com/x.png'],
  [`[![a](${remote})](https://example.com)`, `[[a](${remote})](https://example.com)`],
  [`<img src="${remote}">`, `&lt;img src="${remote}">`],
  [
    `<IMG\nsrc=x><b style="background:url(${remote})">x</b>`,
    `&lt;IMG\nsrc=x>&lt;b style="background:url(${remote})">x&lt;/b>`,
  ],
  ['<https://example.com> and [a](b.md)', '<https://example.com> and [a](b.md)'],
  ['`vec![1]` and `<b>`', '`vec![1]` and `<b>`'],
  ['```rust\nvec![1]\n```', '```rust\nvec![1]\n```'],
  ['Not \\![an image](x), but \\\\![one](y)', 'Not \\![an image](x), but \\\\[one](y)'],
  ['!![a](b)', '[a](b)'],
  // The first mark is escaped, the others are not.
  [`\\!![a](${remote})`, `\\![a](${remote})`],
  [`!\\![a](${remote}) \\\\!![a](b)`, `!\\![a](${remote}) \\\\[a](b)`],
  // No fence has a backtick behind it, and what closes one may be longer.
  [`\`\`\`js\` ![x](${remote})`, `\`\`\`js\` [x](${remote})`],
  [`\`\`\`\ncode\n\`\`\`\`\`\n![x](${remote})\n\`\`\``, `\`\`\`\ncode\n\`\`\`\`\`\n[x](${remote})\n\`\`\``],
  ['[Tea](command:x.y?%5B1%5D) [T](CoMmAnd:x) [U](<command:a b>)', '[Tea](#) [T](#) [U](<#>)'],
  ['[T](&#99;ommand:x) [U](command\\:x)', '[T](#) [U](#)'],
  // Cells are parted before code spans.
  ['| ` | b |\n|---|---|\n| ![x](y) | ` |', '| \\` | b |\n|---|---|\n| [x](y) | \\` |'],
  // What is within a tag is Markdown again once that is text.
  ['<div>\n[x](command:y)\n</div>', '&lt;div>\n[x](#)\n&lt;/div>'],
  ['a <a title="[x](command:y)">', 'a &lt;a title="[x](#)">'],
  ['[T][r] <command:x> <vscode:y>\n\n[r]: command:x', '[T][r] &lt;command:x> &lt;vscode:y>\n\n[r]: #'],
  [
    '[a](b:c.md) [d](./e:f.md) [g](#h:i) [m](mailto:a@b.c) command: x',
    '[a](#) [d](./e:f.md) [g](#h:i) [m](mailto:a@b.c) command: x',
  ],
])('%s', (text, shown) => {
  expect(harmlessMarkdown(text ?? '')).toBe(shown);
});

test('neither cards nor hovers have images', async () => {
  const readme = `# Records\n\n| Section | Purpose |\n|---|---|\n| Context | Why ![x](${remote}) <img src="${remote}"> |\n| Decision | What |\n\n| Number | Title |\n|---|---|\n| [001](001-ants.md) | Ants |\n`;
  const image = `![x](${remote})`;
  const record = `# Ants ${image}\n\n## Status\n\nAccepted ${image}\n\n## Context\n\n${image}\n\n## Decision\n\nWe ${image} use [ants](${remote}) <img src="${remote}">.\n`;
  const files: [string, string][] = [
    ['docs/adr/README.md', readme],
    ['docs/adr/001-ants.md', record],
    ['docs/adr/002-bees.md', '# Bees\n\nSee ADR-001.\n\n## Context\n\nX.\n\n## Decision\n\nY.\n'],
  ];
  const server = new MemoryServer({ fileSystem: new MemoryFileSystem(files) });
  await server.start();
  const uri = (path: string) => `file:///workspace/docs/adr/${path}`;
  const answers: unknown[] = [await server.client.sendRequest('adr/describeRecord', { uri: uri('001-ants.md') })];
  for (const [path, text] of files)
    for (const [line] of text.split('\n').entries())
      answers.push(
        await server.client.sendRequest('textDocument/hover', {
          textDocument: { uri: `file:///workspace/${path}` },
          position: { line, character: 6 },
        }),
      );
  await server.stop();
  const shown = JSON.stringify(answers);
  expect(shown).toContain(`[ants](${remote})`);
  // An escaped mark, or one within code, is text.
  expect(shown.match(/(?<!\\)!\[|(?<!\\)<img/gi)).toBeNull();
});

test('the pages of rules have no images', () => {
  const folder = fileURLToPath(new URL('../../../docs/rules/', import.meta.url));
  const pages = readdirSync(folder).map((name) => readFileSync(folder + name, 'utf8'));
  expect(pages.filter((page) => /!\[[^\]]*\]\(|<img/i.test(page))).toEqual([]);
});
