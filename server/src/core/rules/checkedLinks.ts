import type { Link } from '../markdown/facts.ts';
import { type DecisionIndex, rowsOf } from '../model/decisionIndex.ts';
import { inlineLinks } from '../model/links.ts';
import type { SourceFile } from '../model/sourceFile.ts';

/**
 * The links of a file that the rules of links look at: those of its prose and of its tables, but for those of the rows
 * of an index, which have a rule of their own. `{…}` is for a site generator to fill in.
 */
export function checkedLinks({ uri, facts }: SourceFile, index: DecisionIndex | undefined): Link[] {
  const rowLinks = index?.file.uri === uri ? rowsOf(index).map(({ link }) => link?.target.start) : [];
  const ofRows = new Set(rowLinks);
  return inlineLinks(facts).filter(({ href, target }) => !/[{}]/.test(href) && !ofRows.has(target.start));
}
