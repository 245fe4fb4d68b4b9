import { decisionHeading } from '../model/decisionHeading.ts';
import type { Rule } from './rule.ts';

export const recordChanged: Rule<'record-changed'> = {
  code: 'record-changed',
  severity: 'off',
  *checkRecord(record, { past }) {
    const { decidedAs, decision } = past.get(record.file.uri) ?? {};
    if (decidedAs === undefined) return;
    const heading = decisionHeading(record.file);
    if (heading?.digest === decision) return;
    yield { code: this.code, span: heading?.content ?? record.title.span, arguments: { status: decidedAs } };
  },
};
