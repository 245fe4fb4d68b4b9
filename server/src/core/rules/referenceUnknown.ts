import type { Mention, SourceText } from '../markdown/facts.ts';
import { contains, type Span } from '../markdown/span.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { nearestNumber } from '../model/nearestNumber.ts';
import { canonicalNumber, isLettered } from '../model/recordNumber.ts';
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
      const { raw: number, whole: span } = place;
      if (log.isNumberKnown(number) || !isNumberHere(number, log) || gone.has(canonicalNumber(number))) continue;
      const nearest = nearestNumber(number, log);
      const fixes = () => offerNumber(nearest, place, record);
      yield { code: this.code, span, arguments: { number, nearest }, fixes };
    }
  },
  *mayFindAt({ facts }, log) {
    for (const { number, span } of facts.mentions) if (log.resolve({ number }).length === 0) yield span;
  },
};

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
  readonly whole: Span;
}

function placeOfMention({ number, numberSpan, span }: Mention): NumberPlace {
  return { raw: number, span: numberSpan, whole: span };
}

/** The numbers that the front matter gives other records by, such as `superseded-by: ADR-0012`; related may be anything. */
function numbersInFields({ relations, file: { facts } }: DecisionRecord): NumberPlace[] {
  const { frontMatter, mentions } = facts;
  if (frontMatter === undefined) return [];
  return relations.flatMap(({ kind, reference, span: whole }): NumberPlace[] => {
    if (kind === 'relates-to' || !('number' in reference) || !contains(frontMatter.span, whole)) return [];
    const { number: raw } = reference;
    const span = { start: whole.end - raw.length, end: whole.end };
    return mentions.some((mention) => contains(mention.span, span)) ? [] : [{ raw, span, whole }];
  });
}
