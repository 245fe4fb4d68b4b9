// @ts-check
import { spawn } from 'node:child_process';

/**
 * Shows an address in the person's browser, where there is one. Whatever goes wrong is no failure: the address is
 * printed as well.
 *
 * @param {string} address
 */
export function openBrowser(address) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return;
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? // `start` belongs to the shell, takes its first quoted word for a title, and would split the address at `&`.
          ['cmd', '/c', 'start', '""', address.replaceAll('&', '^&')]
        : ['xdg-open', address];
  // The browser is the person's, so it stays when we end.
  const child = spawn(String(command), args, { detached: true, stdio: 'ignore', windowsVerbatimArguments: true });
  child.on('error', () => undefined);
  child.unref();
}
