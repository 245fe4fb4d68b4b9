import Module from 'node:module';
import * as vscode from 'vscode';
import type { AdrKeeperApi } from '../../client/src/extension.ts';

/** What Node asks for each `require`, VS Code's own too. */
const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };

/**
 * What VS Code calls as a suite: activates the extension and says how long that took, as {@link measureVsCode} reads it.
 * Beside it stands what the extension itself took of that, loading and `activate`: VS Code asks its window for
 * what the extension has stored, and waits for the answer, in between.
 */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension<AdrKeeperApi>('adr-keeper.adr-keeper');
  if (extension === undefined) throw new Error('VS Code has not loaded the extension.');
  if (extension.isActive) throw new Error('The extension was active before it was measured.');
  let own = 0;
  const timed = <Result>(work: () => Result): Result => {
    const start = performance.now();
    try {
      return work();
    } finally {
      own += performance.now() - start;
    }
  };
  const load = loader._load;
  loader._load = (request, ...rest) => {
    if (!/[\\/]dist[\\/]client\.cjs$/.test(request)) return load(request, ...rest);
    const client = timed(() => load(request, ...rest)) as typeof import('../../client/src/extension.ts');
    return { ...client, activate: (context: vscode.ExtensionContext) => timed(() => client.activate(context)) };
  };
  const start = performance.now();
  const { listLogs } = await extension.activate();
  const activated = performance.now() - start;
  loader._load = load;
  if (own === 0) throw new Error('VS Code has loaded the client in another way than by require.');
  const logs = process.env['ADR_KEEPER_BENCH_HAS_LOG'] === undefined ? [] : await listLogs();
  console.log(`measured ${JSON.stringify({ own, activated, loaded: performance.now() - start, logs: logs?.length })}`);
}
