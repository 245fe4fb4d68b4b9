import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inlineLinks, resolveLink } from '../../server/src/core/model/links.ts';
import { fileOf } from '../../server/src/core/model/log.ts';
import { referencesIn } from '../../server/src/core/model/recordReferences.ts';
import type { SourceFile } from '../../server/src/core/model/sourceFile.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { corporaFolder } from '../support/corpora.ts';
import { MemoryFileSystem } from '../support/memoryFileSystem.ts';

const corpora = corporaFolder === undefined ? '' : join(corporaFolder, 'corpora');

/** What a careful reader says of the references that mean no record, or more than one: how many there are of each reason. */
const unresolved: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  EffortlessMetrics__covguard: {},
  'GSA__notifications-api': { 'leads to no file': 1 },
  'alphagov__monitoring-doc': { 'leads to no file': 1 },
  'arachne-framework__architecture': { 'leads to no file': 3 },
  cometbft__cometbft: { 'leads to no file': 2 },
  eclipse__winery: {},
  informalsystems__hermes: {},
  // The log has two records 095 and two 096.
  kumahq__kuma: { 'leads to no file': 1, 'number given twice': 11 },
  'microsoft__semantic-kernel': {},
  'ministryofjustice__cloud-platform': {},
  'opendatahub-io__architecture-decision-records': {},
  thomvaill__log4brains: { 'leads to no file': 1 },
};

/** A reference that means no record, or more than one. */
interface Unresolved {
  readonly file: string;
  readonly line: number;
  readonly written: string;
  readonly reason: string;
}

async function open(name: string) {
  const folder = join(corpora, name);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  const disk = new MemoryFileSystem(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
  const workspace = new Workspace(disk, { onDidChangeFiles() {}, onDidChangeLogs() {} });
  await workspace.addFolder(disk.root);
  const files = workspace.logs.flatMap((log) => [...log.everyFile()].flatMap((uri) => fileOf(uri, log) ?? []));
  return { workspace, files };
}

function findUnresolved(file: SourceFile, workspace: Workspace): Unresolved[] {
  const lineOf = (offset: number) => file.facts.lines.lineAt(offset) + 1;
  const references = referencesIn(file, workspace).flatMap(({ number, span, records }): Unresolved[] => {
    if (records.length === 1) return [];
    const reason = records.length === 0 ? 'no record has the number' : 'number given twice';
    return [{ file: file.name, line: lineOf(span.start), written: number?.raw ?? '', reason }];
  });
  const links = inlineLinks(file.facts).flatMap(({ href, target }): Unresolved[] => {
    const uri = resolveLink(file.uri, href);
    const log = workspace.logs.find(({ folder }) => uri?.startsWith(`${folder}/`));
    // Files beyond the logs are not in the corpora.
    if (uri === undefined || log === undefined || !/\.md$/.test(uri) || workspace.files.exists(uri)) return [];
    return [{ file: file.name, line: lineOf(target.start), written: href, reason: 'leads to no file' }];
  });
  return [...references, ...links];
}

// A user's clone has no corpora: then these are skipped, and corpora.ts says so.
describe.skipIf(corporaFolder === undefined)('what real records say of each other', () => {
  test.each(Object.entries(unresolved))('%s', async (name, expected) => {
    const { workspace, files } = await open(name);
    const count = files.reduce((sum, file) => sum + referencesIn(file, workspace).length, 0);
    const found = files.flatMap((file) => findUnresolved(file, workspace));
    console.log(
      [
        `${name}: ${count} links and mentions of records, ${found.length} that mean none, or more than one`,
        ...found.map(({ file, line, written, reason }) => `  ${file}:${line}  ${written}  ${reason}`),
      ].join('\n'),
    );
    const counts: Record<string, number> = {};
    for (const { reason } of found) counts[reason] = (counts[reason] ?? 0) + 1;
    expect(counts).toEqual(expected);
    expect(count).toBeGreaterThan(0);
  });
});
