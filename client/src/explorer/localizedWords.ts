import * as vscode from 'vscode';
import { isOne } from '../isOne.ts';
import type { ExplorerWords } from './explorerWords.ts';

/** The words in the language of this VS Code. */
export const localizedWords: ExplorerWords = {
  notInIndex: vscode.l10n.t('not in the index'),
  differs: vscode.l10n.t('differs from the index'),
  noStatus: vscode.l10n.t('No Status'),
  noNumber: vscode.l10n.t('No Number'),
  noArea: vscode.l10n.t('No Area'),
  noDate: vscode.l10n.t('No Date'),
  records: (count) => (isOne(count) ? vscode.l10n.t('{0} record', count) : vscode.l10n.t('{0} records', count)),
  problems: (count) => (isOne(count) ? vscode.l10n.t('{0} problem', count) : vscode.l10n.t('{0} problems', count)),
  places: (count) => (isOne(count) ? vscode.l10n.t('{0} reference', count) : vscode.l10n.t('{0} references', count)),
  relations: {
    supersedes: vscode.l10n.t('Supersedes'),
    'superseded-by': vscode.l10n.t('Superseded by'),
    amends: vscode.l10n.t('Amends'),
    'amended-by': vscode.l10n.t('Amended by'),
    'depends-on': vscode.l10n.t('Depends on'),
    'needed-by': vscode.l10n.t('Required by'),
    precedes: vscode.l10n.t('Precedes'),
    'preceded-by': vscode.l10n.t('Preceded by'),
    'relates-to': vscode.l10n.t('Relates to'),
    'cited-by': vscode.l10n.t('Cited by'),
  },
};
