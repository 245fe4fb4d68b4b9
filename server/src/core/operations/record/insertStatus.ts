import type { Field, FrontMatterPlace } from '../../markdown/facts.ts';
import { contains } from '../../markdown/span.ts';
import type { SectionDemand } from '../../model/convention.ts';
import type { DecisionRecord } from '../../model/decisionRecord.ts';
import type { Log } from '../../model/log.ts';
import { sectionKey } from '../../model/sectionKeys.ts';
import { findSection } from '../../model/sections.ts';
import { isStatusField } from '../../vocabulary/headerLabels.ts';
import type { Change } from '../workspaceEdits.ts';
import { commonFields } from './commonFields.ts';
import { sectionInsertions } from './insertSections.ts';
import { inLettersOfAll } from './statusLetters.ts';
import { writeBelow } from './writeBelow.ts';

/**
 * Gives a status to a record that has none: in its Status section, else in the front matter, in a line under the title or
 * in a new section where most of the records with a status have theirs, else below the title. The caller knows that the
 * record says none: `findStatusProblem`.
 */
export function insertStatus(record: DecisionRecord, status: string, log: Log): Change[] {
  const heading = findSection(record, 'status');
  if (heading !== undefined) return [writeBelow(record, heading.block, status)];
  const field = fieldInFrontMatter(log);
  if (field !== undefined) return [writeField(record, field.key, inLettersOfAll(field.values, status), field.kind)];
  const line = commonFields(log).statusLine;
  if (line !== undefined) return [writeBelow(record, record.title.heading?.block, line(status))];
  const sections = sectionsWithStatus(log);
  const name = sections.find(isStatusSection)?.name;
  if (name !== undefined) return sectionInsertions(record, sections, [name], status);
  return [writeBelow(record, record.title.heading?.block, `- Status: ${status}`)];
}

function isStatusSection({ name }: SectionDemand): boolean {
  return sectionKey(name) === 'status';
}

/** The sections of the log, and the one in which most records with a status have theirs, in its place among them. */
function sectionsWithStatus({ records, convention }: Log): readonly SectionDemand[] {
  const saying = [...records.values()].filter(({ status, isTemplate }) => status !== undefined && !isTemplate);
  const inSection = saying.flatMap((record) => {
    const section = findSection(record, 'status');
    const isThere = section !== undefined && record.statuses.some(({ span }) => contains(section.body, span));
    return isThere ? [{ record, section }] : [];
  });
  const last = inSection.at(-1);
  const { source, value: all } = convention.sections;
  // What somebody has written down has an order of its own.
  const isOrdered = source !== 'default' && all.some(isStatusSection);
  if (last === undefined || isOrdered || inSection.length * 2 <= saying.length) return all;
  const value = all.filter((section) => !isStatusSection(section));
  const startOf = (name: string) => findSection(last.record, name)?.block.start ?? Number.POSITIVE_INFINITY;
  const before = value.findLastIndex(({ name }) => startOf(name) < last.section.block.start);
  const own: SectionDemand = { name: last.section.text, purpose: undefined, of: 'nobody' };
  return [...value.slice(0, before + 1), own, ...value.slice(before + 1)];
}

/** How the records of a log write their status in the front matter. */
interface StatusField {
  readonly key: string;
  readonly kind: FrontMatterPlace['kind'];
  readonly values: readonly string[];
}

/**
 * The field that most records have for their status, where it is in their front matter. Where none has a status, it goes to the
 * front matter that most of them have.
 */
function fieldInFrontMatter({ records }: Log): StatusField | undefined {
  const all = [...records.values()].filter(({ isTemplate }) => !isTemplate);
  const decisions = all.filter(({ status }) => status !== undefined);
  if (decisions.length === 0) {
    const kinds = all.flatMap(({ file }) => file.facts.frontMatter?.kind ?? []);
    return kinds[0] === undefined || kinds.length * 2 <= all.length
      ? undefined
      : { key: 'status', kind: kinds[0], values: [] };
  }
  const fields = decisions.flatMap(({ file }) => {
    const { fields, frontMatter } = file.facts;
    const field = fields.find(isStatusInFrontMatter);
    return field === undefined || frontMatter === undefined ? [] : [{ field, kind: frontMatter.kind }];
  });
  const [first] = fields;
  if (first === undefined || fields.length * 2 <= decisions.length) return undefined;
  return { key: first.field.key, kind: first.kind, values: fields.map(({ field }) => field.value.raw) };
}

function isStatusInFrontMatter({ origin, key, value }: Field): boolean {
  return origin === 'front-matter' && isStatusField(key, value.raw);
}

/** A first field of the front matter, which is made where there is none. */
function writeField({ file }: DecisionRecord, key: string, value: string, usual: FrontMatterPlace['kind']): Change {
  const { frontMatter, eol, lines } = file.facts;
  const kind = frontMatter?.kind ?? usual;
  const field = kind === 'toml' ? `${key} = ${JSON.stringify(value)}` : `${key}: ${value}`;
  if (frontMatter === undefined) {
    const fence = kind === 'toml' ? '+++' : '---';
    return { span: { start: 0, end: 0 }, text: [fence, field, fence, '', ''].join(eol) };
  }
  const { end } = lines.spanOf(lines.lineAt(frontMatter.span.start));
  return { span: { start: end, end }, text: eol + field };
}
