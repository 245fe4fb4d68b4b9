import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { ask } from '../../../server/src/cli/ask.ts';

/** A terminal in which a person types something; without a terminal nobody does. */
function terminal(typed: string, isTTY = true) {
  const [input, output] = [new PassThrough(), new PassThrough()].map((stream) => Object.assign(stream, { isTTY })) as [
    PassThrough & { isTTY: boolean },
    PassThrough & { isTTY: boolean },
  ];
  input.end(typed);
  return { input, output };
}

test('a person in a terminal is asked', async () => {
  const given = terminal('  Use Rust \n');
  expect(await ask('Title?', given)).toBe('Use Rust');
  expect(String(given.output.read())).toContain('Title? ');
});

test('who answers nothing, or ends the input, gives no answer', async () => {
  expect(await ask('Title?', terminal('\n'))).toBeUndefined();
  expect(await ask('Title?', terminal(''))).toBeUndefined();
});

test('nobody is asked where there is no terminal', async () => {
  const given = terminal('Use Rust\n', false);
  expect(await ask('Title?', given)).toBeUndefined();
  expect(given.output.read()).toBeNull();
});

test('a question shows the control characters of a title instead of sending them to the terminal', async () => {
  const given = terminal('y\n');
  await ask('Delete "\u001b]8;;x\u0007"?', given);
  expect(String(given.output.read())).toContain('Delete "\\u001b]8;;x\\u0007"?');
});
