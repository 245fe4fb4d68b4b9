// @ts-check
/** `npm run icon`: draws `docs/images/icon.svg` as the icon of the extension: marketplaces take PNG alone. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from './vscodeHost/findChromium.mjs';

/** @param {string} path */
const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** In pixels: marketplaces ask for 128 and more, and each byte is installed with the extension. */
const size = 192;

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = await readFile(inRepository('docs/images/icon.svg'), 'utf8');
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`,
  );
  await writeFile(inRepository('client/media/icon.png'), await page.screenshot({ omitBackground: true }));
} finally {
  await browser.close();
}
