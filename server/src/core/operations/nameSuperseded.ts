import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { referenceTo } from './referenceTo.ts';
import { writeStatement } from './writeBelow.ts';

/**
 * Makes a record say that it supersedes another one: as a paragraph below the status of its Status section, as adr-tools
 * writes it, else below its title.
 */
export function nameSuperseded(record: DecisionRecord, superseded: DecisionRecord): WorkspaceEdit {
  return writeStatement(record, `Supersedes ${referenceTo(superseded, record)}`);
}
