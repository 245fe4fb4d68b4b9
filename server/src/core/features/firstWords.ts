import { asText } from '../markdown/asText.ts';
import { plainText } from '../markdown/plainText.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { firstParagraph } from './firstParagraph.ts';

/** The first line of a record's decision, or else of its context, without its marks; undefined where that is code. */
export function firstWords(record: DecisionRecord, text: string): string | undefined {
  const line = /^[^\r\n]*/.exec(firstParagraph(record, text)?.trimStart() ?? '')?.[0] ?? '';
  const words = plainText(line.replace(/^(?:[-*+>]|\d{1,9}[.)])\s+/, ''));
  return words === '' || /^(?:`{3}|~{3})/.test(line) ? undefined : asText(words);
}
