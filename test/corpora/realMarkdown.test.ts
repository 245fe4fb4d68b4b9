import { describe, expect, test } from 'vitest';
import { parseFields } from '../../server/src/core/markdown/frontMatter.ts';
import { scanFields } from '../../server/src/core/markdown/scanFields.ts';
import { realMarkdown } from '../support/markdownSamples.ts';
import { departuresIn, expectSameFacts } from '../support/mdastAgreement.ts';

describe.skipIf(realMarkdown.size === 0)('real records', () => {
  test('give the facts that mdast gives', { timeout: 600_000 }, () => {
    for (const [path, text] of realMarkdown) if (departuresIn(text).length === 0) expectSameFacts(text, path);
  });

  test('hardly ever have what mdast departs in', () => {
    const departing = [...realMarkdown].filter(([, text]) => departuresIn(text).length > 0).map(([path]) => path);
    expect(departing.length / realMarkdown.size).toBeLessThanOrEqual(0.01);
  });
});

test.skipIf(realMarkdown.size === 0)(
  'the front matter of real records has the fields that the YAML parser sees',
  () => {
    const blocks = [...realMarkdown.values()].flatMap(
      (text) => /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m.exec(text)?.[1] ?? [],
    );
    const sure = blocks.filter((yaml) => scanFields(yaml, 0) !== undefined);
    for (const yaml of sure) expect(scanFields(yaml, 0)).toEqual(parseFields(yaml, 0).fields);
    expect(sure.length / blocks.length).toBeGreaterThan(0.5);
  },
);
