import type { LogView, RecordView } from '../../protocol.ts';
import { type DecisionRecord, isPlaceholder, titleFromName } from '../model/decisionRecord.ts';
import { groupOf } from '../model/indexGroups.ts';
import { type Log, sortRecords } from '../model/log.ts';
import { isUnlisted } from '../model/orphanRows.ts';
import { parentNumber } from '../model/recordNumber.ts';
import { compareRow } from '../model/rowDifferences.ts';
import { parentOf, pathWithin } from '../model/uris.ts';
import { stageOf } from '../vocabulary/statusWords.ts';

/** What a sidebar shows of one log, which is called `name` there. */
export function viewLog(log: Log, name: string): LogView {
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
function rowOf(record: DecisionRecord, log: Log): RecordView['row'] {
  const { index, convention } = log;
  if (index === undefined) return null;
  const { uri } = record.file;
  if (!index.targets.has(uri)) return isUnlisted(record, index, log) ? 'missing' : null;
  const rows = index.rowsLinking(uri);
  const differs = rows.some((row) => {
    const group = groupOf(index, row);
    const differences = group === undefined ? [] : compareRow(row, group, index, record, convention);
    return differences.some(({ field }) => field !== 'title');
  });
  return differs ? 'differs' : 'agrees';
}
