import { tests as specExamples } from 'commonmark-spec';
import { expect } from 'vitest';
import { type ReadingOptions, readFacts } from '../../server/src/core/markdown/readFacts.ts';
import { scanMarkdown, scanSource } from '../../server/src/core/markdown/syntax/scanMarkdown.ts';
import { comparableTree } from './comparableTree.ts';
import { parseByMdast } from './parseByMdast.ts';

/** The examples of CommonMark's specification. */
export const specificationExamples = specExamples.map(({ markdown }) => markdown.replaceAll('→', '\t'));

const byScanner: ReadingOptions = { parse: (source) => scanSource(source) };
const byMdast: ReadingOptions = { parse: ({ withoutRows }) => parseByMdast(withoutRows()) };

/** Where micromark, and so mdast, departs from CommonMark in a text. */
export function departuresIn(text: string): readonly string[] {
  const found: string[] = [];
  scanMarkdown(text, (construct) => found.push(construct));
  // Facts are read from the text with front matter and rows hidden: another text.
  readFacts(text, { parse: (source) => scanSource(source, (construct) => found.push(construct)) });
  return found;
}

/** Demands that the scanner gives the facts of a text that mdast gives. */
export function expectSameFacts(text: string, message?: string): void {
  expect(readFacts(text, byScanner), message).toEqual(readFacts(text, byMdast));
}

/** Demands that the scanner sees the same tree and reads the same facts as mdast, and says whether both go by CommonMark. */
export function expectAgreement(text: string): boolean {
  if (departuresIn(text).length > 0) return false;
  expect(comparableTree(scanMarkdown(text), text)).toEqual(comparableTree(parseByMdast(text), text));
  expectSameFacts(text);
  return true;
}
