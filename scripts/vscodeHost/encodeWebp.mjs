// @ts-check

/** Good enough for text, a quarter of a PNG. */
const quality = 0.5;

/**
 * Encodes a picture anew, with the browser that made it.
 *
 * @param {Buffer} png
 * @param {import('playwright-core').Page} page any page of that browser
 * @returns {Promise<Buffer>} WebP
 */
export async function encodeWebp(png, page) {
  // A browser that is asked for a page makes it a context of its own, which cannot have a second one.
  const blank = await page.context().browser()?.newPage();
  if (blank === undefined) throw new Error('The browser has ended.');
  try {
    const url = await blank.evaluate(
      async ([base64, wanted]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        canvas.getContext('2d')?.drawImage(image, 0, 0);
        return canvas.toDataURL('image/webp', wanted);
      },
      /** @type {[string, number]} */ ([png.toString('base64'), quality]),
    );
    return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  } finally {
    await blank.close();
  }
}
