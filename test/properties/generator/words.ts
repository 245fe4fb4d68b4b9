/**
 * What the generated logs say in each language. The product has tables of its own; these were written by hand and share
 * nothing with them, so that a word that the product lacks is found missing.
 */
export interface LanguageWords {
  readonly status: string;
  readonly date: string;
  readonly context: string;
  readonly decision: string;
  readonly consequences: string;
  readonly links: string;
  readonly accepted: string;
  readonly proposed: string;
  readonly rejected: string;
  readonly deprecated: string;
  readonly superseded: string;
  /** What comes before the link to the record that replaces this one. */
  readonly supersededBy: string;
  readonly supersedes: string;
  readonly seeAlso: string;
  readonly number: string;
  readonly title: string;
}

export const languages = {
  en: {
    status: 'Status',
    date: 'Date',
    context: 'Context',
    decision: 'Decision',
    consequences: 'Consequences',
    links: 'Links',
    accepted: 'Accepted',
    proposed: 'Proposed',
    rejected: 'Rejected',
    deprecated: 'Deprecated',
    superseded: 'Superseded',
    supersededBy: 'Superseded by',
    supersedes: 'Supersedes',
    seeAlso: 'See also',
    number: 'Number',
    title: 'Title',
  },
  de: {
    status: 'Status',
    date: 'Datum',
    context: 'Kontext',
    decision: 'Entscheidung',
    consequences: 'Konsequenzen',
    links: 'Verweise',
    accepted: 'Akzeptiert',
    proposed: 'Vorgeschlagen',
    rejected: 'Abgelehnt',
    deprecated: 'Veraltet',
    superseded: 'Ersetzt',
    supersededBy: 'Ersetzt durch',
    supersedes: 'Ersetzt',
    seeAlso: 'Siehe auch',
    number: 'Nummer',
    title: 'Titel',
  },
  fr: {
    status: 'Statut',
    date: 'Date',
    context: 'Contexte',
    decision: 'Décision',
    consequences: 'Conséquences',
    links: 'Liens',
    accepted: 'Accepté',
    proposed: 'Proposé',
    rejected: 'Rejeté',
    deprecated: 'Obsolète',
    superseded: 'Remplacé',
    supersededBy: 'Remplacé par',
    supersedes: 'Remplace',
    seeAlso: 'Voir aussi',
    number: 'Numéro',
    title: 'Titre',
  },
  es: {
    status: 'Estado',
    date: 'Fecha',
    context: 'Contexto',
    decision: 'Decisión',
    consequences: 'Consecuencias',
    links: 'Enlaces',
    accepted: 'Aceptado',
    proposed: 'Propuesto',
    rejected: 'Rechazado',
    deprecated: 'Obsoleto',
    superseded: 'Reemplazado',
    supersededBy: 'Reemplazado por',
    supersedes: 'Reemplaza a',
    seeAlso: 'Véase también',
    number: 'Número',
    title: 'Título',
  },
  pt: {
    status: 'Estado',
    date: 'Data',
    context: 'Contexto',
    decision: 'Decisão',
    consequences: 'Consequências',
    links: 'Ligações',
    accepted: 'Aceito',
    proposed: 'Proposto',
    rejected: 'Rejeitado',
    deprecated: 'Obsoleto',
    superseded: 'Substituído',
    supersededBy: 'Substituído por',
    supersedes: 'Substitui',
    seeAlso: 'Ver também',
    number: 'Número',
    title: 'Título',
  },
  it: {
    status: 'Stato',
    date: 'Data',
    context: 'Contesto',
    decision: 'Decisione',
    consequences: 'Conseguenze',
    links: 'Collegamenti',
    accepted: 'Accettato',
    proposed: 'Proposto',
    rejected: 'Respinto',
    deprecated: 'Deprecato',
    superseded: 'Sostituito',
    supersededBy: 'Sostituito da',
    supersedes: 'Sostituisce',
    seeAlso: 'Vedi anche',
    number: 'Numero',
    title: 'Titolo',
  },
  nl: {
    status: 'Status',
    date: 'Datum',
    context: 'Context',
    decision: 'Besluit',
    consequences: 'Gevolgen',
    links: 'Verwijzingen',
    accepted: 'Geaccepteerd',
    proposed: 'Voorgesteld',
    rejected: 'Afgewezen',
    deprecated: 'Verouderd',
    superseded: 'Vervangen',
    supersededBy: 'Vervangen door',
    supersedes: 'Vervangt',
    seeAlso: 'Zie ook',
    number: 'Nummer',
    title: 'Titel',
  },
  pl: {
    status: 'Status',
    date: 'Data',
    context: 'Kontekst',
    decision: 'Decyzja',
    consequences: 'Konsekwencje',
    links: 'Odnośniki',
    accepted: 'Zaakceptowany',
    proposed: 'Proponowany',
    rejected: 'Odrzucony',
    deprecated: 'Przestarzały',
    superseded: 'Zastąpiony',
    supersededBy: 'Zastąpiony przez',
    supersedes: 'Zastępuje',
    seeAlso: 'Zobacz też',
    number: 'Numer',
    title: 'Tytuł',
  },
  ru: {
    status: 'Статус',
    date: 'Дата',
    context: 'Контекст',
    decision: 'Решение',
    consequences: 'Последствия',
    links: 'Ссылки',
    accepted: 'Принято',
    proposed: 'Предложено',
    rejected: 'Отклонено',
    deprecated: 'Устарело',
    superseded: 'Заменено',
    supersededBy: 'Заменено на',
    supersedes: 'Заменяет',
    seeAlso: 'См. также',
    number: 'Номер',
    title: 'Название',
  },
  zh: {
    status: '状态',
    date: '日期',
    context: '背景',
    decision: '决策',
    consequences: '后果',
    links: '链接',
    accepted: '已接受',
    proposed: '提议',
    rejected: '已拒绝',
    deprecated: '已弃用',
    superseded: '已取代',
    supersededBy: '已被取代',
    supersedes: '取代',
    seeAlso: '另见',
    number: '编号',
    title: '标题',
  },
  ja: {
    status: 'ステータス',
    date: '日付',
    context: 'コンテキスト',
    decision: '決定',
    consequences: '結果',
    links: 'リンク',
    accepted: '承認済み',
    proposed: '提案中',
    rejected: '却下',
    deprecated: '非推奨',
    superseded: '置き換え済み',
    supersededBy: '置き換え先',
    supersedes: '置き換え元',
    seeAlso: '関連',
    number: '番号',
    title: 'タイトル',
  },
} as const satisfies Record<string, LanguageWords>;

export type Language = keyof typeof languages;

/** The statuses that are drawn; `superseded` comes from a relation of the model and never by itself. */
export const stages = ['accepted', 'proposed', 'rejected', 'deprecated', 'superseded'] as const;

export type Stage = (typeof stages)[number];

const tables: readonly LanguageWords[] = Object.values(languages);

/**
 * The stage of a text that says a status: what the last of its words that are no struck ones say, in any language.
 * Undefined where it has no such word.
 */
export function stageOf(text: string): Stage | undefined {
  const plain = text
    .replace(/~~.*?~~/g, '')
    .replace(/[*_`"']/g, '')
    .toLowerCase();
  if (tables.some(({ supersededBy }) => plain.includes(supersededBy.toLowerCase()))) return 'superseded';
  // A line that begins with the participle, unless that is the active verb, too, and the other record follows.
  const lines = plain.split('\n').map((line) => line.replace(/^[^\p{L}]+/u, ''));
  const isReplaced = ({ superseded, supersedes }: LanguageWords) =>
    lines.some((line) => {
      const isActive = superseded === supersedes && /^\S+ \[/.test(line);
      return line.startsWith(superseded.toLowerCase()) && !isActive;
    });
  if (tables.some(isReplaced) || lines.some((line) => otherReplaced.test(line))) return 'superseded';
  let best: { stage: Stage; at: number; length: number } | undefined;
  for (const words of tables)
    for (const stage of stages) {
      const at = plain.indexOf(words[stage].toLowerCase());
      if (at === -1) continue;
      const { length } = words[stage];
      if (best === undefined || at < best.at || (at === best.at && length > best.length)) best = { stage, at, length };
    }
  return best?.stage;
}

/** Other endings, and other words, of "superseded": a log without one of its own may get any of them. */
const otherReplaced =
  /^(?:abgelöst|remplac[ée]e|reemplazada|sustituid|substituíd|sostituit|superat|zastąpion|замен[её]н|已被|被取代|已替代|被替代|置き換え(?!元)|置換)/u;

/** Every word that labels a status, lower case. */
export const statusLabels: readonly string[] = [...new Set(tables.map(({ status }) => status.toLowerCase()))];
