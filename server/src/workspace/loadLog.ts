import type { LiveLog } from '../core/model/liveLog.ts';
import type { SourceFile } from '../core/model/sourceFile.ts';
import { nameOf } from '../core/model/uris.ts';
import type { FoundLog } from './findLogs.ts';
import type { Pause } from './pause.ts';
import type { FileReading } from './readSourceFile.ts';

/** What loading a log needs of its workspace. */
export interface LogLoading {
  chooseReadme(): Promise<void>;
  /** From now on the log follows changes. */
  begin(): void;
  /** Whether the log is still to be loaded. */
  isWanted(): boolean;
  isOpen(uri: string): boolean;
  read(uri: string): FileReading | Promise<FileReading>;
  /** Takes files that are records by their names. */
  enter(files: readonly SourceFile[]): void;
  /** Puts another file where it belongs, if anywhere. */
  place(uri: string, reading: FileReading): void;
  tell(uris: ReadonlySet<string>): void;
  onDidFail(uri: string, error: unknown): void;
}

/**
 * Reads a log, in slices. The index and the template come first: what they say decides how the records are judged; then
 * what a person sees. The log follows changes while the rest of it is still being read.
 */
export async function loadLog(log: LiveLog, found: FoundLog, pause: Pause, loading: LogLoading): Promise<void> {
  log.isComplete = false;
  await loading.chooseReadme();
  loading.begin();
  const open = found.records.filter((uri) => loading.isOpen(uri));
  const inOrder = new Set([...found.records.filter(isTemplate), ...open, ...found.records]);
  let read: SourceFile[] = [];
  // Whatever happens in a pause must find what was read before.
  const add = () => {
    loading.enter(read);
    loading.tell(new Set(read.map(({ uri }) => uri)));
    read = [];
  };
  for (const uri of inOrder) {
    if (pause.isDue()) {
      add();
      await pause.now();
    }
    if (!loading.isWanted()) return;
    let reading: FileReading;
    try {
      const answer = loading.read(uri);
      if (answer instanceof Promise) add();
      reading = answer instanceof Promise ? await answer : answer;
    } catch (error) {
      loading.onDidFail(uri, error);
      reading = { kind: 'unreadable', reason: { kind: 'access', detail: (error as Error).message } };
    }
    if (reading.kind === 'read' && !found.candidates.has(uri) && !found.readmes.includes(uri)) read.push(reading.file);
    else {
      add();
      loading.place(uri, reading);
    }
  }
  loading.enter(read);
  for (const [uri, reason] of found.unreadFolders) log.setUnreadable(uri, reason);
  log.isComplete = true;
  log.renewIndex();
  // A table without links is an index only once its records are known.
  if (log.index === undefined && found.readmes.length > 1) await loading.chooseReadme();
}

function isTemplate(uri: string): boolean {
  return /template/i.test(nameOf(uri));
}

/** Gives a log the first README that holds an index; else the first one, for its words may still be the convention. */
export async function chooseReadme(
  log: LiveLog,
  { read, holds }: { read(uri: string): FileReading | Promise<FileReading>; holds(uri: string): boolean },
): Promise<void> {
  let fallback: SourceFile | undefined;
  for (const uri of log.indexPlaces) {
    const reading = await read(uri);
    // What names nothing, or a file outside, is a mistake of the configuration that says so.
    const isOutside = log.configuration?.settings.index !== undefined && !holds(uri);
    if (reading.kind === 'unreadable' && !isOutside) log.setUnreadable(uri, reading.reason);
    if (reading.kind !== 'read') continue;
    log.setReadme(reading.file);
    if (log.index !== undefined) break;
    fallback ??= reading.file;
  }
  if (log.index === undefined && fallback !== undefined && log.readme !== fallback) log.setReadme(fallback);
}
