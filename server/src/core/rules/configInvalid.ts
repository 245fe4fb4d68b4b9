import { folderAt, readFolder } from '../model/configuration.ts';
import type { Log, Surroundings } from '../model/log.ts';
import { createIndex, indexNameFor, indexUriFor } from '../operations/createIndex.ts';
import { editFile } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

export const configInvalid: Rule<'config-invalid'> = {
  code: 'config-invalid',
  severity: 'error',
  *checkConfiguration({ uri, mistakes, settings, entries }, files) {
    for (const mistake of mistakes) yield { code: this.code, span: mistake.span, arguments: { mistake } };
    const own = entries.get(`rules.${this.code}`);
    if (own !== undefined && settings.rules?.[this.code] === 'off') {
      const mistake = { kind: 'always-on', key: this.code, span: own.value } as const;
      yield { code: this.code, span: own.value, arguments: { mistake } };
    }
    const places = entries.get('logs')?.collection?.items ?? [];
    for (const [at, folder] of (settings.logs ?? []).entries()) {
      const span = places[at];
      const kind = mistakeOfFolder(folder, uri, files);
      if (span === undefined || kind === undefined) continue;
      yield { code: this.code, span, arguments: { mistake: { kind, folder, span } } };
    }
    const { index } = settings;
    const span = entries.get('index')?.value;
    if (index === undefined || span === undefined) return;
    for (const log of files.siblings.logs) {
      if (log.configuration?.uri !== uri) continue;
      const mistake = mistakeOfIndex(index, log, files);
      if (mistake === undefined) continue;
      yield { code: this.code, span, arguments: { mistake: { ...mistake, span } } };
      // Of a path that leads outside the log does not matter.
      if (mistake.kind === 'index-outside') return;
    }
  },
  fixesOfConfiguration({ span, arguments: { mistake } }, file, { siblings }) {
    if (mistake.kind === 'no-such-index') {
      const log = siblings.logs.find(({ folder }) => folder === mistake.log);
      const edit = log === undefined ? undefined : createIndex(log);
      if (log === undefined || edit === undefined) return [];
      return [{ title: { kind: 'create-index', file: indexNameFor(log) }, isSafe: false, makeEdit: () => edit }];
    }
    const nearest = 'nearest' in mistake ? mistake.nearest : undefined;
    if (nearest === undefined) return [];
    const makeEdit = () => editFile(file, [{ span, text: nearest }]);
    return [{ title: { kind: 'take-key', key: nearest }, isSafe: false, makeEdit }];
  },
};

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
