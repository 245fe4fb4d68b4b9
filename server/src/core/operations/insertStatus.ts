import type { Field, FrontMatterPlace } from '../markdown/facts.ts';
import { sectionKey } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import type { Log } from '../model/log.ts';
import { findSection } from '../model/sections.ts';
import { isStatusField } from '../vocabulary/headerLabels.ts';
import { commonFields } from './commonFields.ts';
import { sectionInsertions } from './insertSections.ts';
import type { Change } from './workspaceEdits.ts';
import { writeBelow } from './writeBelow.ts';

/**
 * Gives a status to a record that has none: in its Status section, else in the front matter or in a line under the title
 * where most of the log's records have theirs, else in a new section where the log demands it, else below the title. The
 * caller knows that the record says none: `findStatusProblem`.
 */
export function insertStatus(record: DecisionRecord, status: string, log: Log): Change[] {
  const { convention } = log;
  const heading = findSection(record, 'status');
  if (heading !== undefined) return [writeBelow(record, heading.block, status)];
  const field = fieldInFrontMatter(log);
  if (field !== undefined)
    return [writeField(record, field.key, field.isLowerCase ? status.toLowerCase() : status, field.kind)];
  const line = commonFields(log).statusLine;
  if (line !== undefined) return [writeBelow(record, record.title.heading?.block, line(status))];
  const demanded = convention.sections.value.find(({ name }) => sectionKey(name) === 'status');
  if (demanded !== undefined) return sectionInsertions(record, convention, [demanded.name], status);
  return [writeBelow(record, record.title.heading?.block, `- Status: ${status}`)];
}

/** How the records of a log write their status in the front matter. */
interface StatusField {
  readonly key: string;
  readonly kind: FrontMatterPlace['kind'];
  readonly isLowerCase: boolean;
}

/** The field that most records have for their status, where it is in their front matter. */
function fieldInFrontMatter({ records }: Log): StatusField | undefined {
  const decisions = [...records.values()].filter(({ status, isTemplate }) => status !== undefined && !isTemplate);
  const fields = decisions.flatMap(({ file }) => {
    const { fields, frontMatter } = file.facts;
    const field = fields.find(isStatusInFrontMatter);
    return field === undefined || frontMatter === undefined ? [] : [{ field, kind: frontMatter.kind }];
  });
  const [first] = fields;
  if (first === undefined || fields.length * 2 <= decisions.length) return undefined;
  const isLowerCase = fields.every(({ field }) => field.value.raw === field.value.raw.toLowerCase());
  return { key: first.field.key, kind: first.kind, isLowerCase };
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
