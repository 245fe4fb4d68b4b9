import type { SourceText } from '../markdown/facts.ts';
import { contains } from '../markdown/span.ts';
import { type DecisionRecord, findStatusTexts } from '../model/decisionRecord.ts';
import { inlineLinks } from '../model/links.ts';
import { compareRecords, type Log } from '../model/log.ts';
import { says } from '../model/relatedRecords.ts';
import { relationOfName } from '../model/relationClauses.ts';
import { normalizeSection } from '../model/sectionKeys.ts';
import { folderOf } from '../model/sourceFile.ts';
import { findSuperseded, stageOfRecord } from '../model/supersession.ts';
import { nameSuccessor, nameSuperseded } from '../operations/record/nameSuccessor.ts';
import { joinEdits } from '../operations/workspaceEdits.ts';
import { type Fix, suggest } from './fix.ts';
import type { Rule } from './rule.ts';

/** How many records are offered where none says of itself that it supersedes this one. */
const offered = 5;

export const supersedeNoSuccessor: Rule<'supersede-no-successor'> = {
  code: 'supersede-no-successor',
  severity: 'warning',
  *checkRecord(record, log) {
    const { status } = record;
    if (status === undefined || stageOfRecord(record) !== 'superseded' || namesSuccessor(record, log)) return;
    yield { code: this.code, span: status.span, arguments: {}, fixes: () => offerSuccessors(record, log) };
  },
};

function offerSuccessors(record: DecisionRecord, log: Log): Fix[] {
  const claiming = log.relatedTo(record).filter((other) => isSuccessor(other, record, log));
  const candidates = claiming.length > 0 ? claiming : laterRecords(record, log).slice(0, offered);
  return candidates.map((successor) =>
    suggest({ kind: 'name-successor', file: successor.file.name }, () => {
      const edit = nameSuccessor(record, successor, log);
      return claiming.includes(successor) ? edit : joinEdits(edit, nameSuperseded(successor, record, log));
    }),
  );
}

/** Whether a record names its successor in some words, or any other record or page in its Status section. */
function namesSuccessor({ relations, remarks, file, title }: DecisionRecord, { series }: Log): boolean {
  const isPassive = [...relations, ...remarks].some(
    ({ kind, ofPart }) => kind === 'superseded-by' || ofPart === 'superseded-by',
  );
  if (isPassive) return true;
  const { facts } = file;
  // `Superseded by ARCH-005`, in a log that calls its records so.
  const isNamed = ({ raw }: SourceText) =>
    [...raw.matchAll(/(?<![A-Z])[A-Z]{2,12}-(?=\d{3})/g)].some(([word]) => series.has(word));
  const fields = facts.fields.filter(({ key }) => relationOfName(key)?.kind === 'superseded-by');
  if (series.size > 0 && [...findStatusTexts(facts), ...fields.map(({ value }) => value)].some(isNamed)) return true;
  const section = facts.headings.find(
    (heading) => heading !== title.heading && normalizeSection(heading.text) === 'status',
  );
  if (section === undefined) return false;
  const places = [...inlineLinks(facts).map(({ target }) => target), ...facts.mentions.map(({ span }) => span)];
  // What it says of others there is said of another record than the successor.
  return places.some((place) => contains(section.body, place) && !relations.some(({ span }) => contains(place, span)));
}

function isSuccessor(other: DecisionRecord, record: DecisionRecord, log: Log): boolean {
  return other !== record && says(other, 'supersedes', record, log);
}

/** The records that can be a record's successor, the newest first: those of its own series that it does not supersede. */
function laterRecords(record: DecisionRecord, log: Log): DecisionRecord[] {
  const superseded = findSuperseded(record, log);
  return [...log.records.values()]
    .filter(
      (each) =>
        !each.isTemplate &&
        each.name.prefix === record.name.prefix &&
        folderOf(each.file) === folderOf(record.file) &&
        compareRecords(record, each) < 0 &&
        !superseded.has(each),
    )
    .sort((a, b) => compareRecords(b, a));
}
