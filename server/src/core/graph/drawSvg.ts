import type { DecisionGraph } from './decisionGraph.ts';
import type { Across } from './fillColumns.ts';
import { layOutGraph } from './layOutGraph.ts';
import { type PictureFrame, renderSvg } from './renderSvg.ts';

/** A graph as a picture that stands for itself; the command line loads it when it draws one. */
export function drawSvg(graph: DecisionGraph, across: Across, frame: PictureFrame): string {
  return renderSvg(layOutGraph(graph, across), frame);
}
