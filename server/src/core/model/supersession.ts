import type { DecisionRecord } from './decisionRecord.ts';
import type { Log } from './log.ts';

/** Every record that a record supersedes, directly or by way of others, whichever of two says so; never itself, but in a circle. */
export function findSuperseded(record: DecisionRecord, log: Log): Set<DecisionRecord> {
  const found = new Set(directlySuperseded(record, log));
  // What is added on the way is visited, too.
  for (const each of found) for (const other of directlySuperseded(each, log)) found.add(other);
  return found;
}

function directlySuperseded(record: DecisionRecord, log: Log): DecisionRecord[] {
  const own = record.relations.flatMap(({ kind, reference }) =>
    kind === 'supersedes' ? log.resolve(reference, record) : [],
  );
  const saying = log
    .relatedTo(record)
    .filter((other) =>
      other.relations.some(
        ({ kind, reference }) => kind === 'superseded-by' && log.resolve(reference, other).includes(record),
      ),
    );
  return [...own, ...saying];
}
