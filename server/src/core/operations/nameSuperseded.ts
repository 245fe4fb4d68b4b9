import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { normalizeSection } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { referenceTo } from './referenceTo.ts';
import { editFile } from './workspaceEdits.ts';

/**
 * Makes a record say that it supersedes another one: as a paragraph below the status of its Status section, as adr-tools
 * writes it, else below its title.
 */
export function nameSuperseded(record: DecisionRecord, superseded: DecisionRecord): WorkspaceEdit {
  const { file, title } = record;
  const { headings, lines, eol } = file.facts;
  const section = headings.find((heading) => heading !== title.heading && normalizeSection(heading.text) === 'status');
  const above = section?.lead?.span ?? section?.block ?? title.heading?.block;
  const sentence = `Supersedes ${referenceTo(superseded, record)}`;
  if (above === undefined) return editFile(file, [{ span: { start: 0, end: 0 }, text: `${sentence}${eol}${eol}` }]);
  const { end } = lines.spanOf(lines.lineAt(above.end));
  return editFile(file, [{ span: { start: end, end }, text: `${eol}${eol}${sentence}` }]);
}
