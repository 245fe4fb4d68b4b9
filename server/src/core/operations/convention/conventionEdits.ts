import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Log } from '../../model/log.ts';
import { rowStatusesOf } from '../../model/rowStatus.ts';
import { sectionKey } from '../../model/sectionKeys.ts';
import { escapeCell } from '../index/rowStyle.ts';
import { editFile } from '../workspaceEdits.ts';
import { addToList, type ConfigurationPlace, configureList } from './configure.ts';

/** Where a log is configured, or would be: in its own folder. */
export function configurationPlace({ configuration, folder }: Log): ConfigurationPlace {
  return configuration ?? { uri: `${folder}/.adr-keeper.yaml` };
}

/** Makes a status part of the convention: where its statuses come from, it is added. */
export function addStatus(log: Log, status: string): WorkspaceEdit {
  const { configuration, convention, readme } = log;
  const { statuses } = convention;
  if (configuration !== undefined && statuses.source === 'configuration')
    return addToList(configuration, 'statuses', status);
  const rows = statuses.source === 'index' ? (readme?.facts.tables.flatMap((table) => table.rows) ?? []) : [];
  const cell = rows.find(({ cells }) => sectionKey(cells[0]?.raw ?? '') === 'status')?.cells[1];
  if (readme === undefined || cell === undefined)
    return configureList(configurationPlace(log), 'statuses', [...usedStatuses(log), status]);
  // The index says its statuses in one cell: `Proposed / Accepted`.
  const separator = /(?<!\s)\s*[/|,·]\s*/.exec(cell.raw)?.[0] ?? ' / ';
  const { end } = cell.content;
  return editFile(readme, [{ span: { start: end, end }, text: escapeCell(separator + status) }]);
}

/** Makes the statuses of a log its own: then every record must have one of them. */
export function demandStatus(log: Log): WorkspaceEdit {
  return configureList(configurationPlace(log), 'statuses', usedStatuses(log));
}

/**
 * The statuses that a log uses, and the one of new records. The others of a list that no log has as a whole mean nothing
 * to it; and of two that it lists itself none means the same as the other.
 */
function usedStatuses(log: Log): string[] {
  const records = [...log.records.values()];
  const used = new Set(
    records.flatMap((record) => [...record.statuses.map(({ known }) => known), ...rowStatusesOf(record, log)]),
  );
  const { value, learnt } = log.convention.statuses;
  return [...value.filter((status, at) => at === 0 || used.has(status)), ...learnt];
}

/** Writes down which sections the records of a log must have. */
export function setSections(log: Log, sections: readonly string[]): WorkspaceEdit {
  return configureList(configurationPlace(log), 'sections', sections);
}
