import type { Convention, ConventionSource } from '../model/convention.ts';
import type { Log } from '../model/log.ts';
import type { Messages } from './english.ts';

/** One thing that a log demands, in words: what, and where it was found. */
export interface ConventionLine {
  readonly name: string;
  readonly value: string;
  readonly source: string;
}

/** What a log demands of its records, field by field, and where each was found. */
export function describeConvention(log: Log, { convention: words }: Messages): ConventionLine[] {
  const { convention, index, template, namePattern, configuration, ruleSettings, census } = log;
  const sourceOf = (source: ConventionSource) => words.sources[source](log);
  const line = (name: keyof typeof words.names, value: string | undefined, source: string): ConventionLine => ({
    name: words.names[name],
    value: value ?? words.none,
    source,
  });
  const sections = convention.sections.value.map(({ name }) => name).join(', ');
  const rules = Object.entries(ruleSettings).map(([code, severity]) => `${code}: ${severity}`);
  const haveNumbers = census.withTitleNumber * 2 > census.records;
  const isIndexNamed = configuration?.settings.index !== undefined;
  return [
    line('sections', sections, sourceOf(convention.sections.source)),
    line(
      'statuses',
      [...convention.statuses.value, ...convention.statuses.learnt].join(', '),
      statusSource(convention, sourceOf, words),
    ),
    line('statusDemanded', convention.isStatusDemanded ? words.yes : words.no, words.habit),
    line('titles', haveNumbers ? words.numberedTitles : words.anyTitles, words.habit),
    line('fileNames', namePattern?.example, words.habit),
    line('index', index?.file.name, isIndexNamed ? sourceOf('configuration') : words.found),
    line('template', template?.file.name, convention.template === undefined ? words.found : sourceOf('configuration')),
    line('rules', rules.length === 0 ? undefined : rules.join(', '), sourceOf('configuration')),
  ];
}

/** Statuses that nobody wrote down are those that logs use in common, whatever the log's kind. */
function statusSource(
  { statuses }: Convention,
  sourceOf: (source: ConventionSource) => string,
  words: Messages['convention'],
): string {
  return statuses.source === 'default' ? words.common : sourceOf(statuses.source);
}

/** The same as a Markdown document, for an editor. */
export function conventionDocument(log: Log, name: string, messages: Messages): string {
  const { convention: words } = messages;
  const rows = describeConvention(log, messages).map(
    (line) => `| ${[line.name, line.value, line.source].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  );
  const purposes = log.convention.sections.value.flatMap((section) =>
    section.purpose === undefined ? [] : [`- **${section.name}**: ${section.purpose}`],
  );
  const blocks = [
    `# ${words.title(name)}`,
    [`| ${words.columns.join(' | ')} |`, '| --- | --- | --- |', ...rows].join('\n'),
    ...(purposes.length === 0 ? [] : [purposes.join('\n')]),
    words.howToChange,
  ];
  return `${blocks.join('\n\n')}\n`;
}
