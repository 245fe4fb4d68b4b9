import { compareRecords } from '../model/log.ts';
import { nameSuccessor } from '../operations/nameSuccessor.ts';
import { nameSuperseded } from '../operations/nameSuperseded.ts';
import { joinEdits } from '../operations/workspaceEdits.ts';
import type { Rule } from './rule.ts';

/** How many records are offered where none says of itself that it supersedes this one. */
const offered = 5;

export const supersedeNoSuccessor: Rule<'supersede-no-successor'> = {
  code: 'supersede-no-successor',
  severity: 'warning',
  *checkRecord({ status, relations }) {
    if (status?.known?.toLowerCase() !== 'superseded') return;
    if (relations.some(({ kind }) => kind === 'superseded-by')) return;
    yield { code: this.code, span: status.span, arguments: {} };
  },
  fixes(_problem, file, log) {
    const record = log.records.get(file);
    if (record === undefined) return [];
    const claiming = log
      .relatedTo(record)
      .filter((other) => other !== record)
      .filter(({ relations }) =>
        relations.some(
          ({ kind, reference }) => kind === 'supersedes' && log.resolve(reference, record).includes(record),
        ),
      );
    const later = [...log.records.values()].filter((each) => !each.isTemplate && compareRecords(record, each) < 0);
    const candidates = claiming.length > 0 ? claiming : later.sort((a, b) => compareRecords(b, a)).slice(0, offered);
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
