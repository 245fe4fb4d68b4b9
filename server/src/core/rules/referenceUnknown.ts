import { fileOf } from '../model/log.ts';
import { nearestNumber } from '../model/nearestNumber.ts';
import { canonicalNumber } from '../model/recordNumber.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const referenceUnknown: Rule<'reference-unknown'> = {
  code: 'reference-unknown',
  severity: 'information',
  asksOthers: true,
  *checkRecord({ file }, log) {
    const { mentions } = file.facts;
    // A text that says that a record was withdrawn may name it as often as it likes.
    const gone = new Set(mentions.flatMap(({ number, isGone }) => (isGone === true ? [canonicalNumber(number)] : [])));
    for (const { number, span } of mentions) {
      if (log.isNumberKnown(number) || gone.has(canonicalNumber(number))) continue;
      yield { code: this.code, span, arguments: { number, nearest: nearestNumber(number, log) } };
    }
  },
  fixes({ span, arguments: { nearest } }, uri, log) {
    const file = fileOf(uri, log);
    const mention = file?.facts.mentions.find((each) => each.span.start === span.start);
    if (file === undefined || mention === undefined || nearest === undefined) return [];
    const makeEdit = () => editFile(file, [{ span: mention.numberSpan, text: nearest }]);
    return [{ title: { kind: 'take-reference', number: nearest }, isSafe: false, makeEdit }];
  },
};
