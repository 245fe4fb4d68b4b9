import { Graph, layout } from '@dagrejs/dagre';
import type { DecisionGraph, GraphEdge, GraphNode } from './decisionGraph.ts';
import { type Across, fillColumns } from './fillColumns.ts';

/** A picture of a graph, in pixels from its top left corner. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly { readonly label: string; readonly x: number }[];
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
}

export interface Card {
  readonly node: GraphNode;
  /** The top left corner. */
  readonly x: number;
  readonly y: number;
  /** Counted from 0, from left to right. */
  readonly column: number;
}

export interface Line {
  readonly edge: GraphEdge;
  /** What the `d` of an SVG path takes, from the record that says it to the other one. */
  readonly path: string;
}

export const cardWidth = 208;
export const cardHeight = 70;
export const headerHeight = 44;
export const margin = 24;

const columnGap = 72;
const cardGap = 16;
/** Between lines that pass a column, and between the ends of lines at one side of a card. */
const lineGap = 9;
/** Longer lines go straight behind the cards: to lead each of them around would pull a big picture apart. */
const longestDetour = 8;
/**
 * More columns are not passed by all lines together; of many lines, only the shorter ones are led around. The layout of
 * each passage takes time, and so many of them are a thicket.
 */
const mostPassages = 5_000;
/** So many mentions have a say in where cards stand; more would, but it takes time, and they are a thicket anyway. */
const mostMentions = 300;

/**
 * Lays a graph out: records in columns by number or time, from left to right. Which record stands above which within
 * its column, and where lines pass through the columns between, is dagre's choice, so that few lines cross. Where
 * exactly they stand is ours: dagre would spread records without relations over a plane that is mostly empty.
 */
export function layOutGraph(graph: DecisionGraph, across: Across): Picture {
  const columns = fillColumns(graph, across);
  const columnOf = new Map(columns.flatMap(({ nodes }, at) => nodes.map(({ uri }) => [uri, at] as const)));
  const routed = routedEdges(graph.edges, columnOf);
  const stops = orderWithin(graph.nodes, routed, columnOf);
  const cards = new Map<string, Card>();
  const passages = new Map<GraphEdge, Map<number, number>>(routed.map((edge) => [edge, new Map()]));
  const nodes = new Map(graph.nodes.map((node) => [node.uri, node]));
  let bottom = headerHeight;
  for (const [column, inColumn] of stops.entries()) {
    const x = leftOf(column);
    let y = headerHeight + margin / 2;
    for (const { of } of inColumn) {
      if (typeof of === 'string') {
        const node = nodes.get(of) as GraphNode;
        cards.set(of, { node, x, y, column });
        y += cardHeight + cardGap;
      } else {
        passages.get(of)?.set(column, y);
        y += lineGap;
      }
    }
    bottom = Math.max(bottom, y);
  }
  return {
    // Lines within the last column go out and back to the right of it.
    width: leftOf(columns.length),
    height: bottom + margin,
    columns: columns.map(({ label }, at) => ({ label, x: leftOf(at) })),
    cards: graph.nodes.flatMap(({ uri }) => cards.get(uri) ?? []),
    lines: drawLines(graph.edges, cards, passages),
  };
}

function leftOf(column: number): number {
  return margin + column * (cardWidth + columnGap);
}

function routedEdges(edges: readonly GraphEdge[], columnOf: ReadonlyMap<string, number>): GraphEdge[] {
  const mentions = edges.filter(({ kind }) => kind === 'mentions').length;
  const spanOf = ({ from, to }: GraphEdge) => Math.abs((columnOf.get(from) ?? 0) - (columnOf.get(to) ?? 0));
  let routed = edges.filter((edge) => spanOf(edge) > 0 && (edge.kind !== 'mentions' || mentions <= mostMentions));
  let longest = longestDetour;
  do {
    const most = longest--;
    routed = routed.filter((edge) => spanOf(edge) <= most);
  } while (longest > 0 && routed.reduce((sum, edge) => sum + spanOf(edge), 0) > mostPassages);
  return routed;
}

/** What stands in a column: a card, by its record's `uri`, or a line that passes. */
interface Stop {
  readonly of: string | GraphEdge;
  readonly y: number;
}

/** Column by column, what stands in it from top to bottom. */
function orderWithin(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  columnOf: ReadonlyMap<string, number>,
): Stop[][] {
  const sketch = new Graph({ multigraph: true });
  // dagre would choose columns by the edges alone; these are chosen already. Between two it keeps a rank for labels.
  const takeColumns = (each: typeof sketch) => {
    for (const name of each.nodes()) Object.assign(each.node(name), { rank: 2 * (columnOf.get(name) ?? 0) });
  };
  sketch.setGraph({ rankdir: 'LR', nodesep: cardGap, edgesep: lineGap, ranker: takeColumns });
  for (const { uri } of nodes) sketch.setNode(uri, { width: cardWidth, height: cardHeight });
  for (const [at, edge] of edges.entries()) {
    const weight = edge.kind === 'mentions' ? 1 : 4;
    sketch.setEdge(...leftToRight(edge, columnOf), { weight }, `${at}`);
  }
  layout(sketch);
  const columns: Stop[][] = [];
  const stop = (column: number, of: Stop['of'], y: number) => {
    columns[column] ??= [];
    columns[column].push({ of, y });
  };
  for (const { uri } of nodes) stop(columnOf.get(uri) ?? 0, uri, sketch.node(uri).y ?? 0);
  for (const [at, edge] of edges.entries()) {
    const [left, right] = leftToRight(edge, columnOf);
    const { points = [] } = sketch.edge(left, right, `${at}`);
    // The first and the last point lie at the cards; between them every second one is in a column that the line passes.
    for (const [at, { y }] of points.slice(1, -1).entries())
      if (at % 2 === 1) stop((columnOf.get(left) ?? 0) + (at + 1) / 2, edge, y);
  }
  for (const column of columns) column.sort((a, b) => a.y - b.y);
  return columns;
}

function leftToRight({ from, to }: GraphEdge, columnOf: ReadonlyMap<string, number>): [string, string] {
  return (columnOf.get(from) ?? 0) <= (columnOf.get(to) ?? 0) ? [from, to] : [to, from];
}

/** The end of a line at a card, where it leaves or enters. */
interface Port {
  readonly side: 'left' | 'right';
  readonly towards: number;
  y: number;
}

function drawLines(
  edges: readonly GraphEdge[],
  cards: ReadonlyMap<string, Card>,
  passages: ReadonlyMap<GraphEdge, ReadonlyMap<number, number>>,
): Line[] {
  const ports = new Map<Card, Port[]>();
  const openPort = (card: Card, other: Card): Port => {
    // Within a column a line leaves to the right and comes back from there.
    const port: Port = { side: other.column < card.column ? 'left' : 'right', towards: other.y, y: 0 };
    const known = ports.get(card);
    if (known === undefined) ports.set(card, [port]);
    else known.push(port);
    return port;
  };
  const drawn = edges.flatMap((edge) => {
    const [from, to] = [cards.get(edge.from), cards.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    return [{ edge, from, to, start: openPort(from, to), end: openPort(to, from) }];
  });
  for (const [card, all] of ports) spreadPorts(card, all);
  return drawn.map(({ edge, from, to, start, end }) => {
    const passed = [...(passages.get(edge) ?? [])].sort(([a], [b]) => (from.column < to.column ? a - b : b - a));
    return { edge, path: pathOf({ card: from, ...start }, { card: to, ...end }, passed) };
  });
}

/** Lines at one side of a card end beside each other, in the order in which they come. */
function spreadPorts({ y }: Card, all: readonly Port[]): void {
  for (const side of ['left', 'right'] as const) {
    const ports = all.filter((port) => port.side === side).sort((a, b) => a.towards - b.towards);
    const gap = Math.min(lineGap, (cardHeight - 20) / ports.length);
    for (const [at, port] of ports.entries()) port.y = y + cardHeight / 2 + (at - (ports.length - 1) / 2) * gap;
  }
}

type End = Port & { readonly card: Card };

/** A curve that leaves and enters cards and passes columns level, so that it is seen where it belongs. */
function pathOf(start: End, end: End, passed: readonly (readonly [column: number, y: number])[]): string {
  const xOf = ({ card, side }: End) => (side === 'left' ? card.x : card.x + cardWidth);
  const [fromX, toX] = [xOf(start), xOf(end)];
  if (start.card.column === end.card.column) {
    const bulge = fromX + columnGap * 0.6;
    return `M${fromX} ${round(start.y)}C${bulge} ${round(start.y)} ${bulge} ${round(end.y)} ${toX} ${round(end.y)}`;
  }
  const isRightward = start.card.column < end.card.column;
  let [x, y] = [fromX, start.y];
  let path = `M${x} ${round(y)}`;
  const curveTo = (nextX: number, nextY: number) => {
    const middle = round((x + nextX) / 2);
    path += `C${middle} ${round(y)} ${middle} ${round(nextY)} ${nextX} ${round(nextY)}`;
    [x, y] = [nextX, nextY];
  };
  for (const [column, level] of passed) {
    const left = leftOf(column);
    curveTo(isRightward ? left : left + cardWidth, level);
    x = isRightward ? left + cardWidth : left;
    path += `H${x}`;
  }
  curveTo(toX, end.y);
  return path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
