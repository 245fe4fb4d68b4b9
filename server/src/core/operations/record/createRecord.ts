import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { asMarkdown, plainText } from '../../markdown/plainText.ts';
import { titleFromName } from '../../model/decisionRecord.ts';
import { type DecisionIndex, groupOf } from '../../model/indexGroups.ts';
import type { IndexRow } from '../../model/indexRow.ts';
import type { Log } from '../../model/log.ts';
import { isTemplateName } from '../../model/recordName.ts';
import { parseTitle } from '../../model/recordTitle.ts';
import { readRowStatus } from '../../model/rowStatus.ts';
import { nameOf } from '../../model/uris.ts';
import { defaultStatus, newRecord } from './newRecord.ts';
import { listTemplates } from './recordTemplates.ts';

/** Makes the record that a row of the index names and that does not exist: with the row's title and status. */
export function createRecord(
  index: DecisionIndex,
  row: IndexRow,
  log: Log,
  templateText: string | undefined,
): WorkspaceEdit | undefined {
  const group = groupOf(index, row);
  if (row.target === undefined || group === undefined) return undefined;
  const status = readRowStatus(row, group, index, log.convention.statuses)?.known;
  return createAt(row.target, { title: asMarkdown(row.words), status, templateText }, log);
}

/** Whether a record can be made of a row. */
export function canCreateRecord(index: DecisionIndex, row: IndexRow, log: Log): boolean {
  if (row.target === undefined || groupOf(index, row) === undefined) return false;
  return log.nameAt(row.target)?.number !== undefined && listTemplates(log).length > 0;
}

/** Whether a link to nowhere has the name of a record that the log could have: in its folder, with a number that is free. */
export function isCreatable(target: string, log: Log): boolean {
  const name = nameOf(target);
  const { number, slug } = log.nameAt(target) ?? {};
  return (
    target.startsWith(`${log.folder}/`) &&
    number !== undefined &&
    slug !== '' &&
    !isTemplateName(name) &&
    log.resolve({ number }).length === 0
  );
}

/** Makes the record that a link to nowhere names, with its row; `label` is the link's text as the source has it. */
export function createLinked(
  target: string,
  label: string,
  log: Log,
  templateText: string | undefined,
): WorkspaceEdit | undefined {
  const { text } = parseTitle(plainText(label));
  // A number or a file's name is no title.
  const title = /\p{L}/u.test(text) && !/\.(?:md|markdown)$|^ADR[-\s]?\d+$/i.test(text) ? text : '';
  return createAt(target, { title: asMarkdown(title), status: undefined, templateText }, log);
}

interface Wanted {
  /** Markdown; empty for that of the file's name. */
  readonly title: string;
  readonly status: string | undefined;
  readonly templateText: string | undefined;
}

function createAt(uri: string, { title, status, templateText }: Wanted, log: Log): WorkspaceEdit | undefined {
  const fileName = nameOf(uri);
  const name = log.nameAt(uri);
  const [template] = listTemplates(log);
  if (name?.number === undefined || template === undefined) return undefined;
  const planned = { uri, fileName, number: name.number, title: title || asMarkdown(titleFromName(name)), template };
  const record = { ...planned, status: status ?? defaultStatus(log), isStatusAsked: status !== undefined };
  return newRecord(log, record, templateText, { today: log.today }).edit;
}
