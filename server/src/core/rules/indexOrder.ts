import { findRowAt, groupOf } from '../model/decisionIndex.ts';
import { findRowOrder, findStrayRows } from '../model/rowOrder.ts';
import { sortIndexGroup } from '../operations/sortIndexGroup.ts';
import type { Rule } from './rule.ts';

export const indexOrder: Rule<'index-order'> = {
  code: 'index-order',
  severity: 'hint',
  *checkIndex({ groups }) {
    for (const group of groups) {
      const strays = findStrayRows(group);
      // Where most rows follow no order, there is none to keep.
      if (strays.length * 2 > group.meanings.length) continue;
      const order = findRowOrder(group);
      for (const { span } of strays) yield { code: this.code, span, arguments: { order } };
    }
  },
  fixes({ span }, _file, { index }) {
    const row = index === undefined ? undefined : findRowAt(index, span);
    const group = index === undefined || row === undefined ? undefined : groupOf(index, row);
    if (index === undefined || group === undefined) return [];
    const makeEdit = (text: string) => sortIndexGroup(index, group, text);
    return [{ title: { kind: 'sort-rows' }, isSafe: false, makeEdit }];
  },
};
