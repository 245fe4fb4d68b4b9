import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { stateRelation } from './stateRelation.ts';
import { editFile } from './workspaceEdits.ts';

/**
 * Makes a record say that it supersedes another one: in the place that it has for such, else as a paragraph below the
 * status of its Status section, as adr-tools writes it, or below its title.
 */
export function nameSuperseded(record: DecisionRecord, superseded: DecisionRecord, log: Log): WorkspaceEdit {
  return editFile(record.file, [stateRelation(record, 'supersedes', superseded, log)]);
}
