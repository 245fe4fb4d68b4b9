import { expect, test } from 'vitest';
import { URI } from 'vscode-uri';
import { childOf } from '../../../server/src/core/model/uris.ts';

test.each(['001-a.md', 'a b.md', 'ä.md', "it's(1).md", '.hidden', 'x#y?.md', '100%.md'])(
  'the URI of a file is that of vscode-uri: %s',
  (name) => {
    for (const folder of ['/', '/docs/adr', '/my docs'])
      expect(childOf(URI.file(folder).toString(), name)).toBe(
        URI.file(`${folder}/${name}`.replace('//', '/')).toString(),
      );
  },
);
