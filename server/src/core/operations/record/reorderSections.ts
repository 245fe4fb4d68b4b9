import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Heading } from '../../markdown/facts.ts';
import { smallest } from '../../markdown/sequences.ts';
import type { Span } from '../../markdown/span.ts';
import type { SectionDemand } from '../../model/convention.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { findSection } from '../../model/sections.ts';
import { editFile } from '../workspaceEdits.ts';

/**
 * Puts a record's sections into the order of the convention, each with its whole body: the places where such sections
 * stand stay, and their texts change places. Sections that the convention does not name stay where they are, as do
 * those of another depth, which are parts of something else. `text` is the record as it is.
 */
export function reorderSections(
  record: DecisionRecord,
  demands: readonly SectionDemand[],
  text: string,
): WorkspaceEdit {
  const headings = demands.flatMap(({ name }) => findSection(record, name) ?? []);
  const depth = smallest(headings.map((heading) => heading.depth));
  const inOrder = headings.filter((heading) => heading.depth === depth);
  const inText = [...inOrder].sort((a, b) => a.block.start - b.block.start);
  const changes = inText.flatMap((place, at) => {
    const wanted = inOrder[at];
    if (wanted === undefined || wanted === place) return [];
    const span = wholeSection(record, place, text);
    const { start, end } = wholeSection(record, wanted, text);
    return [{ span, text: text.slice(start, end) }];
  });
  return editFile(record.file, changes);
}

/** From the heading to the next one of its depth or above, without the blank lines there: those belong to the place. */
function wholeSection({ file }: DecisionRecord, heading: Heading, text: string): Span {
  const { headings } = file.facts;
  const next = headings.slice(headings.indexOf(heading) + 1).find(({ depth }) => depth <= heading.depth);
  const start = heading.block.start;
  const end = next?.block.start ?? text.length;
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
