import { expect, test } from 'vitest';
import { createLog } from '../../../server/src/core/operations/convention/createLog.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { loadFixture } from '../../support/loadFixture.ts';

test('a new log says which five statuses it has, and is right as it is', async () => {
  const texts = applyEdit(createLog('file:///w/docs/adr').edit, new Map());
  const source = [...texts].map(([uri, text]) => `//- ${uri.slice('file:///w/'.length)}\n${text}`).join('');
  const loaded = await loadFixture(source);
  expect(loaded.log.convention.statuses).toMatchObject({
    source: 'index',
    value: ['Proposed', 'Pending', 'Accepted', 'Implemented', 'Deprecated'],
  });
  expect(findProblems(loaded)).toEqual([]);
});
