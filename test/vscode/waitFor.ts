import type * as vscode from 'vscode';

const limitMs = 15_000;

/** Resolves when the claim holds, looking again at each event; says what was last seen when it never does. */
export function waitFor(event: vscode.Event<unknown>, holds: () => boolean, lastSeen: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(limit);
      subscription.dispose();
    };
    const look = () => {
      if (!holds()) return;
      end();
      resolve();
    };
    const limit = setTimeout(() => {
      end();
      reject(new Error(`Waited in vain: ${lastSeen()}.`));
    }, limitMs);
    const subscription = event(look);
    look();
  });
}
