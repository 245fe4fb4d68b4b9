import type { AnnotatedTextEdit, ChangeAnnotation, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { LineTable } from '../core/markdown/lineTable.ts';
import { describeSync } from '../core/messages/describe.ts';
import type { Messages } from '../core/messages/english.ts';
import type { Log } from '../core/model/log.ts';
import { lineEdits } from '../core/operations/lineEdits.ts';
import { type SyncResult, targetsByLine } from '../core/operations/syncIndex.ts';

/** An edit that makes one text of another by whole lines; lines that both have are not touched. */
export function textChange(uri: string, version: number | null, before: string, after: string): WorkspaceEdit {
  const lines = new LineTable(before);
  const edits: TextEdit[] = lineEdits(before, after).map(({ span, text }) => ({
    range: lines.rangeOf(span),
    newText: text,
  }));
  return { documentChanges: edits.length === 0 ? [] : [{ textDocument: { uri, version }, edits }] };
}

/** The same, each edit with the reasons of its rows, for a client that shows what would change before it does. */
export function annotatedSync(
  log: Log,
  uri: string,
  version: number | null,
  before: string,
  { text: after, changes }: SyncResult,
  messages: Messages,
): WorkspaceEdit {
  const lines = new LineTable(before);
  const oldTargets = targetsByLine(log, before);
  const newTargets = targetsByLine(log, after);
  const annotations: Record<string, ChangeAnnotation> = {};
  const edits = lineEdits(before, after).map(({ span, text, oldLines, newLines }, at): AnnotatedTextEdit => {
    const targets = new Set([...targetsIn(oldTargets, oldLines), ...targetsIn(newTargets, newLines)]);
    const reasons = changes.filter(({ target }) => targets.has(target)).map((change) => describeSync(change, messages));
    const label = [...new Set(reasons)].join('; ') || 'a row moves';
    annotations[`${at}`] = { label: label.charAt(0).toUpperCase() + label.slice(1), needsConfirmation: true };
    return { range: lines.rangeOf(span), newText: text, annotationId: `${at}` };
  });
  if (edits.length === 0) return { documentChanges: [] };
  return { documentChanges: [{ textDocument: { uri, version }, edits }], changeAnnotations: annotations };
}

function targetsIn(byLine: ReadonlyMap<number, string>, [from, to]: readonly [number, number]): string[] {
  return Array.from({ length: to - from }, (_, at) => byLine.get(from + at)).filter((target) => target !== undefined);
}
