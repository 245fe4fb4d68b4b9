import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import htmlDerivative from '@shikijs/langs/html-derivative';
import markdown from '@shikijs/langs/markdown';
import yaml from '@shikijs/langs/yaml';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IRawGrammar } from 'vscode-textmate';

/** A stretch of a line, in UTF-16 units, and what the grammars call it, from the outermost scope to the innermost. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/** Our grammar as it is shipped. */
export const ours = JSON.parse(
  readFileSync(new URL('../../syntaxes/adr.injection.tmLanguage.json', import.meta.url), 'utf8'),
) as IRawGrammar;

// VS Code's own grammars, as the package carries them: Markdown, and what it includes in front matter and in HTML.
const theirs = [...markdown, ...yaml, ...htmlDerivative] as unknown as readonly IRawGrammar[];

const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
const onigLib = oniguruma.loadWASM(readFileSync(wasm)).then(() => ({
  createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
  createOnigString: (text: string) => new oniguruma.OnigString(text),
}));
const grammars = { withOurs: loadMarkdown([ours.scopeName]), alone: loadMarkdown([]) };

async function loadMarkdown(injections: string[]): Promise<IGrammar> {
  const registry = new textmate.Registry({
    onigLib,
    loadGrammar: async (scope) => [ours, ...theirs].find(({ scopeName }) => scopeName === scope) ?? null,
    getInjections: (scope) => (scope === 'text.html.markdown' ? injections : undefined),
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  if (grammar === null) throw new Error('There is no Markdown grammar.');
  return grammar;
}

/** The tokens of each line by VS Code's Markdown grammar, with ours injected or alone. */
export async function tokenize(lines: readonly string[], by: keyof typeof grammars = 'withOurs'): Promise<Token[][]> {
  const grammar = await grammars[by];
  let state = textmate.INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ start: startIndex, end: endIndex, scopes }));
  });
}

/** Whether a scope is one of our grammar's. */
export function isOurs(scope: string): boolean {
  return scope.endsWith('.adr');
}
