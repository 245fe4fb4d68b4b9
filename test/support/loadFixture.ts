import type { LiveLog } from '../../server/src/core/model/liveLog.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { MemoryFileSystem } from './memoryFileSystem.ts';
import { type Fixture, parseFixture } from './parseFixture.ts';

/** Files, read by the real workspace from a disk in memory. */
export interface LoadedFiles {
  /** Path → text. */
  readonly files: ReadonlyMap<string, string>;
  readonly disk: MemoryFileSystem;
  readonly workspace: Workspace;
  /** The files whose problems may have changed since the last look, as paths. */
  takeChanges(): string[];
  /** The only log there is. */
  readonly log: LiveLog;
}

/** A fixture, read so. */
export interface LoadedFixture extends LoadedFiles {
  readonly fixture: Fixture;
}

/** The day on which all fixtures are read. */
export const fixtureDay = '2026-03-04';

export async function loadFixture(source: string): Promise<LoadedFixture> {
  const fixture = parseFixture(source);
  return Object.assign(await loadFiles(fixture.files), { fixture });
}

export async function loadFiles(files: ReadonlyMap<string, string>): Promise<LoadedFiles> {
  const disk = new MemoryFileSystem(files);
  const changed = new Set<string>();
  const workspace = new Workspace(
    disk,
    {
      onDidChangeFiles: (uris) => {
        for (const uri of uris) changed.add(uri);
      },
      onDidChangeLogs() {},
      citingPatterns: async () => ({ include: ['*'], exclude: ['vendor/'] }),
    },
    { today: () => fixtureDay },
  );
  await workspace.addFolder(disk.root);
  await workspace.searchCitingFiles(disk.root);
  const takeChanges = () => {
    const paths = [...changed].map((uri) => decodeURIComponent(uri).slice(`${disk.root}/`.length)).sort();
    changed.clear();
    return paths;
  };
  return {
    files,
    disk,
    workspace,
    takeChanges,
    get log() {
      const [log, ...others] = workspace.logs;
      if (log === undefined || others.length > 0) throw new Error(`The fixture has ${workspace.logs.length} logs.`);
      return log;
    },
  };
}
