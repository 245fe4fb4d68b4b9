import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../server/src', import.meta.url));

test('the command line prints in one place, which escapes what a terminal would obey', () => {
  const files = readdirSync(join(source, 'cli'), { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `cli/${name}`);
  const printing = [...files, 'cli.ts'].filter((name) =>
    /std(?:out|err)\.write|\bconsole\./.test(readFileSync(join(source, name), 'utf8')),
  );
  expect(printing).toEqual(['cli/output.ts']);
});
