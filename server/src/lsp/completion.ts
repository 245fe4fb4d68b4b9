import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver';
import { type Completion, complete } from '../core/features/complete.ts';
import { LineTable } from '../core/markdown/lineTable.ts';
import { fileOf } from '../core/model/log.ts';
import type { Workspace } from '../workspace/workspace.ts';

const kinds: { readonly [Kind in Completion['kind']]: CompletionItemKind } = {
  record: CompletionItemKind.Reference,
  heading: CompletionItemKind.Text,
  section: CompletionItemKind.Module,
  status: CompletionItemKind.EnumMember,
};

/** What makes an editor ask: the signs behind which a record, a heading or a section may stand. */
export const completionTriggers = ['-', '(', '#', '[', ' '];

/** What may stand at a position of a document, whose text is `text`. */
export function findCompletions(uri: string, position: Position, text: string, workspace: Workspace): CompletionItem[] {
  const log = workspace.logOf(uri);
  const file = log === undefined ? undefined : fileOf(uri, log);
  if (log === undefined || file === undefined) return [];
  const lines = new LineTable(text);
  const offset = lines.offsetAt(position);
  const line = text.slice(lines.spanOf(position.line).start, offset);
  return complete(file, log, offset, line).map(({ kind, label, detail, insert, span, filter }, at) => ({
    label,
    kind: kinds[kind],
    ...(detail === undefined ? {} : { detail }),
    filterText: filter,
    // In the order in which they come: the likeliest first.
    sortText: String(at).padStart(6, '0'),
    textEdit: { range: lines.rangeOf(span), newText: insert },
  }));
}
