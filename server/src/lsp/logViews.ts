import { type DecisionRecord, isPlaceholder, titleFromName } from '../core/model/decisionRecord.ts';
import { type Log, sortRecords } from '../core/model/log.ts';
import { isSameNumber, parentNumber } from '../core/model/recordNumber.ts';
import type { LogList, LogView, RecordView } from '../protocol.ts';
import { nameOf, pathWithin } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What a sidebar shows of all logs. */
export function viewLogs(workspace: Workspace): LogList {
  return {
    isLoading: workspace.isLoading,
    logs: workspace.logs.map((log) => viewLog(log, workspace.folderOf(log.folder))),
  };
}

function viewLog(log: Log, workspaceFolder: string | undefined): LogView {
  const records = sortRecords(log.records.values());
  const inOrder = [
    ...records.filter(({ isTemplate }) => !isTemplate),
    ...records.filter(({ isTemplate }) => isTemplate),
  ];
  const path = workspaceFolder === undefined ? '' : pathWithin(log.folder, workspaceFolder);
  return {
    uri: log.folder,
    name: path === '' ? nameOf(log.folder) : path,
    index: log.index?.file.uri ?? null,
    records: inOrder.map((record) => viewRecord(record, records)),
  };
}

function viewRecord(
  { file, name, number, title, status, isTemplate }: DecisionRecord,
  records: readonly DecisionRecord[],
): RecordView {
  const parent = number === undefined ? undefined : parentNumber(number);
  const parentRecord =
    parent === undefined
      ? undefined
      : records.find((each) => each.number !== undefined && isSameNumber(each.number, parent));
  return {
    uri: file.uri,
    number: number ?? null,
    title: isPlaceholder(title.text) ? titleFromName(name) : title.text,
    status: isTemplate ? 'Reference' : (status?.known ?? status?.word ?? null),
    isTemplate,
    parent: parentRecord?.file.uri ?? null,
  };
}
