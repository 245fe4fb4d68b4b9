import { expect, test } from 'vitest';
import { describeProblem } from '../../../server/src/core/messages/describe.ts';
import { english } from '../../../server/src/core/messages/english.ts';
import { nextFreeNumber } from '../../../server/src/core/model/takenNumbers.ts';
import { planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { checkFile, findFixes } from '../../../server/src/core/rules/checkFile.ts';
import { editLog } from '../../support/editLog.ts';

const config = (rule = 'warning') =>
  `//- docs/adr/.adr-keeper.yaml\nsections: [Status]\nrules:\n  index-missing: off\n  number-taken-elsewhere: ${rule}\n`;
const record = (name: string, title: string, more = '') =>
  `//- docs/adr/${name}\n${more}# ${title}\n\n## Status\n\nAccepted\n`;

/** A log whose other branches have some files. */
async function logBeside(source: string, ...paths: string[]) {
  const given = await editLog(source);
  given.log.setBranches([
    { branch: 'docs', paths: ['notes.md'] },
    { branch: 'origin/flags', paths },
  ]);
  const problems = [...given.log.records.keys()].flatMap((uri) =>
    checkFile(uri, given.log).map((problem) => ({ uri, problem })),
  );
  return { ...given, problems };
}

const source = config() + record('001-a.md', 'A') + record('002-b.md', 'ADR 2: B');

test('a number that another branch gave to another record is reported on the title, with the branch', async () => {
  const { problems, recordOf } = await logBeside(source, '002-flags.md');
  expect(problems.map(({ problem }) => problem)).toMatchObject([
    { code: 'number-taken-elsewhere', span: recordOf('002-b.md').title.span },
  ]);
  expect(problems.map(({ problem }) => describeProblem(problem, english))).toEqual([
    'Number 002 is already used by 002-flags.md on branch origin/flags.',
  ]);
});

test.each([
  ['the same record', '002-b.md'],
  ['another number', '003-flags.md'],
  ['a sub-record', '002-1-flags.md'],
  ['another folder', 'web/002-flags.md'],
  ['another prefix', 'adr-002-flags.md'],
])('%s is no collision', async (_, path) => {
  expect((await logBeside(source, path)).problems).toEqual([]);
});

test('a record in a subfolder collides with one in the same folder', async () => {
  const inFolder = config() + record('001-a.md', 'A') + record('my web/002-b.md', 'B');
  expect((await logBeside(inFolder, 'my web/2-flags.md')).problems).toHaveLength(1);
});

test('the fix takes the next number that is free on all branches, and then nothing is wrong', async () => {
  const { problems, log, textOf, changedBy } = await logBeside(source, '002-flags.md', '007-x.md');
  const [found] = problems;
  const [fix] = found === undefined ? [] : findFixes(found.problem, found.uri, log);
  const changed = fix === undefined ? {} : changedBy(fix.makeEdit(textOf('002-b.md')));
  expect(changed).toEqual({ '002-b.md': undefined, '008-b.md': '# ADR 8: B\n\n## Status\n\nAccepted\n' });
  const fixed = await logBeside(
    `${config()}${record('001-a.md', 'A')}//- docs/adr/008-b.md\n${changed['008-b.md']}`,
    '002-flags.md',
    '007-x.md',
  );
  expect(fixed.problems).toEqual([]);
});

test('it is switched off by a comment, and by the configuration', async () => {
  const comment = '<!-- adr-disable-next-line number-taken-elsewhere -->\n';
  const commented = config() + record('001-a.md', 'A', comment);
  expect((await logBeside(commented, '001-flags.md')).problems).toEqual([]);
  expect((await logBeside(config('off') + record('001-a.md', 'A'), '001-flags.md')).problems).toEqual([]);
});

test('new records skip the numbers of other branches', async () => {
  const { log } = await logBeside(source, '002-flags.md', '005-x.md', '001-1-y.md');
  expect(nextFreeNumber(log)).toBe('006');
  expect(planRecord(log, 'New')).toMatchObject({ fileName: '006-new.md' });
  expect(planRecord(log, 'New', { parent: '1' })).toMatchObject({ fileName: '001-2-new.md' });
});

test('new records skip the number of a file that cannot be read', async () => {
  const { log } = await editLog(source);
  log.setUnreadable(`${log.folder}/009-caf%C3%A9.md`, { kind: 'encoding' });
  expect(nextFreeNumber(log)).toBe('010');
});

test('what other branches have changes the problems of every file, and the same again of none', async () => {
  const { log } = await editLog(source);
  const gains = [{ branch: 'flags', paths: ['002-flags.md'] }];
  expect(log.setBranches(gains).size).toBe(2);
  expect(log.setBranches(gains.map((each) => ({ ...each }))).size).toBe(0);
});
