import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { check } from '../../../server/src/cli/check.ts';
import { allRules } from '../../../server/src/core/rules/allRules.ts';
import { copySample, type SampleCopy } from '../../support/sampleCopy.ts';

let sample: SampleCopy;
let printed: string;
let complained: string;

beforeEach(() => {
  sample = copySample('broken');
  printed = '';
  complained = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    complained += text;
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(sample.folder, { recursive: true });
});

test.each([[[]], [['--fix']]])(
  'a rule that throws is named with its file, and the rest is checked: check %s',
  async (options) => {
    vi.spyOn(allRules['section-missing'], 'checkRecord').mockImplementation(() => {
      throw new Error('Oh\u001b no');
    });
    const code = await check.run([sample.folder, '--fail-on', 'never', '--format', 'json', ...options]);
    expect(code).toBe(1);
    const { problems } = JSON.parse(printed);
    expect(problems.length).toBeGreaterThan(0);
    const lines = complained.split('\n').filter((line) => line.includes('Rule section-missing failed for'));
    expect(lines[0]).toMatch(/\.md: Oh\\u001b no\. This is a bug; all other rules were checked\.$/);
    expect(new Set(lines).size).toBe(lines.length);
  },
);
