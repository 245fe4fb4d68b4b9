import type { Range, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { append } from '../markdown/sequences.ts';
import type { Log } from '../model/log.ts';
import { compareNumbers } from '../model/recordNumber.ts';
import { findRowOrder } from '../model/rowOrder.ts';
import { largestGroup } from '../operations/index/addToIndex.ts';
import { checkFile, findFixes, rethrow } from './checkFile.ts';

/**
 * The safe fixes of all problems of some files as one edit; `readText` gives a file as it is. All are made for the same state of the log; of two that
 * would change the same place the first wins, and the other is left for the next time. See `checkFile` for `onThrow`.
 */
export function fixAll(
  uris: Iterable<string>,
  log: Log,
  readText: (uri: string) => string,
  onThrow = rethrow,
): WorkspaceEdit {
  const files = new Map<string, TextDocumentEdit>();
  // Rows that are added at the same place then stand in the order of their numbers.
  for (const uri of [...uris].sort(byNumber(log))) {
    let text: string | undefined;
    for (const problem of checkFile(uri, log, onThrow)) {
      const fix = findFixes(problem, uri, log, onThrow).find(({ isSafe }) => isSafe);
      try {
        if (fix === undefined) continue;
        text ??= readText(uri);
        mergeEdit(fix.makeEdit(text), files);
      } catch (error) {
        onThrow(error, problem.code, uri);
      }
    }
  }
  return { documentChanges: [...files.values()].map((change) => ({ ...change, edits: inOrder(change.edits) })) };
}

/** Records by their number, as the index has them, those without one last, and others by name. */
function byNumber({ records, index }: Log): (a: string, b: string) => number {
  const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const sign = index !== undefined && findRowOrder(largestGroup(index)).direction === 'descending' ? -1 : 1;
  return (a, b) => {
    const [left, right] = [records.get(a), records.get(b)];
    if (left === undefined || right === undefined) return byName(a, b);
    const [one, other] = [left.number, right.number];
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined) || byName(a, b);
    return sign * compareNumbers(one, other) || byName(a, b);
  };
}

/** As the protocol wants it: what is inserted at a place comes before what is removed from there on. */
function inOrder(edits: TextDocumentEdit['edits']): TextDocumentEdit['edits'] {
  const isInsertion = ({ range: { start, end } }: (typeof edits)[number]) =>
    start.line === end.line && start.character === end.character;
  return [...edits].sort(
    (a, b) =>
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character ||
      Number(isInsertion(b)) - Number(isInsertion(a)),
  );
}

function mergeEdit({ documentChanges = [] }: WorkspaceEdit, files: Map<string, TextDocumentEdit>): void {
  for (const change of documentChanges) {
    if (!('edits' in change)) return;
    const { uri } = change.textDocument;
    const known = files.get(uri);
    if (known === undefined) files.set(uri, { ...change, edits: [...change.edits] });
    else {
      const edits = change.edits as TextEdit[];
      // A row that moves to the place of a new one would not be in its order there: it waits for the next time.
      const meets = edits.length > 1 ? meet : collide;
      if (!edits.some((edit) => known.edits.some((other) => meets(edit, other as TextEdit))))
        append(known.edits, edits);
    }
  }
}

/** Whether two edits collide, or insert at one place. */
function meet(a: TextEdit, b: TextEdit): boolean {
  return collide(a, b) || isSameRange(a.range, b.range);
}

/** Ten thousand fixes of one file are compared with one another. */
function isSameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

/** Two insertions at one place are done one after the other; anything else that meets collides. */
function collide({ range: a, newText: aText }: TextEdit, { range: b, newText: bText }: TextEdit): boolean {
  const isBefore = (end: TextEdit['range']['end'], start: TextEdit['range']['start']) =>
    end.line < start.line || (end.line === start.line && end.character <= start.character);
  if (isSameRange(a, b)) return aText === bText || !isBefore(a.end, a.start);
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}
