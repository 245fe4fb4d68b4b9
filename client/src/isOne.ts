import * as vscode from 'vscode';

/** The language of the texts: that of VS Code where they are translated, else the English that they are written in. */
const language = vscode.l10n.uri === undefined ? 'en' : vscode.env.language;

const plurals = new Intl.PluralRules(language);

/** Whether the language of the texts has its singular for a count: in French for 0, too. */
export function isOne(count: number): boolean {
  return plurals.select(count) === 'one';
}
