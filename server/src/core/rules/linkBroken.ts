import { resolveLink } from '../model/links.ts';
import type { Log } from '../model/log.ts';
import type { SourceFile } from '../model/sourceFile.ts';
import { checkedLinks } from './checkedLinks.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';

export const linkBroken: Rule<'link-broken'> = {
  code: 'link-broken',
  severity: 'warning',
  *checkRecord({ file }, log) {
    yield* checkLinks(file, log);
  },
  *checkReadme(readme, log) {
    yield* checkLinks(readme, log);
  },
};

function* checkLinks(file: SourceFile, { files, index }: Log): Iterable<Problem<'link-broken'>> {
  for (const { href, target } of checkedLinks(file, index)) {
    // `file.rs:259` names a line.
    const resolved = resolveLink(file.uri, href.replace(/(\.[a-z]\w*):\d+(?:[-:]\d+)?$/i, '$1'));
    if (resolved === undefined || files.exists(resolved) !== false) continue;
    yield { code: 'link-broken', span: target, arguments: { target: href } };
  }
}
