import { isOurs, tokenize } from './tokenize.ts';

const mark = /^ *\^+ [a-z.-]+\.adr$/;

/** The lines of a text without its marks: what a person would have in the editor. */
export function readUnmarked(text: string): string[] {
  return text.split('\n').filter((line) => !mark.test(line));
}

/** A text as our grammar colours it: each line, and under it a line `^^^ scope` for each piece that has a colour. */
export async function markColours(lines: readonly string[]): Promise<string> {
  const tokens = await tokenize(lines);
  return lines.flatMap((line, at) => [line, ...(tokens[at] ?? []).flatMap(markToken)]).join('\n');
}

function markToken({ start, end, scopes }: { start: number; end: number; scopes: readonly string[] }): string[] {
  const scope = scopes.findLast((each) => isOurs(each) && !each.startsWith('meta.'));
  return scope === undefined ? [] : [`${' '.repeat(start)}${'^'.repeat(end - start)} ${scope}`];
}
