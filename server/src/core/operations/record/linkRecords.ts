import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { says } from '../../model/relatedRecords.ts';
import { findReached } from '../../model/supersession.ts';
import { editFile, joinEdits } from '../workspaceEdits.ts';
import { dateChanges } from './dateChanges.ts';
import type { WrittenRelation } from './relationWording.ts';
import { stateRelation } from './stateRelation.ts';

/** The relations that two records may be given; to supersede is more than that. */
export const linkKinds = ['amends', 'depends-on', 'relates-to'] as const;

export type LinkKind = (typeof linkKinds)[number];

/** What the other side says. */
const backOf = { amends: 'amended-by', 'depends-on': 'needed-by', 'relates-to': 'relates-to' } as const;

/** What stands against a relation: no two records amend, or depend on, each other, be it by way of others. */
export function findLinkProblem(
  from: DecisionRecord,
  kind: LinkKind,
  to: DecisionRecord,
  log: Log,
): LinkProblem | undefined {
  if (kind === 'relates-to' || !findReached(to, kind, backOf[kind], log).has(from)) return undefined;
  return { kind: 'link-in-circle', file: to.file.name, relation: kind };
}

/** Why two records cannot be given a relation: the other one has it to this one already. */
export interface LinkProblem {
  readonly kind: 'link-in-circle';
  readonly file: string;
  readonly relation: 'amends' | 'depends-on';
}

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
