/** The languages whose words for sections, statuses and relations are known, as BCP 47 names them. */
export const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'cs', 'ru', 'zh', 'ja'] as const;

export type Language = (typeof languages)[number];

/** What each language calls something; the first word is the one that new text gets. */
export type WordsByLanguage = Readonly<Partial<Record<Language, readonly string[]>>>;

/** A text as it is compared: in lower case, composed, so that `É` as one character and as two are the same. */
export function foldCase(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
