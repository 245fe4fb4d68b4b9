import { expect, test } from 'vitest';
import { writeDay } from '../../../server/src/core/model/dayForm.ts';
import { slugOf } from '../../../server/src/core/model/recordName.ts';
import { newRecord, planRecord } from '../../../server/src/core/operations/record/newRecord.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { loadFixture } from '../../support/loadFixture.ts';

/** The first lines of a record that is made from a template, in a log whose titles are `1. Ants`. */
async function make(template: string, title = 'Use Omega'): Promise<string> {
  const records = ['Ants', 'Bees', 'Cows'].map(
    (name, at) =>
      `//- docs/adr/000${at + 1}-${name.toLowerCase()}.md\n# ${at + 1}. ${name}\n\n## Status\n\nAccepted\n\n## Context\n\nOurs.\n`,
  );
  const { log, disk, fixture } = await loadFixture(
    `//- docs/adr/templates/template.md\n${template}${records.join('')}`,
  );
  const planned = planRecord(log, title);
  if ('kind' in planned) throw new Error(planned.kind);
  const text = fixture.files.get('docs/adr/templates/template.md');
  const { edit } = newRecord(log, planned, text, { today: '2026-03-04', author: undefined });
  return applyEdit(edit, new Map()).get(disk.uri(`docs/adr/${planned.fileName}`)) ?? '';
}

const template = (title: string, date: string, status = 'STATUS') =>
  `# ${title}\n\nDate: ${date}\n\n## Status\n\n${status}\n\n## Context\n\nWhy?\n`;

test.each([
  // The template of adr-tools itself
  ['NUMBER. TITLE', 'DATE', '4. Use Omega'],
  ['0. Title of the decision', 'YYYY-MM-DD', '4. Use Omega'],
  ['[ADR-number]: [Title]', 'YYYY-MM-DD', 'ADR-4: Use Omega'],
  ['ADR-{{number}}: {{title}}', '{{date}}', 'ADR-4: Use Omega'],
  ['ADR-{number}: {title}', '{date}', 'ADR-4: Use Omega'],
  ['ADR-000X: Title', 'YYYY-MM-DD', 'ADR-0004: Use Omega'],
  ['ADR-NNNN: Title', 'YYYY-MM-DD', 'ADR-0004: Use Omega'],
  ['ADR-%NUM%: %TITLE%', '%DATE%', 'ADR-4: Use Omega'],
  ['ADR-0123: Short title', '2020-01-01', 'ADR-0004: Use Omega'],
  ['ADR-XXXX: Titel der Entscheidung', 'JJJJ-MM-TT', 'ADR-0004: Use Omega'],
  ['ADR-XXXX: Título da decisão', 'AAAA-MM-DD', 'ADR-0004: Use Omega'],
  ['{short title, representative of the problem}', 'YYYY-MM-DD', 'Use Omega'],
  ['<title> (ADR <number>)', 'YYYY-MM-DD', 'Use Omega (ADR 4)'],
  ['ADR template', 'YYYY-MM-DD', 'Use Omega'],
  ['$NUMERO - $TITRE', 'YYYY-MM-DD', '4 - Use Omega'],
  ['*[short title of the problem]*', 'YYYY-MM-DD', 'Use Omega'],
  ['Exemple de template', 'YYYY-MM-DD', 'Use Omega'],
  ['Our house - Architecture Decision Record template', 'YYYY-MM-DD', 'Our house - Use Omega'],
  ['0. Template', "<!-- Today's date -->", '4. Use Omega'],
])('the template # %s with the date %s gets its title and day', async (title, date, made) => {
  expect(await make(template(title, date))).toBe(template(made, '2026-03-04', 'Proposed'));
});

test.each([
  ['Datum: TT.MM.JJJJ', 'Datum: 04.03.2026'],
  ['Data: DD/MM/AAAA', 'Data: 04/03/2026'],
  ['Fecha: <DD-MM-AAAA>', 'Fecha: 04-03-2026'],
])('the line %s is filled in as it is written', async (line, filled) => {
  expect(await make(`# NUMBER. TITLE\n\n${line}\n\n## Status\n\nSTATUS\n`)).toContain(`\n${filled}\n`);
});

test('a title with digits stays as it was typed', async () => {
  expect(await make(template('NUMBER. TITLE', 'DATE'), '404 pages & 0. things')).toContain(
    '# 4. 404 pages & 0. things\n',
  );
});

test.each([
  ['YYYY/MM/DD', '2026/03/04'],
  ['JJ.MM.AAAA', '04.03.2026'],
  ['JJJJ-MM-TT', '2026-03-04'],
])('a day is written as %s', (form, written) => {
  expect(writeDay('2026-03-04', form)).toBe(written);
});

test.each([
  ['コード監視ガイド', 'コード監視ガイド'],
  ['Щедрый ёж', 'щедрый-ёж'],
  ['한국어 결정', '한국어-결정'],
  ['हिन्दी में', 'हिन्दी-में'],
  ['Größe für Łódź, Smørrebrød', 'grosse-fur-lodz-smorrebrod'],
])('the words of %s keep their letters in the name of a file', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test.each([
  ['title: ADR Template\nnav_order: 100', 'title: Use Omega\nnav_order: 3'],
  ['nav_order: 0000\ntitle: 0000-Template ADR', 'nav_order: 3\ntitle: 0003-Use Omega'],
  ['title: A phrase that names the decision\nweight: 100', 'title: Use Omega\nweight: 100'],
])('the front matter %j has what the other records have there', async (front, filled) => {
  const records = ['Ants', 'Bees'].map(
    (name, at) =>
      `//- docs/adr/000${at + 1}-${name.toLowerCase()}.md\n---\ntitle: ${name}\nnav_order: ${at + 1}\nweight: 5\n---\n\n# ${name}\n\n## Decision\n\nYes.\n`,
  );
  const template = `---\n${front}\n---\n\n# {short title}\n\n## Decision\n\nWhat?\n`;
  const { log } = await loadFixture(`//- docs/adr/0000-template.md\n${template}${records.join('')}`);
  const planned = planRecord(log, 'Use Omega');
  if ('kind' in planned) throw new Error(planned.kind);
  expect(newRecord(log, planned, template, {}).text).toContain(`---\n${filled}\n---\n\n# Use Omega\n`);
});
