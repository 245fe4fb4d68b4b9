import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import { Disk, Outdated } from '../../../server/src/cli/disk.ts';
import { Refusal } from '../../../server/src/cli/refusal.ts';
import { writeFiles } from '../../../server/src/cli/writeFiles.ts';

let outer: string;
let folder: string;

beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), 'adr-keeper-'));
  folder = join(outer, 'log');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.md'), '\uFEFF# A\r\n');
  writeFileSync(join(folder, 'b.md'), '# B\n');
});

afterEach(() => rmSync(outer, { recursive: true }));

const path = (name: string) => join(folder, name);
const uri = (name: string) => URI.file(path(name)).toString();

/** Every name below the folder, with its text: what a temporary file would show up in, too. */
const read = () =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => {
        const each = join(entry.parentPath, entry.name);
        return [each, entry.isSymbolicLink() ? readlinkSync(each) : readFileSync(each, 'utf8')];
      }),
  );

const insertion = (name: string) => ({
  textDocument: { uri: uri(name), version: null },
  edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'x' }],
});

type DocumentChanges = NonNullable<WorkspaceEdit['documentChanges']>;

function apply(documentChanges: DocumentChanges, disk = new Disk()): void {
  disk.write(disk.plan({ documentChanges }));
}

describe('a change is written as a whole', () => {
  test('with its byte order mark, its line endings, its mode and no file left over', () => {
    chmodSync(path('a.md'), 0o640);
    apply([insertion('a.md'), { kind: 'rename', oldUri: uri('b.md'), newUri: uri('c.md') }]);
    expect(read()).toEqual({ [path('a.md')]: '\uFEFFx# A\r\n', [path('c.md')]: '# B\n' });
    expect(statSync(path('a.md')).mode & 0o777).toBe(0o640);
  });

  test('into a folder that is created for it', () => {
    apply([{ kind: 'create', uri: uri('new/deep/d.md') }, insertion('new/deep/d.md')]);
    expect(readFileSync(path('new/deep/d.md'), 'utf8')).toBe('x');
  });

  test('through links inside the workspace, which stay links', () => {
    mkdirSync(path('real'));
    writeFileSync(path('real/c.md'), '# C\n');
    symlinkSync('real/c.md', path('c.md'));
    apply([insertion('c.md')]);
    expect(lstatSync(path('c.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path('real/c.md'), 'utf8')).toBe('x# C\n');
    expect(readdirSync(path('real'))).toEqual(['c.md']);
  });

  test('and a file with two names keeps them', () => {
    linkSync(path('b.md'), path('twin.md'));
    apply([insertion('b.md')]);
    expect(readFileSync(path('twin.md'), 'utf8')).toBe('x# B\n');
    expect(statSync(path('b.md')).nlink).toBe(2);
  });

  test('once where it is changed under several of its names', () => {
    linkSync(path('b.md'), path('twin.md'));
    symlinkSync('b.md', path('link.md'));
    apply([insertion('b.md'), insertion('twin.md'), insertion('link.md')]);
    expect(readFileSync(path('twin.md'), 'utf8')).toBe('x# B\n');
  });
});

describe('nothing is written, and nothing is left over', () => {
  /** The sentence of the refusal. */
  function refused(documentChanges: DocumentChanges, disk = new Disk()): string {
    const before = read();
    let sentence = '';
    expect(() => {
      try {
        apply(documentChanges, disk);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        sentence = (error as Error).message;
        throw error;
      }
    }).toThrow();
    expect(read()).toEqual(before);
    return sentence;
  }

  test('where two files would get one name', () => {
    const rename = (name: string) => ({ kind: 'rename' as const, oldUri: uri(name), newUri: uri('c.md') });
    expect(refused([insertion('a.md'), rename('a.md'), rename('b.md')])).toMatch(/c\.md already exists/);
  });

  test('where a name is taken, by a folder or a dead link, too', () => {
    mkdirSync(path('c.md'));
    symlinkSync('gone', path('d.md'));
    const rename = (name: string) => ({ kind: 'rename' as const, oldUri: uri('a.md'), newUri: uri(name) });
    expect(refused([insertion('b.md'), rename('b.md')])).toMatch(/b\.md already exists/);
    expect(refused([insertion('b.md'), rename('c.md')])).toMatch(/c\.md already exists/);
    expect(refused([insertion('b.md'), rename('d.md')])).toMatch(/d\.md already exists/);
  });

  test('where a folder is a file, or a file is a folder', () => {
    mkdirSync(path('c.md'));
    expect(refused([insertion('a.md'), { kind: 'create', uri: uri('b.md/d.md') }])).toMatch(/b\.md cannot be written/);
    expect(refused([insertion('a.md'), insertion('c.md')])).toMatch(/c\.md cannot be read/);
  });

  test('where one of the files has conflict markers', () => {
    writeFileSync(path('c.md'), '# C\n<<<<<<< ours\nA\n=======\nB\n>>>>>>> theirs\n');
    expect(refused([insertion('a.md'), insertion('c.md')])).toMatch(/c\.md has merge conflict markers on line 2/);
  });

  test('where one of the files is not UTF-8', () => {
    const bytes = Buffer.from([0x23, 0x20, 0xe4, 0x0a]);
    writeFileSync(path('c.md'), bytes);
    expect(refused([insertion('a.md'), insertion('c.md')])).toMatch(/c\.md is not UTF-8/);
    expect(readFileSync(path('c.md'))).toEqual(bytes);
  });

  test('where a link leads out of the workspace', () => {
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(outer, 'c.md'), '# C\n');
    symlinkSync('../c.md', path('c.md'));
    symlinkSync('..', path('up'));
    expect(refused([insertion('a.md'), insertion('c.md')])).toMatch(
      /c\.md is a link that points outside the workspace/,
    );
    expect(refused([insertion('a.md'), { kind: 'create', uri: uri('up/d.md') }])).toMatch(
      /up is a link that points outside/,
    );
    expect(readFileSync(join(outer, 'c.md'), 'utf8')).toBe('# C\n');
  });

  test('where a file is not what was read, before or after the change was planned', () => {
    const early = new Disk();
    early.fileSystem.readFile(uri('b.md'), 1000);
    const late = new Disk();
    const files = late.plan({ documentChanges: [insertion('a.md'), insertion('b.md')] });
    writeFileSync(path('b.md'), '# B, edited\n');
    expect(refused([insertion('a.md'), insertion('b.md')], early)).toMatch(/b\.md has changed since it was read/);
    const before = read();
    expect(() => late.write(files)).toThrow(Outdated);
    rmSync(path('b.md'));
    expect(() => late.write(files)).toThrow(Outdated);
    writeFileSync(path('b.md'), '# B, edited\n');
    expect(read()).toEqual(before);
  });

  test('where a new file would join others than those that were listed', () => {
    const disk = new Disk();
    disk.fileSystem.readDirectory(URI.file(folder).toString());
    writeFileSync(path('0001-other.md'), '# Other\n');
    expect(refused([{ kind: 'create', uri: uri('0001-mine.md') }], disk)).toMatch(/has changed since it was read/);
  });

  test('where writing fails halfway: what was renamed, created and deleted is back', () => {
    writeFileSync(path('c.md'), '# C\n');
    const before = read();
    const write = (from: string | undefined, to: string | undefined, text: string, after: string) => ({
      from: from && path(from),
      to: to && path(to),
      before: text,
      after,
    });
    const files = [
      write('a.md', 'moved.md', '\uFEFF# A\r\n', '\uFEFFx'),
      write('b.md', undefined, '# B\n', ''),
      write(undefined, 'deep/new.md', '', 'new'),
      write('c.md', 'taken.md', '# C\n', 'y'),
    ];
    let looks = 0;
    // Another program takes the name after all looked well: no lock keeps an editor out.
    const verify = () => {
      looks++;
    };
    const racing = files.map((file) =>
      file.to !== path('taken.md')
        ? file
        : {
            ...file,
            get after() {
              if (!existsSync(path('taken.md'))) writeFileSync(path('taken.md'), 'theirs');
              return 'y';
            },
          },
    );
    expect(() => writeFiles(racing, { rootOf: () => folder, verify })).toThrow(/^[^ ]*taken\.md: taken$/);
    expect(looks).toBe(1);
    expect(read()).toEqual({ ...before, [path('taken.md')]: 'theirs' });
    expect(existsSync(path('deep'))).toBe(false);
  });
});

test('a dry run writes nothing, and refuses what would be refused', () => {
  const before = read();
  const disk = new Disk();
  const files = disk.plan({ documentChanges: [{ kind: 'rename', oldUri: uri('a.md'), newUri: uri('b.md') }] });
  expect(() => disk.carryOut(files, true)).toThrow(/b\.md already exists/);
  expect(read()).toEqual(before);
});
