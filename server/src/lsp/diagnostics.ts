import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { describeProblem } from '../core/messages/describe.ts';
import type { Messages } from '../core/messages/english.ts';
import { fileOf, type Log } from '../core/model/log.ts';
import { checkFile, severityOf } from '../core/rules/checkFile.ts';
import type { Problem, Severity } from '../core/rules/problem.ts';
import type { FileDiagnostics } from './publisher.ts';

const severities: { readonly [S in Severity]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The problems of a file as LSP shows them; a file of no log has none. */
export function diagnose(uri: string, log: Log | undefined, messages: Messages): FileDiagnostics {
  if (log === undefined) return { diagnostics: [], version: null };
  const file = fileOf(uri, log);
  return {
    diagnostics: checkFile(uri, log).map((problem) => toDiagnostic(problem, uri, log, messages)),
    version: file?.version ?? null,
  };
}

export function toDiagnostic(problem: Problem, uri: string, log: Log, messages: Messages): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    // A file that could not be read has no lines to point at.
    range: fileOf(uri, log)?.facts.lines.rangeOf(problem.span) ?? { start, end: start },
    severity: severities[severityOf(problem, log)],
    source: 'adr',
    code: problem.code,
    message: describeProblem(problem, messages),
  };
}
