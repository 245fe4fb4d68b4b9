import { foldCase, type Language, languages, type WordsByLanguage } from './language.ts';

/** What other languages call the sections of the known kinds of records, by their English names. */
export const translatedSections: Readonly<Record<string, WordsByLanguage>> = {
  Status: {
    de: ['Status'],
    fr: ['Statut', 'État'],
    es: ['Estado', 'Estatus'],
    pt: ['Estado', 'Situação', 'Status'],
    it: ['Stato'],
    nl: ['Status'],
    pl: ['Status', 'Stan'],
    cs: ['Stav'],
    ru: ['Статус', 'Состояние'],
    zh: ['状态', '狀態'],
    ja: ['ステータス', '状態', '状況'],
  },
  Date: {
    de: ['Datum'],
    fr: ['Date'],
    es: ['Fecha'],
    pt: ['Data'],
    it: ['Data'],
    nl: ['Datum'],
    pl: ['Data'],
    cs: ['Datum'],
    ru: ['Дата'],
    zh: ['日期'],
    ja: ['日付', '起票日', '決定日'],
  },
  Context: {
    de: ['Kontext', 'Hintergrund', 'Ausgangslage', 'Ausgangssituation', 'Problemstellung'],
    fr: ['Contexte', 'Problème', 'Problématique'],
    es: ['Contexto', 'Antecedentes'],
    pt: ['Contexto', 'Histórico'],
    it: ['Contesto'],
    nl: ['Context', 'Achtergrond', 'Aanleiding'],
    pl: ['Kontekst', 'Tło'],
    cs: ['Kontext', 'Souvislosti'],
    ru: ['Контекст', 'Предыстория'],
    zh: ['背景', '上下文', '问题背景', '脈絡'],
    ja: ['コンテキスト', '背景', '文脈', 'コンテクスト'],
  },
  'Context and Problem Statement': {
    de: ['Kontext und Problemstellung', 'Kontext und Problembeschreibung'],
    fr: [
      'Contexte et énoncé du problème',
      'Contexte et problématique',
      'Contexte et problème',
      'Contexte et description du problème',
    ],
    es: ['Contexto y planteamiento del problema', 'Contexto y declaración del problema', 'Contexto y problema'],
    pt: ['Contexto e declaração do problema', 'Contexto e definição do problema', 'Contexto e problema'],
    it: ['Contesto e descrizione del problema', 'Contesto e problema'],
    nl: ['Context en probleemstelling', 'Context en probleembeschrijving'],
    pl: ['Kontekst i opis problemu', 'Kontekst i problem'],
    cs: ['Kontext a popis problému'],
    ru: ['Контекст и постановка проблемы', 'Контекст и описание проблемы', 'Контекст и проблема'],
    zh: ['背景与问题陈述', '背景和问题陈述', '上下文和问题陈述', '背景与问题'],
    ja: ['コンテキストと課題', 'コンテキストと問題提起', '背景と課題', '背景と問題'],
  },
  Decision: {
    de: ['Entscheidung', 'Entscheidungen', 'Beschluss', 'Beschlüsse', 'Lösung'],
    fr: ['Décision', 'Décisions'],
    es: ['Decisión', 'Decisiones'],
    pt: ['Decisão', 'Decisões'],
    it: ['Decisione', 'Decisioni'],
    nl: ['Besluit', 'Beslissing', 'Besluiten', 'Beslissingen'],
    pl: ['Decyzja', 'Decyzje'],
    cs: ['Rozhodnutí'],
    ru: ['Решение', 'Решения'],
    zh: ['决策', '决定', '決策', '決定'],
    ja: ['決定', '決定事項', '決定内容'],
  },
  'Decision Outcome': {
    de: ['Entscheidungsergebnis', 'Ergebnis der Entscheidung', 'Gewählte Option'],
    fr: ['Résultat de la décision', 'Décision retenue', 'Issue de la décision'],
    es: ['Resultado de la decisión'],
    pt: ['Resultado da decisão'],
    it: ['Esito della decisione', 'Risultato della decisione'],
    nl: ['Uitkomst van de beslissing', 'Resultaat van het besluit', 'Besluitvorming'],
    pl: ['Wynik decyzji', 'Podjęta decyzja'],
    cs: ['Výsledek rozhodnutí'],
    ru: ['Результат решения', 'Принятое решение', 'Итог решения'],
    zh: ['决策结果', '决定结果'],
    ja: ['決定結果', '採用した選択肢'],
  },
  Rationale: {
    de: ['Begründung', 'Gründe'],
    fr: ['Justification', 'Raisons', 'Argumentaire'],
    es: ['Justificación', 'Razones', 'Fundamento', 'Motivación'],
    pt: ['Justificativa', 'Justificação', 'Razões', 'Motivação'],
    it: ['Motivazione', 'Motivazioni', 'Razionale'],
    nl: ['Onderbouwing', 'Motivatie', 'Redenen'],
    pl: ['Uzasadnienie'],
    cs: ['Odůvodnění', 'Zdůvodnění'],
    ru: ['Обоснование'],
    zh: ['理由', '依据', '原因'],
    ja: ['理由', '根拠', '論拠'],
  },
  Consequences: {
    de: ['Konsequenzen', 'Konsequenz', 'Folgen', 'Auswirkungen', 'Auswirkung'],
    fr: ['Conséquences', 'Conséquence'],
    es: ['Consecuencias', 'Consecuencia', 'Impacto'],
    pt: ['Consequências', 'Consequência', 'Impactos'],
    it: ['Conseguenze', 'Conseguenza'],
    nl: ['Gevolgen', 'Gevolg', 'Consequenties', 'Consequentie'],
    pl: ['Konsekwencje', 'Konsekwencja', 'Skutki', 'Skutek'],
    cs: ['Důsledky', 'Důsledek', 'Následky', 'Následek'],
    ru: ['Последствия', 'Последствие', 'Следствия', 'Следствие'],
    zh: ['后果', '结果', '影响', '後果', '結果'],
    ja: ['結果', '影響', '帰結'],
  },
  'Alternatives considered': {
    de: ['Alternativen', 'Betrachtete Alternativen', 'Geprüfte Alternativen', 'Verworfene Alternativen'],
    fr: ['Alternatives', 'Alternatives envisagées', 'Alternatives considérées', 'Alternatives étudiées'],
    es: ['Alternativas consideradas', 'Alternativas'],
    pt: ['Alternativas consideradas', 'Alternativas'],
    it: ['Alternative considerate', 'Alternative'],
    nl: ['Overwogen alternatieven', 'Alternatieven'],
    pl: ['Rozważane alternatywy', 'Alternatywy'],
    cs: ['Zvažované alternativy', 'Alternativy'],
    ru: ['Рассмотренные альтернативы', 'Альтернативы'],
    zh: ['备选方案', '考虑过的替代方案', '替代方案', '考虑的方案'],
    ja: ['検討した代替案', '代替案', '代替手段'],
  },
  'Considered Options': {
    de: ['Betrachtete Optionen', 'Erwogene Optionen', 'Optionen'],
    fr: ['Options envisagées', 'Options considérées', 'Options étudiées', 'Options'],
    es: ['Opciones consideradas', 'Opciones'],
    pt: ['Opções consideradas', 'Opções'],
    it: ['Opzioni considerate', 'Opzioni'],
    nl: ['Overwogen opties', 'Opties'],
    pl: ['Rozważane opcje', 'Opcje'],
    cs: ['Zvažované možnosti', 'Možnosti'],
    ru: ['Рассмотренные варианты', 'Варианты'],
    zh: ['考虑的选项', '考虑过的选项', '备选项', '可选方案'],
    ja: ['検討した選択肢', '選択肢', '検討したオプション'],
  },
  'Additional Notes': {
    de: ['Weitere Hinweise', 'Anmerkungen', 'Hinweise', 'Notizen'],
    fr: ['Notes complémentaires', 'Notes additionnelles', 'Notes', 'Remarques'],
    es: ['Notas adicionales', 'Notas'],
    pt: ['Notas adicionais', 'Observações', 'Notas'],
    it: ['Note aggiuntive', 'Note'],
    nl: ['Aanvullende opmerkingen', 'Opmerkingen', 'Notities'],
    pl: ['Dodatkowe uwagi', 'Uwagi', 'Notatki'],
    cs: ['Další poznámky', 'Poznámky'],
    ru: ['Дополнительные примечания', 'Примечания', 'Заметки'],
    zh: ['补充说明', '备注', '附注'],
    ja: ['補足', '備考', '追記'],
  },
};

const byTranslation: ReadonlyMap<string, { readonly name: string; readonly language: Language }> = new Map(
  Object.entries(translatedSections)
    .reverse()
    .flatMap(([name, words]) =>
      Object.entries(words).flatMap(([language, names]) =>
        names.map((each) => [foldCase(each), { name, language: language as Language }] as const),
      ),
    ),
);

/** The English name of a section that a heading in another language names, in lower case; undefined for other words. */
export function translateSection(heading: string): string | undefined {
  return byTranslation.get(foldCase(heading))?.name.toLowerCase();
}

/** The names of a section in all languages, each once: the English one, then the others. */
export function namesOfSection(name: string): readonly string[] {
  return namesByName.get(name) ?? [name];
}

const namesByName: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(translatedSections).map(([name, words]) => {
    const names = new Map([name, ...Object.values(words).flat()].map((each) => [foldCase(each), each]));
    return [name, [...names.values()]];
  }),
);

/** What a language calls a section; the English name where the language has none. */
export function sectionNameIn(language: Language, name: string): string {
  return (Object.hasOwn(translatedSections, name) ? translatedSections[name] : undefined)?.[language]?.[0] ?? name;
}

/** Words of other languages that English has, too: they tell nothing of a log's language. */
const sharedWithEnglish = new Set([
  'status',
  'date',
  'context',
  'alternatives',
  'alternative',
  'options',
  'notes',
  'justification',
  'data',
]);

/** The words for sections that tell a language from the others, English first. */
export const languagesOfSections: readonly { readonly language: Language; readonly names: readonly string[] }[] =
  languages.map((language) => ({
    language,
    names: Object.entries(translatedSections).flatMap(([name, words]) =>
      (language === 'en' ? [name] : (words[language] ?? [])).filter((word) => !sharedWithEnglish.has(foldCase(word))),
    ),
  }));

/** Whether a name is that of a section in another language than English, and in no English log. */
export function isTranslatedSection(name: string): boolean {
  return byTranslation.has(name) && !sharedWithEnglish.has(name);
}
