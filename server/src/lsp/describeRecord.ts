import { firstParagraph } from '../core/features/firstParagraph.ts';
import { readFacts } from '../core/markdown/readFacts.ts';
import { recordCard } from '../core/messages/recordCard.ts';
import { resolveLink } from '../core/model/links.ts';
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
  const paragraph = firstParagraph(record, text);
  const excerpt = paragraph === undefined ? undefined : resolveLinks(paragraph, file, linkTo);
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
