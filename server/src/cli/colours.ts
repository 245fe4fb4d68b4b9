import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colours a text where it goes to a person: to a terminal, and not where `NO_COLOR` forbids it. */
export function colour(style: Style, text: string): string {
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? styleText(style, text) : text;
}

/** A unified diff as git colours it. */
export function colourDiff(diff: string): string {
  return diff
    .split('\n')
    .map((line) => {
      const style = styleOf(line);
      return style === undefined ? line : colour(style, line);
    })
    .join('\n');
}

function styleOf(line: string): Style | undefined {
  if (/^(?:diff |--- |\+\+\+ |rename |new file |deleted file )/.test(line)) return 'bold';
  if (line.startsWith('@@')) return 'cyan';
  if (line.startsWith('+')) return 'green';
  return line.startsWith('-') ? 'red' : undefined;
}
