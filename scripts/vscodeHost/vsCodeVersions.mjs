// @ts-check

/** The oldest VS Code that the manifest's `engines.vscode` admits. It runs on the Node that this project asks for. */
export const oldestVersion = '1.100.3';

/** The newest VS Code that is known to work. */
export const newestVersion = '1.139.1';

/**
 * What a VS Code Server is made of: the npm package that carries it, and the Node it asks for (the `engines` of that
 * package). VS Code 1.N.P comes as code-server 4.N.P.
 *
 * @type {ReadonlyMap<string, { codeServer: string, nodeMajor: number }>}
 */
export const serverVersions = new Map([
  [oldestVersion, { codeServer: '4.100.3', nodeMajor: 20 }],
  [newestVersion, { codeServer: '4.139.1', nodeMajor: 24 }],
]);
