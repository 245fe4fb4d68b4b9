import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { translations } from '../../server/src/core/messages/chooseTranslation.ts';
import type { Translation } from '../../server/src/core/messages/language.ts';
import { findSentences, sentencesOf } from '../support/findSentences.ts';

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const readTable = (path: string): Translation => JSON.parse(readFileSync(inRepository(path), 'utf8'));

/** What puts sentences together: `language.ts` beside it looks up those of others. */
const speaking = ['describeConvention', 'english', 'recordCard'].map((name) => `server/src/core/messages/${name}.ts`);

const sentences = [
  ...new Set([
    ...findSentences('client/src').translated,
    ...findSentences('server/src/core/messages/english.ts').translated,
  ]),
].sort();
const manifest = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));
const manifestTexts = readTable('package.nls.json');

/** What a translation must have as it is: values, code, and the commands that links lead to. */
const fixedParts = (text: string) => (text.match(/\{\d+\}|`[^`]+`|\(command:[\w.]+\)|^✓ /g) ?? []).sort();

/** A single word may be the same in two languages. */
const isLeft = (english: string, text: string) => english === text && /\p{L}{2,} \p{L}{2,}/u.test(english);

test('each translation has a table for the code and one for the manifest, and no others lie about', () => {
  expect(manifest.l10n).toBe('./l10n');
  expect(readdirSync(inRepository('l10n')).sort()).toEqual(translations.map((name) => `bundle.l10n.${name}.json`));
  const ofManifest = readdirSync(inRepository('.')).filter((name) => /^package\.nls\..+\.json$/.test(name));
  expect(ofManifest.sort()).toEqual(translations.map((name) => `package.nls.${name}.json`));
});

describe.each(translations)('the translation %s', (name) => {
  const bundle = readTable(`l10n/bundle.l10n.${name}.json`);
  const ofManifest = readTable(`package.nls.${name}.json`);

  test('has all sentences of client and server, and none that nobody says', () => {
    expect(Object.keys(bundle).sort()).toEqual(sentences);
  });

  test('has all texts of the manifest, and none that it does not name', () => {
    expect(Object.keys(ofManifest).sort()).toEqual(Object.keys(manifestTexts).sort());
  });

  test('keeps the values, the code and the links of every text', () => {
    for (const [english, text] of Object.entries(bundle)) expect(fixedParts(text), text).toEqual(fixedParts(english));
    for (const [key, text] of Object.entries(ofManifest))
      expect(fixedParts(text), text).toEqual(fixedParts(manifestTexts[key] ?? ''));
  });

  test('leaves nothing in English', () => {
    const left = Object.entries(bundle).filter(([english, text]) => text === '' || isLeft(english, text));
    const leftInManifest = Object.entries(ofManifest).filter(
      ([key, text]) => text === '' || (text !== 'ADR Keeper' && isLeft(manifestTexts[key] ?? '', text)),
    );
    expect([...left, ...leftInManifest]).toEqual([]);
  });
});

test('French has no-break spaces within its quotation marks, and before signs of two parts', () => {
  const texts = [
    ...Object.values(readTable('l10n/bundle.l10n.fr.json')),
    ...Object.values(readTable('package.nls.fr.json')),
  ];
  expect(texts.filter((text) => /«[^\u00a0]|[^\u00a0]»| [:;?!]|'/.test(text))).toEqual([]);
});

describe('no sentence for a person stands beside the tables', () => {
  test.each(['client/src', 'server/src/lsp', 'server/src/workspace', ...speaking])('in %s', (folder) => {
    expect(findSentences(folder).literal).toEqual([]);
  });

  test('such as one in a notification, in the title of a box, in a branch, or anywhere with a blank in it', () => {
    const { literal } = sentencesOf(`
      void vscode.window.showInformationMessage('Hello');
      const options = { placeHolder: 'Number', prompt: isNew ? 'Name' : known };
      box.title = 'Filter';
      item.text = \`$(sync) Index: \${changes}\`;
      const question = \`Delete \${count} records?\`;
      const html = '<p class="wide note">Not here</p>';
    `);
    expect(literal).toEqual(['Hello', 'Number', 'Name', 'Filter', 'Index: {0}', 'Delete {0} records?', 'Not here']);
  });

  test('but what is looked up, written to a log, or no language may stand where it is', () => {
    const { translated, literal } = sentencesOf(`
      void vscode.window.showInformationMessage(vscode.l10n.t('Hello {0}', t\`no \${status} here\`));
      connection.console.warn('The edit was refused.');
      const item = { label: \`$(add) \${name}\`, id: 'adrKeeper.records', html: '<p class="wide note"></p>' };
    `);
    expect([...translated]).toEqual(['Hello {0}', 'no {0} here']);
    expect(literal).toEqual([]);
  });

  test('and a sentence that does not stand in its call cannot be looked up', () => {
    expect(() => sentencesOf('vscode.l10n.t(sentence)')).toThrow();
  });
});

test('every text of the manifest that a person reads is in its table', () => {
  const shown = /"(?:title|description|markdownDescription|name|contents|altText|label)":"([^"]*)"/g;
  const literal = [...JSON.stringify(manifest.contributes).matchAll(shown)].map(([, text = '']) => text);
  const groups: readonly { properties: Record<string, { enumDescriptions?: string[] }> }[] =
    manifest.contributes.configuration;
  const properties = groups.flatMap((group) => Object.values(group.properties));
  const all = [
    ...literal,
    ...properties.flatMap(({ enumDescriptions = [] }) => enumDescriptions),
    manifest.description,
  ];
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter((text) => !/^%.+%$/.test(text) && text !== 'ADR Keeper')).toEqual([]);
});
