import type { Mention, SourceText } from '../markdown/facts.ts';
import { contains, type Span } from '../markdown/span.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { nearestNumber } from '../model/nearestNumber.ts';
import { canonicalNumber, isLettered } from '../model/recordNumber.ts';
import { type NumberReference, toReference } from '../model/relations.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { type Fix, suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const referenceUnknown: Rule<'reference-unknown'> = {
  code: 'reference-unknown',
  severity: 'information',
  asksOthers: true,
  *checkRecord(record, log) {
    const { mentions } = record.file.facts;
    // A text that says that a record was withdrawn may name it as often as it likes.
    const gone = new Set(mentions.flatMap(({ number, isGone }) => (isGone === true ? [canonicalNumber(number)] : [])));
    for (const place of [...mentions.map(placeOfMention), ...numbersInFields(record)]) {
      const { reference, whole: span } = place;
      const { number } = reference;
      const meant = withSeries(reference, log);
      if (log.isKnown(meant) || !mayBeRecord(meant, log) || gone.has(canonicalNumber(number))) continue;
      const nearest = nearestNumber(meant, log);
      const fixes = () => offerNumber(nearest, place, record);
      yield { code: this.code, span, arguments: { number, nearest }, fixes };
    }
  },
  *mayFindAt({ facts }, log) {
    for (const mention of facts.mentions)
      if (log.resolve(withSeries(toReference(mention), log)).length === 0) yield mention.span;
  },
};

/** Where all records are called ADR, one of any series may be what `ADR-TEST-006` means. */
function withSeries(reference: NumberReference, { series }: Log): NumberReference {
  return series.size === 0 ? { number: reference.number } : reference;
}

/** Whether a number that no record has is one that a record here might have. */
function mayBeRecord({ number, prefix }: NumberReference, log: Log): boolean {
  return isNumberHere(number, log) && (prefix === undefined || isOfSeries(number, prefix, log));
}

/**
 * Words other than `ADR` may be those of tickets, too, whose numbers are not padded: one of a series is, or records stand
 * next to the gap. Where records have such words, `ADR-001` may be one of another team.
 */
function isOfSeries(number: string, prefix: string, log: Log): boolean {
  if (!log.series.has(prefix)) return log.hasSeries(prefix);
  return number.startsWith('0') || log.resolve({ number: String(Number.parseInt(number, 10) + 1), prefix }).length > 0;
}

/** A letter is a part of a number where records have such numbers; else it may say which part of the record is meant. */
function isNumberHere(number: string, { numbers, records }: Log): boolean {
  if (!isLettered(number)) return true;
  const family = numbers.familyOf(Number.parseInt(number, 10));
  return family.some((uri) => isLettered(records.get(uri)?.number ?? ''));
}

function offerNumber(number: string | undefined, { raw, span }: NumberPlace, { file }: DecisionRecord): Fix[] {
  if (number === undefined) return [];
  return [suggest({ kind: 'take-reference', found: raw, number }, () => editFile(file, [{ span, text: number }]))];
}

/** A number that names a record, and all of the words that do. */
interface NumberPlace extends SourceText {
  readonly reference: NumberReference;
  readonly whole: Span;
}

function placeOfMention(mention: Mention): NumberPlace {
  return { raw: mention.number, span: mention.numberSpan, whole: mention.span, reference: toReference(mention) };
}

/** The numbers that the front matter gives other records by, such as `superseded-by: ADR-0012`; related may be anything. */
function numbersInFields({ relations, file: { facts } }: DecisionRecord): NumberPlace[] {
  const { frontMatter, mentions } = facts;
  if (frontMatter === undefined) return [];
  return relations.flatMap(({ kind, reference, span: whole }): NumberPlace[] => {
    if (kind === 'relates-to' || !('number' in reference) || !contains(frontMatter.span, whole)) return [];
    const { number: raw } = reference;
    const span = { start: whole.end - raw.length, end: whole.end };
    return mentions.some((mention) => contains(mention.span, span)) ? [] : [{ raw, span, whole, reference }];
  });
}
