import { expect, test } from 'vitest';
import { Publisher } from '../../../server/src/lsp/publisher.ts';

const problem = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, message: 'wrong' };

/** A publisher whose files all have a problem, and whose slices last for so many of them. */
function publish({ perSlice = Number.POSITIVE_INFINITY, open = [] as readonly string[] } = {}) {
  const sent: string[] = [];
  let inSlice = 0;
  let onPause = () => {};
  const publisher = new Publisher({
    onThrow: (error) => {
      throw error;
    },
    check: () => ({ diagnostics: [problem], version: null }),
    send: (uri) => {
      sent.push(uri);
      inSlice++;
    },
    quietMs: 60_000,
    isOpen: (uri) => open.includes(uri),
    makePause: () => ({
      isDue: () => inSlice >= perSlice,
      async now() {
        onPause();
        inSlice = 0;
      },
    }),
  });
  return {
    sent,
    publisher,
    atPause: (action: () => void) => {
      onPause = action;
    },
  };
}

test('what is open is published before the others', async () => {
  const { sent, publisher } = publish({ open: ['c'] });
  publisher.publishSoon(['a', 'b', 'c']);
  await publisher.flush();
  expect(sent).toEqual(['c', 'a', 'b']);
});

test('many files are published in slices, and what is typed meanwhile comes at once', async () => {
  const { sent, publisher, atPause } = publish({ perSlice: 2 });
  publisher.publishSoon(['a', 'b', 'c', 'd']);
  atPause(() => publisher.publishNow('d'));
  await publisher.flush();
  expect(sent).toEqual(['a', 'b', 'd', 'c']);
});

test('nothing is published after the end', async () => {
  const { sent, publisher, atPause } = publish({ perSlice: 1 });
  publisher.publishSoon(['a', 'b', 'c']);
  atPause(() => publisher.dispose());
  await publisher.flush();
  expect(sent).toEqual(['a']);
});
