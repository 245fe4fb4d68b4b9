import type { Heading } from '../markdown/facts.ts';
import { sectionKey } from './convention.ts';
import type { SourceFile } from './sourceFile.ts';

/** The heading of a record's decision. */
export function decisionHeading({ facts }: SourceFile): Heading | undefined {
  return facts.headings.find(({ text, digest }) => digest !== undefined && sectionKey(text) === 'decision');
}
