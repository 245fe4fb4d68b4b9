import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const sources = ['../../server/src', '../../client/src'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/** Functions that are called with a list as their arguments; these belong to one item or a few. */
const spread =
  /\bMath\.(?:max|min)\(\.\.\.|\.(?:push|unshift|concat)\(\.\.\.|(?<!function )\bprint(?:Error)?\(\.\.\.|\bString\.from\w+\(\.\.\./;

test('no function is called with a list as its arguments, which would fill the stack', () => {
  const found = sources.flatMap((source) =>
    readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) =>
        readFileSync(join(source, name), 'utf8')
          .split('\n')
          .flatMap((line, at) => (spread.test(line) ? [`${name}:${at + 1} ${line.trim()}`] : [])),
      ),
  );
  expect(found).toEqual([]);
});
