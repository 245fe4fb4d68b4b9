import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { MarkdownFacts } from '../../server/src/core/markdown/facts.ts';
import { readFacts } from '../../server/src/core/markdown/readFacts.ts';
import { parseByMdast } from '../support/parseByMdast.ts';

/** A record with one of everything that facts keep, and a line of a megabyte that they do not. */
const recordOf = (number: number) =>
  `---
status-of-this-record: accepted by everybody ${number}
deciders-of-this-record:
  - somebody or other ${number}
reviewers: { somebody else ${number} }
---
# ADR ${number}: A title that is long enough to be a slice

Responsible person ${number}: somebody or other ${number}

## Considerations${number}

Supersedes whatever was there before ${number}, [see](a-destination-that-is-long-${number}.md).

<a name="an-anchor-that-is-long-${number}"></a>

<!-- adr-disable-line section-missing-${'x'.repeat(9)} -->

## Decision Outcome ${number}

{what we decide in this record ${number}}

- [an item of a list ${number}](another-destination-${number}.md)

| A column of a table ${number} | B |
|---|---|
| [a link in a table ${number}](a-third-destination-${number}.md) | text in a table ${number} |

[a-label-${number}]: a-fourth-destination-${number}.md

    ${'code that nobody keeps '.repeat(45_000)}
`;

test.each([
  ['scanned', (text: string) => readFacts(text)],
  ['parsed by mdast', (text: string) => readFacts(text, { parse: ({ withoutRows }) => parseByMdast(withoutRows()) })],
])('facts that are %s do not keep the text alive', { timeout: 60_000 }, (_, read) => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const heapOf = () => {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const kept: MarkdownFacts[] = [read(recordOf(0))];
  const before = heapOf();
  for (let number = 1; number <= 20; number++) kept.push(read(recordOf(number)));
  expect((heapOf() - before) / (kept.length - 1)).toBeLessThan(100_000);
});
