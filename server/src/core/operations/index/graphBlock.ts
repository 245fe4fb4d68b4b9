import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { formatMermaid } from '../../graph/formatMermaid.ts';
import { readGraph } from '../../graph/readGraph.ts';
import type { MarkdownFacts } from '../../markdown/facts.ts';
import { readFacts } from '../../markdown/readFacts.ts';
import type { Log } from '../../model/log.ts';
import type { SourceFile } from '../../model/sourceFile.ts';
import { applyChanges, type Change, editFile } from '../workspaceEdits.ts';

/** What brings the graph of an index up to date: one change of the lines between its markers, or none without markers. */
export function graphUpdate(log: Log, { graphBlock, eol }: MarkdownFacts): Change | undefined {
  return graphBlock === undefined ? undefined : { span: graphBlock, text: chartOf(log, eol) };
}

/**
 * Writes the graph of a log into the file with its index, as a Mermaid chart between markers: there where the markers
 * stand already, else at the end of the file. Nothing else in it changes. `text` is the file as it is. Undefined where
 * the end is no place for it, since a comment or code is open there, or a marker above has no end: the next sync would
 * take what stands between for the graph.
 */
export function insertGraph(log: Log, file: SourceFile, text: string): WorkspaceEdit | undefined {
  const update = graphUpdate(log, file.facts);
  if (update !== undefined) return editFile(file, [update]);
  const { eol, lines } = file.facts;
  const last = lines.spanOf(lines.count - 1);
  const isAtLineStart = last.start === last.end;
  // A blank line above: without it the marker would be a part of a list's last entry.
  const gap = lines.length === 0 ? '' : isAtLineStart ? eol : eol + eol;
  const opening = `${gap}<!-- adr-graph -->${eol}`;
  const block = `${opening}${chartOf(log, eol)}<!-- /adr-graph -->${isAtLineStart ? eol : ''}`;
  const span = { start: lines.length, end: lines.length };
  const written = readFacts(text + block).graphBlock;
  return written?.start === span.end + opening.length ? editFile(file, [{ span, text: block }]) : undefined;
}

function chartOf(log: Log, eol: string): string {
  return `\`\`\`mermaid\n${formatMermaid(readGraph(log))}\`\`\`\n`.replaceAll('\n', eol);
}

/** A text with the graph that another one keeps, where both keep one; else the text as it is. */
export function takeGraph(text: string, from: string): string {
  const [own, other] = [readFacts(text).graphBlock, readFacts(from).graphBlock];
  if (own === undefined || other === undefined) return text;
  return applyChanges(text, [{ span: own, text: from.slice(other.start, other.end) }]);
}
