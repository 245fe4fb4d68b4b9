import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Who may import whom: the first entry whose path a file begins with decides. Packages stand beside our own folders. */
const boundaries: readonly { readonly from: string; readonly may: readonly RegExp[]; readonly because: string }[] = [
  {
    from: 'server/src/core/vocabulary/',
    may: [/^server\/src\/core\/vocabulary\//],
    because: 'the vocabulary is words, and knows nothing of texts',
  },
  {
    from: 'server/src/core/markdown/',
    may: [
      /^server\/src\/core\/(?:markdown|vocabulary)\//,
      /^(?:github-slugger|micromark-util-decode-string|micromark-util-html-tag-name|micromark-util-normalize-identifier|yaml|vscode-languageserver-types)$/,
    ],
    because: 'facts know the text and nothing of what it means',
  },
  {
    from: 'server/src/core/model/',
    may: [/^server\/src\/core\/(?:markdown|model|vocabulary)\//, /^(?:vscode-uri|yaml)$/],
    because: 'the model is made of facts',
  },
  {
    from: 'server/src/core/graph/',
    may: [/^server\/src\/core\/(?:markdown|model|graph|vocabulary)\//, /^@dagrejs\/dagre$/],
    because: 'a graph is read from the model, and drawn for whoever wants it',
  },
  {
    from: 'server/src/core/operations/',
    may: [/^server\/src\/core\/(?:markdown|model|graph|operations|vocabulary)\//, /^vscode-languageserver-types$/],
    because: 'an operation goes from a log to an edit',
  },
  {
    from: 'server/src/core/features/',
    may: [/^server\/src\/core\//, /^server\/src\/protocol\.ts$/, /^vscode-languageserver-types$/],
    because: 'a feature goes from logs and a place to an answer of the protocol',
  },
  {
    from: 'server/src/core/',
    may: [/^server\/src\/core\//, /^vscode-languageserver-types$/],
    because: 'the core is pure: no connection, no file system, no clock',
  },
  {
    from: 'server/src/protocol.ts',
    may: [],
    because: 'both sides import it',
  },
  {
    from: 'server/src/workspace/',
    may: [
      /^server\/src\/(?:core|workspace)\//,
      /^server\/src\/protocol\.ts$/,
      /^node:/,
      /^(?:ignore|vscode-uri|yaml)$/,
    ],
    because: 'the workspace reads files for the core, and knows no protocol but its names',
  },
  {
    from: 'server/src/cli',
    may: [
      /^server\/src\/(?:core|workspace|cli)\//,
      /^server\/src\/protocol\.ts$/,
      /^node:/,
      /^(?:diff|vscode-uri|vscode-languageserver-types|vscode-languageserver-textdocument)$/,
    ],
    because: 'the command line must not load the language server',
  },
  {
    from: 'server/src/nodeMain.ts',
    may: [/^server\/src\//, /^vscode-languageserver/, /^(?:node:path|node:v8|vscode-uri)$/],
    because: 'a door makes a connection and says where it stands',
  },
  {
    from: 'server/src/',
    may: [/^server\/src\//, /^vscode-languageserver/],
    because: 'the protocol edge stands above workspace and core',
  },
  {
    from: 'client/src/graph/page/',
    may: [/^client\/src\/graph\/page\//, /^server\/src\/core\/graph\//],
    because: 'the page runs in a browser, without VS Code, and draws as the command line does',
  },
  {
    from: 'client/src/',
    may: [/^client\/src\//, /^server\/src\/protocol\.ts$/, /^vscode$/, /^vscode-languageclient/],
    because: 'the client knows of the server only its protocol',
  },
];

interface Import {
  readonly file: string;
  readonly target: string;
}

const imports = [...sourcesOf('server/src'), ...sourcesOf('client/src')].flatMap(importsOf);

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.split(sep).join('/')}`);
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier = '']) => ({
    file,
    target: specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier,
  }));
}

test('every import stays within its boundary', () => {
  const crossings = imports.flatMap(({ file, target }) => {
    const boundary = boundaries.find(({ from }) => file.startsWith(from));
    if (boundary === undefined) return [`${file} stands in no boundary`];
    return boundary.may.some((pattern) => pattern.test(target))
      ? []
      : [`${file} imports ${target}, but ${boundary.because}`];
  });
  expect(crossings).toEqual([]);
});

test('no import goes in a circle', () => {
  const targets = new Map<string, string[]>();
  for (const { file, target } of imports) targets.set(file, [...(targets.get(file) ?? []), target]);
  const circles: string[] = [];
  const visited = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (visited.has(file)) return;
    visited.add(file);
    for (const target of targets.get(file) ?? []) visit(target, [...path, file]);
  };
  for (const file of targets.keys()) visit(file, []);
  expect(circles).toEqual([]);
});

test('every source file is named after its export, and none is a barrel', () => {
  for (const file of new Set(imports.map((each) => each.file))) {
    expect(file).not.toMatch(/\/(?:index|utils?|helpers?|common)\.ts$/);
    expect(readFileSync(join(root, file), 'utf8')).not.toMatch(/^export (?:\*|\{[^}]*\}) from|^export default/m);
  }
  expect(relative(root, dirname(fileURLToPath(import.meta.url)))).toBe(join('test', 'repo'));
});
