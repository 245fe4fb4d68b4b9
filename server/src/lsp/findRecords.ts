import type { CancellationToken } from 'vscode-languageserver';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { FindArgument, FoundRecords } from '../protocol.ts';
import { makePause } from '../workspace/pause.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { areasOf } from './logViews.ts';

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
