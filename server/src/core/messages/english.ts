import type { UnreadableReason } from '../model/log.ts';
import type { TitleProblem } from '../operations/newRecord.ts';
import type { ProblemArguments, ProblemCode } from '../rules/problem.ts';
import type { FixTitle } from '../rules/rule.ts';

/** The sentences of one language: the only place where problems, fixes and refusals become text. */
export interface Messages {
  readonly problems: { readonly [Code in ProblemCode]: (given: ProblemArguments[Code]) => string };
  readonly fixes: { readonly [Kind in FixTitle['kind']]: (fix: Extract<FixTitle, { kind: Kind }>) => string };
  readonly titles: {
    readonly [Kind in TitleProblem['kind']]: (problem: Extract<TitleProblem, { kind: Kind }>) => string;
  };
}

export const english: Messages = {
  problems: {
    'section-missing': ({ section, folded }) =>
      folded === undefined
        ? `The section "${section}" is missing.`
        : `${folded.lacking} of ${folded.records} records have no ${section}: is it part of this log's convention?`,
    'index-row-missing': ({ index }) => `This record is not in the index of ${index}.`,
    'index-link-broken': ({ target, nearest }) =>
      `"${target}" does not exist.${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`,
    'index-conflict-marker': () =>
      'A merge left its conflict markers in the index. Settle them before the index can be edited.',
    'file-unreadable': ({ reason }) => unreadable(reason),
    'section-misspelled': ({ heading, section }) => `"${heading}" is probably meant to be the section "${section}".`,
    'section-empty': ({ section }) => `The section "${section}" is empty.`,
    'section-duplicate': ({ section, line }) => `The section "${section}" stands in line ${line} already.`,
    'title-missing': () => 'This record has no title.',
    'title-number-mismatch': ({ found, expected }) => `The title says ${found}, the file name ${expected}.`,
    'status-missing': ({ folded }) =>
      folded === undefined
        ? 'This record has no status.'
        : `${folded.lacking} of ${folded.records} records have no status: is it part of this log's convention?`,
    'status-unknown': ({ found, nearest, known }) =>
      nearest === undefined
        ? `"${found}" is no status of this log; known are ${known.join(', ')}.`
        : `"${found}" is no status of this log. Did you mean "${nearest}"?`,
    'number-duplicate': ({ number, others }) => `The number ${number} is taken by ${others.join(', ')}, too.`,
    'index-row-duplicate': ({ target }) => `"${target}" has a row in this table already.`,
    'index-number-mismatch': ({ found, expected }) => `The row says ${found}, the file name ${expected}.`,
    'index-title-mismatch': ({ found, expected }) => `The index says "${found}", the record "${expected}".`,
    'index-status-mismatch': ({ found, expected }) => `The index says "${found}", the record "${expected}".`,
    'link-broken': ({ target }) => `"${target}" does not exist.`,
    'link-fragment-broken': ({ fragment, nearest }) =>
      `There is no heading "#${fragment}".${nearest === undefined ? '' : ` Did you mean "#${nearest}"?`}`,
  },
  fixes: {
    'insert-section': ({ section }) => `Insert the section "${section}"`,
    'insert-all-sections': ({ count }) => `Insert all ${count} missing sections`,
    'add-to-index': () => 'Add to the index',
    'repoint-row': ({ target }) => `Link "${target}" instead`,
    'remove-row': () => 'Remove this row from the index',
    'rename-section': ({ section }) => `Rename the heading to "${section}"`,
    'insert-title': ({ title }) => `Insert the title "${title}"`,
    'insert-status': ({ status }) => `Insert the status "${status}"`,
    'take-number': ({ number }) => `Change the number to ${number}`,
    'take-title': ({ title }) => `Take the record's title "${title}"`,
    'take-fragment': ({ fragment }) => `Link "#${fragment}" instead`,
    'take-status': ({ status }) => `Change the status to "${status}"`,
  },
  titles: {
    'title-empty': () => 'A record needs a title.',
    'title-without-letters': () => 'The title needs at least one letter or digit, for the file is named after it.',
    'title-taken': ({ fileName }) => `There is already a record with this title: ${fileName}.`,
    'index-in-conflict': ({ index }) =>
      `${index} has merge conflict markers. Settle them first, so that the new row goes to the right place.`,
  },
};

function unreadable(reason: UnreadableReason): string {
  switch (reason.kind) {
    case 'encoding':
      return 'This file is not UTF-8 text, so it cannot be checked. Save it as UTF-8.';
    case 'size':
      return `This file is larger than ${reason.limit / 1_000_000} MB, so it is not checked.`;
    case 'access':
      return `This file cannot be read: ${reason.detail}.`;
  }
}
