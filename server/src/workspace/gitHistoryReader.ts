import { URI } from 'vscode-uri';
import { decodeText } from './decodeText.ts';
import { gitFor } from './git.ts';
import type { HistoryReader } from './historyReader.ts';

/** So many files are asked for at once: what git prints must fit into memory. */
const atOnce = 1_000;

/** The day and the files of each commit, and nothing that a program would be asked for: a signature, a text, a difference. */
const logOptions = [
  '-c',
  'core.quotePath=false',
  'log',
  '--no-show-signature',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--no-mailmap',
  '--ignore-submodules=all',
  '--format=%x01%cs',
  '--name-only',
];

/** The last commits as git has them on this disk. */
export const gitHistoryReader: HistoryReader = {
  async readTexts(folder, paths) {
    const { root, path: folderPath, run } = gitFor(URI.parse(folder).fsPath);
    const texts = new Map<string, string>();
    if (root === undefined || folderPath.includes('\n')) return texts;
    const prefix = folderPath === '' ? '' : `${folderPath}/`;
    // A line asks for a file: one whose name has several cannot be asked for.
    const askable = paths.filter((path) => !path.includes('\n'));
    for (let start = 0; start < askable.length; start += atOnce) {
      const some = askable.slice(start, start + atOnce);
      const asked = some.map((path) => `HEAD:${prefix}${path}\n`).join('');
      const { status, output } = await run(['cat-file', '--batch'], asked);
      readBatch(status === 0 ? output : Buffer.alloc(0)).forEach((bytes, at) => {
        const text = bytes === undefined ? undefined : decodeText(bytes);
        const path = some[at];
        if (text !== undefined && path !== undefined) texts.set(path, text);
      });
    }
    return texts;
  },

  async readDays(folder) {
    const { root, path, ask: git } = gitFor(URI.parse(folder).fsPath);
    if (root === undefined) return new Map();
    const answer = (await git([...logOptions, `--relative=${path}`, 'HEAD', '--', path || '.'])) ?? '';
    const days = new Map<string, string>();
    let day = '';
    for (const line of answer.split('\n')) {
      if (line.startsWith('\u0001')) day = line.slice(1);
      // The newest commit comes first.
      else if (line !== '' && !days.has(line)) days.set(line, day);
    }
    return days;
  },
};

/** The contents that `git cat-file --batch` has printed, in the order in which they were asked for; undefined for what is missing. */
function readBatch(answer: Buffer): (Buffer | undefined)[] {
  const contents: (Buffer | undefined)[] = [];
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf('\n', at);
    if (end === -1) break;
    // A folder has contents, too, which are no text.
    const [, kind, size] = /^[\da-f]{40,64} (blob|tree|commit|tag) (\d+)$/.exec(answer.toString('utf8', at, end)) ?? [];
    at = end + 1;
    contents.push(kind === 'blob' ? answer.subarray(at, at + Number(size)) : undefined);
    if (size !== undefined) at += Number(size) + 1;
  }
  return contents;
}
