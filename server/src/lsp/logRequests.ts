import { RequestType, type ServerCapabilities } from 'vscode-languageserver';
import {
  describeRecord as describeRecordRequest,
  type FileArgument,
  type FindArgument,
  type FoundRecords,
  findRecords as findRecordsRequest,
  type LogList,
  listLogs,
  listRelations as listRelationsRequest,
  type RecordCard,
  type RelationsView,
} from '../protocol.ts';
import { describeRecord } from './describeRecord.ts';
import { findRecords } from './findRecords.ts';
import { listRelations } from './listRelations.ts';
import { viewLogs } from './logViews.ts';
import { fileArgument, readArgument, type Shape } from './readArgument.ts';
import type { Session } from './session.ts';
import { anyText } from './shapes.ts';

/** What a sidebar asks of logs and records. None of these has a capability of LSP. */
export function registerLogRequests(session: Session): ServerCapabilities {
  const { workspace, handlers, messages } = session;
  const reader =
    <Argument>(method: string, shape: Shape<Argument>) =>
    (params: unknown) =>
      readArgument(method, params, shape, messages);
  // Without a log yet, "none" would be a guess: the first one, or the end of the search, is waited for.
  handlers.request(new RequestType<void, LogList, void>(listLogs), { needs: 'anyLog' }, () => viewLogs(workspace));
  handlers.request(
    new RequestType<FileArgument, RecordCard, void>(describeRecordRequest),
    { read: reader<FileArgument>(describeRecordRequest, fileArgument), needs: 'log', safe: { markdown: '' } },
    (argument) => describeRecord(argument, session),
  );
  handlers.request(
    new RequestType<FindArgument, FoundRecords, void>(findRecordsRequest),
    { read: reader<FindArgument>(findRecordsRequest, { text: anyText }), needs: 'logs' },
    (argument, token) => findRecords(argument, workspace, token),
  );
  handlers.request(
    new RequestType<FileArgument, RelationsView, void>(listRelationsRequest),
    { read: reader<FileArgument>(listRelationsRequest, fileArgument), needs: 'log' },
    (argument) => listRelations(argument, workspace),
  );
  return {};
}
