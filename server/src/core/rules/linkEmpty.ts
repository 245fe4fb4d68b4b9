import type { Log } from '../model/log.ts';
import type { SourceFile } from '../model/sourceFile.ts';
import { checkedLinks } from './checkedLinks.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';

export const linkEmpty: Rule<'link-empty'> = {
  code: 'link-empty',
  severity: 'warning',
  *checkRecord({ file }, log) {
    yield* checkTargets(file, log);
  },
  *checkReadme(readme, log) {
    yield* checkTargets(readme, log);
  },
};

function* checkTargets(file: SourceFile, log: Log): Iterable<Problem<'link-empty'>> {
  for (const { kind, href, target } of checkedLinks(file, log.index)) {
    if (href !== '' || kind !== 'link') continue;
    // Nothing is hard to point at: the signs around it are shown.
    yield { code: 'link-empty', span: { start: target.start - 1, end: target.end + 1 }, arguments: {} };
  }
}
