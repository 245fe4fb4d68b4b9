import type { SourceText } from '../markdown/facts.ts';
import { inWidthOf, type RecordNumber } from '../model/recordNumber.ts';

/**
 * A number in the words that another row has for its own, `written` in `raw`: `019` as `ADR-018` is written is `ADR-019`.
 * Undefined where one of the two has no number there.
 */
export function writeLabel(
  raw: string,
  written: SourceText | undefined,
  number: RecordNumber | undefined,
): string | undefined {
  if (written === undefined || number === undefined || !raw.includes(written.raw)) return undefined;
  return raw.replace(written.raw, inWidthOf(written.raw, number));
}

/** A title with its number before it, as `raw` has its own before its `words`; else the title alone. */
export function writeTitle(
  title: string,
  number: RecordNumber | undefined,
  raw: string,
  words: string,
  written: SourceText | undefined,
): string {
  const lead = raw.slice(0, Math.max(0, raw.lastIndexOf(words)));
  return (writeLabel(lead, written, number) ?? '') + title;
}
