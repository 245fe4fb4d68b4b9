import { readGraph } from '../core/graph/readGraph.ts';
import { conventionDocument } from '../core/messages/describeConvention.ts';
import { canonicalUri } from '../core/model/uris.ts';
import { createLog } from '../core/operations/convention/createLog.ts';
import type { ConventionText, CreatedFile, CreateLogArgument, GraphView, LogArgument } from '../protocol.ts';
import { refuse } from './failures.ts';
import { applyOperation, findLog, type OperationContext } from './operationContext.ts';

export async function executeCreateLog({ folder }: CreateLogArgument, context: OperationContext): Promise<CreatedFile> {
  const { edits, refusals } = context.messages;
  const uri = canonicalUri(folder);
  if (!context.workspace.fileSystem.holds(uri)) throw refuse(refusals.outsideWorkspace);
  if (context.workspace.logs.some((log) => log.folder === uri)) throw refuse(refusals.logExists);
  const { edit, template } = createLog(uri);
  await applyOperation(() => edit, edits.createLog, context);
  return { uri: template, position: { line: 0, character: 0 } };
}

export async function executeDescribeConvention(
  argument: LogArgument,
  context: OperationContext,
): Promise<ConventionText> {
  const log = findLog(argument.log, context);
  return { markdown: conventionDocument(log, context.workspace.nameLog(log), context.messages) };
}

/** The records of a log and what they say of each other. */
export function viewGraph({ log }: LogArgument, context: OperationContext): GraphView {
  return readGraph(findLog(log, context));
}
