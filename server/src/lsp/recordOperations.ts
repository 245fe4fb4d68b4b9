import { findBrokenBy } from '../core/features/brokenBy.ts';
import { describeSupersedeProblem } from '../core/messages/describe.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { Log } from '../core/model/log.ts';
import { findStatus, nextStatuses, statusesOf } from '../core/model/nextStatuses.ts';
import { deleteRecord } from '../core/operations/deleteRecord.ts';
import { findLinkProblem, linkKinds, linkRecords } from '../core/operations/linkRecords.ts';
import { findSetStatusProblem, setStatus } from '../core/operations/setStatus.ts';
import { findSupersedeProblem, supersede } from '../core/operations/supersede.ts';
import { stageOf } from '../core/vocabulary/statusWords.ts';
import type {
  BrokenPlaces,
  FileArgument,
  LinkArgument,
  RenumberArgument,
  SetStatusArgument,
  StatusChoice,
  SupersedeArgument,
} from '../protocol.ts';
import { canonicalUri, childOf, nameOf, parentOf } from '../workspace/uris.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { applyOperation, findDecision, type OperationContext } from './operationContext.ts';
import { refuse } from './refuse.ts';
import { makeRenumbering } from './renumbering.ts';

/** Which statuses a record may get. */
export function listStatuses({ uri }: FileArgument, context: OperationContext): StatusChoice {
  const { record, log } = findDecision(uri, context);
  const superseded = statusesOf(log).filter((status) => stageOf(status) === 'superseded');
  return { current: record.status?.known ?? record.status?.word ?? null, ...nextStatuses(log, record), superseded };
}

/** Gives a record a status. */
export async function executeSetStatus(argument: SetStatusArgument, context: OperationContext): Promise<FileArgument> {
  const { workspace, messages, today } = context;
  const { record, log } = findDecision(argument.uri, context);
  const { uri } = record.file;
  const statuses = statusesOf(log);
  const status = findStatus(argument.status, statuses);
  if (status === undefined) throw refuse(messages.refusals.unknownStatus(argument.status, statuses));
  const make = async () => {
    const text = (await workspace.readText(uri)) ?? '';
    const { record, log } = findDecision(uri, context);
    const problem = findSetStatusProblem(record, status, log);
    if (problem !== undefined) throw refuse(describeSupersedeProblem(problem, messages));
    return setStatus(record, status, log, { text, today: today() });
  };
  await applyOperation(make, messages.edits.setStatus(status), context);
  return { uri };
}

/** Makes another record the successor of one. */
export async function executeSupersede(argument: SupersedeArgument, context: OperationContext): Promise<FileArgument> {
  const { workspace, messages, today } = context;
  const { uri } = findDecision(argument.uri, context).record.file;
  const make = async () => {
    const text = (await workspace.readText(uri)) ?? '';
    const { record, log } = findDecision(uri, context);
    const successor = findBeside(log, argument.successor, context);
    const problem = findSupersedeProblem(record, successor, log);
    if (problem !== undefined) throw refuse(describeSupersedeProblem(problem, messages));
    return supersede(record, successor, log, { text, today: today() });
  };
  await applyOperation(make, messages.edits.supersede(nameOf(canonicalUri(argument.successor))), context);
  return { uri };
}

/** Writes a relation of two records into both. */
export async function executeLinkRecords(argument: LinkArgument, context: OperationContext): Promise<FileArgument> {
  const { messages, today } = context;
  const kind = linkKinds.find((each) => each === argument.kind);
  if (kind === undefined) throw refuse(messages.refusals.unknownRelation(argument.kind, linkKinds));
  const make = () => {
    const { record, log } = findDecision(argument.uri, context);
    const other = findBeside(log, argument.to, context);
    if (other === record) throw refuse(messages.refusals.selfLink);
    const problem = findLinkProblem(record, kind, other, log);
    if (problem !== undefined) throw refuse(describeSupersedeProblem(problem, messages));
    return linkRecords(record, kind, other, log, today());
  };
  await applyOperation(make, messages.edits.link(nameOf(canonicalUri(argument.to))), context);
  return { uri: canonicalUri(argument.uri) };
}

/** Gives a record another number. */
export async function executeRenumber(argument: RenumberArgument, context: OperationContext): Promise<FileArgument> {
  await context.readBranches();
  const { planned } = makeRenumbering(argument.uri, argument.number, context);
  const make = () => makeRenumbering(argument.uri, planned.number, context).edit;
  await applyOperation(make, context.messages.edits.renumber(planned.number), context);
  return { uri: childOf(parentOf(canonicalUri(argument.uri)), planned.fileName) };
}

/** What would lead nowhere without a record. */
export async function previewDelete({ uri }: FileArgument, context: OperationContext): Promise<BrokenPlaces> {
  const { record, log } = findDecision(uri, context);
  const broken = findBrokenBy(record, log);
  const texts = await readTexts(
    broken.map(({ file }) => file.uri),
    context.workspace,
  );
  return {
    places: broken.flatMap(({ file, references }) =>
      references.map(({ span }) => {
        const { lines } = file.facts;
        const { start, end } = lines.spanOf(lines.lineAt(span.start));
        const line = (texts.get(file.uri) ?? '').slice(start, end).trim();
        return { uri: file.uri, position: lines.positionAt(span.start), line };
      }),
    ),
  };
}

/** Deletes a record and its row. */
export async function executeDelete(argument: FileArgument, context: OperationContext): Promise<FileArgument> {
  const { uri, name } = findDecision(argument.uri, context).record.file;
  const make = () => {
    const { record, log } = findDecision(uri, context);
    return deleteRecord(record, log);
  };
  await applyOperation(make, context.messages.edits.delete(name), context);
  return { uri };
}

/** Another record of the same log: a relation across logs nobody would follow. */
function findBeside(log: Log, uri: string, context: OperationContext): DecisionRecord {
  const other = findDecision(uri, context);
  if (other.log !== log) throw refuse(context.messages.refusals.otherLog(other.record.file.name));
  return other.record;
}

/** The texts of files as they are in the editor, else on disk; empty for one that cannot be read. */
async function readTexts(uris: Iterable<string>, workspace: Workspace): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const uri of new Set(uris)) texts.set(uri, (await workspace.readText(uri)) ?? '');
  return texts;
}
