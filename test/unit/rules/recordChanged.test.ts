import { expect, test } from 'vitest';
import { describeProblem } from '../../../server/src/core/messages/describe.ts';
import { english } from '../../../server/src/core/messages/english.ts';
import { readPast } from '../../../server/src/core/model/readPast.ts';
import { checkFile } from '../../../server/src/core/rules/checkFile.ts';
import { editLog } from '../../support/editLog.ts';

const config = (rule: string) =>
  `//- docs/adr/.adr-keeper.yaml\nsections: [Status]\nstatuses: [Proposed, Accepted, Superseded]\nrules:\n  index-missing: off\n  ${rule}: warning\n`;
const record = (status: string, decision: string, more = '') =>
  `# A\n\n## Status\n\n${status}\n\n## Decision\n\n${decision}\n\n## Consequences\n\n${more}x\n`;

/** The problems of a record that said something else in the last commit. */
async function problemsOf(now: string, before: string, rule = 'record-changed') {
  const { log, recordOf } = await editLog(`${config(rule)}//- docs/adr/001-a.md\n${now}`);
  const { uri } = recordOf('001-a.md').file;
  log.setPast(new Map([[uri, readPast(uri, before, log)]]));
  return checkFile(uri, log).map((problem) => ({
    place: now.slice(problem.span.start, problem.span.end),
    sentence: describeProblem(problem, english),
  }));
}

test('a decision that has changed since it was accepted is reported on its heading', async () => {
  expect(await problemsOf(record('Accepted', 'MySQL.'), record('**accepted** (2024)', 'PostgreSQL.'))).toEqual([
    { place: 'Decision', sentence: 'The decision has changed since it was committed as accepted.' },
  ]);
});

test.each([
  ['one that was only proposed', record('Accepted', 'MySQL.'), record('Proposed', 'PostgreSQL.')],
  ['another section', record('Accepted', 'MySQL.', 'More. '), record('Accepted', 'MySQL.')],
  ['its status', record('Proposed', 'MySQL.'), record('Accepted', 'MySQL.')],
  ['blanks and line breaks', record('Accepted', 'We  use\nMySQL.\n\n'), record('Accepted', 'We use MySQL.')],
  [
    'line endings',
    record('Accepted', 'We use\n\nMySQL.').replaceAll('\n', '\r\n'),
    record('Accepted', 'We use\n\nMySQL.'),
  ],
  ['a record that had no decision', record('Accepted', 'MySQL.'), '# A\n\n## Status\n\nAccepted\n'],
  [
    'what somebody switched off',
    record('Accepted', 'MySQL.').replace('## Decision', '<!-- adr-disable-next-line record-changed -->\n## Decision'),
    record('Accepted', 'SQL.'),
  ],
])('%s is no such change', async (_, now, before) => {
  expect(await problemsOf(now, before)).toEqual([]);
});

test('a decision that is gone, or changed in a subsection, is reported, too', async () => {
  const gone = '# A\n\n## Status\n\nAccepted\n';
  expect((await problemsOf(gone, record('Accepted', 'SQL.'))).map(({ place }) => place)).toEqual(['A']);
  const deep = (word: string) => record('Accepted', `SQL.\n\n### Details\n\n${word}`);
  expect(await problemsOf(deep('Two.'), deep('One.'))).toHaveLength(1);
});

test('what changes in the last commit changes the problems of its file alone', async () => {
  const { log, recordOf } = await editLog(
    `${config('record-changed')}//- docs/adr/001-a.md\n${record('Accepted', 'x')}`,
  );
  const { uri } = recordOf('001-a.md').file;
  const past = () => new Map([[uri, { decidedAs: 'Accepted', decision: 1 }]]);
  expect([...log.setPast(past())]).toEqual([uri]);
  expect([...log.setPast(past())]).toEqual([]);
  expect([...log.setPast(new Map())]).toEqual([uri]);
});

test('a proposal without a day of its own is as old as git says', async () => {
  const source = `${config('proposal-stale')}//- docs/adr/001-a.md\n${record('Proposed', 'x')}`;
  const { log, recordOf } = await editLog(source);
  const { uri } = recordOf('001-a.md').file;
  expect(checkFile(uri, log)).toEqual([]);
  log.setPast(new Map([[uri, { day: '2025-01-01' }]]));
  expect(checkFile(uri, log).map(({ code }) => code)).toEqual(['proposal-stale']);
});
