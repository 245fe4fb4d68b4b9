import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfiguration } from '../../server/src/core/model/configuration.ts';
import { configureRule } from '../../server/src/core/operations/convention/configure.ts';
import { allRules } from '../../server/src/core/rules/allRules.ts';
import { applyEdit } from '../support/applyEdit.ts';

const uri = 'file:///w/.adr-keeper.yaml';
const read = (text: string) => readConfiguration(uri, null, text, Object.keys(allRules));

test('any text gives a configuration whose places lie in it', () => {
  const piece = fc.constantFrom(
    'rules',
    'sections',
    ':',
    ': ',
    '\n',
    '  ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    'off',
    '"',
    '#',
    ' ',
    'a',
    '&x',
    '*x',
    '\t',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const { mistakes, entries } = read(text);
      const spans = [
        ...mistakes.map(({ span }) => span),
        ...[...entries.values()].flatMap(({ key, value }) => [key, value]),
      ];
      for (const { start, end } of spans) expect(0 <= start && start <= end && end <= text.length).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('any text is changed so that the rule is off and nothing is lost, or not at all', () => {
  const part = fc.constantFrom(
    ...['rules:', 'rules: ', '~', 'null', '{}', '{', '}', '[a]', 'off', '\n', '\r\n', '\r', '---', '...', '# x', ', '],
    ...[
      'index-order: ',
      'index-order: hint',
      '  ',
      '- ',
      '? ',
      ': ',
      'index: a.md',
      '&a ',
      '*a',
      '|\n',
      '"',
      "'",
      '\t',
      '!!map ',
    ],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
      const text = parts.join('');
      const edit = configureRule(read(text), 'index-order', 'off');
      const after = applyEdit(edit, new Map([[uri, text]])).get(uri) ?? '';
      if (edit.documentChanges?.length === 0) return;
      expect(read(after).settings.rules, after).toMatchObject({ 'index-order': 'off' });
      expect(read(after).settings.index).toBe(read(text).settings.index);
    }),
    { numRuns: 2000 },
  );
});
