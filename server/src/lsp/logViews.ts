import { groupOf } from '../core/model/decisionIndex.ts';
import { type DecisionRecord, isPlaceholder, titleFromName } from '../core/model/decisionRecord.ts';
import { type Log, sortRecords } from '../core/model/log.ts';
import { isUnlisted } from '../core/model/orphanRows.ts';
import { parentNumber } from '../core/model/recordNumber.ts';
import { compareRow } from '../core/model/rowDifferences.ts';
import { stageOf } from '../core/vocabulary/statusWords.ts';
import type { LogList, LogView, RecordView } from '../protocol.ts';
import { nameOf, parentOf, pathWithin } from '../workspace/uris.ts';
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
    statuses: log.convention.statuses.value,
    records: inOrder.map((record) => viewRecord(record, log)),
  };
}

/** One record as a sidebar shows it. */
function viewRecord(record: DecisionRecord, log: Log): RecordView {
  return {
    ...viewTitle(record),
    date: record.date ?? null,
    areas: areasOf(record, log),
    row: rowOf(record, log),
    parent: parentOfRecord(record, log)?.file.uri ?? null,
  };
}

/** What every view shows of a record. */
export function viewTitle({
  file,
  name,
  number,
  title,
  status,
  isTemplate,
}: DecisionRecord): Pick<RecordView, 'uri' | 'number' | 'title' | 'status' | 'stage' | 'isTemplate'> {
  const word = isTemplate ? 'Reference' : (status?.known ?? status?.word ?? null);
  return {
    uri: file.uri,
    number: number ?? null,
    title: isPlaceholder(title.text) ? titleFromName(name) : title.text,
    status: word,
    stage: word === null ? null : (stageOf(word) ?? null),
    isTemplate,
  };
}

/** A folder is what people chose for the record as a whole; tags count where there is none. */
export function areasOf({ file, tags }: DecisionRecord, { folder }: Log): readonly string[] {
  const own = parentOf(file.uri);
  return own === folder ? tags : [pathWithin(own, folder)];
}

/** The parent of a sub-record, the nearest one where several have its number. */
function parentOfRecord(record: DecisionRecord, log: Log): DecisionRecord | undefined {
  const parent = record.number === undefined ? undefined : parentNumber(record.number);
  return parent === undefined ? undefined : log.resolve({ number: parent }, record)[0];
}

/** Titles may be short: only a number or a status that differs is worth a word. */
function rowOf(record: DecisionRecord, { index, convention }: Log): RecordView['row'] {
  if (index === undefined) return null;
  const { uri } = record.file;
  if (!index.targets.has(uri)) return isUnlisted(record, index) ? 'missing' : null;
  const rows = index.rowsLinking(uri);
  const differs = rows.some((row) => {
    const group = groupOf(index, row);
    const differences = group === undefined ? [] : compareRow(row, group, index, record, convention);
    return differences.some(({ field }) => field !== 'title');
  });
  return differs ? 'differs' : 'agrees';
}
