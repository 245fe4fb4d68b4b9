import { expect, test } from 'vitest';
import { findTabStops } from '../../../client/src/commands/findTabStops.ts';

/** The text with its stops between brackets. */
function mark(text: string): string {
  return findTabStops(text).reduceRight(
    (marked, { start, end }) => `${marked.slice(0, start)}⟦${text.slice(start, end)}⟧${marked.slice(end)}`,
    text,
  );
}

test.each([
  [
    'guidance as a whole',
    '# T\n\n## Context\n\nWhy?\n\n- What?\n\n## Decision\n\nHow.\n',
    '# T\n\n## Context\n\n⟦Why?\n\n- What?⟧\n\n## Decision\n\n⟦How.⟧\n',
  ],
  ['a comment', '# T\n\n## Context\n\n<!-- Why? -->\n', '# T\n\n## Context\n\n⟦<!-- Why? -->⟧\n'],
  [
    'placeholders one by one',
    '## Options\n\n* {option 1}\n* {option 2}\n',
    '## Options\n\n* ⟦{option 1}⟧\n* ⟦{option 2}⟧\n',
  ],
  [
    'placeholders before the first section',
    '# T\n\nDeciders: \\<Names\\>\n\n## Context\n\nWhy?\n',
    '# T\n\nDeciders: ⟦\\<Names\\>⟧\n\n## Context\n\n⟦Why?⟧\n',
  ],
  ['those in front matter', '---\ndeciders: {list}\n---\n# T\n', '---\ndeciders: ⟦{list}⟧\n---\n# T\n'],
  [
    'an empty section',
    '## Context\n\n## Decision\n\n\n## More\n\n',
    '## Context\n⟦⟧\n## Decision\n\n⟦⟧\n## More\n\n⟦⟧',
  ],
  ['the end of a text', '## Context\n', '## Context\n⟦⟧'],
  ['nothing between headings that touch', '## Context\n## Decision\n\nHow.\n', '## Context\n## Decision\n\n⟦How.⟧\n'],
  [
    'no status',
    '# T\n\n## Status\n\nProposed\n\n## Context\n\nWhy?\n',
    '# T\n\n## Status\n\nProposed\n\n## Context\n\n⟦Why?⟧\n',
  ],
  [
    'no quotation below the link to where it stands',
    '## Context\n\n[a.md](./a.md):\n\n> # Words\n\nWhy?\n',
    '## Context\n\n[a.md](./a.md):\n\n> # Words\n\n⟦Why?⟧\n',
  ],
  [
    'no code that is quoted',
    '## Context\r\n\r\n[a.ts](../a.ts):\r\n\r\n```ts\r\nlet a;\r\n```\r\n\r\nWhy?\r\n',
    '## Context\r\n\r\n[a.ts](../a.ts):\r\n\r\n```ts\r\nlet a;\r\n```\r\n\r\n⟦Why?⟧\r\n',
  ],
  ['no quotation', '## Context\n\n> Words\n> more\n\nWhy?\n', '## Context\n\n> Words\n> more\n\n⟦Why?⟧\n'],
  [
    'no code',
    '## Context\n\n```js\n# {a}\n## b\n```\n\n## Decision\n\n`{x}` {y}\n',
    '## Context\n\n⟦```js\n# {a}\n## b\n```⟧\n\n## Decision\n\n`{x}` ⟦{y}⟧\n',
  ],
  [
    'CRLF',
    '## Context\r\n\r\n\r\n## Decision\r\n\r\nHow.\r\n',
    '## Context\r\n\r\n⟦⟧\r\n## Decision\r\n\r\n⟦How.⟧\r\n',
  ],
  ['the words before chapters', '## Options\n\nAll.\n\n### A\n', '## Options\n\n⟦All.⟧\n\n### A\n⟦⟧'],
  ['chapters of their own', '## Options\n\n### A\n\nWhy A?\n', '## Options\n\n### A\n\n⟦Why A?⟧\n'],
])('stops are %s', (_, text, expected) => {
  expect(mark(text)).toBe(expected);
});
