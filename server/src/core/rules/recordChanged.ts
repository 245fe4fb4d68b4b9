import type { Span } from '../markdown/span.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { decisionHeading } from '../model/readPast.ts';
import type { Rule } from './rule.ts';

export const recordChanged: Rule<'record-changed'> = {
  code: 'record-changed',
  severity: 'off',
  *checkRecord(record, { past }) {
    const { decidedAs, decision } = past.get(record.file.uri) ?? {};
    if (decidedAs === undefined) return;
    if (decisionHeading(record.file)?.digest === decision) return;
    yield { code: this.code, span: placeIn(record), arguments: { status: decidedAs } };
  },
  *mayFindAt({ uri }, { records }) {
    const record = records.get(uri);
    if (record !== undefined) yield placeIn(record);
  },
};

function placeIn({ file, title }: DecisionRecord): Span {
  return decisionHeading(file)?.content ?? title.span;
}
