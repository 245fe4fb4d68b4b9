import { firstParagraph } from '../core/features/firstParagraph.ts';
import { recordCard } from '../core/messages/recordCard.ts';
import type { FileArgument, RecordCard } from '../protocol.ts';
import { canonicalUri } from '../workspace/uris.ts';
import type { DiagnosticContext } from './diagnostics.ts';

/** A record at a glance; empty for a file that is none. */
export async function describeRecord(
  { uri }: FileArgument,
  { workspace, messages, linkTo }: DiagnosticContext,
): Promise<RecordCard> {
  const file = canonicalUri(uri);
  const text = (await workspace.readText(file)) ?? '';
  workspace.readChanges();
  const log = workspace.logOf(file);
  const record = log?.records.get(file);
  if (log === undefined || record === undefined) return { markdown: '' };
  return { markdown: recordCard(record, log, messages, { excerpt: firstParagraph(record, text), linkTo }) };
}
