import { expect, test } from 'vitest';
import { lookOfStatus } from '../../../server/src/core/graph/statusLook.ts';

test.each([
  ['Accepted', 'accepted'],
  ['Acceptée', 'accepted'],
  ['Ersetzt', 'superseded'],
  ['Draft', 'proposed'],
  ['Proposto', 'proposed'],
  ['in-review', 'pending'],
  ['DECLINED', 'rejected'],
  ['Parked', 'other'],
  [null, 'other'],
])('the status %s looks %s', (status, look) => {
  expect(lookOfStatus(status)).toBe(look);
});
