// @ts-check
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HostError } from './hostError.mjs';

/**
 * Makes VS Code show its modal dialogs and its notifications while tests run, as it does for a person, and clicks the
 * primary button of the dialogs.
 *
 * @param {import('playwright-core').Page} page before its first `goto`
 * @param {string} serverFolder the server's `lib/vscode`
 * @param {(text: string) => void} log is told every answer
 */
export async function answerDialogs(page, serverFolder, log) {
  const script = await readWorkbenchThatAsks(serverFolder);
  await page.route('**/workbench.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.exposeFunction('adrKeeperDialogAnswered', log);
  // An observer inside the page and not a Playwright locator handler: those run only while Playwright does something,
  // and during a test run it waits.
  await page.addInitScript(clickPrimaryButtons);
}

/**
 * VS Code's dialog service refuses dialogs in a window that has `extensionTestsPath` ("refused to show dialog in
 * tests"), and no setting or option changes that: the one condition is taken out of its script on the way to the page.
 *
 * @param {string} serverFolder
 */
async function readWorkbenchThatAsks(serverFolder) {
  const file = join(serverFolder, 'out', 'vs', 'code', 'browser', 'workbench', 'workbench.js');
  // VS Code 1.100 ends its check with `…&&this.a.extensionTestsLocationURI?!0:!!this.a.enableSmokeTestDriver}`,
  // 1.139 with `…&&!!this.environmentService.extensionTestsLocationURI}`.
  const check =
    /\bthis\.\w+\.isExtensionDevelopment&&(?:!!)?this\.\w+\.extensionTestsLocationURI(?:\?!0:!!this\.\w+\.enableSmokeTestDriver)?(?=\}async confirm\()/;
  const script = await readFile(file, 'utf8');
  if (!check.test(script)) {
    throw new HostError(`This VS Code refuses dialogs in tests in a way of its own: teach answerDialogs.mjs about it.`);
  }
  // VS Code 1.139 puts notifications away unseen where the driver of its smoke tests is on.
  return script.replace(check, '!1').replace(/!this\.\w+\.enableSmokeTestDriver(?=&&\w+\.priority!==)/, '!0');
}

/** Runs in the page, so it can use nothing of this module. */
function clickPrimaryButtons() {
  /** @type {WeakSet<Element>} */
  const answered = new WeakSet();
  const answer = () => {
    for (const dialog of document.querySelectorAll('.monaco-dialog-box')) {
      const button = dialog.querySelector('.dialog-buttons .monaco-button:not(.secondary)');
      if (answered.has(dialog) || !(button instanceof HTMLElement)) continue;
      answered.add(dialog);
      const question = dialog.querySelector('.dialog-message-container')?.textContent ?? '';
      // @ts-expect-error exposed above
      window.adrKeeperDialogAnswered(`[dialog] ${question} → ${button.textContent}`);
      button.click();
    }
  };
  new MutationObserver(answer).observe(document, { childList: true, subtree: true });
}
