import {
  type CodeLens,
  CodeLensRequest,
  type InlayHint,
  InlayHintKind,
  InlayHintRequest,
  type Range,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Messages } from '../core/messages/english.ts';
import { isUnlisted } from '../core/model/orphanRows.ts';
import { findReferencesTo, referencesIn } from '../core/model/recordReferences.ts';
import { clientCommands, operations } from '../protocol.ts';
import { canonicalUri } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Session } from './session.ts';

const longestTitle = 40;

/** Hints after mentions, and lenses above a record, as far as the settings want them. */
export function registerHints({ workspace, messages, options, settingsOf, handlers }: Session): ServerCapabilities {
  handlers.request(InlayHintRequest.type, { needs: 'log', mayBeElsewhere: true, safe: [] }, async (params) => {
    const uri = canonicalUri(params.textDocument.uri);
    const { inlayHints } = await settingsOf(uri);
    workspace.readChanges();
    return inlayHints ? findInlayHints(uri, params.range, workspace) : [];
  });
  handlers.request(CodeLensRequest.type, { needs: 'log', safe: [] }, async ({ textDocument }) => {
    const uri = canonicalUri(textDocument.uri);
    const { codeLens } = await settingsOf(uri);
    workspace.readChanges();
    return codeLens ? findLenses(uri, workspace, messages, options.hasClientCommands === true) : [];
  });
  return { inlayHintProvider: true, codeLensProvider: {} };
}

/** Behind a bare mention: the title and the status of the record, with a sign where it holds no more. */
export function findInlayHints(uri: string, range: Range, workspace: Workspace): InlayHint[] {
  const file = workspace.citingFileAt(uri);
  if (file === undefined) return [];
  const { lines } = file.facts;
  const asked = lines.spanAt(range);
  return referencesIn(file, workspace).flatMap(({ kind, span, records }) => {
    const [record, ...others] = records;
    if (kind !== 'mention' || record === undefined || others.length > 0) return [];
    if (span.end < asked.start || span.start > asked.end) return [];
    const status = record.status?.known ?? record.status?.word;
    const isOver = status === 'Superseded' || status === 'Deprecated' || status === 'Rejected';
    const { text } = record.title;
    const title = text.length > longestTitle ? `${text.slice(0, longestTitle - 1)}…` : text;
    const label = `${isOver ? '⚠ ' : ''}${title}${status === undefined ? '' : ` · ${status}`}`;
    return [{ position: lines.positionAt(span.end), label, kind: InlayHintKind.Type, paddingLeft: true }];
  });
}

/**
 * Above a record's title: how often it is named, and that it has no row, which a click gives it. Above its status: another
 * one. A lens whose command only our client has is for that client alone: elsewhere a click would be an error.
 */
export function findLenses(
  uri: string,
  workspace: Workspace,
  { words, actions }: Messages,
  hasClientCommands: boolean,
): CodeLens[] {
  const log = workspace.logOf(uri);
  const record = log?.records.get(uri);
  if (log === undefined || record === undefined) return [];
  const { lines } = record.file.facts;
  const range = lines.rangeOf(record.title.span);
  const lenses: CodeLens[] = [];
  if (hasClientCommands) {
    const count = findReferencesTo(record, workspace).reduce((sum, { references }) => sum + references.length, 0);
    const [title, command] = [words.references(count), clientCommands.showReferences];
    lenses.push({ range, command: { title, command, arguments: [uri, range.start] } });
  }
  if (log.index !== undefined && isUnlisted(record, log.index))
    lenses.push({ range, command: { title: words.notInIndex, command: operations.addToIndex, arguments: [{ uri }] } });
  if (hasClientCommands && record.status !== undefined && !record.isTemplate)
    lenses.push({
      range: lines.rangeOf(record.status.span),
      command: { title: actions.chooseStatus, command: clientCommands.setStatus, arguments: [{ uri }] },
    });
  return lenses;
}
