import { foldCase, type Language } from './language.ts';

/** What a column of an index holds, as its header says it. */
export type ColumnRole = 'number' | 'title' | 'topic' | 'status' | 'date' | 'owner' | 'area' | 'successor';

/**
 * The words that logs head their columns with, by what stands below them: English, German, French, Spanish, Portuguese,
 * Italian, Dutch, Polish, Czech, Russian, Chinese and Japanese. A `topic` is mostly the title, but may be a sentence.
 */
const names: Readonly<Record<ColumnRole, readonly string[]>> = {
  number: [
    ...['number', 'no', 'nr', 'n°', 'nº', '#', '№', 'id', 'adr id', 'adr no', 'adr number', 'adr', 'adr #', 'index'],
    ...['nummer', 'numéro', 'numero', 'número', 'núm', 'num', 'numer', 'lp', 'číslo', 'č', 'номер'],
    ...['编号', '編號', '序号', '序號', '号', '番号', '識別子'],
  ],
  title: [
    ...['title', 'titel', 'titre', 'título', 'titulo', 'titolo', 'tytuł', 'název', 'nadpis', 'название', 'заголовок'],
    ...['наименование', '标题', '標題', '题目', '題目', '名称', '名稱', 'タイトル', '題名', '件名', '表題'],
    ...['name', 'naam', 'nome', 'nom', 'nombre', 'nazwa', 'bezeichnung'],
  ],
  topic: [
    ...['subject', 'record', 'decision', 'description', 'topic', 'summary', 'entscheidung', 'beschreibung', 'thema'],
    ...['décision', 'sujet', 'decisión', 'descripción', 'tema', 'decisão', 'descrição', 'decisione', 'descrizione'],
    ...['besluit', 'beschrijving', 'onderwerp', 'decyzja', 'opis', 'temat', 'rozhodnutí', 'popis', 'téma', 'решение'],
    ...['описание', 'тема', '决策', '決策', '决定', '决议', '描述', '主题', '主題', '決定', '決定事項', '概要'],
  ],
  status: [
    ...[
      'status',
      'state',
      'statut',
      'état',
      'etat',
      'estado',
      'stato',
      'toestand',
      'zustand',
      'stan',
      'stav',
      'статус',
    ],
    ...['состояние', '状态', '狀態', '状態', 'ステータス'],
  ],
  date: [
    ...['date', 'datum', 'fecha', 'data', 'дата', '日期', '日付', '日付け', '日時', '决策日期', '決定日'],
    ...['decided', 'created', 'decision date', 'last updated', 'last updated date'],
  ],
  owner: [
    ...['owner', 'author', 'authors', 'deciders', 'decision-makers', 'autor', 'autorin', 'verantwortlich', 'auteur'],
    ...['responsable', 'responsável', 'autore', 'responsabile', 'eigenaar', 'właściciel', 'vlastník', 'автор'],
    ...['ответственный', '作者', '负责人', '負責人', '担当', '担当者', '起案者'],
  ],
  area: [
    ...['area', 'tags', 'tag', 'category', 'scope', 'bereich', 'kategorie', 'schlagwörter', 'domaine', 'catégorie'],
    ...['área', 'categoría', 'etiquetas', 'categoria', 'ambito', 'gebied', 'categorie', 'obszar', 'kategoria'],
    ...[
      'oblast',
      'štítky',
      'область',
      'категория',
      'теги',
      '领域',
      '分类',
      '分類',
      '标签',
      '標籤',
      '領域',
      'タグ',
      'カテゴリ',
    ],
  ],
  successor: [
    ...[
      'successor',
      'replacement',
      'nachfolger',
      'ersatz',
      'successeur',
      'sucesor',
      'sucesora',
      'sucessor',
      'sucessora',
    ],
    ...[
      'successore',
      'opvolger',
      'następca',
      'nástupce',
      'преемник',
      '后继',
      '後繼',
      '取代者',
      '后继决策',
      '後継',
      '置き換え先',
    ],
  ],
};

const roles: ReadonlyMap<string, ColumnRole> = new Map(
  (Object.keys(names) as ColumnRole[]).flatMap((role) => names[role].map((name) => [foldCase(name), role] as const)),
);

/** What a header, as a reader sees it, says of its column; undefined for words that are not in the list. */
export function columnRole(header: string): ColumnRole | undefined {
  const words = foldCase(header.trim());
  return roles.get(words) ?? roles.get(words.replace(/(?<![.:：])[.:：]+$/, '').trim());
}

/** All words for one role, which a record may have for its field, too. */
export function namesOfRole(role: ColumnRole): readonly string[] {
  return names[role];
}

/** What a new index says in a language: its heading, and the headers of its columns. */
export interface IndexWords {
  readonly heading: string;
  readonly number: string;
  readonly title: string;
  readonly status: string;
}

const indexWords: Readonly<Record<Language, IndexWords>> = {
  en: { heading: 'Architecture Decision Records', number: 'Number', title: 'Title', status: 'Status' },
  de: { heading: 'Architekturentscheidungen', number: 'Nummer', title: 'Titel', status: 'Status' },
  fr: { heading: 'Décisions d’architecture', number: 'Numéro', title: 'Titre', status: 'Statut' },
  es: { heading: 'Decisiones de arquitectura', number: 'Número', title: 'Título', status: 'Estado' },
  pt: { heading: 'Decisões de arquitetura', number: 'Número', title: 'Título', status: 'Status' },
  it: { heading: 'Decisioni architetturali', number: 'Numero', title: 'Titolo', status: 'Stato' },
  nl: { heading: 'Architectuurbeslissingen', number: 'Nummer', title: 'Titel', status: 'Status' },
  pl: { heading: 'Decyzje architektoniczne', number: 'Numer', title: 'Tytuł', status: 'Status' },
  cs: { heading: 'Architektonická rozhodnutí', number: 'Číslo', title: 'Název', status: 'Stav' },
  ru: { heading: 'Архитектурные решения', number: 'Номер', title: 'Название', status: 'Статус' },
  zh: { heading: '架构决策记录', number: '编号', title: '标题', status: '状态' },
  ja: { heading: 'アーキテクチャ決定記録', number: '番号', title: 'タイトル', status: 'ステータス' },
};

/** The words of a new index in a language. */
export function indexWordsIn(language: Language): IndexWords {
  return indexWords[language];
}
