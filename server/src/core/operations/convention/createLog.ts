import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { deriveConvention } from '../../model/convention.ts';
import { harmonyStatuses } from '../../model/presets.ts';
import { createFile, joinEdits } from '../workspaceEdits.ts';

/** The files of a new log, and where writing starts in its template. */
export interface NewLog {
  readonly edit: WorkspaceEdit;
  readonly template: string;
}

/** What each section is for: the index file says it, and from there on the log explains itself. */
const purposes: ReadonlyMap<string, string> = new Map([
  ['Context', 'The problem and its background: why a decision is needed'],
  ['Decision', 'What was decided'],
  ['Rationale', 'Why this and nothing else'],
  ['Consequences', 'What becomes easier and what becomes harder'],
  ['Alternatives considered', 'What else was weighed, and why it was not chosen'],
  ['Additional Notes', 'Links, open questions, whatever else helps'],
]);

/** Makes a log in a folder that has none: a template and an index whose words are the log's convention. */
export function createLog(folder: string): NewLog {
  const { sections } = deriveConvention({}, undefined, undefined);
  const statusList = harmonyStatuses.join(' / ');
  const purposeOf = (name: string) => purposes.get(name) ?? statusList;
  const template = `${folder}/000-adr-template.md`;
  const templateText = [
    '# Architecture Decision Record: \\<Title\\>',
    ...sections.value.flatMap(({ name }) => [`## ${name}`, `${purposeOf(name)}.`]),
  ];
  const indexText = [
    '# Architecture Decision Records',
    'Each record documents one decision: what was decided, when, and why.',
    '## ADR Format',
    [
      '| Section | Purpose |',
      '| --- | --- |',
      ...sections.value.map(({ name }) => `| **${name}** | ${purposeOf(name)} |`),
    ].join('\n'),
    '## ADR Index',
    [
      '| Number | Title | Status |',
      '| --- | --- | --- |',
      '| [000](./000-adr-template.md) | ADR Template | Reference |',
    ].join('\n'),
    '## Contributing',
    'Copy the [template](./000-adr-template.md) under the next free number, set its status to Proposed, and open it for review.',
  ];
  return {
    template,
    edit: joinEdits(
      createFile(template, `${templateText.join('\n\n')}\n`),
      createFile(`${folder}/README.md`, `${indexText.join('\n\n')}\n`),
    ),
  };
}
