import { expect, test } from 'vitest';
import { readGraph } from '../../../server/src/core/graph/readGraph.ts';
import { loadFixture } from '../../support/loadFixture.ts';

/** Edges as `003 supersedes 001`, nodes as `001 Ants [Accepted] 2024-05-06`. */
async function graphOf(source: string) {
  const { log } = await loadFixture(source);
  const { nodes, edges } = readGraph(log);
  const nameOf = (uri: string) => nodes.find((node) => node.uri === uri)?.number ?? uri;
  return {
    nodes: nodes.map(({ number, title, status, date }) => `${number} ${title} [${status}] ${date}`),
    edges: edges.map(({ from, to, kind }) => `${nameOf(from)} ${kind} ${nameOf(to)}`),
  };
}

test('the records stand in number order, with their status and date, and without the template', async () => {
  const { nodes } = await graphOf(`
//- docs/adr/000-template.md
# <Title>
//- docs/adr/010-cows.md
---
date: "2024-05-06"
---
# Cows
## Status
Accepted
//- docs/adr/002-1-bees.md
# ADR 002-1: Bees

Last Updated Date: 2023-04-05
Initial Date: 2023-01-02

## Status

accepted (see below)
//- docs/adr/002-ants.md
# Ants

Date: 05/06/2024
`);
  expect(nodes).toEqual(['002 Ants [null] null', '002-1 Bees [Accepted] 2023-01-02', '010 Cows [Accepted] 2024-05-06']);
});

test('a relation is one edge, whichever of the two says it', async () => {
  const { edges } = await graphOf(`
//- docs/adr/001-ants.md
# Ants
## Status
Superseded by [3](003-cows.md)
//- docs/adr/002-bees.md
# Bees
## Status
Accepted, amended by ADR-3
## Context
Depends on ADR-1.
//- docs/adr/003-cows.md
# Cows
## Status
Accepted

Supersedes ADR-1
## Context
Relates to ADR-4.
//- docs/adr/004-dogs.md
# Dogs
## Status
Accepted
## Context
Relates to ADR-3.
`);
  expect(edges).toEqual(['002 depends-on 001', '003 supersedes 001', '003 amends 002', '003 relates-to 004']);
});

test('what only names a record is a mention: a link, a number, a remark; none beside a relation, and none of itself', async () => {
  const { edges } = await graphOf(`
//- docs/adr/001-ants.md
# Ants
## Status
Accepted
## Context
As [the bees](./002-bees.md#status) do, and ADR-2, and ADR-9, and ADR-001 itself. ![](003-cows.md)
//- docs/adr/002-bees.md
# Bees
## Status
Accepted
## Context
We think that it supersedes ADR-003 one day.
//- docs/adr/003-cows.md
# Cows
## Status
Accepted
## Context
Depends on ADR-1. Like ADR-1, and like \`ADR-2\`.
`);
  expect(edges).toEqual(['001 mentions 002', '002 mentions 003', '003 depends-on 001']);
});
