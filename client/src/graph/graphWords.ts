import * as vscode from 'vscode';
import type { PageWords } from './page/pageMessages.ts';

/** The texts that the page of a graph makes itself, in the language of VS Code. */
export function graphWords(log: string): PageWords {
  const { t } = vscode.l10n;
  return {
    title: t('Decision graph of {0}', log),
    edges: {
      supersedes: { outgoing: t('supersedes'), incoming: t('superseded by') },
      amends: { outgoing: t('amends'), incoming: t('amended by') },
      'depends-on': { outgoing: t('depends on'), incoming: t('required by') },
      precedes: { outgoing: t('precedes'), incoming: t('preceded by') },
      'relates-to': { outgoing: t('relates to'), incoming: t('related to') },
      mentions: { outgoing: t('mentions'), incoming: t('mentioned by') },
    },
    noStatus: t('no status'),
    shown: t('{0} of {1} records', '{0}', '{1}'),
    noneShown: t('No matching records.'),
    noRecords: t('This log has no records yet.'),
  };
}
