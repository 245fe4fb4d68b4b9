import { describe, expect, test } from 'vitest';
import { chooseTranslation } from '../../../server/src/core/messages/chooseTranslation.ts';
import { describeProblem } from '../../../server/src/core/messages/describe.ts';
import { english, messagesIn } from '../../../server/src/core/messages/english.ts';
import { englishLanguage, languageWith } from '../../../server/src/core/messages/language.ts';
import type { Problem } from '../../../server/src/core/rules/problem.ts';
import { readMessages } from '../../../server/src/lsp/readMessages.ts';
import { MemoryFileSystem } from '../../support/memoryFileSystem.ts';

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['de_DE.UTF-8', 'de'],
  ['fr-CA', 'fr'],
  ['pt-br', 'pt-br'],
  ['pt-BR', 'pt-br'],
  ['pt_BR@latin', 'pt-br'],
  ['pt', 'pt-br'],
  ['pt-PT', 'pt-br'],
  ['en', undefined],
  ['en-GB', undefined],
  ['xx', undefined],
  ['del', undefined],
  ['', undefined],
])('for the locale %j the table is %j', (locale, table) => {
  expect(chooseTranslation(locale)).toBe(table);
});

describe('a language', () => {
  const german = languageWith('de', { '{0} of {1}': 'von {1} nur {0}', 'Hello.': 'Hallo.' });

  test('has the values where its own sentence wants them', () => {
    expect(german.t`${1} of ${'$&'}`).toBe('von $& nur 1');
    expect(german.t`Hello.`).toBe('Hallo.');
  });

  test('is English where its table lacks a sentence', () => {
    expect(german.t`Nobody knows "${'{0}'}" here.`).toBe('Nobody knows "{0}" here.');
    expect(languageWith('de', {}).t`constructor`).toBe('constructor');
  });

  test.each([
    ['de', [1]],
    ['fr', [0, 1]],
    ['pt-br', [0, 1]],
  ])('%s has its singular for %j of 0, 1, 2 and 21', (tag, singular) => {
    const { isOne } = languageWith(tag, {});
    expect([0, 1, 2, 21].filter(isOne)).toEqual(singular);
    expect([0, 1, 2, 21].filter(englishLanguage.isOne)).toEqual([1]);
  });
});

test('a count has the singular of the language', () => {
  const french = messagesIn(
    languageWith('fr', { '{0} reference': '{0} référence', '{0} references': '{0} références' }),
  );
  expect([0, 1, 2].map(french.words.references)).toEqual(['0 référence', '1 référence', '2 références']);
  expect([0, 1, 2].map(english.words.references)).toEqual(['0 references', '1 reference', '2 references']);
});

describe('the server', () => {
  const noTitle: Problem = { code: 'title-missing', span: { start: 0, end: 0 }, arguments: {} };
  const read = async (locale: string | undefined, table: string | undefined) => {
    const files = new MemoryFileSystem(table === undefined ? [] : [['l10n/bundle.l10n.de.json', table]]);
    const messages = await readMessages(locale, files.uri('l10n'), files);
    return { message: describeProblem(noTitle, messages), reads: files.reads };
  };

  test('reads the table of the locale', async () => {
    const { message } = await read('de-AT', '{ "This record has no title.": "Kein Titel." }');
    expect(message).toBe('Kein Titel.');
  });

  test.each(['en', 'xx', undefined])('reads nothing for the locale %j', async (locale) => {
    expect(await read(locale, '{}')).toEqual({ message: 'This record has no title.', reads: [] });
  });

  test.each([undefined, '{ "This record', ''])('stays English with the table %j', async (table) => {
    expect((await read('de', table)).message).toBe('This record has no title.');
  });
});
