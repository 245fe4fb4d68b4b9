const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a file, without its byte order mark, or nothing where the bytes are not UTF-8. Editors do not count the
 * mark either, so that offsets agree.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A character for each byte: for a look at ASCII in files that need not be decoded. Beyond ASCII, one that is not ASCII. */
export function bytesAsText(bytes: Uint8Array): string {
  // Browsers have no Buffer; in Node the decoder takes ten times as long.
  if (typeof Buffer === 'undefined') return new TextDecoder('latin1').decode(bytes);
  const buffer = bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString('latin1');
}
