import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { notificationOf } from './ownMessages.ts';

/** The shortest rest between two announcements, in milliseconds. */
const restMs = 200;

/** How much longer a client that was told of the logs is left alone for each record, in milliseconds. */
const restPerRecordMs = 0.1;

/**
 * Tells the client at once, and then once for all that happens in a while: a log that is being read or a title that is
 * being typed would have it ask for every record again and again. An answer takes time in proportion to the records; so
 * does the rest after it.
 */
export function announceLogs(
  connection: Connection,
  client: ClientCapabilities,
  countRecords: () => number,
): () => void {
  let isStale = false;
  let isResting = false;
  const announce = () => {
    isStale = false;
    isResting = true;
    void connection.sendNotification(notificationOf('adr/didChangeLogs'), undefined).catch(() => undefined);
    refreshDecorations(connection, client);
    setTimeout(
      () => {
        isResting = false;
        if (isStale) announce();
      },
      restMs + countRecords() * restPerRecordMs,
    );
  };
  return () => {
    if (!isStale && !isResting) setImmediate(announce);
    isStale = true;
  };
}

/** A title or a status that other files show is another one now. */
function refreshDecorations(connection: Connection, { workspace }: ClientCapabilities): void {
  if (workspace?.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh().catch(() => undefined);
  if (workspace?.codeLens?.refreshSupport)
    void connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
}
