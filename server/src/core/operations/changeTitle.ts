import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { anchorAfter, followMoves } from './followMoves.ts';
import type { Change } from './workspaceEdits.ts';

/** Changes a part of a record's title that has no markup, and with it the links to its anchor. */
export function changeTitle(record: DecisionRecord, change: Change, log: Log): WorkspaceEdit {
  const heading = anchorAfter(record, [change]);
  const changes = new Map([[record.file.uri, [change]]]);
  return followMoves(new Map(), log.siblings, { changes, ...(heading === undefined ? {} : { heading }) });
}
