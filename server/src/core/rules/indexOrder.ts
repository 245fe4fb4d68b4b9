import { findRowOrder, findStrayRows } from '../model/rowOrder.ts';
import { sortIndexGroup } from '../operations/index/sortIndexGroup.ts';
import { suggest } from './fix.ts';
import type { Rule } from './rule.ts';

export const indexOrder: Rule<'index-order'> = {
  code: 'index-order',
  severity: 'hint',
  *checkIndex(index) {
    for (const group of index.groups) {
      const strays = findStrayRows(group);
      // Where most rows follow no order, there is none to keep.
      if (strays.length * 2 > group.meanings.length) continue;
      const order = findRowOrder(group);
      const fixes = () => [suggest({ kind: 'sort-rows' }, (text) => sortIndexGroup(index, group, text))];
      for (const { span } of strays) yield { code: this.code, span, arguments: { order }, fixes };
    }
  },
};
