import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  type FoundExpression,
  findLiterals,
  findSlowness,
  literalOf,
  recordBuilt,
} from '../support/regularExpressions.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Our own expressions that may take more than linear time, and why that does no harm. */
const allowed: ReadonlyMap<string, string> = new Map([
  [
    String.raw`/^((?:[a-z]+\d*[-_ ])*adr[-_ ]?(?:(?:[a-z]+\d*[-_ ])*(?=\d{3})|(?:[a-z]+[-_ ])*))?(\d{4}-\d{2}-\d{2}|(?:19|20)\d{2}_\d{2}_\d{2}(?!\d)|\d+)(?:([-_. ]+)(?![-_. ])(.*))?$/i`,
    'reads the name of a file, and none that is longer than 255 characters',
  ],
]);

/** The same for those that are built. */
const allowedAsBuilt: ReadonlyMap<string, string> = new Map([
  [
    String.raw`/(?::[a-z][a-z0-9_+-]*:|~~[^~]*~~|<!--[^>]*-->|\d{4}-\d{2}-\d{2}(?![\p{L}\p{N}])|\[[xX]\]|[^\p{L}\p{N}])*/uy`,
    'reads the first 500 characters of a text',
  ],
]);

/** The same for those of packages. */
const allowedInPackages: ReadonlyMap<string, string> = new Map([
  [String.raw`/[?*]|[+@!]\(.*?\)|\[|\]/`, 'minimatch reads the patterns that we give it, and no other'],
  [String.raw`/\\\[([^\]/]*?)($|\])/g`, 'ignore reads patterns of at most 1 000 characters, see boundedPatterns'],
  [String.raw`/(.+\n){2}/`, 'vscode-languageserver cuts the stack of an error, where console.trace is called'],
  [String.raw`/000000\d*$/`, 'yaml writes a time of its schema 1.1, which nothing here does'],
  [String.raw`/[ \t]+$/`, 'yaml uses it only where the engine has no look-behind'],
  [String.raw`/^[ \t]+|[ \t]+$/g`, 'yaml uses it only where the engine has no look-behind'],
  [String.raw`/[\n\r]+$/`, 'yaml quotes the line of a mistake, which parseYaml switches off'],
]);

/** One line for each expression that may be slow, and is not allowed to; and one for each that need not be allowed. */
async function judge(
  expressions: readonly FoundExpression[],
  exceptions: ReadonlyMap<string, string>,
): Promise<string[]> {
  const lines: string[] = [];
  const left = [...expressions];
  const slow = new Set<string>();
  // The checker is a process of its own: it works on one while the next is sent.
  const workOff = async () => {
    for (let each = left.pop(); each !== undefined; each = left.pop()) {
      const reason = await findSlowness(each);
      if (reason === undefined) continue;
      slow.add(literalOf(each));
      if (!exceptions.has(literalOf(each))) lines.push(`${each.places.join(', ')}: ${literalOf(each)} is ${reason}`);
    }
  };
  await Promise.all([workOff(), workOff()]);
  const idle = [...exceptions.keys()].filter((each) => !slow.has(each));
  return [...lines, ...idle.map((each) => `${each} is linear: no exception is needed`)].sort();
}

const own = findLiterals(root, ['server/src', 'client/src']);

test('the checker finds what is exponential and what is quadratic', async () => {
  const slow = ['^(?:a+)+$', '^a*a*$', 'a+$', '<!--.*?-->'];
  expect(await Promise.all(slow.map((source) => findSlowness({ source, flags: '' })))).not.toContain(undefined);
  expect(await findSlowness({ source: '(?<!a)a+$', flags: '' })).toBe(undefined);
});

test('no regular expression of the sources takes more than linear time', async () => {
  expect(own.length).toBeGreaterThan(300);
  expect(await judge(own, allowed)).toEqual([]);
});

test('nor does one that is built of lists of words', async () => {
  const built = await recordBuilt(/(?:server|client)\/src\/[\w/.-]+\.ts/, async () => {
    // Lists of words become expressions when their modules are loaded, which no import above has done.
    for (const folder of ['server/src/core', 'server/src/workspace'])
      for (const name of readdirSync(root + folder, { recursive: true, encoding: 'utf8' }))
        if (name.endsWith('.ts')) await import(`${root}${folder}/${name}`);
    await import('../../client/src/commands/findTabStops.ts');
  });
  expect(built.length).toBeGreaterThan(50);
  expect(await judge(built, allowedAsBuilt)).toEqual([]);
});

test('nor, beyond a list with reasons, do those of the packages in the bundles', async () => {
  expect(existsSync(`${root}dist/server.cjs`), 'The bundles are built: npm run build').toBe(true);
  const known = new Set(own.map(literalOf));
  const bundled = findLiterals(root, ['dist']).filter((each) => !known.has(literalOf(each)));
  expect(await judge(bundled, allowedInPackages)).toEqual([]);
});
