import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { URI } from 'vscode-uri';
import { readFacts } from '../../server/src/core/markdown/readFacts.ts';
import { readIndex } from '../../server/src/core/model/decisionIndex.ts';
import { rowsOf } from '../../server/src/core/model/indexGroups.ts';
import { choosePlace, insertRows } from '../../server/src/core/operations/index/addToIndex.ts';
import { removeRows } from '../../server/src/core/operations/index/removeRow.ts';
import { syncIndex } from '../../server/src/core/operations/index/syncIndex.ts';
import { lineEdits } from '../../server/src/core/operations/lineEdits.ts';
import { editFile } from '../../server/src/core/operations/workspaceEdits.ts';
import { nodeFileSystem } from '../../server/src/workspace/nodeFileSystem.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { applyEdit } from '../support/applyEdit.ts';
import { corporaFolder } from '../support/corpora.ts';

const corpora = corporaFolder === undefined ? '' : join(corporaFolder, 'corpora');
const names =
  corporaFolder === undefined
    ? []
    : readdirSync(corpora, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

async function indexesOf(name: string) {
  const workspace = new Workspace(nodeFileSystem, { onDidChangeFiles() {}, onDidChangeLogs() {} });
  await workspace.addFolder(URI.file(join(corpora, name)).toString());
  return workspace.logs.flatMap((log) => {
    const uri = log.index?.file.uri;
    return uri === undefined
      ? []
      : [{ log, uri, text: readFileSync(URI.parse(uri).fsPath, 'utf8').replace(/^\uFEFF/, '') }];
  });
}

// A user's clone has no corpora: then these are skipped, and corpora.ts says so.
describe.skipIf(corporaFolder === undefined)('the indexes of real logs', () => {
  test.each(names)('%s: a sync touches only rows that were wrong, and a second one finds nothing', async (name) => {
    for (const { log, text } of await indexesOf(name)) {
      const once = syncIndex(log, text, { prune: true });
      expect(syncIndex(log, once.text, { prune: true })).toMatchObject({ text: once.text, changes: [] });
      const changed = lineEdits(text, once.text);
      const touched = changed.reduce(
        (sum, { oldLines, newLines }) => sum + Math.max(oldLines[1] - oldLines[0], newLines[1] - newLines[0]),
        0,
      );
      // A row that moves is taken away in one place and written in another.
      expect(touched).toBeLessThanOrEqual(once.changes.length * 2);
    }
  });

  test.each(names)('%s: a row that is added and taken away again leaves every byte as it was', async (name) => {
    for (const { log, uri, text } of await indexesOf(name)) {
      const { index } = log;
      if (index === undefined) continue;
      const added = `${log.folder}/9999-new-record.md`;
      const facts = { uri: added, number: '9999', title: 'New | record', status: 'Accepted', fields: new Map() };
      // Nothing tells in which of several sections it belongs.
      if (choosePlace(index, facts, log.convention.statuses) === undefined) continue;
      const longer =
        applyEdit(insertRows(index, [facts], log.convention.statuses), new Map([[uri, text]])).get(uri) ?? '';
      const again = readIndex({ ...index.file, facts: readFacts(longer) }, undefined, log);
      // An index without links has the number alone.
      const row =
        again?.rowsLinking(added)[0] ??
        (again === undefined ? [] : rowsOf(again)).find(({ link, number }) => !link && number?.raw === '9999');
      expect(row, longer).toBeDefined();
      if (again === undefined || row === undefined) continue;
      expect(rowsOf(again)).toHaveLength(rowsOf(index).length + 1);
      expect(applyEdit(editFile(again.file, removeRows(again, [row])), new Map([[uri, longer]])).get(uri)).toBe(text);
    }
  });
});
