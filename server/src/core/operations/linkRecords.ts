import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import type { RelationKind } from '../model/relations.ts';
import { dateChanges } from './dateChanges.ts';
import { says } from './says.ts';
import { stateRelation } from './stateRelation.ts';
import { editFile, joinEdits } from './workspaceEdits.ts';

/** The relations that two records may be given; to supersede is more than that. */
export const linkKinds = ['amends', 'depends-on', 'relates-to'] as const;

export type LinkKind = (typeof linkKinds)[number];

/** What each side says; `back` is the relation that the other side's words are read as. */
const sentences = {
  amends: { there: 'Amends', here: 'Amended by', back: 'amended-by' },
  'depends-on': { there: 'Depends on', here: 'Needed by', back: 'needed-by' },
  'relates-to': { there: 'Relates to', here: 'Relates to', back: 'relates-to' },
} as const;

/** Writes a relation of two records into both of them. A side that says it already is left alone. */
export function linkRecords(
  from: DecisionRecord,
  kind: LinkKind,
  to: DecisionRecord,
  log: Log,
  today: string | undefined,
): WorkspaceEdit {
  const { there, here, back } = sentences[kind];
  return joinEdits(
    ...(says(from, kind, to, log) ? [] : [write(from, kind, there, to, log, today)]),
    ...(says(to, back, from, log) ? [] : [write(to, back, here, from, log, today)]),
  );
}

function write(
  record: DecisionRecord,
  kind: RelationKind,
  words: string,
  other: DecisionRecord,
  log: Log,
  today: string | undefined,
): WorkspaceEdit {
  return editFile(record.file, [stateRelation(record, kind, words, other, log), ...dateChanges(record, today)]);
}
