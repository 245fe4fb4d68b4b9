import { expect, test } from 'vitest';
import { listRelationItems } from '../../../client/src/explorer/relationsModel.ts';
import type { RelationView } from '../../../server/src/protocol.ts';
import { englishWords } from '../../support/englishWords.ts';

function relation(kind: RelationView['kind'], number: string, count = 1): RelationView {
  const what = { number, title: 'T', status: 'Accepted', stage: 'accepted', isTemplate: false } as const;
  const record = { uri: `file:///adr/${number}.md`, ...what };
  return { kind, record, place: { line: 3, character: 4 }, count };
}

test('each kind of relation has a line with its records below', () => {
  const relations = [
    relation('supersedes', '001'),
    relation('depends-on', '002'),
    relation('depends-on', '003'),
    relation('cited-by', '004', 3),
  ];
  const items = listRelationItems({ relations }, englishWords);
  expect(items.map(({ label, children }) => [label, children.map((each) => each.accessibleName)])).toEqual([
    ['Supersedes', ['001 T, Accepted']],
    ['Depends on', ['002 T, Accepted', '003 T, Accepted']],
    ['Cited by', ['004 T, Accepted, 3 references']],
  ]);
});

test('a citation is opened at its place, a related record at its beginning', () => {
  const items = listRelationItems(
    { relations: [relation('supersedes', '001'), relation('cited-by', '004')] },
    englishWords,
  );
  expect(items.map(({ children }) => children[0]?.place)).toEqual([undefined, { line: 3, character: 4 }]);
});
