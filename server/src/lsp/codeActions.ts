import { type CodeAction, CodeActionKind, type CodeActionParams, type WorkspaceEdit } from 'vscode-languageserver';
import { touches } from '../core/markdown/span.ts';
import { describeFix } from '../core/messages/describe.ts';
import { findConfigurationFixes, findFixes, fixByConfiguring } from '../core/rules/checkFile.ts';
import { fixAll } from '../core/rules/fixAll.ts';
import type { Problem } from '../core/rules/problem.ts';
import type { Fix } from '../core/rules/rule.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type DiagnosticContext, findProblems, toDiagnostic } from './diagnostics.ts';

/** What files say as they are now. */
export interface ActionTexts {
  readonly text: string;
  /** Undefined where the log has no template. */
  readonly templateText: string | undefined;
}

/**
 * The quick fixes of the problems on the lines of a selection. The problems are found anew rather than taken from the
 * client: only then do their spans belong to the text that the edits are made for.
 */
export function findCodeActions(
  { range, context: asked }: CodeActionParams,
  uri: string,
  { text, templateText }: ActionTexts,
  context: DiagnosticContext,
): CodeAction[] {
  const { workspace, messages } = context;
  const file = workspace.fileAt(uri);
  if (file === undefined) return [];
  // Asked for by name only: it is for saving and for whoever looks for it, not for every light bulb.
  if (asked.only?.some((kind) => fixAllKind.startsWith(kind) && kind.startsWith('source')))
    return fixAllActions(uri, text, context);
  if (asked.only !== undefined && !asked.only.some(wantsQuickFixes)) return [];
  const { lines } = file.facts;
  // Whole lines: a problem of a title or a row is mended from anywhere on its line.
  const selection = { start: lines.spanOf(range.start.line).start, end: lines.spanOf(range.end.line).end };
  const actions = new Map<string, { readonly action: CodeAction; readonly rank: number }>();
  for (const problem of findProblems(uri, context)) {
    if (!touches(problem.span, selection)) continue;
    const diagnostic = toDiagnostic(problem, uri, context);
    fixesOf(problem, uri, workspace).forEach(({ title, makeEdit }, rank) => {
      const name = describeFix(title, messages);
      const known = actions.get(name);
      // One action may mend several problems: "insert all" stands once in the menu.
      if (known !== undefined) known.action.diagnostics?.push(diagnostic);
      else {
        const isPreferred = rank === 0 && title.kind !== 'configure-rule';
        const action = { title: name, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred };
        // To switch a rule off is the last thing to offer.
        const weight = title.kind === 'configure-rule' ? 1 : 0;
        actions.set(name, { action: { ...action, edit: makeEdit(text, templateText) }, rank: weight });
      }
    });
  }
  const mended = ({ action }: { readonly action: CodeAction }) => action.diagnostics?.length ?? 0;
  return [...actions.values()].sort((a, b) => a.rank - b.rank || mended(b) - mended(a)).map(({ action }) => action);
}

/** All safe fixes of a document's problems. */
export const fixAllKind = 'source.fixAll.adr';

function fixesOf(problem: Problem, uri: string, workspace: Workspace): Fix[] {
  const configuration = workspace.configurations.get(uri);
  if (configuration !== undefined) return findConfigurationFixes(problem, configuration);
  const log = workspace.logOf(uri);
  return log === undefined ? [] : [...findFixes(problem, uri, log), fixByConfiguring(problem, log)];
}

function fixAllActions(uri: string, text: string, { workspace, messages }: DiagnosticContext): CodeAction[] {
  const log = workspace.logOf(uri);
  const edit = log === undefined ? undefined : fixAll([uri], log, () => text);
  if (edit === undefined || edit.documentChanges?.length === 0) return [];
  return [{ title: messages.actions.fixAll, kind: fixAllKind, edit }];
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
