import { expect, test } from 'vitest';
import { nameControls, replaceControls } from '../../../server/src/core/markdown/controlCharacters.ts';

const show = (text: string) => replaceControls(text, (code) => `<${code.toString(16)}>`);

test('what a terminal obeys is replaced: C0, DEL, C1, and what turns the reading direction', () => {
  expect(show('\u0000\u0007\u001b[2J\u007f\u0085\u009b')).toBe('<0><7><1b>[2J<7f><85><9b>');
  expect(show('\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069')).toBe(
    '<61c><200e><200f><2028><2029><202a><202e><2066><2069>',
  );
});

test('what lines are made of stays, and a carriage return that is not part of an ending does not', () => {
  expect(show('a\tb\r\nc\n')).toBe('a\tb\r\nc\n');
  expect(show('a\rb\r\r\n')).toBe('a<d>b<d>\r\n');
});

test('letters of all scripts stay, also those that join with characters without width', () => {
  const text = 'Äpfel – می‌خواهم שלום नमस्ते 👩‍💻 🏴󠁧󠁢󠁥󠁮󠁧󠁿 \u00a0\u00ad';
  expect(show(text)).toBe(text);
});

test('a picture names what turns the direction, and has no control characters', () => {
  expect(nameControls('a\u001bb\u202ec', (code) => `&#${code};`)).toBe('a\ufffdb&#8238;c');
});
