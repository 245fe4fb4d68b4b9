import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { inWidthOf } from '../model/recordNumber.ts';
import { findRelationField, type RelationField } from '../model/relations.ts';
import { referenceTo } from './referenceTo.ts';
import { writeInSection } from './relationSection.ts';
import { relationSentence, type WrittenRelation } from './relationWording.ts';
import type { Change } from './workspaceEdits.ts';
import { statementBelow } from './writeBelow.ts';

/**
 * Makes a record say what another one is to it: in the field, the cell or the section that it has for such, else as a
 * paragraph below its status, in the words of the log.
 */
export function stateRelation(record: DecisionRecord, kind: WrittenRelation, other: DecisionRecord, log: Log): Change {
  const field = findRelationField(record.file.facts, kind);
  const inField = field === undefined ? undefined : writeInField(field, other, record, log);
  if (inField !== undefined) return inField;
  const reference = referenceTo(other, record, log);
  const sentence = relationSentence(kind, reference, log);
  return writeInSection(record, kind, reference, sentence, log) ?? statementBelow(record, sentence);
}

/** What stands in a field that waits for a record. */
const isEmpty = /^(?:["'])?(?:n\/?a|none|nothing|no|null|~|-+|–|—|tbd|todo|\{[^}]*\}|\\?<[^>]*>)?\.?(?:["'])?$/i;

/** As the field names records already: by links, or by their numbers, as in YAML, where a bracket begins a list. */
function writeInField(field: RelationField, other: DecisionRecord, from: DecisionRecord, log: Log): Change | undefined {
  const { raw, span, syntax, marker } = field;
  const { lines, eol } = from.file.facts;
  const list = /^\[.*\]$/s.test(raw) ? raw.slice(1, -1).trim() : undefined;
  const said = list ?? raw;
  const isVacant = isEmpty.test(said);
  const isLinked = syntax === 'markdown' && (isVacant || raw.includes(']('));
  if (!isLinked && other.number === undefined) return undefined;
  const model = isVacant ? valueOfOthers(field, log) : said;
  const name = isLinked ? referenceTo(other, from, log) : (nameLike(model, other) ?? `ADR-${other.number}`);
  const reference =
    syntax === 'toml' && !/^["'\d]/.test(name) && (isVacant || list !== undefined) ? JSON.stringify(name) : name;
  if (isVacant) {
    const value = syntax !== 'markdown' && list !== undefined ? `[${reference}]` : reference;
    return { span, text: field.isBare ? ` ${value}` : value };
  }
  if (marker !== undefined) {
    const { end } = lines.spanOf(lines.lineAt(span.end));
    return { span: { start: end, end }, text: eol + marker + reference };
  }
  // A list in brackets, or a text in quotes, ends before its last sign.
  const isClosed = syntax !== 'markdown' && /^\[.*\]$|^(["']).*\1$/.test(raw);
  const end = span.end - (isClosed ? 1 : 0);
  const added = list === undefined && isClosed ? unquoted(name) : reference;
  return { span: { start: end, end }, text: `, ${added}` };
}

/** What a field says in the first other record that has something in it. */
function valueOfOthers({ key, syntax }: RelationField, { records }: Log): string {
  for (const { file, isTemplate } of records.values()) {
    const field = isTemplate ? undefined : file.facts.fields.find((each) => each.key === key);
    const isAlike = (field?.origin === 'preamble') === (syntax === 'markdown');
    if (field !== undefined && isAlike && !isEmpty.test(field.value.raw)) return field.value.raw;
  }
  return '';
}

/** A record as the last of some values names another one: by its file, or by its number, `0002`, `ADR-2`, in its quotes. */
function nameLike(values: string, { number, file }: DecisionRecord): string | undefined {
  const last =
    values
      .replace(/^\[|\]$/g, '')
      .split(/,\s*/)
      .at(-1)
      ?.trim() ?? '';
  const bare = unquoted(last);
  const quote = bare === last ? '' : last.charAt(0);
  const [, lead = '', digits = '', slug = '', ending = ''] = named.exec(bare) ?? [];
  if (digits === '' || number === undefined || (slug !== '' && !/\p{L}/u.test(slug))) return undefined;
  const stem = file.name.replace(/\.[^.]*$/, '');
  const own = slug === '' ? inWidthOf(digits, number) : stem;
  return quote + lead + own + ending + quote;
}

/** A number, perhaps with a word before it, or the name of a file. */
const named = /^((?:\.\/|\p{L}[\p{L} _-]{0,11}|#)?)(\d{1,5}(?:-\d{1,2})?)(-[\p{L}\d_-]+)?(\.md)?$/u;

function unquoted(name: string): string {
  return name.replace(/^(["'])(.*)\1$/, '$2');
}
