import type { Field } from '../../markdown/facts.ts';
import { contains } from '../../markdown/span.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { inWidthOf } from '../../model/recordNumber.ts';
import { findRelationField, type RelationField, type RelationKind, relationOfKey } from '../../model/relations.ts';
import type { Change } from '../workspaceEdits.ts';
import { referenceTo } from './referenceTo.ts';
import { writeInSection } from './relationSection.ts';
import { relationSentence, type WrittenRelation } from './relationWording.ts';
import { statementBelow } from './writeBelow.ts';

/**
 * Makes a record say what another one is to it: in the field, the cell or the section that it has for such, else as a
 * paragraph below its status, in the words of the log.
 */
export function stateRelation(record: DecisionRecord, kind: WrittenRelation, other: DecisionRecord, log: Log): Change {
  const field = findRelationField(record.file.facts, kind);
  const inField = field === undefined ? newField(record, kind, other, log) : writeInField(field, other, record, log);
  if (inField !== undefined) return inField;
  const reference = referenceTo(other, record, log);
  const sentence = relationSentence(kind, reference, log);
  return writeInSection(record, kind, reference, sentence, log) ?? statementBelow(record, sentence);
}

/** A field of a record that has none for a relation, as most records that say such have theirs. */
function newField(record: DecisionRecord, kind: WrittenRelation, other: DecisionRecord, log: Log): Change | undefined {
  const { frontMatter, lines, eol, fields } = record.file.facts;
  const usual = usualField(kind, log);
  if (usual === undefined) return undefined;
  if (usual.origin === 'preamble') {
    const last = fields.findLast(({ origin }) => origin === 'preamble');
    // A line of another form, such as one of a list, would not end where the fields do.
    if (last === undefined || markerOf(last.lead) !== markerOf(usual.lead)) return undefined;
    const end = lines.endOf(lines.lineAt(last.value.span.end));
    const gap = usual.isApart ? eol + eol : eol;
    return { span: { start: end, end }, text: gap + usual.lead + referenceTo(other, record, log) };
  }
  if (frontMatter?.kind !== 'yaml') return undefined;
  const isList = /^\[.*\]$/s.test(usual.raw);
  const name = nameLike(usual.raw, other);
  if (name === undefined) return undefined;
  const end = lines.endOf(lines.lineAt(frontMatter.span.end) - 1);
  return { span: { start: end, end }, text: `${eol}${usual.key}: ${isList ? `[${name}]` : name}` };
}

/** A field that records have for a relation. */
interface UsualField {
  readonly origin: Field['origin'];
  readonly key: string;
  readonly raw: string;
  /** What a line has before the value: `- **Supersedes:** `; empty in front matter. */
  readonly lead: string;
  /** Whether a blank line is above it, as between paragraphs. */
  readonly isApart: boolean;
}

/** The sign that makes an item of a line. */
function markerOf(lead = ''): string {
  return /^\s*[-*+](?=\s)/.exec(lead)?.[0].trim() ?? '';
}

/**
 * The field, of the front matter or of the lines under the title, in which most records that say a relation say it; undefined
 * where they say it elsewhere.
 */
export function usualField(kind: RelationKind, { records }: Log): UsualField | undefined {
  const fields: UsualField[] = [];
  let all = 0;
  for (const { file, relations } of records.values()) {
    const said = relations.filter((relation) => relation.kind === kind);
    if (said.length === 0) continue;
    all++;
    const field = file.facts.fields.find(
      ({ key, value }) => relationOfKey(key) === kind && said.some(({ span }) => contains(value.span, span)),
    );
    if (field === undefined) continue;
    const { origin, key, value, lead = `${key}: ` } = field;
    const { lines } = file.facts;
    const above = lines.lineAt(value.span.start) - 1;
    const isApart = above < 0 || lines.startOf(above) === lines.endOf(above);
    fields.push({ origin, key, raw: value.raw, lead: origin === 'preamble' ? lead : '', isApart });
  }
  const alike = fields.filter(({ origin, key }) => origin === fields.at(-1)?.origin && key === fields.at(-1)?.key);
  return alike.length * 2 > all ? alike.at(-1) : undefined;
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
    if (field !== undefined && isAlike && !isEmpty.test(withoutBrackets(field.value.raw))) return field.value.raw;
  }
  return '';
}

function withoutBrackets(raw: string): string {
  return raw.replace(/^\[\s*|(?<!\s)\s*\]$/g, '');
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
const named = /^((?:\.\/|\p{L}[\p{L} _-]{0,11}|#)?)(\d{3,5}[a-f]|\d{1,5}(?:-\d{1,2})?)(-[\p{L}\d_-]+)?(\.md)?$/u;

function unquoted(name: string): string {
  return name.replace(/^(["'])(.*)\1$/, '$2');
}
