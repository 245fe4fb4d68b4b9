import { type ConfigurationFile, type ConfigurationMistake, folderAt, readFolder } from '../model/configuration.ts';
import type { Surroundings } from '../model/liveLog.ts';
import type { Log } from '../model/log.ts';
import { nearestName } from '../model/nearestName.ts';
import { createIndex, indexNameFor, indexUriFor } from '../operations/index/createIndex.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import { type Fix, suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const configInvalid: Rule<'config-invalid'> = {
  code: 'config-invalid',
  severity: 'error',
  *checkConfiguration(file, files) {
    const { uri, mistakes, settings, entries } = file;
    const report = (mistake: ConfigurationMistake) => ({
      code: this.code,
      span: mistake.span,
      arguments: { mistake },
      fixes: () => offerCorrection(mistake, file, files),
    });
    for (const mistake of mistakes) yield report(mistake);
    const own = entries.get(`rules.${this.code}`);
    if (own !== undefined && settings.rules?.[this.code] === 'off')
      yield report({ kind: 'always-on', key: this.code, span: own.value });
    const places = entries.get('logs')?.collection?.items ?? [];
    for (const [at, folder] of (settings.logs ?? []).entries()) {
      const span = places[at];
      const kind = mistakeOfFolder(folder, uri, files);
      if (span !== undefined && kind !== undefined) yield report({ kind, folder, span });
    }
    const logs = files.siblings.logs.filter(({ configuration }) => configuration?.uri === uri);
    const [first] = logs;
    const template = entries.get('template')?.value;
    if (first !== undefined && template !== undefined && logs.every((log) => log.template === undefined)) {
      const name = settings.template ?? '';
      const nearest = nearestName(
        name,
        [...first.records.values()].map((record) => record.file.name),
      );
      yield report({ kind: 'no-such-template', template: name, nearest, span: template });
    }
    const { index } = settings;
    const span = entries.get('index')?.value;
    if (index === undefined || span === undefined) return;
    for (const log of logs) {
      const mistake = mistakeOfIndex(index, log, files);
      if (mistake === undefined) continue;
      yield report({ ...mistake, span });
      // Of a path that leads outside the log does not matter.
      if (mistake.kind === 'index-outside') return;
    }
  },
};

function offerCorrection(mistake: ConfigurationMistake, file: ConfigurationFile, { siblings }: Surroundings): Fix[] {
  if (mistake.kind === 'no-such-index') {
    const log = siblings.logs.find(({ folder }) => folder === mistake.log);
    const edit = log === undefined ? undefined : createIndex(log);
    if (log === undefined || edit === undefined) return [];
    return [suggest({ kind: 'create-index', file: indexNameFor(log) }, () => edit)];
  }
  const nearest = 'nearest' in mistake ? mistake.nearest : undefined;
  if (nearest === undefined) return [];
  return [suggest({ kind: 'take-key', key: nearest }, () => editFile(file, [{ span: mistake.span, text: nearest }]))];
}

/** What is wrong with a folder that `logs` names. */
function mistakeOfFolder(entry: string, uri: string, files: Surroundings) {
  const read = readFolder(entry);
  if (read === 'absolute') return 'no-such-folder';
  if (read === 'outside') return 'folder-outside';
  const folder = folderAt(read.path, uri);
  if (!files.holds(folder)) return 'folder-outside';
  return files.exists(folder) === false ? 'no-such-folder' : undefined;
}

/** What is wrong with the place of a log's index. */
function mistakeOfIndex(index: string, log: Log, files: Surroundings) {
  const uri = indexUriFor(log);
  if (uri === undefined || !files.holds(uri)) return { kind: 'index-outside', index } as const;
  if (log.readme !== undefined || log.unreadable.has(uri) || files.exists(uri) !== false) return undefined;
  return { kind: 'no-such-index', index, log: log.folder } as const;
}
