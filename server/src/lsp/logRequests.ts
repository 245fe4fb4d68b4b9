import type { CancellationToken, ServerCapabilities } from 'vscode-languageserver';
import { isRecord } from '../core/features/askedFile.ts';
import { firstParagraph } from '../core/features/excerpt.ts';
import { listRelations } from '../core/features/listRelations.ts';
import { areasOf, viewLog } from '../core/features/logViews.ts';
import { harmlessMarkdown } from '../core/markdown/harmlessMarkdown.ts';
import { readFacts } from '../core/markdown/readFacts.ts';
import { recordCard } from '../core/messages/recordCard.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import { resolveLink } from '../core/model/links.ts';
import { canonicalUri } from '../core/model/uris.ts';
import type { FileArgument, FindArgument, FoundRecords, RecordCard } from '../protocol.ts';
import { makePause } from '../workspace/pause.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { DiagnosticContext } from './diagnostics.ts';
import { requestOf } from './ownMessages.ts';
import { fileArgument, readArgument } from './readArgument.ts';
import type { Session } from './session.ts';
import { anyText } from './shapes.ts';

/** What a sidebar asks of logs and records. None of these has a capability of LSP. */
export function registerLogRequests(session: Session): ServerCapabilities {
  const { workspace, handlers, messages } = session;
  // Without a log yet, "none" would be a guess: the first one, or the end of the search, is waited for.
  handlers.request(requestOf('adr/listLogs'), { needs: 'anyLog' }, () => ({
    isLoading: workspace.isLoading,
    logs: workspace.logs.map((log) => viewLog(log, workspace.nameLog(log))),
  }));
  handlers.request(
    requestOf('adr/describeRecord'),
    {
      read: (params) => readArgument('adr/describeRecord', params, fileArgument, messages),
      needs: 'log',
      safe: { markdown: '' },
    },
    (argument) => describeRecord(argument, session),
  );
  handlers.request(
    requestOf('adr/findRecords'),
    { read: (params) => readArgument('adr/findRecords', params, { text: anyText }, messages), needs: 'logs' },
    (argument, token) => findRecords(argument, workspace, token),
  );
  handlers.request(
    requestOf('adr/listRelations'),
    { read: (params) => readArgument('adr/listRelations', params, fileArgument, messages), needs: 'log' },
    ({ uri }) => listRelations(workspace.lookUp(uri)),
  );
  return {};
}

/** A record at a glance; empty for a file that is none. */
export async function describeRecord(
  { uri }: FileArgument,
  { workspace, messages, linkTo }: DiagnosticContext,
): Promise<RecordCard> {
  const text = (await workspace.readText(canonicalUri(uri))) ?? '';
  workspace.readChanges();
  const asked = workspace.lookUp(uri);
  if (!isRecord(asked)) return { markdown: '' };
  const { record, log } = asked;
  const paragraph = firstParagraph(record, text);
  const excerpt = paragraph === undefined ? undefined : resolveLinks(harmlessMarkdown(paragraph), asked.uri, linkTo);
  return { markdown: recordCard(record, log, messages, { excerpt, linkTo }) };
}

/** A part of a file as it can be shown elsewhere: its relative links lead to the same files, by `linkTo`. */
function resolveLinks(markdown: string, uri: string, linkTo: (uri: string) => string): string {
  let shown = '';
  let end = 0;
  for (const { kind, href, target } of readFacts(markdown).links) {
    const file = kind === 'link' ? resolveLink(uri, href) : undefined;
    if (file === undefined || target.start < end) continue;
    shown += markdown.slice(end, target.start) + linkTo(file);
    end = target.end;
  }
  return shown + markdown.slice(end);
}

/** How long a slice of reading lasts before other requests get their turn, in milliseconds. */
const sliceMs = 8;

/**
 * The records that have each of the words. Texts are not kept, so files are read: those whose title and status have the
 * words already are not. Who types on cancels, and gets nothing.
 */
export async function findRecords(
  { text }: FindArgument,
  workspace: Workspace,
  token: CancellationToken,
): Promise<FoundRecords> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const pause = makePause(sliceMs);
  const uris: string[] = [];
  for (const log of workspace.logs) {
    for (const record of [...log.records.values()]) {
      if (pause.isDue()) await pause.now();
      if (token.isCancellationRequested) return { uris: [] };
      const label = [labelOf(record), ...areasOf(record, log)].join(' ').toLowerCase();
      const missing = words.filter((word) => !label.includes(word));
      if (missing.length === 0 || (await hasAll(missing, record.file.uri, workspace))) uris.push(record.file.uri);
    }
  }
  return { uris };
}

function labelOf({ number, title, status, date }: DecisionRecord): string {
  return [number, title.text, status?.known, status?.word, date].join(' ');
}

async function hasAll(words: readonly string[], uri: string, workspace: Workspace): Promise<boolean> {
  const text = (await workspace.readText(uri))?.toLowerCase() ?? '';
  return words.every((word) => text.includes(word));
}
