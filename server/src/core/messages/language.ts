/** How sentences that are written in English become those of a person's language. */
export interface Language {
  /** The sentence that a template writes in English, with the values in their places. */
  readonly t: (sentence: TemplateStringsArray, ...values: readonly (string | number)[]) => string;
  /** Whether the language has its singular for a count: in French for 0, too. */
  readonly isOne: (count: number) => boolean;
}

/** By the English sentence, whose values are `{0}`, `{1}` and so on, the one of another language: as in VS Code's own tables. */
export type Translation = Readonly<Record<string, string>>;

export const englishLanguage: Language = {
  t: (sentence, ...values) => String.raw({ raw: sentence }, ...values),
  isOne: (count) => count === 1,
};

/** The language with a tag of BCP 47, such as `pt-br`. What the translation lacks stays English. */
export function languageWith(tag: string, translation: Translation): Language {
  const plurals = new Intl.PluralRules(tag);
  return {
    t: (sentence, ...values) => {
      const key = sentence.reduce((before, after, at) => `${before}{${at - 1}}${after}`);
      const translated = translation[key];
      if (typeof translated !== 'string') return englishLanguage.t(sentence, ...values);
      return translated.replace(/\{(\d+)\}/g, (_, at) => `${values[at]}`);
    },
    isOne: (count) => plurals.select(count) === 'one',
  };
}
