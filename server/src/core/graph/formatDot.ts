import { nameControls } from '../markdown/controlCharacters.ts';
import type { DecisionGraph, EdgeKind, GraphNode } from './decisionGraph.ts';
import { nameNodes } from './nameNodes.ts';
import { lookOfStatus, type StatusLook } from './statusLook.ts';

const nodeStyles: { readonly [Look in StatusLook]: string } = {
  proposed: 'shape=box, style="rounded,dashed", color="#1a6fc4"',
  pending: 'shape=box, style="rounded,dashed", color="#8a6d00"',
  accepted: 'shape=box, color="#2b7a27"',
  implemented: 'shape=box, peripheries=2, color="#2b7a27"',
  deprecated: 'shape=parallelogram, color="#6b6b6b"',
  superseded: 'shape=box, style=dotted, color="#6b6b6b"',
  rejected: 'shape=octagon, color="#c0313f"',
  other: 'shape=note, color="#6b6b6b"',
};

const edgeStyles: { readonly [Kind in EdgeKind]: string } = {
  supersedes: 'label="supersedes", style=bold',
  amends: 'label="amends"',
  'depends-on': 'label="depends on"',
  precedes: 'label="precedes"',
  'relates-to': 'label="relates to", dir=none',
  mentions: 'style=dotted, color="#6b6b6b"',
};

/** The graph in the DOT language of Graphviz, with every record. Lines end with LF, the last one too. */
export function formatDot({ nodes, edges }: DecisionGraph): string {
  const names = nameNodes(nodes);
  return [
    'digraph decisions {',
    // Most records name older ones: from right to left, the old stand on the left.
    '  rankdir=RL;',
    '  node [fontname="sans-serif"];',
    '  edge [fontname="sans-serif", fontsize=10];',
    ...nodes.map(
      (node) => `  ${names.get(node.uri)} [label=${labelOf(node)}, ${nodeStyles[lookOfStatus(node.status)]}];`,
    ),
    ...edges.map(({ from, to, kind }) => `  ${names.get(from)} -> ${names.get(to)} [${edgeStyles[kind]}];`),
    '}',
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function labelOf({ number, title, status }: GraphNode): string {
  const lines = [number === null ? title : `${number} ${title}`, ...(status === null ? [] : [status])];
  return `"${lines.map((line) => nameControls(line.replace(/["\\]/g, '\\$&'), (code) => `&#${code};`)).join('\\n')}"`;
}
