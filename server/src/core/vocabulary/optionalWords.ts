import type { WordsByLanguage } from './language.ts';

/** What templates call a section that not every record has; beginnings cover their forms. */
const optional: WordsByLanguage = {
  en: ['optional', 'if', 'when', 'where', 'as needed', 'remove'],
  de: ['optional', 'falls', 'wenn', 'sofern', 'bei bedarf'],
  fr: ['optionnel', 'facultati', 'si', 'le cas échéant'],
  es: ['opcional', 'si', 'cuando'],
  pt: ['opcional', 'se', 'quando'],
  it: ['opzional', 'facoltativ', 'se'],
  nl: ['optioneel', 'indien', 'als'],
  pl: ['opcjonaln', 'jeśli', 'jeżeli'],
  cs: ['volitel', 'nepovinn', 'pokud'],
  ru: ['необязательн', 'опциональн', 'если'],
  zh: ['可选', '选填', '如有', '如果'],
  ja: ['任意', 'オプション', '必要に応じて', '省略可'],
};

/** What they call one that each has. */
const required: WordsByLanguage = {
  en: ['required', 'mandatory', 'compulsory', 'obligatory'],
  de: ['pflicht', 'verpflichtend', 'erforderlich', 'obligatorisch'],
  fr: ['obligatoire', 'requis'],
  es: ['obligatori', 'requerid'],
  pt: ['obrigatóri', 'requerid'],
  it: ['obbligatori', 'richiest'],
  nl: ['verplicht', 'vereist'],
  pl: ['wymagan', 'obowiązkow'],
  cs: ['povinn', 'vyžadov'],
  ru: ['обязательн'],
  zh: ['必填', '必须', '必選'],
  ja: ['必須'],
};

const source = (words: WordsByLanguage) => Object.values(words).flat().join('|');
const wholeWords = new Set(['if', 'when', 'where', 'falls', 'wenn', 'si', 'cuando', 'se', 'quando', 'als', 'indien']);

/** A word in brackets behind a heading that makes its section optional. */
export const optionalWords = new RegExp(
  `(?<![\\p{L}])(?:${Object.values(optional)
    .flat()
    .map((word) => (wholeWords.has(word) ? `${word}(?!\\p{L})` : word))
    .join('|')})`,
  'iu',
);

/** A remark that is nothing but such a word, as in `<!-- optional -->`. */
export const requiredRemark = new RegExp(`^(?:${source(required)})\\p{L}{0,4}[.!]?$`, 'iu');
