import { styleText } from 'node:util';
import { replaceControls } from '../core/markdown/controlCharacters.ts';

/** What `util.styleText` knows. */
export type Style = Parameters<typeof styleText>[0];

/** A text, or a text in a style. Styles are applied when it is printed: an escape sequence in a text is never ours. */
export type Piece = string | { readonly style: Style; readonly text: string };

/** Prints to the standard output what a user or a program reads. Control characters are escaped as JSON escapes them. */
export function print(...pieces: readonly Piece[]): void {
  printAll(pieces);
}

/** As {@link print}, for pieces without an end in sight: a hundred thousand arguments would fill the stack. */
export function printAll(pieces: readonly Piece[]): void {
  write(process.stdout, pieces);
}

/** As {@link print}, to the standard error. */
export function printError(...pieces: readonly Piece[]): void {
  write(process.stderr, pieces);
}

/**
 * Prints a diff: in a terminal as {@link print} does; elsewhere every character as it is, since the program that applies
 * it would not find the lines otherwise.
 */
export function printDiff(pieces: readonly Piece[]): void {
  if (process.stdout.isTTY) printAll(pieces);
  else process.stdout.write(pieces.map(textOf).join(''));
}

/** A text that a terminal can show: ESC becomes `\u001b`. */
export function escapeText(text: string): string {
  return replaceControls(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`);
}

/** As {@link escapeText}, for a part of a line, such as the name of a file: it must not begin another line. */
export function escapeLine(text: string): string {
  return escapeText(text.replace(/\r\n/g, '\r')).replaceAll('\n', '\\u000a');
}

function write(stream: NodeJS.WriteStream, pieces: readonly Piece[]): void {
  const isStyled = stream.isTTY && !process.env['NO_COLOR'];
  const texts = pieces.map((piece) => {
    const text = escapeText(textOf(piece));
    return isStyled && typeof piece !== 'string' ? styleText(piece.style, text) : text;
  });
  stream.write(texts.join(''));
}

function textOf(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece.text;
}

/** A text in a style, where it goes to a terminal. */
export function colour(style: Style, text: string): Piece {
  return { style, text };
}

/** A unified diff as git colours it. */
export function colourDiff(diff: string): Piece[] {
  return diff.split(/(?<=\n)/).map((line) => {
    const style = styleOf(line);
    return style === undefined ? line : colour(style, line);
  });
}

function styleOf(line: string): Style | undefined {
  if (/^(?:diff |--- |\+\+\+ |rename |new file |deleted file )/.test(line)) return 'bold';
  if (line.startsWith('@@')) return 'cyan';
  if (line.startsWith('+')) return 'green';
  return line.startsWith('-') ? 'red' : undefined;
}
