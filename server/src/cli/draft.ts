import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { readFacts } from '../core/markdown/readFacts.ts';
import { append } from '../core/markdown/sequences.ts';
import type { LiveLog } from '../core/model/liveLog.ts';
import { nameOf } from '../core/model/uris.ts';
import type { Disk, FileChange } from './disk.ts';

/** Edits of a log of which each is made for what the ones before it leave, and which are written together. */
export class Draft {
  readonly #log: LiveLog;
  readonly #disk: Disk;
  readonly #changes: NonNullable<WorkspaceEdit['documentChanges']> = [];
  #files: readonly FileChange[] = [];

  constructor(log: LiveLog, disk: Disk) {
    this.#log = log;
    this.#disk = disk;
  }

  /** What all edits together make of the files. */
  get files(): readonly FileChange[] {
    return this.#files;
  }

  /** Takes an edit; the log is then what it would be once that was written. Throws what {@link Disk.plan} throws. */
  add({ documentChanges = [] }: WorkspaceEdit): void {
    append(this.#changes, documentChanges);
    this.#files = this.#disk.plan({ documentChanges: this.#changes });
    for (const { to, after } of this.#files) if (to !== undefined) this.#show(to, after);
  }

  /** The text of a file after the edits. */
  textOf(uri: string): string {
    return withoutMark(this.#files.find(({ to }) => to === uri)?.after ?? this.#disk.readText(uri));
  }

  #show(uri: string, content: string): void {
    const { readme, records } = this.#log;
    const { root } = (readme?.uri === uri ? readme : records.get(uri)?.file) ?? {};
    const file = {
      uri,
      name: nameOf(uri),
      version: null,
      facts: readFacts(withoutMark(content), { series: this.#log.series }),
      root,
    };
    if (readme?.uri === uri) this.#log.setReadme(file);
    else this.#log.setRecord(file);
  }
}

function withoutMark(content: string): string {
  return content.startsWith('\uFEFF') ? content.slice(1) : content;
}
