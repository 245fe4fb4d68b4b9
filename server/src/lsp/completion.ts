import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  CompletionRequest,
  type Position,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { complete } from '../core/features/complete.ts';
import { completeConfiguration } from '../core/features/completeConfiguration.ts';
import { mostRecords } from '../core/features/completeRecord.ts';
import type { Completion } from '../core/features/completion.ts';
import { LineTable } from '../core/markdown/kept/lineTable.ts';
import { findNearestLog } from '../core/model/recordReferences.ts';
import { canonicalUri, nameOf } from '../core/model/uris.ts';
import { allRules } from '../core/rules/allRules.ts';
import { configurationFile } from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Session } from './session.ts';

const kinds: { readonly [Kind in Completion['kind']]: CompletionItemKind } = {
  record: CompletionItemKind.Reference,
  heading: CompletionItemKind.Text,
  section: CompletionItemKind.Module,
  status: CompletionItemKind.EnumMember,
  row: CompletionItemKind.Struct,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
};

/** What makes an editor ask: the signs behind which a record, a heading, a row or a section may stand. */
const triggerCharacters = ['-', '(', '#', '[', '|', ' '];

/** Completes records, headings, sections, statuses, rows and the configuration. */
export function registerCompletion({ workspace, handlers, textOf }: Session): ServerCapabilities {
  handlers.request(CompletionRequest.type, { needs: 'log', safe: null }, ({ textDocument, position }) => {
    const text = textOf(textDocument.uri);
    return text === undefined ? null : findCompletions(canonicalUri(textDocument.uri), position, text, workspace);
  });
  return { completionProvider: { triggerCharacters } };
}

/** What may stand at a position of a document, whose text is `text`. */
export function findCompletions(uri: string, position: Position, text: string, workspace: Workspace): CompletionList {
  const lines = new LineTable(text);
  const offset = lines.offsetAt(position);
  const found = completionsAt(uri, offset, text, lines, workspace);
  const items = found.map(
    ({ kind, label, detail, insert, span, filter }, at): CompletionItem => ({
      label,
      kind: kinds[kind],
      ...(detail === undefined ? {} : { detail }),
      filterText: filter,
      // In the order in which they come: the likeliest first.
      sortText: String(at).padStart(6, '0'),
      textEdit: { range: lines.rangeOf(span), newText: insert },
    }),
  );
  return { isIncomplete: items.length >= mostRecords, items };
}

function completionsAt(
  uri: string,
  offset: number,
  text: string,
  lines: LineTable,
  workspace: Workspace,
): Completion[] {
  if (nameOf(uri) === configurationFile)
    return completeConfiguration(text.slice(0, offset), offset, Object.keys(allRules));
  const log = workspace.logOf(uri) ?? findNearestLog(uri, workspace);
  const file = workspace.citingFileAt(uri);
  if (log === undefined || file === undefined) return [];
  const line = text.slice(lines.spanOf(lines.lineAt(offset)).start, offset);
  return complete({ file, text, offset, line }, log);
}
