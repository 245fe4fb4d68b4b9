import type { LiveLog } from '../../server/src/core/model/log.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { MemoryFileSystem } from './memoryFileSystem.ts';
import { type Fixture, parseFixture } from './parseFixture.ts';

/** A fixture, read by the real workspace from a disk in memory. */
export interface LoadedFixture {
  readonly fixture: Fixture;
  readonly disk: MemoryFileSystem;
  readonly workspace: Workspace;
  /** The files whose problems may have changed since the last look, as paths. */
  takeChanges(): string[];
  /** The fixture's only log. */
  readonly log: LiveLog;
}

/** The day on which all fixtures are read. */
export const fixtureDay = '2026-03-04';

export async function loadFixture(source: string): Promise<LoadedFixture> {
  const fixture = parseFixture(source);
  const disk = new MemoryFileSystem(fixture.files);
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
  return {
    fixture,
    disk,
    workspace,
    takeChanges() {
      const paths = [...changed].map((uri) => decodeURIComponent(uri).slice(`${disk.root}/`.length)).sort();
      changed.clear();
      return paths;
    },
    get log() {
      const [log, ...others] = workspace.logs;
      if (log === undefined || others.length > 0) throw new Error(`The fixture has ${workspace.logs.length} logs.`);
      return log;
    },
  };
}
