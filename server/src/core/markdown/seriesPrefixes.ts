/** The words before the numbers of records that are words of a log's own: `ARCH-`, `CI-`. */
export type SeriesPrefixes = ReadonlySet<string>;

export const noSeries: SeriesPrefixes = new Set();
