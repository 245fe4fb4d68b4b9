import type { WorkspaceEdit } from 'vscode-languageserver';
import { describeNumberProblem } from '../core/messages/describe.ts';
import type { Messages } from '../core/messages/english.ts';
import { findReferencesTo } from '../core/model/recordReferences.ts';
import { nextNumberFor } from '../core/model/takenNumbers.ts';
import { type PlannedNumber, planNumber, renumberRecord } from '../core/operations/renumberRecord.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { findDecision, refuse } from './operationContext.ts';

/** What gives a record another number. */
export interface Renumbering {
  readonly edit: WorkspaceEdit;
  readonly planned: PlannedNumber;
}

/** Makes the edit that gives a record a number, the next free one where none is given; throws a refusal where it cannot be. */
export async function makeRenumbering(
  uri: string,
  number: string | undefined,
  { workspace, messages }: { readonly workspace: Workspace; readonly messages: Messages },
): Promise<Renumbering> {
  const before = findDecision(uri, workspace);
  const linking = findReferencesTo(before.record, workspace).map(({ file }) => file.uri);
  const texts = await readTexts([before.record.file.uri, ...linking], workspace);
  const { record, log } = findDecision(uri, workspace);
  const planned = planNumber(record, number ?? nextNumberFor(record, log), log);
  if ('kind' in planned) throw refuse(describeNumberProblem(planned, messages));
  return { edit: renumberRecord(record, planned, log, (each) => texts.get(each) ?? ''), planned };
}

/** The texts of files as they are in the editor, else on disk; empty for one that cannot be read. */
export async function readTexts(uris: Iterable<string>, workspace: Workspace): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const uri of new Set(uris)) texts.set(uri, (await workspace.readText(uri)) ?? '');
  return texts;
}
