import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { SourceFile } from '../model/sourceFile.ts';

/**
 * The first file with conflict markers whose text an edit changes; undefined where there is none. Both sides of a conflict
 * may be wanted, so no fix and no operation edits such a file. The one that resolves the conflicts is not asked.
 */
export function findConflictedFile(
  { documentChanges = [] }: WorkspaceEdit,
  fileAt: (uri: string) => Pick<SourceFile, 'name' | 'facts'> | undefined,
): Pick<SourceFile, 'name' | 'facts'> | undefined {
  for (const change of documentChanges) {
    if (!('edits' in change)) continue;
    const file = fileAt(change.textDocument.uri);
    if (file !== undefined && file.facts.conflicts.length > 0) return file;
  }
  return undefined;
}
