import { diffArrays } from 'diff';
import { isInEffect, type ModelLog, type ModelRecord, writeRecord } from './generator/generateLog.ts';
import { statusDialects } from './generator/statusDialects.ts';
import { type Stage, stageOf, statusLabels } from './generator/words.ts';

/** Path → text, as the files are on the disk. */
export type Files = ReadonlyMap<string, string>;

export const indexPath = 'docs/adr/README.md';
export const configurationPath = 'docs/adr/.adr-keeper.yaml';

export const pathOf = ({ fileName }: ModelRecord) => `docs/adr/${fileName}`;

/** The lines of a text, each with its ending. */
export function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

export const bare = (line: string) => line.replace(/[\r\n]+$/, '');

/** What an edit takes away and brings, line by line, blank lines and the break at the end of the file aside. */
export interface LineChanges {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

export function compareLines(before: string, after: string): LineChanges {
  const removed: string[] = [];
  const added: string[] = [];
  for (const change of diffArrays(linesOf(withoutMark(before)), linesOf(withoutMark(after)))) {
    if (change.removed) removed.push(...change.value.map(bare));
    if (change.added) added.push(...change.value.map(bare));
  }
  // What is inserted before the break of a line breaks it: its text is as it was.
  for (const line of [...removed]) {
    if (!added.includes(line)) continue;
    removed.splice(removed.indexOf(line), 1);
    added.splice(added.indexOf(line), 1);
  }
  const isText = (line: string) => line.trim() !== '';
  return { removed: removed.filter(isText), added: added.filter(isText) };
}

/** The line endings of a text, each once. */
export function breaksOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/\r\n|\n|\r/g) ?? []);
}

export const withoutMark = (text: string) => text.replace(/^\uFEFF/, '');

const plain = (text: string) => withoutMark(text).replaceAll('\r\n', '\n');

/** What a record says of its status, as its dialect says it: its stage, or undefined where nothing of that is there. */
export function readStage(record: ModelRecord, model: ModelLog, text: string): Stage | undefined {
  const said = statusDialects[record.dialect].read(plain(text), model.words.status);
  return said.map(stageOf).findLast((stage) => stage !== undefined);
}

const statusStatement = new RegExp(
  `^[ \\t]*(?:#{1,6} +|> *|[-*] +|\\| *)*[*_]*(?:${statusLabels.join('|')})[ \\t]*[*_]*[ \\t]*(?:$|[:：=|]|[*_]|(?<=\\*\\*|_) )`,
  'i',
);

/** How often a text says a status, in any dialect and language: never more often after an edit than before. */
export function countStatuses(text: string): number {
  return plain(text)
    .split('\n')
    .filter((line) => statusStatement.test(line)).length;
}

/** The lines that open or close front matter. */
export function countFences(text: string): number {
  return plain(text)
    .split('\n')
    .filter((line) => /^(?:---|\+\+\+|\.\.\.)$/.test(line)).length;
}

/** The lines under the header of each table. */
export function countTables(text: string): number {
  return plain(text)
    .split('\n')
    .filter((line) => /^\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?\|?$/.test(line)).length;
}

/** The lines of a record that its dialect wrote to say its status and its date, and what they may be part of. */
export function statusLinesOf(record: ModelRecord, model: ModelLog): ReadonlySet<string> {
  const text = plain(writeRecord(record, model));
  const without = plain(writeRecord({ ...record, hasStatus: false }, model)).split('\n');
  const left = new Map<string, number>();
  for (const line of without) left.set(line, (left.get(line) ?? 0) + 1);
  const own = text.split('\n').filter((line) => {
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    return count === 0;
  });
  return new Set(own);
}

/** The cells of a row, as they are written. */
export function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

/** In how many cells two rows differ; one more for each cell that only one has. */
export function countDifferentCells(a: string, b: string): number {
  const [left, right] = [cellsOf(a), cellsOf(b)];
  return Array.from({ length: Math.max(left.length, right.length) }).filter((_, at) => left[at] !== right[at]).length;
}

/** A title as a row may write it. */
export const inRow = (title: string) => [
  title,
  title.replaceAll('|', '\\|'),
  title.replaceAll('|', '\\|').replaceAll('[', '\\[').replaceAll(']', '\\]'),
  title.replaceAll('[', '\\[').replaceAll(']', '\\]'),
];

/** Whether a line of the index is about a record: it links its file, or says its title. */
export function names(line: string, record: ModelRecord): boolean {
  return linksTo(line, record.fileName) || inRow(record.title).some((title) => line.includes(title));
}

export function linksTo(line: string, fileName: string): boolean {
  const at = line.indexOf(fileName);
  if (at === -1) return false;
  const [before, after] = [line[at - 1] ?? '', line[at + fileName.length] ?? ''];
  if ('(/'.includes(before) && ')#'.includes(after) && before !== '' && after !== '') return true;
  return linksTo(line.slice(at + 1), fileName);
}

export function rowsNaming(text: string | undefined, record: ModelRecord): string[] {
  if (text === undefined) return [];
  // A chart names records, too, but has no rows.
  const prose = plain(text).replace(/^```[\s\S]*?^```$/gm, '');
  return prose.split('\n').filter((line) => names(line, record));
}

/** Lines that give one decision's title a link to another one's file. */
export function crossedLines(text: string | undefined, { records }: ModelLog): string[] {
  if (text === undefined) return [];
  return linesOf(text)
    .map(bare)
    .filter((line) =>
      records.some(
        (record) =>
          inRow(record.title).some((title) => line.includes(title)) &&
          records.some((other) => other !== record && other.title !== record.title && linksTo(line, other.fileName)) &&
          !linksTo(line, record.fileName),
      ),
    );
}

/** The records in effect that a text of theirs no longer says so, with what it says. */
export function findFallen(
  model: ModelLog,
  before: Files,
  after: Files,
  except: readonly ModelRecord[] = [],
): string[] {
  return model.records.flatMap((record) => {
    if (except.includes(record) || !isInEffect(record, model)) return [];
    const [old, text] = [before.get(pathOf(record)) ?? '', after.get(pathOf(record))];
    if (text === undefined || text === old) return [];
    const stage = readStage(record, model, text);
    return stage === 'accepted' ? [] : [`${record.fileName} is in effect and says ${stage ?? 'nothing'} now`];
  });
}
