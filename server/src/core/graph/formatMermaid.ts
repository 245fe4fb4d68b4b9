import { nameControls } from '../markdown/controlCharacters.ts';
import { type DecisionGraph, type EdgeKind, edgeKinds, type GraphEdge, type GraphNode } from './decisionGraph.ts';
import { nameNodes } from './nameNodes.ts';
import { shorten } from './shorten.ts';
import { lookOfStatus, type StatusLook } from './statusLook.ts';

/** Mermaid refuses a text of more than 50 000 characters or 500 edges; so many edges stay below both. */
const mostEdges = 250;
const longestTitle = 48;

/** The brackets that give a node its shape. */
const shapes: { readonly [Look in StatusLook]: readonly [string, string] } = {
  proposed: ['(', ')'],
  pending: ['([', '])'],
  accepted: ['[', ']'],
  implemented: ['[[', ']]'],
  deprecated: ['[/', '/]'],
  superseded: ['[\\', '\\]'],
  rejected: ['{{', '}}'],
  other: ['>', ']'],
};

/** Strokes alone: the fill and the text follow the reader's theme, light or dark. */
const styles: { readonly [Look in StatusLook]: string } = {
  proposed: 'stroke:#3794ff,stroke-dasharray:5 3',
  pending: 'stroke:#cca700,stroke-dasharray:5 3',
  accepted: 'stroke:#388a34',
  implemented: 'stroke:#388a34,stroke-width:3px',
  deprecated: 'stroke:#888888',
  superseded: 'stroke:#888888,stroke-dasharray:2 2',
  rejected: 'stroke:#d73a49',
  other: 'stroke:#888888',
};

/** An edge's line, with `…` where its word stands. */
const arrows: { readonly [Kind in EdgeKind]: string } = {
  supersedes: '==>|…|',
  amends: '-->|…|',
  'depends-on': '-->|…|',
  precedes: '-->|…|',
  'relates-to': '---|…|',
  mentions: '-.->',
};

/**
 * The graph as a flowchart of Mermaid, which GitHub, GitLab and VS Code draw in Markdown. Records that neither name
 * another one nor are named are left out: the index lists them, and a chart of them would be a column of loose boxes.
 * Of very many edges the most telling stay. Lines end with LF, the last one too.
 */
export function formatMermaid(graph: DecisionGraph): string {
  const edges = mostTelling(graph.edges);
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = graph.nodes.filter(({ uri }) => ends.has(uri));
  const names = nameNodes(nodes);
  const nameOf = (uri: string) => names.get(uri) ?? '';
  const used = [...new Set(nodes.map(({ status }) => lookOfStatus(status)))].sort();
  return [
    // Most records name older ones: from right to left, the old stand on the left.
    'flowchart RL',
    ...nodes.map((node) => formatNode(node, nameOf(node.uri))),
    ...edges.map(({ from, to, kind }) => `  ${nameOf(from)} ${arrows[kind].replace('…', wordOf(kind))} ${nameOf(to)}`),
    ...used.map((look) => `  classDef ${look} ${styles[look]}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function formatNode({ number, title, status }: GraphNode, name: string): string {
  const look = lookOfStatus(status);
  const [open, close] = shapes[look];
  const label = [number ?? '', escapeLabel(shorten(title, longestTitle))].filter((part) => part !== '').join(' ');
  const second = status === null ? '' : `<br/>${escapeLabel(status)}`;
  return `  ${name}${open}"${label}${second}"${close}:::${look}`;
}

function wordOf(kind: EdgeKind): string {
  return kind.replace('-', ' ');
}

/** Within quotes only a quote, markup and Mermaid's own entities mean something. */
function escapeLabel(text: string): string {
  const named = text.replace(/["#<>&`\\]/g, (char) => `#${char.charCodeAt(0)};`);
  return nameControls(named, (code) => `#${code};`);
}

function mostTelling(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  if (edges.length <= mostEdges) return edges;
  const kept = new Set(edgeKinds.flatMap((kind) => edges.filter((edge) => edge.kind === kind)).slice(0, mostEdges));
  return edges.filter((edge) => kept.has(edge));
}
