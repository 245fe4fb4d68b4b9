import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { dateChanges } from './dateChanges.ts';
import type { WrittenRelation } from './relationWording.ts';
import { says } from './says.ts';
import { stateRelation } from './stateRelation.ts';
import { editFile, joinEdits } from './workspaceEdits.ts';

/** The relations that two records may be given; to supersede is more than that. */
export const linkKinds = ['amends', 'depends-on', 'relates-to'] as const;

export type LinkKind = (typeof linkKinds)[number];

/** What the other side says. */
const backOf = { amends: 'amended-by', 'depends-on': 'needed-by', 'relates-to': 'relates-to' } as const;

/** Writes a relation of two records into both of them. A side that says it already is left alone. */
export function linkRecords(
  from: DecisionRecord,
  kind: LinkKind,
  to: DecisionRecord,
  log: Log,
  today: string | undefined,
): WorkspaceEdit {
  const back = backOf[kind];
  return joinEdits(
    ...(says(from, kind, to, log) ? [] : [write(from, kind, to, log, today)]),
    ...(says(to, back, from, log) ? [] : [write(to, back, from, log, today)]),
  );
}

function write(
  record: DecisionRecord,
  kind: WrittenRelation,
  other: DecisionRecord,
  log: Log,
  today: string | undefined,
): WorkspaceEdit {
  return editFile(record.file, [stateRelation(record, kind, other, log), ...dateChanges(record, today)]);
}
