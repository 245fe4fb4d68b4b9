// @ts-check
import { chromium } from 'playwright-core';
import { answerDialogs } from './answerDialogs.mjs';
import { findChromium } from './findChromium.mjs';

/**
 * @typedef {object} WindowOptions
 * @property {import('./startVsCodeServer.mjs').VsCodeServer} server
 * @property {string} [folder] absolute path
 * @property {string} [workspace] absolute path of a `.code-workspace` file
 * @property {string} [extensionDevelopmentPath] an extension to run from its sources, absolute path; needs the server's
 *   `enableSmokeTestDriver`, as the next two do
 * @property {string} [extensionTestsPath] a module that exports `run(): Promise<void>`, absolute path
 * @property {string} [openFile] absolute path of a file to show
 * @property {boolean} [confirmDialogs] clicks the primary button of every modal dialog. VS Code shows none while tests
 *   run: what would ask, such as the undo of an edit of several files, fails instead. With this it asks, and is answered
 * @property {(type: string, args: unknown[]) => void} [onLog] gets what the extension host writes to its console
 * @property {{ width: number, height: number }} [viewport] size of the window in pixels
 * @property {string} [language] what extensions speak, such as `de`; VS Code itself would need a language pack for that
 * @property {boolean} [headless] whether nobody sees the browser, which is so where it is left out
 */

/**
 * @typedef {object} VsCodeWindow
 * @property {import('playwright-core').Page} page shows VS Code
 * @property {Promise<number>} exit what the tests ended with; rejects when the page or the browser is lost
 * @property {() => Promise<void>} close ends the browser
 */

/**
 * Opens VS Code in a Chromium of its own.
 *
 * @param {WindowOptions} options
 * @returns {Promise<VsCodeWindow>} once the page is loaded; VS Code then takes another second or two to draw itself
 */
export async function openWindow(options) {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    headless: options.headless ?? true,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
    // The caller ends this process in its own way, and the browser ends with it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  try {
    const page = await browser.newPage({ viewport: options.viewport ?? { width: 1280, height: 800 } });
    /** @type {Promise<number>} */
    const exit = new Promise((resolve, reject) => {
      page.once('crash', () => reject(new Error('The page of VS Code crashed.')));
      page.once('close', () => reject(new Error('The window of VS Code was closed before its tests ended.')));
      browser.once('disconnected', () => reject(new Error('The browser ended before the tests of VS Code did.')));
      // Two functions that VS Code looks for on the page. They have to be there before its first script.
      page.exposeFunction('codeAutomationExit', resolve).catch(reject);
    });
    // Who opens a window without tests never looks at this.
    exit.catch(() => undefined);
    /** @param {string} type @param {unknown[]} args */
    const log = (type, args) => options.onLog?.(type, args);
    await page.exposeFunction('codeAutomationLog', log);
    if (options.confirmDialogs === true) {
      await answerDialogs(page, options.server.folder, (text) => log('info', [text]));
    }
    if (options.language !== undefined) await page.addInitScript(setLanguage, options.language);
    await page.goto(options.server.addressOf({ ...options, payload: payloadOf(options) }));
    return { page, exit, close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/**
 * Runs on the page, before VS Code sets its own language there: it hands this one to the extension host.
 *
 * @param {string} language
 */
function setLanguage(language) {
  Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set: () => undefined });
}

/**
 * @param {WindowOptions} options
 * @returns {Array<[string, string]>}
 */
function payloadOf({ server, extensionDevelopmentPath, extensionTestsPath, openFile }) {
  /** @type {Array<[string, string]>} */
  const payload = [];
  if (extensionDevelopmentPath !== undefined) {
    payload.push(['extensionDevelopmentPath', server.remoteUri(extensionDevelopmentPath)]);
  }
  if (extensionTestsPath !== undefined) payload.push(['extensionTestsPath', server.remoteUri(extensionTestsPath)]);
  if (openFile !== undefined) payload.push(['openFile', server.remoteUri(openFile)]);
  if (payload.length > 0) payload.push(['skipWelcome', 'true']);
  return payload;
}
