import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { relativeLink, resolveLink } from '../../model/links.ts';
import { type Log, sortRecords } from '../../model/log.ts';
import { findListing } from '../../model/recordListing.ts';
import { isMarkdownName } from '../../model/recordName.ts';
import { indexWordsIn } from '../../vocabulary/columnNames.ts';
import { createFile, editFile } from '../workspaceEdits.ts';
import { newRowFactsOf } from './rowFacts.ts';
import { escapeCell, escapeLinkText } from './rowStyle.ts';

/** The name of the file that the index of a log goes to. */
export function indexNameFor({ readme, configuration }: Log): string {
  return readme?.name ?? configuration?.settings.index ?? 'README.md';
}

/** Where the index of a log is or goes to; undefined where the configuration names what is not a path below the workspace. */
export function indexUriFor(log: Log): string | undefined {
  return log.readme?.uri ?? resolveLink(`${log.folder}/x`, log.configuration?.settings.index ?? indexNameFor(log));
}

/**
 * Writes the index of a log that has none, in the log's language: a table at the end of its README, or a README of its own. Undefined where the
 * README lists the records already, in a form that is not read, or a file above does: they get no second index. The same
 * where the file cannot be read, or would be outside the workspace.
 */
export function createIndex(log: Log): WorkspaceEdit | undefined {
  const { readme } = log;
  const uri = indexUriFor(log);
  if (findListing(log) !== undefined || log.unreadableIndex !== undefined || indexAbove(log) !== undefined)
    return undefined;
  if (uri === undefined || !log.files.holds(uri)) return undefined;
  const records = sortRecords(log.records.values()).filter(
    ({ isTemplate, number }) => !isTemplate || number !== undefined,
  );
  const rows = records.map((record) => {
    const { number, title, status } = newRowFactsOf(record, log);
    const link = `[${number ?? escapeLinkText(title)}](${relativeLink(uri, record.file.uri)})`;
    return `| ${link} | ${escapeCell(title)} | ${escapeCell(status ?? '')} |`;
  });
  const eol = readme?.facts.eol ?? '\n';
  const words = indexWordsIn(log.convention.language);
  const header = `| ${words.number} | ${words.title} | ${words.status} |`;
  const table = [header, '| --- | --- | --- |', ...rows].join(eol);
  if (readme === undefined) return createFile(uri, `# ${words.heading}${eol}${eol}${table}${eol}`);
  const { lines } = readme.facts;
  const last = lines.spanOf(lines.count - 1);
  const isAtLineStart = last.start === last.end;
  const gap = lines.length === 0 ? '' : isAtLineStart ? eol : eol + eol;
  const span = { start: lines.length, end: lines.length };
  return editFile(readme, [{ span, text: `${gap}${table}${isAtLineStart ? eol : ''}` }]);
}

/** The Markdown file above a log that lists its records, as a path from the log; undefined where the log may get an index. */
export function indexAbove({ readme, listedIn, configuration, folder }: Log): string | undefined {
  const isOwn = readme !== undefined || configuration?.settings.index !== undefined;
  if (isOwn || listedIn === undefined || !isMarkdownName(listedIn)) return undefined;
  return relativeLink(`${folder}/x`, listedIn);
}

/** The line, counted from 1, where a README lists the records already. */
export function lineOfListing(log: Log): number | undefined {
  const at = findListing(log);
  return at === undefined || log.readme === undefined ? undefined : log.readme.facts.lines.lineAt(at) + 1;
}
