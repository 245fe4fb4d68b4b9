import { expect, test } from 'vitest';
import { addAllToIndex } from '../../../server/src/core/operations/index/addToIndex.ts';
import { planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { fixAll } from '../../../server/src/core/rules/fixAll.ts';
import { findProblems } from '../../support/checkFixture.ts';
import { editLog } from '../../support/editLog.ts';
import { loadFixture } from '../../support/loadFixture.ts';

const record = (number: number, title = `A${number}`) =>
  `//- docs/adr/000${number}-a${number}.md\n# ${number}. ${title}\n\n## Status\n\nAccepted\n\n## Context\n\nWhy.\n`;
const row = (number: number) => `| [000${number}](000${number}-a${number}.md) | A${number} |\n`;
const head = '| ADR | Title |\n|---|---|\n';

test('all safe fixes at once insert rows in the order of an index that begins with the newest', async () => {
  const source = `//- docs/adr/README.md\n${head}${row(2)}${row(1)}${[1, 2, 3, 4, 5].map((each) => record(each)).join('')}`;
  const { log, textOf, changedBy } = await editLog(source);
  const edit = fixAll([...log.everyFile()], log, (uri) => textOf(uri.slice(uri.lastIndexOf('/') + 1)));
  expect(changedBy(edit)).toEqual({ 'README.md': head + [5, 4, 3, 2, 1].map(row).join('') });
});

test.each(['\r\n', '\n'])('a new row ends as the row above it: %j', async (ending) => {
  const other = ending === '\n' ? '\r\n' : '\n';
  // Most lines end otherwise.
  const lines = [...'words'].map((word) => word + other).join('') + other;
  const rows = (head + row(1) + row(2)).replaceAll('\n', ending);
  const { log, recordOf, changedBy } = await editLog(
    `//- docs/adr/README.md\n${lines}${rows}${other}End.${other}${record(1)}${record(2)}${record(3)}`,
  );
  if (log.index === undefined) throw new Error('There is no index.');
  const text = changedBy(addAllToIndex(log.index, [recordOf('0003-a3.md')], log))['README.md'];
  expect(text?.startsWith(lines + rows + row(3).replace('\n', ending))).toBe(true);
});

test('what would be a tag in a title is escaped in its item', async () => {
  const item = (number: number, title: string) => `- [${number}. ${title}](000${number}-a${number}.md)\n`;
  for (const [title, written] of [
    ['The `Vec` of \\<d>', 'The `Vec` of \\<d>'],
    ['The &lt;d> of', 'The &lt;d> of'],
  ] as const) {
    const index = item(1, 'A1') + item(2, 'A2');
    const { log, recordOf, changedBy } = await editLog(
      `//- docs/adr/README.md\n${index}${record(1)}${record(2)}${record(3, title)}`,
    );
    if (log.index === undefined) throw new Error('There is no index.');
    const edit = addAllToIndex(log.index, [recordOf('0003-a3.md')], log);
    expect(changedBy(edit)).toEqual({ 'README.md': index + item(3, written) });
  }
});

test('no record is made while the configuration cannot be read', async () => {
  const { log } = await editLog(`//- docs/adr/.adr-keeper.yaml\nrules: [\n  x: {\n${record(1)}${record(2)}`);
  expect(planRecord(log, 'Kafka')).toEqual({ kind: 'configuration-unread', file: '.adr-keeper.yaml' });
});

test('a section that the configuration names twice is demanded once', async () => {
  const configuration = '//- docs/adr/.adr-keeper.yaml\nsections: [Status, Context, Risks, Risks]\n';
  const missing = findProblems(await loadFixture(configuration + record(1))).filter(
    ({ code }) => code === 'section-missing',
  );
  expect(missing).toHaveLength(1);
});
