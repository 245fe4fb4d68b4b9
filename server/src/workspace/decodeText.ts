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
