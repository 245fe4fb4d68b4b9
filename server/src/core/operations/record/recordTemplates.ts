import type { Log } from '../../model/log.ts';
import { presets } from '../../model/presets.ts';
import { isMarkdownName } from '../../model/recordName.ts';
import { sectionKey } from '../../model/sectionKeys.ts';
import { type CommonFields, commonFields } from './commonFields.ts';
import { isInUnknownWords, sharedHeadings } from './sharedHeadings.ts';
import { writeRecord } from './writeRecord.ts';

/** What a record can be made from. */
export interface RecordTemplate {
  /** As a person chooses it: a file's name or a preset's; empty for the sections of a log that has no template. */
  readonly name: string;
  /** The log's own, a preset, or a file of a folder with templates. */
  readonly kind: 'log' | 'preset' | 'file';
  /** Where its text stands; undefined where {@link writeTemplate} makes it. */
  readonly uri: string | undefined;
}

/** The templates of a log: its own one first, which need not be a file, and those of `templates/` in it or beside it. */
export function listTemplates({ template, folder, files }: Log): RecordTemplate[] {
  const own: RecordTemplate = { name: template?.file.name ?? '', kind: 'log', uri: template?.file.uri };
  const folders = [folder, folder.slice(0, folder.lastIndexOf('/'))].map((each) => `${each}/templates`);
  const inFolders = folders.flatMap((each) =>
    (files.namesIn(each) ?? [])
      .filter((name) => isMarkdownName(name) && name.toLowerCase() !== 'readme.md')
      .map((name) => ({ name, kind: 'file' as const, uri: `${each}/${encodeURIComponent(name)}` }))
      // What a link out of the workspace names is not a template.
      .filter(({ uri }) => files.holds(uri)),
  );
  // Of those with the same sections the first.
  const distinct = presets.filter(
    ({ sections }, at) => presets.findIndex((other) => other.sections.join() === sections.join()) === at,
  );
  return [
    own,
    ...inFolders.filter(({ uri }) => uri !== own.uri),
    ...distinct.map(({ name }): RecordTemplate => ({ name, kind: 'preset', uri: undefined })),
  ];
}

/** The template that a person means by its name, with or without `.md`, or by its URI. */
export function findTemplate(wanted: string, templates: readonly RecordTemplate[]): RecordTemplate | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/\.md$/, '');
  return templates.find(({ name, uri }) => uri === wanted || (name !== '' && plain(name) === plain(wanted)));
}

/**
 * The text of a template that is no file. A log's own has the fields that most of its records have; where nothing has a
 * status that the log demands, the front matter has it.
 */
export function writeTemplate({ name, kind }: RecordTemplate, log: Log): string {
  const { convention } = log;
  const preset = presets.find((each) => kind === 'preset' && each.name === name);
  const fields = preset === undefined ? commonFields(log) : noFields;
  const { frontMatter, syntax, preamble, table, haveStatus: isInField } = fields;
  const isStatus = (section: string) => sectionKey(section) === 'status';
  const isUnknown = preset === undefined && isInUnknownWords(log);
  const names = preset?.sections ?? sharedHeadings(log);
  const sections = (
    names?.map((name) => ({ name, purpose: undefined, of: 'nobody' as const })) ?? convention.sections.value
  ).filter((section) => !isInField || !isStatus(section.name));
  const hasStatus =
    isInField || isUnknown || !convention.isStatusDemanded || sections.some((section) => isStatus(section.name));
  const isToml = syntax === 'toml';
  const first = convention.statuses.value[0] ?? 'Proposed';
  const [status, date] = isToml
    ? [`status = ${JSON.stringify(first)}`, 'date = YYYY-MM-DD']
    : [`status: ${first}`, 'date: YYYY-MM-DD'];
  const added = frontMatter.length === 0 ? [status, date] : [status];
  const fence = isToml ? '+++' : '---';
  const lines = [...(hasStatus ? [] : added), ...frontMatter];
  const title = fields.haveTitle ? undefined : 'ADR NNN: {title}';
  const depth = preset === undefined && names === undefined ? usualDepth(log) : 2;
  const text = writeRecord(title, sections, isUnknown ? undefined : '', [preamble, table], depth);
  return lines.length === 0 ? text : `${fence}\n${lines.join('\n')}\n${fence}\n\n${text}`;
}

/** The level of the headings that most records have for the sections that the log expects. */
function usualDepth({ convention, records }: Log): number {
  const keys = new Set(convention.sections.value.map(({ name }) => sectionKey(name)));
  const counts = new Map<number, number>();
  for (const { outline, isTemplate } of records.values())
    for (const { depth, section } of isTemplate ? [] : outline.entries)
      if (section !== undefined && keys.has(section)) counts.set(depth, (counts.get(depth) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [2, counts.get(2) ?? 0])[0];
}

const noFields: CommonFields = {
  frontMatter: [],
  syntax: 'yaml',
  preamble: [],
  table: [],
  haveStatus: false,
  haveTitle: false,
  statusLine: undefined,
};
