/** The languages beside English: each has its table in `l10n/`, and one for the manifest beside `package.nls.json`. */
export const translations = ['de', 'fr', 'pt-br'] as const;

/**
 * The table for a locale as editors name it (`de-AT`, `pt-BR`, `fr_FR.UTF-8`): the one of that name, else the first of the
 * same language. Undefined where English is all there is.
 */
export function chooseTranslation(locale: string): (typeof translations)[number] | undefined {
  const wanted = locale
    .toLowerCase()
    .replace(/[.@].*/, '')
    .replaceAll('_', '-');
  const [language] = wanted.split('-');
  return translations.find((each) => each === wanted) ?? translations.find((each) => each.split('-')[0] === language);
}
