import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DecisionGraph, edgeKinds } from '../../../server/src/core/graph/decisionGraph.ts';
import { cardHeight, cardWidth, layOutGraph } from '../../../server/src/core/graph/layOutGraph.ts';
import { renderSvg } from '../../../server/src/core/graph/renderSvg.ts';
import { english } from '../../../server/src/core/messages/english.ts';

const frame = { title: 'A <log> & "more"', words: english.graph.edges };

const graphs: fc.Arbitrary<DecisionGraph> = fc.integer({ min: 0, max: 40 }).chain((count) => {
  const dates = fc.constantFrom(null, '2022-01-02', '2023-04-05', '2023-06-07');
  const statuses = fc.constantFrom(null, 'Accepted', 'Proposed', 'in-progress', 'Superseded', '<odd> & "word"');
  const titles = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant('数据库的选择和迁移策略 '.repeat(5)));
  const one = fc.tuple(titles, statuses, dates);
  const end = fc.nat({ max: Math.max(0, count - 1) });
  const edge = fc.tuple(end, end, fc.constantFrom(...edgeKinds));
  return fc
    .tuple(fc.array(one, { minLength: count, maxLength: count }), fc.array(edge, { maxLength: count === 0 ? 0 : 60 }))
    .map(([records, ends]) => ({
      nodes: records.map(([title, status, date], at) => ({
        uri: `file:///${at}.md`,
        number: at % 7 === 6 ? null : `${at}`,
        title,
        status,
        date,
      })),
      edges: ends.flatMap(([from, to, kind]) =>
        from === to ? [] : [{ from: `file:///${from}.md`, to: `file:///${to}.md`, kind }],
      ),
    }));
});

test('whatever the graph: every record has its card and every edge its line, no cards meet, and the order holds', () => {
  fc.assert(
    fc.property(graphs, fc.constantFrom('number' as const, 'time' as const), (graph, across) => {
      const { cards, lines, width, height } = layOutGraph(graph, across);
      expect(cards.map((card) => card.node)).toEqual(graph.nodes);
      expect(lines.map(({ edge }) => edge)).toEqual(graph.edges);
      for (const [at, a] of cards.entries()) {
        expect(a.x >= 0 && a.y >= 0 && a.x + cardWidth <= width && a.y + cardHeight <= height).toBe(true);
        for (const b of cards.slice(0, at)) {
          if (a.column === b.column) expect(Math.abs(a.y - b.y)).toBeGreaterThan(cardHeight);
          else expect(Math.abs(a.x - b.x)).toBeGreaterThan(cardWidth);
          const isBefore = across === 'number' || (b.node.date ?? '') <= (a.node.date ?? '');
          if (isBefore) expect(b.column).toBeLessThanOrEqual(a.column);
        }
      }
      for (const { path } of lines) expect(path).toMatch(/^M(?:[\d. CHM-])+$/);
    }),
    { numRuns: Number(process.env['ADR_KEEPER_RUNS'] ?? 100) },
  );
});

test('whatever the graph: the picture is well-formed, and the same each time', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const svg = renderSvg(layOutGraph(graph, 'number'), frame);
      expect(renderSvg(layOutGraph(graph, 'number'), frame)).toBe(svg);
      expect(openElements(svg)).toEqual([]);
      expect(svg.match(/<g class="node /g) ?? []).toHaveLength(graph.nodes.length);
      expect(svg.match(/<path class="edge kind-[a-z-]+" data-source/g) ?? []).toHaveLength(graph.edges.length);
    }),
    { numRuns: Number(process.env['ADR_KEEPER_RUNS'] ?? 100) },
  );
});

/** The elements that nobody closed; throws where a text or an attribute has what XML does not allow there. */
function openElements(xml: string): string[] {
  const open: string[] = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  const rest = xml.replace(/<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*)(\/?)>/g, (...match) => {
    const [, isEnd, name, , isEmpty] = match as string[];
    if (isEnd === '/') expect(open.pop()).toBe(name);
    else if (isEmpty !== '/') open.push(name ?? '');
    return '';
  });
  expect(rest.replace(/&#\d+;/g, '')).not.toMatch(/[<>&]/);
  return open;
}
