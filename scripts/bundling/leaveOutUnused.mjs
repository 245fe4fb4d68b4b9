// @ts-check
import { readFileSync } from 'node:fs';

/**
 * What the library of the server adds to a connection and nobody here asks a client for, by the file that adds it. Each
 * of these is a function that gives a class its methods: left out, it gives the class back as it is.
 *
 * @type {Readonly<Record<string, string>>}
 */
const features = {
  callHierarchy: 'CallHierarchyFeature',
  diagnostic: 'DiagnosticFeature',
  foldingRange: 'FoldingRangeFeature',
  inlineCompletion: 'InlineCompletionFeature',
  inlineValue: 'InlineValueFeature',
  linkedEditingRange: 'LinkedEditingRangeFeature',
  moniker: 'MonikerFeature',
  notebook: 'NotebookSyncFeature',
  semanticTokens: 'SemanticTokensFeature',
  textDocumentContent: 'TextDocumentContentFeature',
  typeHierarchy: 'TypeHierarchyFeature',
};

/** The messages of some of them, by the file of the protocol's library that names them. */
const messages = /[\\/]vscode-languageserver-protocol[\\/]lib[\\/]common[\\/]protocol\.(?:diagnostic|notebook)\.js$/;

/** The functions for paths in the library of URIs, which only its `Utils` call. */
const pathFunctions = /^var t=\{(\d+)\(t\)\{.*?\}\},(?=e=\{\};)/s;

/**
 * Leaves out what the library of the server brings along and nobody here calls, 23 KB of 1 024 bytes: those features, their
 * messages where these are large, and the search for npm's and yarn's global packages; and 4 KB of the library of URIs, of
 * which only `URI` is used. What else these files export is undefined then, and not imported here.
 *
 * @type {import('esbuild').Plugin}
 */
export const leaveOutUnused = {
  name: 'unused parts',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]vscode-languageserver[\\/]lib[\\/]node[\\/]files\.js$/ }, () => ({ contents: '' }));
    onLoad({ filter: messages }, () => ({ contents: '' }));
    onLoad({ filter: /[\\/]vscode-languageserver[\\/]lib[\\/]common[\\/]\w+\.js$/ }, ({ path }) => {
      const feature = features[/(\w+)\.js$/.exec(path)?.[1] ?? ''];
      return feature === undefined ? undefined : { contents: `exports.${feature} = (Base) => Base;` };
    });
    onLoad({ filter: /[\\/]vscode-uri[\\/]lib[\\/]esm[\\/]index\.mjs$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!pathFunctions.test(text)) throw new Error(`${path} has another form: see "pathFunctions".`);
      return { contents: text.replace(pathFunctions, 'var t={$1(){}},') };
    });
  },
};
