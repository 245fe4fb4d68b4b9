import { expect, test } from 'vitest';
import { applyFix } from '../../support/checkFixture.ts';

const log = (successor: string) =>
  `//- docs/adr/.adr-keeper.yaml\nsections: [Decision]\n//- docs/adr/001-a.md\n# A\n\n* Status: superseded by [B](002-b.md)\n\n## Decision\n\nA.\n//- docs/adr/002-b.md\n${successor}`;

test.each([
  [
    'behind the lines under the title',
    '# B\n\n* Status: accepted\n* Date: today\n\n## Decision\n\nB.\n',
    '# B\n\n* Status: accepted\n* Date: today\n\nSupersedes [ADR-001](001-a.md)\n\n## Decision\n\nB.\n',
  ],
  [
    'below the title, where the lines under it go on',
    '# B\n\n* Status: accepted\n* Date: today,\n  or tomorrow\n\n## Decision\n\nB.\n',
    '# B\n\nSupersedes [ADR-001](001-a.md)\n\n* Status: accepted\n* Date: today,\n  or tomorrow\n\n## Decision\n\nB.\n',
  ],
  [
    'below the status of a section',
    '# B\n\n## Status\n\nAccepted\n\n## Decision\n\nB.\n',
    '# B\n\n## Status\n\nAccepted\n\nSupersedes [ADR-001](001-a.md)\n\n## Decision\n\nB.\n',
  ],
  [
    'with the ending of the line above, where a file has both endings',
    '# B\n\n## Status\n\nAccepted\r\n\n## Decision\n\nB.\n',
    '# B\n\n## Status\n\nAccepted\r\n\r\nSupersedes [ADR-001](001-a.md)\r\n\n## Decision\n\nB.\n',
  ],
])('what a record says of another one is written %s', async (_, before, after) => {
  const texts = await applyFix(log(before), 'Add the matching link to 002-b.md');
  expect(texts.get('docs/adr/002-b.md')).toBe(after);
});
