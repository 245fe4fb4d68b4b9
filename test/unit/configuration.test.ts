import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeProblem } from '../../server/src/core/messages/describe.ts';
import { english } from '../../server/src/core/messages/english.ts';
import { configurationKeys, readConfiguration } from '../../server/src/core/model/configuration.ts';
import type { Surroundings } from '../../server/src/core/model/liveLog.ts';
import { addToList, configureList, configureRule } from '../../server/src/core/operations/convention/configure.ts';
import { allRules } from '../../server/src/core/rules/allRules.ts';
import { checkConfiguration, checkFile, findFixes, fixByConfiguring } from '../../server/src/core/rules/checkFile.ts';
import { applyEdit } from '../support/applyEdit.ts';
import { applyFix, findProblems } from '../support/checkFixture.ts';
import { loadFixture } from '../support/loadFixture.ts';

const uri = 'file:///w/.adr-keeper.yaml';
const codes = Object.keys(allRules);
const nowhere: Surroundings = {
  exists: () => undefined,
  namesIn: () => undefined,
  holds: () => true,
  siblings: { logs: [], citingFiles: new Map() },
  today: () => undefined,
};
const read = (text: string) => readConfiguration(uri, null, text, codes);

/** Each problem as the text that it lies on, and what it says. */
function mistakesIn(text: string): [string, string][] {
  return checkConfiguration(read(text), nowhere).map((problem) => [
    text.slice(problem.span.start, problem.span.end),
    describeProblem(problem, english),
  ]);
}

describe('config-invalid', () => {
  test('a configuration that says what it may is right', () => {
    const text = `# Ours\nlogs: [docs/adr]\nindex: index.md\ntemplate: 000-x.md\nsections:\n  - Status # first\n  - "Context: why"\nstatuses: [Proposed, 'No']\ntransitions:\n  proposed: ['No', Superseded]\nrules:\n  section-order: off\n  file-name: false\n  index-order:   error # strict\n`;
    expect(mistakesIn(text)).toEqual([]);
    expect(read(text).settings).toEqual({
      logs: ['docs/adr'],
      index: 'index.md',
      template: '000-x.md',
      sections: ['Status', 'Context: why'],
      statuses: ['Proposed', 'No'],
      transitions: { proposed: ['No', 'Superseded'] },
      rules: { 'section-order': 'off', 'file-name': 'off', 'index-order': 'error' },
    });
  });

  test('so is an empty one, or one that is all comments', () => {
    for (const text of ['', '# nothing yet\n', 'rules:\n', 'sections:\n']) expect(mistakesIn(text), text).toEqual([]);
  });

  test.each([
    [
      'sectoins: [A]\n',
      'sectoins',
      'Unknown setting "sectoins". Expected one of: logs, index, template, sections, statuses, transitions, staleAfterDays, rules. Did you mean "sections"?',
    ],
    ['sections: Status\n', 'Status', '"sections" must be a list of strings.'],
    ['sections: [Status, 3]\n', '[Status, 3]', '"sections" must be a list of strings.'],
    ['template: [a]\n', '[a]', '"template" must be a string.'],
    ['template: "\\ud800.md"\n', '"\\ud800.md"', '"template" must be a string.'],
    ['index: [a]\n', '[a]', '"index" must be the path of a Markdown file.'],
    ['index: ../../package.json\n', '../../package.json', '"index" must be the path of a Markdown file.'],
    ['rules: off\n', 'off', '"rules" must be a map of rules.'],
    ['rules:\n  index-ordr: off\n', 'index-ordr', 'Unknown rule "index-ordr". Did you mean "index-order"?'],
    ['rules:\n  index-order: fatal # x\n', 'fatal', '"index-order" must be error, warning, information, hint or off.'],
    ['rules:\n  index-order:\n', 'index-order', '"index-order" must be error, warning, information, hint or off.'],
    [
      'transitions: [A]\n',
      '[A]',
      '"transitions" must be a map from each status to a list of the statuses that may follow.',
    ],
    ['transitions:\n  A: B\n', 'B', '"A" must be a list of strings.'],
    [
      'statuses: [Draft, Done]\ntransitions:\n  Draft: [Doen]\n',
      'Doen',
      'Status "Doen" is not listed under "statuses". Did you mean "Done"?',
    ],
    [
      'statuses: [Draft, Done]\ntransitions:\n  Darft: [Done]\n',
      'Darft',
      'Status "Darft" is not listed under "statuses". Did you mean "Draft"?',
    ],
    ['staleAfterDays: soon\n', 'soon', '"staleAfterDays" must be a whole number of days.'],
    ['staleAfterDays: 0\n', '0', '"staleAfterDays" must be a whole number of days.'],
    ['- a\n', '- a', 'The file must be a map of settings.'],
    [
      'rules:\n  config-invalid: off # quiet\n',
      'off',
      '"config-invalid" cannot be disabled. Invalid settings would go unnoticed.',
    ],
    [
      'rules: { config-invalid: false }\n',
      'false',
      '"config-invalid" cannot be disabled. Invalid settings would go unnoticed.',
    ],
  ])('%j is reported at the key or the value', (text, place, message) => {
    expect(mistakesIn(text)).toEqual([[place, message]]);
  });

  test('text that is no YAML is reported where it breaks, and what can be read counts', () => {
    const text = 'sections: [Status]\nrules: {\n';
    expect(mistakesIn(text).map(([, message]) => message)).toEqual([expect.stringContaining('Invalid YAML')]);
    expect(read(text).settings.sections).toEqual(['Status']);
  });

  test('a folder that does not exist is reported', async () => {
    const loaded = await loadFixture('//- .adr-keeper.yaml\nlogs: [docs/adr, docs/ards]\n//- docs/adr/001-a.md\n# A\n');
    const file = loaded.workspace.configurations.get(loaded.disk.uri('.adr-keeper.yaml'));
    const problems = file === undefined ? [] : checkConfiguration(file, loaded.workspace.files);
    expect(problems.map((problem) => describeProblem(problem, english))).toEqual([
      'Folder "docs/ards" not found. The path is relative to this file.',
    ]);
  });

  test('a misspelt key is put right', () => {
    const file = read('rulse: {}\n');
    const [problem] = checkConfiguration(file, nowhere);
    const [fix] = problem === undefined ? [] : findFixes(problem, uri, undefined);
    expect(fix && applyEdit(fix.makeEdit(''), new Map([[uri, 'rulse: {}\n']])).get(uri)).toBe('rules: {}\n');
  });
});

test('the JSON schema knows every key and every rule', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schemas/adr-keeper.schema.json', import.meta.url), 'utf8'));
  expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(configurationKeys).sort());
  expect(Object.keys(schema.properties.rules.properties).sort()).toEqual([...codes].sort());
});

describe('the configuration is edited in place', () => {
  const edited = (text: string, edit: (file: ReturnType<typeof read>) => ReturnType<typeof configureRule>) =>
    applyEdit(edit(read(text)), new Map([[uri, text]])).get(uri);

  test.each([
    [
      'a rule that is set',
      'rules:\n  # why\n  index-order: hint # since May\n',
      'rules:\n  # why\n  index-order: off # since May\n',
    ],
    [
      'another rule',
      'rules:\n    file-name: off # x\n\nsections: [A]\n',
      'rules:\n    file-name: off # x\n    index-order: off\n\nsections: [A]\n',
    ],
    ['no rules yet', 'sections: [A]\r\n', 'sections: [A]\r\nrules:\r\n  index-order: off\r\n'],
    ['no last line ending', 'sections: [A]', 'sections: [A]\nrules:\n  index-order: off'],
    ['rules without any', 'rules:\nsections: [A]\n', 'rules:\n  index-order: off\nsections: [A]\n'],
    ['rules in braces', 'rules: { file-name: off } # x\n', 'rules: { file-name: off, index-order: off } # x\n'],
    ['empty braces', 'rules: {}\n', 'rules: {index-order: off}\n'],
    ['a rule without a value', 'rules:\n  index-order:\n', 'rules:\n  index-order: off\n'],
    ['a rule in a list', 'rules:\n  index-order:\n    - off\n', 'rules:\n  index-order:\n    off\n'],
    ['rules that are null', 'rules: ~ # none\nindex: a.md\n', 'rules: {index-order: off} # none\nindex: a.md\n'],
    ['rules that are null, in a word', 'rules: null\r\n', 'rules: {index-order: off}\r\n'],
    ['braces around nothing', '{}\n', '{rules: {index-order: off}}\n'],
    ['braces around all', '{staleAfterDays: 4} # x\n', '{staleAfterDays: 4, rules: {index-order: off}} # x\n'],
    ['braces with a last comma', '{staleAfterDays: 4,}\n', '{staleAfterDays: 4, rules: {index-order: off},}\n'],
    ['braces with empty rules', '{rules: }\n', '{rules: {index-order: off} }\n'],
    ['braces on several lines', '{\n  index: a.md\n}\n', '{\n  index: a.md, rules: {index-order: off}\n}\n'],
    [
      'a mark that ends the document',
      '---\nstaleAfterDays: 4\n# x\n...\n# y\n',
      '---\nstaleAfterDays: 4\n# x\nrules:\n  index-order: off\n...\n# y\n',
    ],
    [
      'a second document',
      'staleAfterDays: 4\n---\nrules: {}\n',
      'staleAfterDays: 4\nrules:\n  index-order: off\n---\nrules: {}\n',
    ],
    ['a document of nothing', '---\n# x\n', '---\n# x\nrules:\n  index-order: off\n'],
    ['a text with a mark in it', 'index: |-\n  ---\n', 'index: |-\n  ---\nrules:\n  index-order: off\n'],
  ])('%s', (_, before, after) => {
    expect(edited(before, (file) => configureRule(file, 'index-order', 'off'))).toBe(after);
    expect(read(after).settings.rules).toMatchObject({ 'index-order': 'off' });
  });

  test.each([
    ['rules are off', 'rules: off\n'],
    ['rules are a list', 'rules: [a]\n'],
    ['rules are a list of lines', 'rules:\n  - a\n'],
    ['rules are an alias', 'index: &a x\nrules: *a\n'],
    ['all is a text', 'off\n'],
    ['all is a list', '- a\n'],
    ['lines end with CR alone', 'index: a.md\rstaleAfterDays: 4\r'],
    ['nothing follows the key of a set', '{rules}\n'],
  ])('nothing is changed where %s', (_, text) => {
    expect(configureRule(read(text), 'index-order', 'off')).toEqual({ documentChanges: [] });
  });

  test.each([
    ['a list in brackets', 'statuses: [A, B] # ours\n', 'statuses: [A, B, "No: yes"] # ours\n'],
    [
      'a list of lines',
      'statuses:\n  - A # first\n  - B\nrules: {}\n',
      'statuses:\n  - A # first\n  - B\n  - "No: yes"\nrules: {}\n',
    ],
    ['an unindented list', 'statuses:\n- A\n', 'statuses:\n- A\n- "No: yes"\n'],
  ])('an entry is added to %s', (_, before, after) => {
    expect(edited(before, (file) => addToList(file, 'statuses', 'No: yes'))).toBe(after);
  });

  test('a list is written, also in place of another one', () => {
    expect(edited('# x\n', (file) => configureList(file, 'sections', ['A', 'yes']))).toBe(
      '# x\nsections: [A, "yes"]\n',
    );
    expect(edited('sections:\n  - B\nindex: x\n', (file) => configureList(file, 'sections', ['A']))).toBe(
      'sections: [A]\nindex: x\n',
    );
  });
});

describe('fixes that write the configuration', () => {
  const plain = (number: number) =>
    `//- docs/adr/000${number}-x.md\n# ${number}. X\n\n## Status\n\nAccepted\n\n## Context\n\nC.\n\n## Decision\n\nD.\n`;
  const records = [1, 2, 3, 4, 5, 6, 7, 8].map((number) =>
    number > 1 && number < 5 ? plain(number) : `${plain(number)}\n## Consequences\n\nE.\n`,
  );
  const log = records.join('');

  test('say yes or no to a section that several records lack', async () => {
    const yes = await applyFix(log, 'Yes: require "Consequences" in every record');
    expect(yes.get('docs/adr/.adr-keeper.yaml')).toBe('sections: [Status, Context, Decision, Consequences]\n');
    const no = await applyFix(log, 'No: do not require "Consequences"');
    expect(no.get('docs/adr/.adr-keeper.yaml')).toBe('sections: [Status, Context, Decision]\n');
  });

  test('add a status where the statuses come from', async () => {
    const index =
      '//- docs/adr/README.md\n| Section | Purpose |\n|---|---|\n| **Status** | Proposed / Accepted |\n//- docs/adr/001-a.md\n# A\n\n## Status\n\nParked\n';
    const texts = await applyFix(index, 'Add "Parked" to the statuses of this log');
    expect(texts.get('docs/adr/README.md')).toContain('| **Status** | Proposed / Accepted / Parked |');
    const loaded = await loadFixture([...texts].map(([path, text]) => `//- ${path}\n${text}`).join(''));
    expect(findProblems(loaded)).toEqual([]);
  });

  test('switch the rule of any problem off', async () => {
    const source = `//- docs/adr/.adr-keeper.yaml\nsections: [Status]\n//- docs/adr/001-a.md\n# A\n\n## Status\n\nParked\n`;
    const { log: loaded, disk, fixture } = await loadFixture(source);
    const path = disk.uri('docs/adr/001-a.md');
    const [problem] = checkFile(path, loaded);
    const texts = new Map([...fixture.files].map(([each, text]) => [disk.uri(each), text]));
    const after = problem && applyEdit(fixByConfiguring(problem, loaded).makeEdit(''), texts);
    expect(after?.get(disk.uri('docs/adr/.adr-keeper.yaml'))).toBe(
      'sections: [Status]\nrules:\n  status-unknown: off\n',
    );
  });
});

test('a changed configuration is followed at once: from disk, and while it is typed', async () => {
  const loaded = await loadFixture(
    '//- .adr-keeper.yaml\nsections: [Status]\n//- docs/adr/001-a.md\n# A\n\n## Status\n\nAccepted\n',
  );
  const codesNow = () => findProblems(loaded).map(({ code }) => code);
  const file = loaded.disk.uri('.adr-keeper.yaml');
  expect(codesNow()).toEqual([]);
  loaded.disk.write('.adr-keeper.yaml', 'sections: [Status, Decision]\n');
  await loaded.workspace.followDisk([{ uri: file, kind: 'changed' }]);
  expect(codesNow()).toEqual(['section-missing']);
  expect(loaded.takeChanges()).toContain('docs/adr/001-a.md');
  const typed = 'sections: [Status, Decision]\nrules:\n  section-missing: off\n';
  loaded.workspace.setDocument(file, { version: 1, getText: () => typed });
  loaded.workspace.readChanges();
  expect(codesNow()).toEqual([]);
  loaded.workspace.closeDocument(file);
  await loaded.workspace.loaded;
  loaded.disk.delete('.adr-keeper.yaml');
  await loaded.workspace.followDisk([{ uri: file, kind: 'deleted' }]);
  // Nothing decides what a log of one record demands.
  expect(codesNow()).toEqual([]);
});

test.each(['template-adr.md', 'forms/template-adr.md'])(
  'a template is read that the configuration names, whatever it is called: %s',
  async (path) => {
    const { log } = await loadFixture(
      `//- docs/adr/.adr-keeper.yaml\ntemplate: ${path}\n//- docs/adr/${path}\n# Form\n\n## Status\n\n## Reasons\n//- docs/adr/001-a.md\n# A\n\n## Status\n\nAccepted\n`,
    );
    expect(log.template?.file.name).toBe('template-adr.md');
    expect(log.convention.sections).toMatchObject({
      source: 'template',
      value: [{ name: 'Status' }, { name: 'Reasons' }],
    });
  },
);

test('the index and the template are the files that the configuration names', async () => {
  const { log } = await loadFixture(
    '//- docs/adr/.adr-keeper.yaml\nindex: decisions.md\ntemplate: form.md\nsections: [Status]\n//- docs/adr/decisions.md\n- [1](001-a.md)\n- [2](002-b.md)\n//- docs/adr/README.md\nWords.\n//- docs/adr/form.md\n# Form\n\n## Status\n\nAccepted\n//- docs/adr/001-a.md\n# A\n\n## Status\n\nAccepted\n//- docs/adr/002-b.md\n# B\n\n## Status\n\nAccepted\n',
  );
  expect(log.index?.file.name).toBe('decisions.md');
  expect(log.template?.file.name).toBe('form.md');
  expect(log.records.size).toBe(3);
});
