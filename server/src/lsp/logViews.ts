import { groupOf } from '../core/model/decisionIndex.ts';
import { type DecisionRecord, isPlaceholder, titleFromName } from '../core/model/decisionRecord.ts';
import { type Log, sortRecords } from '../core/model/log.ts';
import { isUnlisted } from '../core/model/orphanRows.ts';
import { isSameNumber, parentNumber } from '../core/model/recordNumber.ts';
import { compareRow } from '../core/model/rowDifferences.ts';
import type { LogList, LogView, RecordView } from '../protocol.ts';
import { nameOf, pathWithin } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What a sidebar shows of all logs. */
export function viewLogs(workspace: Workspace): LogList {
  return {
    isLoading: workspace.isLoading,
    logs: workspace.logs.map((log) => viewLog(log, nameLog(log, workspace))),
  };
}

/** The path from the workspace folder; with several of them, behind that folder's name. */
export function nameLog({ folder }: Log, workspace: Workspace): string {
  const root = workspace.folderOf(folder) ?? folder;
  const path = pathWithin(folder, root);
  if (path === '') return nameOf(folder);
  return workspace.folderCount > 1 ? `${nameOf(root)}/${path}` : path;
}

function viewLog(log: Log, name: string): LogView {
  const records = sortRecords(log.records.values());
  const inOrder = [
    ...records.filter(({ isTemplate }) => !isTemplate),
    ...records.filter(({ isTemplate }) => isTemplate),
  ];
  return {
    uri: log.folder,
    name,
    index: log.index?.file.uri ?? null,
    records: inOrder.map((record) => ({ ...viewRecord(record, records), row: rowOf(record, log) })),
  };
}

/** Titles may be short: only a number or a status that differs is worth a word. */
function rowOf(record: DecisionRecord, { index, convention }: Log): RecordView['row'] {
  if (index === undefined) return null;
  const { uri } = record.file;
  if (!index.rowsByTarget.has(uri)) return isUnlisted(record, index) ? 'missing' : null;
  const rows = index.rowsByTarget.get(uri) ?? [];
  const differs = rows.some((row) => {
    const group = groupOf(index, row);
    const differences = group === undefined ? [] : compareRow(row, group, index, record, convention);
    return differences.some(({ field }) => field !== 'title');
  });
  return differs ? 'differs' : 'agrees';
}

function viewRecord(
  { file, name, number, title, status, isTemplate }: DecisionRecord,
  records: readonly DecisionRecord[],
): Omit<RecordView, 'row'> {
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
