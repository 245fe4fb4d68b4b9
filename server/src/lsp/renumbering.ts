import type { WorkspaceEdit } from 'vscode-languageserver';
import { describeNumberProblem } from '../core/messages/describe.ts';
import { nextNumberFor } from '../core/model/takenNumbers.ts';
import { type PlannedNumber, planNumber } from '../core/operations/record/planNumber.ts';
import { renameRecord } from '../core/operations/record/renameRecord.ts';
import { refuse } from './failures.ts';
import { findDecision, type LookupContext } from './operationContext.ts';

/** What gives a record another number. */
export interface Renumbering {
  readonly edit: WorkspaceEdit;
  readonly planned: PlannedNumber;
}

/** Makes the edit that gives a record a number, the next free one where none is given; throws a refusal where it cannot be. */
export function makeRenumbering(uri: string, number: string | undefined, context: LookupContext): Renumbering {
  const { record, log } = findDecision(uri, context);
  const planned = planNumber(record, number ?? nextNumberFor(record, log), log);
  if ('kind' in planned) throw refuse(describeNumberProblem(planned, context.messages));
  return { edit: renameRecord(record, planned.fileName, log), planned };
}
