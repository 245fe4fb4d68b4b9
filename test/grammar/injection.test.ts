import { expect, test } from 'vitest';
import { findColours, tokenize } from './tokenize.ts';

const open = 'markup.changed.status.open.adr';
const settled = 'markup.inserted.status.settled.adr';
const closed = 'markup.deleted.status.closed.adr';
const reference = 'comment.status.reference.adr';
const number = 'constant.numeric.record-number.adr';
const mention = 'variable.other.mention.adr';

test.each([
  ['under a Status heading', '## Status\n\nAccepted\n', [`Accepted: ${settled}`]],
  [
    'with words behind it',
    '## Status\n\nSuperseded by [ADR-12](./012-x.md)\n',
    [`Superseded: ${closed}`, `ADR-12: ${mention}`],
  ],
  ['in parentheses behind it', '## Status\n\nProposed (under review)\n', [`Proposed: ${open}`]],
  ['as a bold line', '**Status:** Proposed\n', [`Proposed: ${open}`]],
  ['as a list item', '- Status: accepted\n', [`accepted: ${settled}`]],
  ['as a bold list item', '* **Status:** Rejected\n', [`Rejected: ${closed}`]],
  ['as a bare line', 'Status: Implemented\n', [`Implemented: ${settled}`]],
  ['with Windows line endings', '## Status\r\n\r\nPending\r\n', [`Pending: ${open}`]],
])('a status is coloured %s', async (_, text, colours) => {
  expect(await findColours(text)).toEqual(colours);
});

test('an index row shows its number and its status', async () => {
  const rows =
    '| Number | Title | Status |\n|---|---|---|\n| [000](./000-t.md) | ADR Template | Reference |\n| [017-1](./017-1-x.md) | Why accepted things change | Accepted |\n';
  expect(await findColours(rows)).toEqual([
    `000: ${number}`,
    `Reference: ${reference}`,
    `017-1: ${number}`,
    `Accepted: ${settled}`,
  ]);
});

test.each([
  ['# 017. Title', '017', number],
  ['# 017-1 - Title', '017-1', number],
  ['# ADR-017-1 — Title', 'ADR-017-1', mention],
  ['# ADR 022: Title', 'ADR 022', mention],
])('the number of the title "%s" is coloured', async (title, piece, scope) => {
  expect(await findColours(title)).toEqual([`${piece}: ${scope}`]);
});

test.each(['See ADR-017-1 and go on.', 'See ADR 17.', 'ADR17 says so.', '- **ADR-002** — why', '[[017-1]]'])(
  'the mention in "%s" is coloured',
  async (text) => {
    expect((await findColours(text)).map((colour) => colour.split(': ')[1])).toEqual([mention]);
  },
);

test.each([
  ['a fence', '```\nStatus: Accepted\nADR-012\n```\n'],
  ['a code span', 'Write `ADR-012` there.\n'],
  ['a comment', '<!-- Status: Accepted, ADR-012 -->\n'],
  ['prose', 'It was accepted, then rejected by the board.\n'],
  ['a sentence that begins with a status word', 'Accepted wisdom has it that this works.\n'],
  ['the target of a link', 'See [this](./ADR-012-x.md).\n'],
  ['an address', 'See https://example.org/ADR-012/x for more.\n'],
  ['a title that begins with a number', '# 508 Systems List\n'],
])('nothing is coloured in %s', async (_, text) => {
  expect(await findColours(text)).toEqual([]);
});

test("Markdown's own colours stay", async () => {
  const [heading = [], , link = []] = await tokenize('# ADR-017-1 — Title\n\n[ADR-012](./012-x.md) and **bold**\n');
  expect(heading.every(({ scopes }) => scopes.some((scope) => scope.startsWith('markup.heading')))).toBe(true);
  const scopes = link.flatMap((token) => token.scopes);
  expect(scopes).toEqual(expect.arrayContaining(['markup.bold.markdown']));
  expect(scopes.some((scope) => scope.startsWith('markup.underline.link'))).toBe(true);
});
