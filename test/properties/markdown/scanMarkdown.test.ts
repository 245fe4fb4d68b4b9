import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mutatedMarkdown, syntheticMarkdown } from '../../support/markdownSamples.ts';
import { expectAgreement, specificationExamples } from '../../support/mdastAgreement.ts';

/** How many generated texts are compared; `ADR_KEEPER_RUNS=100000` takes some minutes. */
const runs = Number(process.env['ADR_KEEPER_RUNS'] ?? 5000);
const timeout = 20_000 + runs * 20;

test.each([
  ['syntax in any order', syntheticMarkdown],
  ['mutated records', mutatedMarkdown(specificationExamples)],
])('%s gives the facts that mdast gives', { timeout }, (_, markdown) => {
  let compared = 0;
  let all = 0;
  fc.assert(
    fc.property(markdown, (text) => {
      all++;
      if (expectAgreement(text)) compared++;
    }),
    { numRuns: runs },
  );
  // If all departed, all would agree.
  expect(compared / all).toBeGreaterThan(0.8);
});
