import { describeSync, describeSyncLeft } from '../core/messages/describe.ts';
import type { Messages } from '../core/messages/english.ts';
import type { DecisionIndex } from '../core/model/indexGroups.ts';
import type { Log } from '../core/model/log.ts';
import { findOrphanRow } from '../core/model/orphanRows.ts';
import { canonicalUri } from '../core/model/uris.ts';
import { addToIndex, hindrancesOf } from '../core/operations/index/addToIndex.ts';
import { createIndex, indexAbove, indexNameFor, lineOfListing } from '../core/operations/index/createIndex.ts';
import { insertGraph } from '../core/operations/index/graphBlock.ts';
import { sortIndex } from '../core/operations/index/sortIndexGroup.ts';
import { type SyncChange, type SyncLeft, syncIndex } from '../core/operations/index/syncIndex.ts';
import type { FileArgument, IndexChanges, LogArgument, SyncArgument, SyncPreview } from '../protocol.ts';
import { refuse } from './failures.ts';
import { textChange } from './freshEdit.ts';
import { applyOperation, findLog, type OperationContext } from './operationContext.ts';

export async function executeAddToIndex({ uri }: FileArgument, context: OperationContext): Promise<IndexChanges> {
  const { workspace, messages } = context;
  const file = canonicalUri(uri);
  const log = workspace.logOf(file);
  const record = log?.records.get(file);
  if (log === undefined || record === undefined) throw refuse(messages.refusals.noRecord);
  if (editableIndex(log, messages).targets.has(file)) return { changes: [] };
  const make = () => {
    const index = editableIndex(log, messages);
    const reason = hindrancesOf(index, record, log).find(({ kind }) => kind === 'no-group' || kind === 'no-section');
    if (reason !== undefined && findOrphanRow(record, index, log) === undefined)
      throw refuse(describeSyncLeft({ target: file, record: record.file.name, reason }, messages));
    return addToIndex(index, record, log);
  };
  await applyOperation(make, messages.edits.addToIndex, context);
  return { changes: [describeSync({ kind: 'add', target: file, record: record.file.name }, messages)] };
}

/** What a sync would do, row by row. Rows that lead nowhere are among them: whether they go a person says. */
export async function previewSync({ log: uri }: LogArgument, context: OperationContext): Promise<SyncPreview> {
  const { workspace, messages } = context;
  const log = findLog(uri, context);
  const text = (await workspace.readText(editableIndex(log, messages).file.uri)) ?? '';
  const { changes } = syncIndex(log, text, { prune: true });
  const targets = [...new Set(changes.map(({ target }) => target))];
  return {
    rows: targets.map((target) => {
      const mine = changes.filter((change) => change.target === target);
      const sentences = mine.map((change) => describeSync(change, messages));
      return { target, changes: sentences, isRemoval: mine.some(({ kind }) => kind === 'remove') };
    }),
  };
}

export async function executeSyncIndex(
  { log: uri, prune, only }: SyncArgument,
  context: OperationContext,
): Promise<IndexChanges> {
  const { workspace, messages } = context;
  const log = findLog(uri, context);
  const indexUri = editableIndex(log, messages).file.uri;
  const { indexAlign } = await context.settingsOf(indexUri);
  const asked = only === undefined ? undefined : new Set(only);
  const options = {
    prune: prune === true,
    align: indexAlign,
    ...(asked === undefined ? {} : { only: asked, gone: asked }),
  };
  let changes: readonly SyncChange[] = [];
  let left: readonly SyncLeft[] = [];
  const make = async () => {
    const before = (await workspace.readText(indexUri)) ?? '';
    const synced = syncIndex(log, before, options);
    ({ changes, left } = synced);
    return textChange(indexUri, editableIndex(log, messages).file.version, before, synced.text);
  };
  await applyOperation(make, messages.edits.syncIndex, context);
  const sentences = left.map((each) => describeSyncLeft(each, messages));
  return { changes: [...changes.map((change) => describeSync(change, messages)), ...sentences] };
}

export async function executeSortIndex(argument: LogArgument, context: OperationContext): Promise<IndexChanges> {
  const { workspace, messages } = context;
  const log = findLog(argument.log, context);
  const make = async () => {
    const text = (await workspace.readText(editableIndex(log, messages).file.uri)) ?? '';
    return sortIndex(editableIndex(log, messages), text);
  };
  await applyOperation(make, messages.edits.sortIndex, context);
  return { changes: [] };
}

export async function executeCreateIndex(argument: LogArgument, context: OperationContext): Promise<IndexChanges> {
  const { edits, refusals } = context.messages;
  const log = findLog(argument.log, context);
  if (log.index !== undefined) throw refuse(refusals.indexExists(log.index.file.name));
  const make = () => {
    const edit = createIndex(log);
    const above = indexAbove(log);
    if (above !== undefined) throw refuse(refusals.listsAbove(above));
    if (edit === undefined && log.readme === undefined) throw refuse(refusals.fileOutside(indexNameFor(log)));
    if (edit === undefined) throw refuse(refusals.listsAlready(log.readme?.name ?? '', lineOfListing(log) ?? 1));
    return edit;
  };
  await applyOperation(make, edits.createIndex, context);
  return { changes: [] };
}

export async function executeInsertGraph(argument: LogArgument, context: OperationContext): Promise<IndexChanges> {
  const { workspace, messages } = context;
  const log = findLog(argument.log, context);
  const { file } = editableIndex(log, messages);
  const make = async () => {
    const text = (await workspace.readText(file.uri)) ?? '';
    const edit = insertGraph(log, editableIndex(log, messages).file, text);
    if (edit === undefined) throw refuse(messages.refusals.noPlaceForGraph(file.name));
    return edit;
  };
  await applyOperation(make, messages.edits.insertGraph, context);
  return { changes: [describeSync({ kind: 'graph', target: file.uri, record: file.name }, messages)] };
}

export async function executeUndoSync(
  { uri }: FileArgument,
  { indexSync, messages: { refusals } }: OperationContext,
): Promise<IndexChanges> {
  const result = await indexSync.undo(canonicalUri(uri));
  if (result === 'changed') throw refuse(refusals.indexChanged);
  if (result === 'refused') throw refuse(refusals.notApplied(undefined));
  return { changes: [] };
}

/** The index of a log, where it can be edited. */
function editableIndex({ index, readme }: Log, { refusals }: Messages): DecisionIndex {
  if (index === undefined) throw refuse(refusals.noIndex);
  if (index.file.facts.conflicts.length > 0) throw refuse(refusals.indexInConflict(readme?.name));
  return index;
}
