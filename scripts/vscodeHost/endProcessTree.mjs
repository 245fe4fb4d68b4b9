// @ts-check
import { spawnSync } from 'node:child_process';

/**
 * Ends a process and every process it started, now. On Linux and macOS it must have been spawned with `detached: true`,
 * which makes it the leader of a group of its own: VS Code's server forks children that survive their parent.
 *
 * @param {number} pid
 * @param {'SIGTERM' | 'SIGKILL'} signal
 */
export function endProcessTree(pid, signal) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}
