import { describe, expect, test } from 'vitest';
import { readSourceCode } from '../../../server/src/core/markdown/readSourceCode.ts';
import { bytesAsText } from '../../../server/src/workspace/decodeText.ts';
import { mayNameRecord } from '../../../server/src/workspace/mayNameRecord.ts';

const bytesOf = (text: string) => bytesAsText(new TextEncoder().encode(text));

describe('a quick look', () => {
  test.each<[string, boolean]>([
    ['// see ADR-017', false],
    ['const ADR_22 = 1; // adr 3', false],
    ['ODH-ADR-Öl-0007', false],
    ['as [[017]] says', true],
    ['[a](../adr/001-ants.md#why)', true],
    ['[a](<../adr/Use Ants.md>)', true],
    ['[a](../adr/001%2Dants.md)', true],
    ['[a](../adr/001-ants&#46;md)', true],
  ])('reads %j', (text, isMarkdown) => {
    expect(mayNameRecord(bytesOf(text), { isMarkdown, tails: new Set(['001-ants.md', 'Ants.md']) })).toBe(true);
  });

  test.each<[string, boolean]>([
    ['the quadratic address of a cadre', false],
    ['const adrift = MADR_; adr-', false],
    ['as [[017]] says', false],
    ['[a](../guide.md), [b](ants.md), 001-ants.txt', true],
  ])('passes %j over', (text, isMarkdown) => {
    expect(mayNameRecord(bytesOf(text), { isMarkdown, tails: new Set(['001-ants.md', 'Ants.md']) })).toBe(false);
  });
});

/** As large as a file may be: what takes quadratic time takes minutes then, and is seen without a clock. */
test.each<[string, string]>([
  ['names without an end', 'a.md'.repeat(120_000)],
  ['mentions in a line', 'ADR1 '.repeat(100_000)],
  ['hyphens', 'A-'.repeat(250_000)],
])('%s are looked at in linear time', (_, text) => {
  mayNameRecord(bytesOf(text), { isMarkdown: true, tails: new Set(['001-ants.md']) });
  expect(readSourceCode(text).lines.count).toBe(1);
});
