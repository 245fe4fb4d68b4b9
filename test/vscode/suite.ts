import * as vscode from 'vscode';

/** What VS Code calls: runs every test file, and rejects when a test fails. */
export async function run(): Promise<void> {
  console.log(`VS Code ${vscode.version}, extension host on Node ${process.versions.node}`);
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, color: false, reporter: 'spec' });
  // The test files call describe and it as they are loaded: these must be there before.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./activation.test.ts');
  await import('./explorer.test.ts');
  await import('./crash.test.ts');
  await import('./problems.test.ts');
  await import('./quickFixes.test.ts');
  await import('./newRecord.test.ts');
  await import('./createLog.test.ts');
  await import('./convention.test.ts');
  await import('./indexSync.test.ts');
  await import('./features.test.ts');
  await import('./graph.test.ts');
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('end', () => {
      const { passes = 0, failures: failed = 0, pending = 0 } = runner.stats ?? {};
      console.log(`${passes} passed, ${failed} failed, ${pending} skipped`);
    });
  });
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
