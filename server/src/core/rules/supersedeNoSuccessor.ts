import { contains } from '../markdown/span.ts';
import { normalizeSection } from '../model/convention.ts';
import type { DecisionRecord } from '../model/decisionRecord.ts';
import { inlineLinks } from '../model/links.ts';
import { compareRecords, type Log } from '../model/log.ts';
import { folderOf } from '../model/sourceFile.ts';
import { findSuperseded, stageOfRecord } from '../model/supersession.ts';
import { nameSuccessor } from '../operations/nameSuccessor.ts';
import { nameSuperseded } from '../operations/nameSuperseded.ts';
import { says } from '../operations/says.ts';
import { joinEdits } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

/** How many records are offered where none says of itself that it supersedes this one. */
const offered = 5;

export const supersedeNoSuccessor: Rule<'supersede-no-successor'> = {
  code: 'supersede-no-successor',
  severity: 'warning',
  *checkRecord(record) {
    const { status } = record;
    if (status === undefined || stageOfRecord(record) !== 'superseded' || namesSuccessor(record)) return;
    yield { code: this.code, span: status.span, arguments: {} };
  },
  fixes(_problem, file, log) {
    const record = log.records.get(file);
    if (record === undefined) return [];
    const claiming = log.relatedTo(record).filter((other) => isSuccessor(other, record, log));
    const candidates = claiming.length > 0 ? claiming : laterRecords(record, log).slice(0, offered);
    return candidates.map((successor) => ({
      title: { kind: 'name-successor', file: successor.file.name },
      isSafe: false,
      makeEdit: () =>
        claiming.includes(successor)
          ? nameSuccessor(record, successor, log)
          : joinEdits(nameSuccessor(record, successor, log), nameSuperseded(successor, record, log)),
    }));
  },
};

/** Whether a record names its successor in some words, or any other record or page in its Status section. */
function namesSuccessor({ relations, remarks, file, title }: DecisionRecord): boolean {
  const isPassive = [...relations, ...remarks].some(
    ({ kind, ofPart }) => kind === 'superseded-by' || ofPart === 'superseded-by',
  );
  if (isPassive) return true;
  const { facts } = file;
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
