import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Convention, SectionDemand } from '../../model/convention.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import { sectionKey } from '../../model/sectionKeys.ts';
import { findSection } from '../../model/sections.ts';
import { type Change, editFile } from '../workspaceEdits.ts';

/**
 * Inserts sections that a record lacks, each where the convention's order wants it, with the convention's hint as a
 * comment, and the Status section with `status`. `names` are names of the convention's sections; those that the record has already are left alone.
 */
export function insertSections(
  record: DecisionRecord,
  convention: Convention,
  names: readonly string[],
  status: string | undefined,
): WorkspaceEdit {
  return editFile(record.file, sectionInsertions(record, convention.sections.value, names, status));
}

/** The changes of {@link insertSections}, for sections in this order. */
export function sectionInsertions(
  record: DecisionRecord,
  demands: readonly SectionDemand[],
  names: readonly string[],
  status: string | undefined,
): Change[] {
  const changes = new Map<number, string[]>();
  demands.forEach((demand, order) => {
    if (!names.includes(demand.name) || findSection(record, demand.name) !== undefined) return;
    const at = findPlace(record, demands, order);
    const texts = changes.get(at) ?? [];
    changes.set(at, [...texts, sectionText(demand, sectionDepth(record, demands), status, record.file.facts.eol)]);
  });
  return [...changes].map(([at, texts]) => toChange(record, at, texts));
}

/** Before the next section of the convention that the record has; else behind the last one before it; else at the end. */
function findPlace(record: DecisionRecord, demands: readonly SectionDemand[], order: number): number {
  const { headings, lines } = record.file.facts;
  for (let earlier = order - 1; earlier >= 0; earlier--) {
    const previous = findSection(record, (demands[earlier] as SectionDemand).name);
    if (previous === undefined) continue;
    // Behind the whole section: its subsections belong to it.
    const next = headings.slice(headings.indexOf(previous) + 1).find(({ depth }) => depth <= previous.depth);
    return next === undefined ? lines.length : lines.spanOf(lines.lineAt(next.block.start)).start;
  }
  for (let later = order + 1; later < demands.length; later++) {
    const next = findSection(record, (demands[later] as SectionDemand).name);
    if (next !== undefined) return lines.spanOf(lines.lineAt(next.block.start)).start;
  }
  return lines.length;
}

/** The depth that most of the record's sections have; two where it has none. */
function sectionDepth(record: DecisionRecord, demands: readonly SectionDemand[]): number {
  const counts = new Map<number, number>();
  for (const { name } of demands) {
    const depth = findSection(record, name)?.depth;
    if (depth !== undefined) counts.set(depth, (counts.get(depth) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 2;
}

function sectionText({ name, purpose }: SectionDemand, depth: number, status: string | undefined, eol: string): string {
  const heading = `${'#'.repeat(depth)} ${name}`;
  const isStatus = sectionKey(name) === 'status';
  const body = isStatus ? status : purpose && `<!-- ${purpose.replace(/--+>?/g, '–')} -->`;
  return body === undefined ? heading : `${heading}${eol}${eol}${body}`;
}

/** One blank line between blocks: what stands around the place decides what is missing. The file's end stays as it is. */
function toChange(record: DecisionRecord, at: number, sections: readonly string[]): Change {
  const { lines, eol } = record.file.facts;
  const { start } = lines.spanOf(lines.lineAt(at));
  const above = lines.spanOf(lines.lineAt(at) - 1);
  const isAtLineStart = start === at;
  const isBlankAbove = isAtLineStart && (at === 0 || above.start === above.end);
  const before = isBlankAbove ? '' : isAtLineStart ? eol : eol + eol;
  const after = at < lines.length ? eol + eol : isAtLineStart ? eol : '';
  return { span: { start: at, end: at }, text: before + sections.join(eol + eol) + after };
}
