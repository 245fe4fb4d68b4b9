import { describe, expect, test } from 'vitest';
import { lineOfListing } from '../../server/src/core/operations/index/createIndex.ts';
import { syncIndex } from '../../server/src/core/operations/index/syncIndex.ts';
import { checkFile, findFixes } from '../../server/src/core/rules/checkFile.ts';
import {
  caseFiles,
  fixedFiles,
  hasCases,
  loadCase,
  problemCodes,
  problemLines,
  syncedFiles,
} from '../support/cases.ts';
import { type LoadedFiles, loadFiles } from '../support/loadFixture.ts';

const readme = 'docs/adr/README.md';

/** What a sync says that it leaves to a person. */
async function leftIn({ workspace, files, disk }: LoadedFiles) {
  return workspace.logs.flatMap((log) => {
    const path = decodeURIComponent(log.index?.file.uri ?? '').slice(`${disk.root}/`.length);
    return syncIndex(log, files.get(path) ?? '').left.map(({ record, reason }) => ({ record, ...reason }));
  });
}

/** The same files after a sync, and what they say then. */
async function afterSync(loaded: LoadedFiles): Promise<LoadedFiles> {
  return loadFiles(new Map([...loaded.files, ...Object.entries(await syncedFiles(loaded))]));
}

/** Whether some fix makes an index. */
function offersIndex({ workspace }: LoadedFiles): boolean {
  return workspace.logs.some((log) =>
    [...log.everyFile()].some((uri) =>
      checkFile(uri, log).some((problem) =>
        findFixes(problem, uri, log).some(({ title }) => title.kind === 'create-index'),
      ),
    ),
  );
}

/** Lines that a text has more than another one. */
function added(before: string, after: string | undefined): string[] {
  const rest = before.split('\n');
  return (after ?? '').split('\n').filter((line) => {
    const at = rest.indexOf(line);
    if (at !== -1) rest.splice(at, 1);
    return at === -1;
  });
}

const addedBySync = async (name: string, path = readme) =>
  added(caseFiles(name).get(path) ?? '', (await syncedFiles(await loadCase(name)))[path]);
const addedByFix = async (name: string, path = readme) =>
  added(caseFiles(name).get(path) ?? '', (await fixedFiles(await loadCase(name)))[path]);

describe.skipIf(!hasCases)('the index', () => {
  test('a table of ids without links is the index, and gets rows as its own are', async () => {
    const path = 'docs/adr/index.md';
    expect(problemCodes(await loadCase('index-of-ids'))).not.toContain('index-missing');
    expect(await addedBySync('index-of-ids', path)).toEqual(['| `0003-tiles` | Tiles | Accepted |']);
    expect(await addedByFix('index-of-ids', path)).toEqual(['| `0003-tiles` | Tiles | Accepted |']);
    expect(problemCodes(await afterSync(await loadCase('index-of-ids')))).toEqual([]);
  });

  test('a table of numbers without links is the index', async () => {
    expect(problemLines(await loadCase('table-without-links'))).toEqual([
      expect.stringMatching(/^docs\/adr\/0004-milk\.md:1 warning index-row-missing/),
      expect.stringMatching(/^docs\/adr\/README\.md:3 information index-incomplete/),
    ]);
    expect(await addedBySync('table-without-links')).toEqual(['| 004 | Milk | ✅ |']);
    expect(await addedBySync('tables/j-linkless')).toEqual(['| 0004 | Delta | Proposed |']);
    expect(await addedBySync('tables/s-wiki')).toEqual(['| [[0004-d\\|0004]] | Delta | Proposed |']);
  });

  test.each(['tables/d-blockquote', 'tables/e-in-list', 'tables/f-html-table', 'tables/t-deflist-headings'])(
    'a file that lists records in a form that is not read gets no second index: %s',
    async (name) => {
      const loaded = await loadCase(name);
      expect(loaded.log.index).toBeUndefined();
      expect(offersIndex(loaded)).toBe(false);
      expect(lineOfListing(loaded.log)).toBeGreaterThan(2);
    },
  );

  test('a commented table lists nothing', async () => {
    expect(offersIndex(await loadCase('tables/i-commented'))).toBe(true);
  });

  test('the list of another file of the log is respected, too', async () => {
    const files = caseFiles('summary-of-mdbook');
    const loaded = await loadFiles(files.set('docs/adr/.adr-keeper.yaml', 'index: ../SUMMARY.md\n'));
    expect(offersIndex(loaded)).toBe(false);
  });

  test('a row whose link is broken by a slip is mended, not doubled', async () => {
    expect(await addedBySync('row-with-a-typo')).toEqual([
      '* [ADR-0003](0003-search-prefix.md) - Prefix of the full text search',
    ]);
    const fixed = (await fixedFiles(await loadCase('row-with-a-typo')))[readme];
    expect(fixed ?? '').not.toMatch(/0003.*\n.*0003/);
  });

  test('a group that a row was moved to twice stays as it is', async () => {
    expect(await syncedFiles(await loadCase('moved-row-twice'))).toEqual({});
    expect(await fixedFiles(await loadCase('moved-row-twice'))).toEqual({});
  });

  test('a number that another decision has by now leads no row there', async () => {
    const loaded = await loadCase('number-reused');
    expect(problemLines(loaded).join('\n')).not.toContain('Did you mean');
    expect(await addedBySync('number-reused')).toEqual(['| [0005](0005-use-redis.md) | Use Redis | Proposed |']);
    const after = await afterSync(loaded);
    expect(after.files.get(readme)).toContain('| [0005](0005-use-kafka.md) | Use Kafka | Rejected |');
    expect(await syncedFiles(after)).toEqual({});
    expect(await fixedFiles(loaded)).toEqual({});
  });

  test('swapped files are not cross-linked', async () => {
    expect(await addedBySync('number-reused/more-52b')).toEqual([
      '| [0002](0002-alpha.md) | Alpha | Accepted |',
      '| [0001](0001-beta.md) | Beta | Accepted |',
    ]);
  });

  test('a file of another name is meant where the title is the same', async () => {
    expect(await addedBySync('number-reused/more-52c')).toEqual(['| [0001](0001-new-slug.md) | Alpha | Accepted |']);
  });

  test('the slug comes before the number', async () => {
    expect(await addedBySync('number-reused/more-52e')).toEqual([
      '| [ADR-004](ADR-004-just.md) | Just | Accepted |',
      '| [ADR-005](ADR-005-bubble.md) | Bubble | Proposed |',
    ]);
  });

  test('a record goes to no group of another status, and a sync says so', async () => {
    const loaded = await loadCase('group-without-its-status');
    expect(await syncedFiles(loaded)).toEqual({});
    expect(await fixedFiles(loaded)).toEqual({});
    expect(await leftIn(loaded)).toEqual([{ record: '0004-labels.md', kind: 'no-group', status: 'Proposed' }]);
  });

  test('columns are recognised by what their cells hold, in whatever language', async () => {
    const files = caseFiles('foreign-headers');
    const text = files.get(readme) ?? '';
    const short = text.replace(/\n\| \[4\].*\n/, '\n');
    expect(short).not.toBe(text);
    const loaded = await loadFiles(new Map([...files, [readme, short]]));
    const row = '| [4](0004-use-tea.md) | Use tea | Proposed | 2026-11-28 |';
    expect(added(short, (await syncedFiles(loaded))[readme])).toEqual([row]);
    expect(await addedBySync('table-in-other-languages')).toEqual(['| [008](008-choice-h.md) | 时钟 | Accepted |']);
  });

  test('cells with remarks that agree stay, and what is struck is no status', async () => {
    const loaded = await loadCase('annotated-status-cells');
    expect(problemCodes(loaded)).not.toContain('index-status-mismatch');
    expect(await syncedFiles(loaded)).toEqual({});
    expect(await fixedFiles(loaded)).toEqual({});
  });

  test('rows of retired numbers are no rows of the records that they name', async () => {
    expect(await syncedFiles(await loadCase('sentence-column-and-retired-table'))).toEqual({});
    expect(problemLines(await loadCase('sentence-column-and-retired-table'))).toEqual([]);
  });

  test.each(['index-in-parent', 'summary-of-mdbook'])(
    'records that a file above lists need no index: %s',
    async (name) => {
      expect(problemCodes(await loadCase(name))).not.toContain('index-missing');
    },
  );

  test.each(['order-by-date', 'order-by-prefix'])(
    'rows may follow another order than the numbers: %s',
    async (name) => {
      expect(problemLines(await loadCase(name))).toEqual([]);
    },
  );

  test.each([
    'index-in-parent',
    'duplicate-rows',
    'row-says-unknown',
    'successor-column',
    'order-by-date',
    'order-by-prefix',
    'index-intro-outro',
    'tables/a-escaped',
    'tables/b-unescaped-code',
    'tables/c-no-outer',
    'tables/g-details',
    'tables/h-badges',
    'tables/k-br-and-links',
    'tables/l-title-link-only',
    'tables/m-crlf',
    'tables/n-no-eol',
    'tables/o-descending',
    'tables/p-bold-header-sections',
    'tables/q-nested-list',
    'tables/r-numbered-list',
  ])('a sync only adds rows, a second one changes nothing, and check finds nothing new: %s', async (name) => {
    const loaded = await loadCase(name);
    const synced = await syncedFiles(loaded);
    for (const [path, text] of Object.entries(synced)) {
      const before = loaded.files.get(path) ?? '';
      expect(added(text, before).filter((line) => !/^$|^None yet\.$/.test(line))).toEqual([]);
    }
    const after = await afterSync(loaded);
    expect(await syncedFiles(after)).toEqual({});
    const codes = problemCodes(loaded);
    expect(problemCodes(after).filter((code) => !codes.includes(code))).toEqual([]);
  });
});
