import type { SeriesPrefixes } from '../core/markdown/seriesPrefixes.ts';
import { mainTextOf } from '../core/model/companions.ts';
import { indexNames } from '../core/model/decisionIndex.ts';
import type { LiveLog } from '../core/model/liveLog.ts';
import type { Naming } from '../core/model/looksLikeRecord.ts';
import { childOf, nameOf, parentOf } from '../core/model/uris.ts';
import { type FoundLog, innermost, isCandidateName, isRecordName, isSetAside } from './findLogs.ts';

/** A log that is read, and what it was found by. */
export interface LoadedLog {
  readonly log: LiveLog;
  readonly found: FoundLog;
  readonly folder: string;
}

/** What a file is to a log. */
export interface FileRole {
  readonly log: LiveLog;
  readonly kind: 'record' | 'candidate' | 'readme';
  /** What the names of the log's records say of a candidate. */
  readonly naming?: Naming;
}

/** The logs of a workspace by their folders, and what files are to them. */
export class LoadedLogs {
  readonly #byFolder = new Map<string, LoadedLog>();

  get size(): number {
    return this.#byFolder.size;
  }

  /** In no order. */
  get logs(): LiveLog[] {
    return [...this.#byFolder.values()].map(({ log }) => log);
  }

  /** The words before the numbers of records that are words of their logs. */
  get series(): SeriesPrefixes {
    return new Set([...this.#byFolder.values()].flatMap(({ found }) => [...found.series]));
  }

  /** The log of a folder, none of those around it. */
  at(folder: string): LoadedLog | undefined {
    return this.#byFolder.get(folder);
  }

  set(log: LiveLog, found: FoundLog): void {
    this.#byFolder.set(log.folder, { log, found, folder: log.folder });
  }

  delete(log: LiveLog): void {
    this.#byFolder.delete(log.folder);
  }

  /** The log in whose folder a file lies, whatever it is to it: the innermost one. */
  around(uri: string): LiveLog | undefined {
    return innermost(uri, this.#byFolder.values())?.log;
  }

  /** The log that a file is a record or the README of. */
  logOf(uri: string): LiveLog | undefined {
    const log = this.#readmeOf(uri) ?? this.around(uri);
    return log !== undefined && (log.records.has(uri) || log.unreadable.has(uri) || log.readme?.uri === uri)
      ? log
      : undefined;
  }

  /** What a file is to its log by its place and name, whether it has been read or not. */
  roleOf(uri: string): FileRole | undefined {
    const listed = this.#readmeOf(uri);
    if (listed !== undefined) return { log: listed, kind: 'readme' };
    const loaded = innermost(uri, this.#byFolder.values());
    if (loaded === undefined) return undefined;
    const { log, found } = loaded;
    const [name, folder] = [nameOf(uri), parentOf(uri)];
    const mayBeReadme = (folder === log.folder && indexNames.includes(name)) || found.readmes.includes(uri);
    if (mayBeReadme) return log.readme === undefined ? { log, kind: 'readme' } : undefined;
    if (isSetAside(uri, log.folder) || found.foreign.has(folder)) return undefined;
    const main = mainTextOf(name);
    if (main !== undefined && log.records.has(childOf(folder, main))) return undefined;
    if (isRecordName(name) || name === log.convention.template || log.isNamed(uri)) return { log, kind: 'record' };
    return isCandidateName(name) && mayHoldMore(folder, log)
      ? { log, kind: 'candidate', naming: found.naming }
      : undefined;
  }

  /** The logs that a file is the README of. */
  withReadme(uri: string): LiveLog[] {
    return this.logs.filter(({ readme }) => readme?.uri === uri);
  }

  /** The first of them, wherever the file lies: asked for often. */
  #readmeOf(uri: string): LiveLog | undefined {
    for (const { log } of this.#byFolder.values()) if (log.readme?.uri === uri) return log;
    return undefined;
  }
}

/** Whether a folder's files may be records though their names do not say so: the log's own, or one with records in it. */
function mayHoldMore(folder: string, { folder: own, records }: LiveLog): boolean {
  return folder === own || [...records.keys()].some((uri) => parentOf(uri) === folder);
}
