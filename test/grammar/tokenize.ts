import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import markdown from '@shikijs/langs/markdown';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IRawGrammar } from 'vscode-textmate';

/** A stretch of a line and what the grammars call it, from the outermost scope to the innermost. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

const require = createRequire(import.meta.url);
const injection = JSON.parse(
  readFileSync(new URL('../../syntaxes/adr.injection.tmLanguage.json', import.meta.url), 'utf8'),
) as IRawGrammar;

const loading = load();

async function load() {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      if (scope === injection.scopeName) return injection;
      // VS Code's own Markdown grammar, as the package carries it.
      return (markdown.find((grammar) => grammar.scopeName === scope) as IRawGrammar | undefined) ?? null;
    },
    getInjections: (scope) => (scope === 'text.html.markdown' ? [injection.scopeName] : undefined),
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  if (grammar === null) throw new Error('There is no Markdown grammar.');
  return grammar;
}

/** The tokens of each line, by VS Code's Markdown grammar with ours injected. */
export async function tokenize(text: string): Promise<Token[][]> {
  const grammar = await loading;
  let state = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
}

/** What our grammar colours in a text: each coloured piece with the scope that we gave it. */
export async function findColours(text: string): Promise<string[]> {
  const lines = await tokenize(text);
  return lines.flat().flatMap(({ text: piece, scopes }) => {
    const scope = scopes.find((each) => each.endsWith('.adr'));
    return scope === undefined ? [] : [`${piece}: ${scope}`];
  });
}
