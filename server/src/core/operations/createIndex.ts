import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { relativeLink } from '../model/links.ts';
import { type Log, sortRecords } from '../model/log.ts';
import { findListing } from '../model/recordListing.ts';
import { rowFactsOf } from './rowFacts.ts';
import { escapeCell, escapeLinkText } from './rowStyle.ts';
import { createFile, editFile } from './workspaceEdits.ts';

/** The name of the file that the index of a log goes to. */
export function indexNameFor({ readme, configuration }: Log): string {
  return readme?.name ?? configuration?.settings.index ?? 'README.md';
}

/**
 * Writes the index of a log that has none: a table at the end of its README, or a README of its own. Undefined where the
 * README lists the records already, in a form that is not read: it does not get a second index.
 */
export function createIndex(log: Log): WorkspaceEdit | undefined {
  const { readme } = log;
  if (findListing(log) !== undefined) return undefined;
  const uri = readme?.uri ?? `${log.folder}/${indexNameFor(log)}`;
  const records = sortRecords(log.records.values()).filter(
    ({ isTemplate, number }) => !isTemplate || number !== undefined,
  );
  const rows = records.map((record) => {
    const { number, title, status } = rowFactsOf(record);
    const link = `[${number ?? escapeLinkText(title)}](${relativeLink(uri, record.file.uri)})`;
    return `| ${link} | ${escapeCell(title)} | ${escapeCell(status ?? '')} |`;
  });
  const eol = readme?.facts.eol ?? '\n';
  const table = ['| Number | Title | Status |', '| --- | --- | --- |', ...rows].join(eol);
  if (readme === undefined) return createFile(uri, `# Architecture Decision Records${eol}${eol}${table}${eol}`);
  const { lines } = readme.facts;
  const last = lines.spanOf(lines.count - 1);
  const isAtLineStart = last.start === last.end;
  const gap = lines.length === 0 ? '' : isAtLineStart ? eol : eol + eol;
  const span = { start: lines.length, end: lines.length };
  return editFile(readme, [{ span, text: `${gap}${table}${isAtLineStart ? eol : ''}` }]);
}

/** The line, counted from 1, where a README lists the records already. */
export function lineOfListing(log: Log): number | undefined {
  const at = findListing(log);
  return at === undefined || log.readme === undefined ? undefined : log.readme.facts.lines.lineAt(at) + 1;
}
