import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DecisionRecord } from '../../server/src/core/model/decisionRecord.ts';
import type { LiveLog } from '../../server/src/core/model/liveLog.ts';
import { applyEdit } from './applyEdit.ts';
import { loadFixture } from './loadFixture.ts';

/** The only log of a fixture, in `docs/adr`, its files by their names. */
export interface EditableLog {
  readonly log: LiveLog;
  readonly recordOf: (name: string) => DecisionRecord;
  readonly textOf: (name: string) => string;
  /** Every text after an edit, by name. */
  readonly after: (edit: WorkspaceEdit) => Map<string, string>;
  /** The texts that an edit changes or makes, by name; undefined for those that it takes away. */
  readonly changedBy: (edit: WorkspaceEdit) => Record<string, string | undefined>;
}

export async function editLog(source: string): Promise<EditableLog> {
  const { log, disk, fixture } = await loadFixture(source);
  const uriOf = (name: string) => disk.uri(`docs/adr/${name}`);
  const nameOf = (uri: string) => decodeURIComponent(uri).slice(decodeURIComponent(uriOf('')).length);
  const texts = new Map([...fixture.files].map(([path, text]) => [disk.uri(path), text]));
  const after = (edit: WorkspaceEdit) => new Map([...applyEdit(edit, texts)].map(([uri, text]) => [nameOf(uri), text]));
  return {
    log,
    recordOf: (name) => {
      const record = log.records.get(uriOf(name));
      if (record === undefined) throw new Error(`${name} is no record.`);
      return record;
    },
    textOf: (name) => texts.get(uriOf(name)) ?? '',
    after,
    changedBy: (edit) => {
      const changed = after(edit);
      const names = new Set([...changed.keys(), ...[...texts.keys()].map(nameOf)]);
      const differing = [...names].filter((name) => changed.get(name) !== texts.get(uriOf(name)));
      return Object.fromEntries(differing.map((name) => [name, changed.get(name)]));
    },
  };
}
