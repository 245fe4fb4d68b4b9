import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import { describeProblem, describeRelation } from '../core/messages/describe.ts';
import type { Messages } from '../core/messages/english.ts';
import { checkConfiguration, checkFile, type OnThrow, severityOf } from '../core/rules/checkFile.ts';
import type { Problem, RelatedPlace, Severity } from '../core/rules/problem.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { FileDiagnostics } from './publisher.ts';
import type { RulePages } from './rulePages.ts';

const severities: { readonly [S in Severity]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What problems become diagnostics with. */
export interface DiagnosticContext {
  readonly workspace: Workspace;
  readonly messages: Messages;
  readonly pages: RulePages | undefined;
  /** Whether the client shows a link to the page of a problem's rule. */
  readonly linksPages: boolean;
  /** Whether the client shows places that belong to a problem. */
  readonly showsRelated: boolean;
  /** The target of a Markdown link that opens a file in the client. */
  readonly linkTo: (uri: string) => string;
  /** Takes the error of a rule that throws. */
  readonly onThrow: OnThrow;
}

/** The problems of a file, found now. A file of no log has none. */
export function findProblems(
  uri: string,
  { workspace, onThrow }: Pick<DiagnosticContext, 'workspace' | 'onThrow'>,
): Problem[] {
  const configuration = workspace.configurations.get(uri);
  if (configuration !== undefined) return checkConfiguration(configuration, workspace.files, onThrow);
  const log = workspace.logOf(uri);
  return log === undefined ? [] : checkFile(uri, log, onThrow);
}

/** The problems of a file as LSP shows them. */
export function diagnose(uri: string, context: DiagnosticContext): FileDiagnostics {
  return {
    diagnostics: findProblems(uri, context).map((problem) => toDiagnostic(problem, uri, context)),
    version: context.workspace.fileAt(uri)?.version ?? null,
  };
}

export function toDiagnostic(problem: Problem, uri: string, context: DiagnosticContext): Diagnostic {
  const { workspace, messages, pages, linksPages, showsRelated } = context;
  const page = linksPages ? pages?.uriOf(problem.code) : undefined;
  const related = showsRelated ? (problem.related ?? []).flatMap((place) => toRelated(place, context)) : [];
  return {
    // A file that could not be read has no lines to point at.
    range: rangeIn(uri, problem.span, workspace) ?? firstPlace,
    severity: severities[severityOf(problem, workspace.logOf(uri) ?? { ruleSettings: {} })],
    source: 'adr',
    code: problem.code,
    message: describeProblem(problem, messages),
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

function toRelated(place: RelatedPlace, { workspace, messages }: DiagnosticContext) {
  const range = rangeIn(place.uri, place.span, workspace);
  if (range === undefined) return [];
  return [{ location: { uri: place.uri, range }, message: describeRelation(place, messages) }];
}

function rangeIn(uri: string, span: RelatedPlace['span'], workspace: Workspace): Range | undefined {
  return workspace.fileAt(uri)?.facts.lines.rangeOf(span);
}

const firstPlace: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
