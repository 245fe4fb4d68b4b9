import { foldCase, type Language, type WordsByLanguage } from './language.ts';
import { LeadingWords, leadLength } from './leadingWords.ts';

/** What a status means for a decision, whatever its word. */
export type Stage =
  | 'draft'
  | 'proposed'
  | 'accepted'
  | 'implemented'
  | 'rejected'
  | 'deprecated'
  | 'superseded'
  | 'reference';

/** The words for each stage, in the order in which a decision passes them. */
export const statusWords: Readonly<Record<Stage, WordsByLanguage>> = {
  draft: {
    en: ['Draft', 'Drafted', 'Work in Progress', 'WIP', 'Idea'],
    de: ['Entwurf', 'In Arbeit'],
    fr: ['Brouillon', 'Ébauche'],
    es: ['Borrador'],
    pt: ['Rascunho'],
    it: ['Bozza'],
    nl: ['Concept', 'Ontwerp'],
    pl: ['Szkic', 'Wersja robocza'],
    cs: ['Koncept'],
    ru: ['Черновик'],
    zh: ['草案', '草稿'],
    ja: ['下書き', '草案', 'ドラフト'],
  },
  proposed: {
    en: ['Proposed', 'Pending', 'In Review', 'Under Review', 'Review', 'In Discussion', 'Under Discussion', 'Open'],
    de: ['Vorgeschlagen', 'Vorschlag', 'In Prüfung', 'In Diskussion', 'Ausstehend', 'Offen'],
    fr: ['Proposé', 'Proposée', 'Proposition', 'En attente', 'En discussion', 'En revue', 'En cours de revue'],
    es: ['Propuesto', 'Propuesta', 'Pendiente', 'En revisión', 'En discusión'],
    pt: ['Proposto', 'Proposta', 'Pendente', 'Em revisão', 'Em discussão', 'Em análise'],
    it: ['Proposto', 'Proposta', 'In attesa', 'In revisione', 'In discussione'],
    nl: ['Voorgesteld', 'Voorstel', 'In behandeling', 'In beoordeling', 'Ter discussie'],
    pl: [
      'Proponowane',
      'Proponowana',
      'Proponowany',
      'Propozycja',
      'Zaproponowane',
      'Zaproponowana',
      'Zaproponowano',
      'Oczekujące',
    ],
    cs: ['Navrženo', 'Navržené', 'Návrh', 'Čeká'],
    ru: ['Предложено', 'Предложение', 'На рассмотрении', 'В обсуждении', 'Ожидает'],
    zh: [
      '提议',
      '提案',
      '提议中',
      '已提议',
      '待定',
      '评审中',
      '讨论中',
      '提議',
      '提議中',
      '已提議',
      '審查中',
      '討論中',
    ],
    ja: ['提案', '提案中', '提案済み', '検討中', 'レビュー中', '保留'],
  },
  accepted: {
    en: ['Accepted', 'Approved', 'Adopted', 'Decided', 'Agreed', 'Active'],
    de: ['Akzeptiert', 'Angenommen', 'Beschlossen', 'Entschieden', 'Genehmigt', 'Gültig'],
    fr: ['Accepté', 'Acceptée', 'Approuvé', 'Approuvée', 'Adopté', 'Adoptée', 'Validé', 'Validée', 'Décidé', 'Décidée'],
    es: ['Aceptado', 'Aceptada', 'Aprobado', 'Aprobada', 'Adoptado', 'Adoptada', 'Decidido', 'Decidida'],
    pt: ['Aceito', 'Aceita', 'Aceite', 'Aprovado', 'Aprovada', 'Adotado', 'Adotada', 'Decidido', 'Decidida'],
    it: ['Accettato', 'Accettata', 'Approvato', 'Approvata', 'Adottato', 'Adottata', 'Deciso', 'Decisa'],
    nl: ['Geaccepteerd', 'Aanvaard', 'Goedgekeurd', 'Aangenomen', 'Besloten'],
    pl: [
      'Zaakceptowane',
      'Zaakceptowana',
      'Zaakceptowany',
      'Przyjęte',
      'Przyjęta',
      'Przyjęty',
      'Zatwierdzone',
      'Zatwierdzona',
      'Zaakceptowano',
      'Przyjęto',
      'Zatwierdzono',
    ],
    cs: ['Přijato', 'Přijaté', 'Schváleno', 'Schválené', 'Rozhodnuto'],
    ru: ['Принято', 'Принят', 'Принята', 'Утверждено', 'Одобрено'],
    zh: [
      '已接受',
      '接受',
      '已采纳',
      '采纳',
      '已批准',
      '批准',
      '已通过',
      '通过',
      '已决定',
      '生效',
      '已採納',
      '已採用',
      '已核准',
      '已通過',
      '已決定',
    ],
    ja: ['承認済み', '承認', '採択', '採択済み', '採用', '採用済み', '受理', '受諾', '決定', '決定済み', '承認済'],
  },
  implemented: {
    en: ['Implemented', 'Done', 'Completed', 'Partially Implemented'],
    de: ['Umgesetzt', 'Implementiert'],
    fr: ['Implémenté', 'Implémentée', 'Mis en œuvre', 'Mise en œuvre', 'Réalisé', 'Réalisée'],
    es: ['Implementado', 'Implementada'],
    pt: ['Implementado', 'Implementada'],
    it: ['Implementato', 'Implementata', 'Realizzato', 'Realizzata'],
    nl: ['Geïmplementeerd', 'Uitgevoerd'],
    pl: ['Wdrożone', 'Wdrożona', 'Wdrożony', 'Zaimplementowane', 'Wdrożono'],
    cs: ['Implementováno', 'Realizováno'],
    ru: ['Реализовано', 'Внедрено'],
    zh: ['已实施', '已实现', '已完成', '实施', '已實施', '已實作'],
    ja: ['実装済み', '実施済み', '完了'],
  },
  rejected: {
    en: ['Rejected', 'Declined', 'Withdrawn', 'Abandoned', 'Not Accepted', 'Cancelled', 'Canceled'],
    de: ['Abgelehnt', 'Verworfen', 'Zurückgezogen'],
    fr: ['Rejeté', 'Rejetée', 'Refusé', 'Refusée', 'Abandonné', 'Abandonnée', 'Retiré', 'Retirée'],
    es: ['Rechazado', 'Rechazada', 'Descartado', 'Descartada', 'Retirado', 'Retirada'],
    pt: ['Rejeitado', 'Rejeitada', 'Recusado', 'Recusada', 'Retirado', 'Retirada'],
    it: ['Rifiutato', 'Rifiutata', 'Respinto', 'Respinta', 'Ritirato', 'Ritirata'],
    nl: ['Afgewezen', 'Verworpen', 'Ingetrokken'],
    pl: ['Odrzucone', 'Odrzucona', 'Odrzucony', 'Wycofane', 'Odrzucono', 'Wycofano'],
    cs: ['Zamítnuto', 'Zamítnuté', 'Odmítnuto', 'Staženo'],
    ru: ['Отклонено', 'Отклонён', 'Отклонен', 'Отозвано'],
    zh: ['已拒绝', '拒绝', '已否决', '否决', '已撤回', '已拒絕', '拒絕', '已否決', '否決'],
    ja: ['却下', '却下済み', '否決', '不採用', '棄却', '取り下げ'],
  },
  deprecated: {
    en: ['Deprecated', 'Obsolete', 'Retired'],
    de: ['Veraltet', 'Überholt', 'Obsolet'],
    fr: ['Déprécié', 'Dépréciée', 'Obsolète'],
    es: ['Obsoleto', 'Obsoleta', 'Desaprobado', 'Desaprobada'],
    pt: ['Depreciado', 'Depreciada', 'Obsoleto', 'Obsoleta', 'Descontinuado', 'Descontinuada'],
    it: ['Deprecato', 'Deprecata', 'Obsoleto', 'Obsoleta'],
    nl: ['Verouderd', 'Vervallen'],
    pl: ['Przestarzałe', 'Przestarzała', 'Przestarzały', 'Nieaktualne'],
    cs: ['Zastaralé', 'Zastaralý'],
    ru: ['Устарело', 'Устарел', 'Устаревшее'],
    zh: ['已弃用', '弃用', '已废弃', '废弃', '已过时', '已失效', '已棄用', '棄用', '已廢棄', '廢棄', '已過時'],
    ja: ['非推奨', '廃止', '廃止済み', '廃止予定'],
  },
  superseded: {
    en: ['Superseded', 'Supersede', 'Superceded', 'Supersceded', 'Replaced', 'Obsoleted'],
    de: ['Ersetzt', 'Abgelöst'],
    fr: ['Remplacé', 'Remplacée', 'Remplacés', 'Remplacées', 'Supplanté', 'Supplantée'],
    es: ['Reemplazado', 'Reemplazada', 'Sustituido', 'Sustituida', 'Reemplazados', 'Sustituidos'],
    pt: ['Substituído', 'Substituída', 'Substituido', 'Substituida'],
    it: ['Sostituito', 'Sostituita', 'Superato', 'Superata', 'Rimpiazzato', 'Rimpiazzata'],
    nl: ['Vervangen'],
    pl: ['Zastąpione', 'Zastąpiona', 'Zastąpiony', 'Zastąpiono'],
    cs: ['Nahrazeno', 'Nahrazené', 'Nahrazen', 'Nahrazena'],
    ru: ['Заменено', 'Заменён', 'Заменен', 'Заменена'],
    zh: [
      '已取代',
      '已被取代',
      '被取代',
      '已替代',
      '已被替代',
      '被替代',
      '已替换',
      '已被替换',
      '被替换',
      '已替換',
      '已被替換',
      '被替換',
    ],
    ja: ['置き換え済み', '置換済み', '置き換え', '置換', '代替済み'],
  },
  reference: { en: ['Reference'] },
};

const stages = Object.keys(statusWords) as Stage[];

/** Whether a decision passes one stage after another one. */
export function isLaterStage(stage: Stage, than: Stage): boolean {
  return stages.indexOf(stage) > stages.indexOf(than);
}

/** Every word for a status of some language, with what it means. */
export interface StatusWord {
  readonly word: string;
  readonly stage: Stage;
  readonly language: Language;
}

/** All words of all languages. */
export const allStatusWords: readonly StatusWord[] = stages.flatMap((stage) =>
  Object.entries(statusWords[stage]).flatMap(([language, words]) =>
    words.map((word) => ({ word, stage, language: language as Language })),
  ),
);

const byWord: ReadonlyMap<string, StatusWord> = new Map(
  // Of a word that two languages share, the first language counts: what it means is the same.
  [...allStatusWords].reverse().map((each) => [foldCase(each.word), each]),
);

/** What a status means; undefined for a word of no known language. Case does not count, nor a hyphen for a blank. */
export function stageOf(status: string): Stage | undefined {
  return findStatusWord(status)?.stage;
}

/** The entry of a status word, whatever its language. */
export function findStatusWord(status: string): StatusWord | undefined {
  const folded = foldCase(status).trim();
  return byWord.get(folded) ?? byWord.get(folded.replaceAll('-', ' '));
}

/**
 * The words of a language, first one for each stage in the order of a decision's life: the one that a log uses most, else
 * one with an ending that its words have, else the first; then the others.
 */
export function statusWordsOf(
  language: Language,
  ending = '',
  countOf: (word: string) => number = () => 0,
): readonly string[] {
  const lists = stages.filter((stage) => stage !== 'reference').map((stage) => statusWords[stage][language] ?? []);
  const chosen = lists.flatMap((words) => {
    const [first] = words;
    if (first === undefined) return [];
    const most = words.reduce((best, word) => (countOf(word) > countOf(best) ? word : best), first);
    return countOf(most) > 0 ? most : (words.find((word) => word.endsWith(ending)) ?? first);
  });
  return [...chosen, ...lists.flat().filter((word) => !chosen.includes(word))];
}

/** The word that a language has for a stage; the English one where it has none. */
export function wordFor(stage: Stage, language: Language): string {
  return statusWords[stage][language]?.[0] ?? (statusWords[stage].en?.[0] as string);
}

/** The status words, as {@link findLeadingStatus} looks for them. */
const leadingWords = new LeadingWords(allStatusWords.map(({ word }) => word));

/** The status word of any language that a text begins with, marks, emoji and case aside. */
export function findLeadingStatus(text: string): string | undefined {
  return leadingWords.find(text.slice(leadLength(text)))?.word;
}

const supersededWord = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${allStatusWords
    .filter(({ stage }) => stage === 'superseded')
    .map(({ word }) => word)
    .sort((a, b) => b.length - a.length)
    .join('|')})`,
  'giu',
);

/** The last word in a text that says that something was superseded, and the offset of it. */
export function findSupersededWord(text: string): { readonly word: string; readonly at: number } | undefined {
  const last = [...text.matchAll(supersededWord)].at(-1);
  return last === undefined ? undefined : { word: last[0], at: last.index };
}

/** The stage of the status that all of a line's first clause says: "Superseded. See [2]". A sentence may begin with the word, too. */
export function stageOfLine(line: string): Stage | undefined {
  const lead = leadLength(line);
  const match = leadingWords.find(line.slice(lead));
  return match !== undefined && endsClause.test(line.slice(lead + match.length)) ? stageOf(match.word) : undefined;
}

/** What follows a status that is all of its clause: nothing, a mark, or a day, as in "on 2024-05-06". */
const endsClause = /^[*_~`]*\s*(?:$|[.,;:!([<，。、；：（]|(?:\p{L}{1,3}\s+)?\d|→|⇒|->|=>)/u;

/** Whether a word may be another form of a status in a language with endings: `Zaakceptowano` beside `Zaakceptowana`. */
export function mayBeInflected(word: string, status: string): boolean {
  const [one, other] = [foldCase(word), foldCase(status)];
  const language = allStatusWords.find((each) => foldCase(each.word) === other)?.language;
  if (language === undefined || !inflecting.has(language)) return false;
  const stem = other.slice(0, -1);
  return stem.length > 3 && one.startsWith(stem) && one.length <= other.length + 1;
}

/**
 * The status of the decisions below a heading, which has one of its few words in the form that a language has for several:
 * `Aceptadas`, `Angenommene Entscheidungen`.
 */
export function findInflectedStatus(heading: string, language: Language): StatusWord | undefined {
  const words = foldCase(heading).match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length > 3 || !inflecting.has(language)) return undefined;
  return allStatusWords.find(({ word, language: own }) => {
    const folded = foldCase(word);
    if (own !== language || !/^\p{L}{5,}$/u.test(folded)) return false;
    const stem = folded.slice(0, -1);
    return words.some((each) => each.startsWith(stem) && each.length <= folded.length + 2);
  });
}

/** The languages that have other forms of these words for several things. */
const inflecting: ReadonlySet<Language> = new Set(['de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'cs', 'ru']);
