import { excerptOf, findBrokenBy } from '../core/features/brokenBy.ts';
import { findSimilar } from '../core/features/findSimilar.ts';
import { viewTitle } from '../core/features/logViews.ts';
import { LineTable } from '../core/markdown/kept/lineTable.ts';
import { describeSupersedeProblem, describeTitleProblem } from '../core/messages/describe.ts';
import type { DecisionRecord } from '../core/model/decisionRecord.ts';
import type { Log } from '../core/model/log.ts';
import { findStatusOf, nextStatuses, statusesOf } from '../core/model/nextStatuses.ts';
import { canonicalUri, childOf, nameOf, parentOf } from '../core/model/uris.ts';
import { deleteRecord } from '../core/operations/record/deleteRecord.ts';
import { findLinkProblem, linkKinds, linkRecords } from '../core/operations/record/linkRecords.ts';
import { asksForAuthor, newRecord, planRecord } from '../core/operations/record/newRecord.ts';
import { listTemplates } from '../core/operations/record/recordTemplates.ts';
import { findSetStatusProblem, setStatus } from '../core/operations/record/setStatus.ts';
import { findSupersedeProblem, supersede } from '../core/operations/record/supersede.ts';
import { stageOf } from '../core/vocabulary/statusWords.ts';
import type {
  BrokenPlaces,
  CreatedFile,
  FileArgument,
  LinkArgument,
  LogArgument,
  NewRecordArgument,
  RecordPreview,
  RenumberArgument,
  SetStatusArgument,
  StatusChoice,
  SupersedeArgument,
  TemplateList,
} from '../protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { refuse } from './failures.ts';
import { applyOperation, findDecision, findLog, type OperationContext } from './operationContext.ts';
import { makeRenumbering } from './renumbering.ts';

/** Whether a record can be made of a title, and what its file would be called. Writes nothing. */
export function previewRecord(argument: NewRecordArgument, context: OperationContext): RecordPreview {
  const log = findLog(argument.log, context);
  const planned = planRecord(log, argument.title, argument);
  const similar = findSimilar(argument.title, log).map(viewTitle);
  return 'kind' in planned
    ? { fileName: null, problem: describeTitleProblem(planned, context.messages), similar }
    : { fileName: planned.fileName, problem: null, similar };
}

/** What a record of a log can be made from. */
export function viewTemplates({ log }: LogArgument, context: OperationContext): TemplateList {
  return { templates: listTemplates(findLog(log, context)).map(({ name, kind }) => ({ name, kind })) };
}

export async function executeNewRecord(argument: NewRecordArgument, context: OperationContext): Promise<CreatedFile> {
  const { workspace, messages } = context;
  await context.readBranches();
  const log = findLog(argument.log, context);
  const plan = () => {
    const planned = planRecord(log, argument.title, argument);
    if ('kind' in planned) throw refuse(describeTitleProblem(planned, messages));
    return planned;
  };
  const first = plan();
  const { uri } = first.template;
  const templateText = uri === undefined ? undefined : await workspace.readText(uri);
  const author = asksForAuthor(log, first, templateText) ? await context.readAuthor(log.folder) : undefined;
  const details = { today: log.today, author, context: argument.context };
  workspace.readChanges();
  const planned = plan();
  // What the file will say has nothing to do with the index; where its row goes has.
  const { text, cursor } = newRecord(log, planned, templateText, details);
  await applyOperation(
    () => newRecord(log, planned, templateText, details).edit,
    messages.edits.newRecord(planned.number),
    context,
  );
  return { uri: planned.uri, position: new LineTable(text).positionAt(cursor) };
}

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
  const status = findStatusOf(argument.status, log);
  if (status === undefined) throw refuse(messages.refusals.unknownStatus(argument.status, statusesOf(log)));
  const make = async () => {
    const text = (await workspace.readText(uri)) ?? '';
    const { record, log } = findDecision(uri, context);
    const state = { text, today: today() };
    const problem = findSetStatusProblem(record, status, log, state);
    if (problem !== undefined) throw refuse(describeSupersedeProblem(problem, messages));
    return setStatus(record, status, log, state);
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
    const state = { text, today: today() };
    const problem = findSupersedeProblem(record, successor, log, state);
    if (problem !== undefined) throw refuse(describeSupersedeProblem(problem, messages));
    return supersede(record, successor, log, state);
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
        const line = excerptOf((texts.get(file.uri) ?? '').slice(start, end));
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
