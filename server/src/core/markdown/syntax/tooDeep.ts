/**
 * What a parser throws where a text nests deeper than people write, and than every later walk through its tree could go.
 */
export class TooDeep extends Error {
  override readonly name = 'TooDeep';
}

/** How many quotes and list items may lie in one another. */
export const mostContainers = 100;

/** How deep emphasis may nest. */
export const mostEmphasis = 500;

/** Whether an error says that something is nested too deeply: one of ours, or the engine's, whose stack has an end. */
export function saysTooDeep(error: unknown): boolean {
  if (error instanceof TooDeep) return true;
  // "Maximum call stack size exceeded" in V8 and WebKit, "too much recursion" in Firefox.
  return (
    error instanceof Error && /RangeError|InternalError/.test(error.name) && /call stack|recursion/.test(error.message)
  );
}
