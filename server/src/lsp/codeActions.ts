import { type CodeAction, CodeActionKind, type CodeActionParams, type WorkspaceEdit } from 'vscode-languageserver';
import { touches } from '../core/markdown/span.ts';
import { describeFix } from '../core/messages/describe.ts';
import type { Messages } from '../core/messages/english.ts';
import { fileOf, type Log } from '../core/model/log.ts';
import { checkFile, findFixes } from '../core/rules/checkFile.ts';
import { fixAll } from '../core/rules/fixAll.ts';
import { toDiagnostic } from './diagnostics.ts';

/**
 * The quick fixes of the problems on the lines of a selection. The problems are found anew rather than taken from the
 * client: only then do their spans belong to the text that the edits are made for.
 */
export function findCodeActions(
  { range, context }: CodeActionParams,
  uri: string,
  log: Log,
  messages: Messages,
): CodeAction[] {
  const file = fileOf(uri, log);
  if (file === undefined) return [];
  // Asked for by name only: it is for saving and for whoever looks for it, not for every light bulb.
  if (context.only?.some((kind) => fixAllKind.startsWith(kind) && kind.startsWith('source')))
    return fixAllActions(uri, log);
  if (context.only !== undefined && !context.only.some(wantsQuickFixes)) return [];
  const { lines } = file.facts;
  // Whole lines: a problem of a title or a row is mended from anywhere on its line.
  const selection = { start: lines.spanOf(range.start.line).start, end: lines.spanOf(range.end.line).end };
  const actions = new Map<string, CodeAction>();
  for (const problem of checkFile(uri, log)) {
    if (!touches(problem.span, selection)) continue;
    const diagnostic = toDiagnostic(problem, uri, log, messages);
    findFixes(problem, uri, log).forEach(({ title, makeEdit }, rank) => {
      const text = describeFix(title, messages);
      const known = actions.get(text);
      // One action may mend several problems: "insert all" stands once in the menu.
      if (known !== undefined) known.diagnostics?.push(diagnostic);
      else {
        actions.set(text, {
          title: text,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic],
          isPreferred: rank === 0,
          edit: makeEdit(),
        });
      }
    });
  }
  return [...actions.values()].sort((a, b) => Number(b.diagnostics?.length) - Number(a.diagnostics?.length));
}

/** All safe fixes of a document's problems. */
export const fixAllKind = 'source.fixAll.adr';

function fixAllActions(uri: string, log: Log): CodeAction[] {
  const edit = fixAll([uri], log);
  if (edit.documentChanges?.length === 0) return [];
  return [{ title: 'Fix all ADR problems that are safe to fix', kind: fixAllKind, edit }];
}

function wantsQuickFixes(kind: string): boolean {
  return kind === '' || kind === CodeActionKind.QuickFix;
}

/** The edit for a client that knows only plain changes, where it can be said so: without creating files. */
export function withoutDocumentChanges(edit: WorkspaceEdit): WorkspaceEdit | undefined {
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const change of edit.documentChanges ?? []) {
    if (!('edits' in change)) return undefined;
    changes[change.textDocument.uri] = change.edits.filter((each) => 'newText' in each);
  }
  return { changes };
}
