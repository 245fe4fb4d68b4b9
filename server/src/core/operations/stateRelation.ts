import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { findRelationField, type RelationField } from '../model/relations.ts';
import { referenceTo } from './referenceTo.ts';
import { relationSentence, type WrittenRelation } from './relationWording.ts';
import type { Change } from './workspaceEdits.ts';
import { statementBelow } from './writeBelow.ts';

/**
 * Makes a record say what another one is to it: in the field or the cell that it has for such, else as a paragraph below
 * its status, in the words of the log.
 */
export function stateRelation(record: DecisionRecord, kind: WrittenRelation, other: DecisionRecord, log: Log): Change {
  const field = findRelationField(record.file.facts, kind);
  const inField = field === undefined ? undefined : writeInField(field, other, record, log);
  return inField ?? statementBelow(record, relationSentence(kind, referenceTo(other, record, log), log));
}

/** What stands in a field that waits for a record. */
const isEmpty = /^(?:["'])?(?:n\/?a|none|nothing|no|null|~|-+|–|—|tbd|todo|\{[^}]*\}|\\?<[^>]*>)?\.?(?:["'])?$/i;

/** As the field names records already: by links, or by their numbers, as in YAML, where a bracket begins a list. */
function writeInField(
  { raw, span, syntax }: RelationField,
  other: DecisionRecord,
  from: DecisionRecord,
  log: Log,
): Change | undefined {
  const list = /^\[.*\]$/s.test(raw) ? raw.slice(1, -1).trim() : undefined;
  const isVacant = isEmpty.test(list ?? raw);
  const isLinked = syntax === 'markdown' && (isVacant || raw.includes(']('));
  if (!isLinked && other.number === undefined) return undefined;
  const name = isLinked ? referenceTo(other, from, log) : `ADR-${other.number}`;
  const reference = syntax === 'toml' ? JSON.stringify(name) : name;
  if (isVacant) return { span, text: syntax !== 'markdown' && list !== undefined ? `[${reference}]` : reference };
  // A list in brackets, or a text in quotes, ends before its last sign.
  const isClosed = syntax !== 'markdown' && /^\[.*\]$|^(["']).*\1$/.test(raw);
  const end = span.end - (isClosed ? 1 : 0);
  return { span: { start: end, end }, text: `, ${list === undefined ? name : reference}` };
}
