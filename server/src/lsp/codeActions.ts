import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionRequest,
  CodeActionResolveRequest,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { findRefactorings } from '../core/features/findRefactorings.ts';
import type { LineTable } from '../core/markdown/kept/lineTable.ts';
import { type Span, touches } from '../core/markdown/span.ts';
import { describeFix } from '../core/messages/describe.ts';
import { canonicalUri } from '../core/model/uris.ts';
import { findFixes, fixByConfiguring } from '../core/rules/checkFile.ts';
import type { Fix } from '../core/rules/fix.ts';
import { fixAll } from '../core/rules/fixAll.ts';
import type { Problem } from '../core/rules/problem.ts';
import { type DiagnosticContext, findProblems, toDiagnostic } from './diagnostics.ts';
import { refuse } from './failures.ts';
import { editedFiles, makeFreshEdit } from './freshEdit.ts';
import type { Session } from './session.ts';

/** Quick fixes and refactorings. */
export function registerCodeActions(session: Session): ServerCapabilities {
  const { client, workspace, messages, handlers, today } = session;
  const findActions = async (params: CodeActionParams) => {
    const uri = canonicalUri(params.textDocument.uri);
    const template = workspace.logOf(uri)?.template?.file.uri;
    const templateText = template === undefined ? undefined : await workspace.readText(template);
    const text = (await workspace.readText(uri)) ?? '';
    workspace.readChanges();
    return [
      ...findCodeActions(params, uri, { text, templateText }, session),
      ...findRefactorings(params, workspace.lookUp(uri), { text, today: today() }, messages),
    ];
  };
  handlers.request(CodeActionRequest.type, { needs: 'log', safe: [] }, async (params) => {
    const actions = await findActions(params);
    if (client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit'))
      return actions.map((action) => withoutEditsElsewhere(action, params));
    if (client.workspace?.workspaceEdit?.documentChanges) return actions;
    return actions.flatMap(({ edit, ...action }) => {
      const plain = edit === undefined ? undefined : withoutDocumentChanges(edit);
      return edit === undefined ? [action] : plain === undefined ? [] : [{ ...action, edit: plain }];
    });
  });
  handlers.request(CodeActionResolveRequest.type, {}, async (action) => {
    // Some clients write null for what is not there.
    if ((action.data ?? undefined) === undefined) return action;
    const make = async () => {
      const found = await findActions(action.data as CodeActionParams);
      return found.find(({ title }) => title === action.title)?.edit ?? null;
    };
    const edit = await makeFreshEdit(make, session);
    if (edit === null) throw refuse(messages.refusals.fixGone);
    return { ...action, edit };
  });
  return {
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, fixAllKind],
      resolveProvider: true,
    },
  };
}

/**
 * Editors ask again for what a change of the document has outdated. Of other files they do not know: what changes those is
 * made once it is chosen, of what they say then.
 */
function withoutEditsElsewhere({ edit, ...action }: CodeAction, params: CodeActionParams): CodeAction {
  if (edit === undefined) return action;
  const own = canonicalUri(params.textDocument.uri);
  return editedFiles(edit).every((uri) => uri === own) ? { ...action, edit } : { ...action, data: params };
}

/** What files say as they are now. */
export interface ActionTexts {
  readonly text: string;
  /** Undefined where the log has no template. */
  readonly templateText: string | undefined;
}

/**
 * The quick fixes of the problems that the requested range touches. The problems are found again rather than taken from
 * the client: only then do their spans belong to the text that the edits are made for.
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
  const selection = file.facts.lines.spanAt(range);
  const actions = new Map<string, { readonly action: CodeAction; readonly rank: number }>();
  for (const problem of findProblems(uri, context)) {
    if (!touches(problem.span, selection) && !followsMarksAfter(problem.span, selection, file.facts.lines, text))
      continue;
    const diagnostic = toDiagnostic(problem, uri, context);
    fixesOf(problem, uri, context).forEach(({ title, makeEdit }, rank) => {
      const name = describeFix(title, messages);
      const known = actions.get(name);
      // One action may mend several problems: "insert all" stands once in the menu.
      if (known !== undefined) known.action.diagnostics?.push(diagnostic);
      else {
        const isPreferred = rank === 0 && title.kind !== 'configure-rule';
        const action = { title: name, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred };
        // To switch a rule off is the last thing to offer.
        const weight = title.kind === 'configure-rule' ? 1 : 0;
        try {
          const edit = makeEdit(text, templateText);
          // What would change a file with conflict markers is not offered.
          if (edit.documentChanges?.length !== 0) actions.set(name, { action: { ...action, edit }, rank: weight });
        } catch (error) {
          context.onThrow(error, problem.code, uri);
        }
      }
    });
  }
  const mended = ({ action }: { readonly action: CodeAction }) => action.diagnostics?.length ?? 0;
  return [...actions.values()].sort((a, b) => a.rank - b.rank || mended(b) - mended(a)).map(({ action }) => action);
}

/**
 * Whether nothing but marks separates the beginning of the line from the problem, and the selection is there. A file opens
 * with its cursor before the `#` of its title, where the menu should have the fixes of that title.
 */
function followsMarksAfter({ start }: Span, selection: Span, lines: LineTable, text: string): boolean {
  const lineStart = lines.startOf(lines.lineAt(start));
  const isBefore = lineStart <= selection.start && selection.end < start;
  return isBefore && !/[\p{L}\p{N}]/u.test(text.slice(lineStart, start));
}

/** All safe fixes of a document's problems. */
export const fixAllKind = 'source.fixAll.adr';

function fixesOf(problem: Problem, uri: string, { workspace, onThrow }: DiagnosticContext): Fix[] {
  const log = workspace.logOf(uri);
  const fixes = findFixes(problem, uri, log, onThrow);
  return log === undefined ? fixes : [...fixes, fixByConfiguring(problem, log)];
}

function fixAllActions(uri: string, text: string, { workspace, messages, onThrow }: DiagnosticContext): CodeAction[] {
  const log = workspace.logOf(uri);
  const edit = log === undefined ? undefined : fixAll([uri], log, () => text, onThrow);
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
