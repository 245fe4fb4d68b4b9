import { fileNameIn } from './indexColumns.ts';
import { inlineLinks, resolveLink } from './links.ts';
import type { Log } from './log.ts';

/**
 * The offset where a log's README begins to list the records, in whatever form: as a table in a quote, as headings, in
 * HTML, by names without links. Undefined where it names less than half of them.
 */
export function findListing(log: Log): number | undefined {
  const { readme, records } = log;
  if (readme === undefined) return undefined;
  const { facts, uri } = readme;
  const linked = [
    ...inlineLinks(facts).map(({ href, target }) => ({ href, at: target.start })),
    ...facts.otherTargets.map(({ raw, span }) => ({ href: raw, at: span.start })),
  ].map(({ href, at }) => ({ uri: resolveLink(uri, href) ?? '', at }));
  const named = facts.tables
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
    .flatMap((cell) => {
      const name = fileNameIn(cell);
      const found = name === undefined ? [] : log.namesakesOf(`${name}.md`);
      return found.map(({ file }) => ({ uri: file.uri, at: cell.content.start }));
    });
  const places = [...linked, ...named].flatMap((place) => {
    const record = records.get(place.uri) ?? records.get(`${place.uri}.md`);
    return record === undefined || record.isTemplate ? [] : [{ uri: record.file.uri, at: place.at }];
  });
  const found = new Set(places.map((place) => place.uri));
  const all = [...records.values()].filter(({ isTemplate }) => !isTemplate).length;
  const isListing = found.size * 2 > all || (found.size > 1 && found.size * 2 === all);
  return isListing ? places.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY) : undefined;
}
