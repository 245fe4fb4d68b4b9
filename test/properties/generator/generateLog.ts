import { makeRandom } from '../../support/random.mjs';
import { type MutationName, mutations } from './mutations.ts';
import { type StatusDialectName, statusDialects, type WrittenStatus } from './statusDialects.ts';
import { type Language, type LanguageWords, languages, type Stage } from './words.ts';
import { type IndexForm, indexForms, writeIndex } from './writeIndex.ts';

/** One decision as the generator knows it; all that is written follows from it. */
export interface ModelRecord {
  readonly id: number;
  number: string;
  /** Without its ending. */
  fileName: string;
  /** As Markdown. */
  title: string;
  titleForm: (typeof titleForms)[number];
  stage: Stage;
  readonly date: string;
  dialect: StatusDialectName;
  /** The record that replaces this one, as this one says. */
  supersededBy: ModelRecord | undefined;
  /** The record that this one says it replaces. */
  supersedes: ModelRecord | undefined;
  /** How the passive and the active side are worded. */
  phrase: (typeof phrases)[number];
  /** Word in place of the status, as a mutation wants it. */
  statusWord: string | undefined;
  hasStatus: boolean;
  hasTitle: boolean;
  /** What stands in the title in place of the number. */
  titleNumber: string | undefined;
  /** The names of its sections in their order, and what they hold. */
  sections: { name: string; body: string }[];
  eol: '\n' | '\r\n' | 'mixed';
  hasMark: boolean;
  endsWithBreak: boolean;
  /** Whether a mutation changed something in its file. */
  isTouched: boolean;
}

/** A row as the index has it, right until a mutation makes it wrong. */
export interface ModelRow {
  readonly record: ModelRecord;
  number: string;
  title: string;
  status: string;
  target: string;
  isTouched: boolean;
  /** A line in place of the written one. */
  raw: string | undefined;
}

export interface ModelLog {
  readonly seed: number;
  readonly language: Language;
  readonly words: LanguageWords;
  records: ModelRecord[];
  indexForm: IndexForm;
  rows: ModelRow[];
  /** Rows are those of conflicting sides. */
  hasConflict: boolean;
  indexEol: '\n' | '\r\n';
  configuration: string | undefined;
  readonly mutations: MutationName[];
  /** What a person could see wrong in the index as a whole: rows may be added or reordered. */
  readonly widthOfNumber: number;
  readonly nameForm: (typeof nameForms)[number];
}

/** A log with its files, and the model that they were written from. */
export interface GeneratedLog {
  readonly model: ModelLog;
  readonly files: ReadonlyMap<string, string>;
}

export const folder = 'docs/adr';
export const nameForms = ['0001-x', '001-x', 'adr-001-x', 'ADR-001-x', '0001_x'] as const;
export const titleForms = ['# 1. T', '# ADR-0001: T', '# T', '# 0001 - T', '# ADR 1 — T'] as const;
export const lineEndings = ['lf', 'crlf', 'mixed', 'no-last-break', 'byte-order-mark'] as const;

const phrases = ['by', 'by', 'see', 'in favour', 'parenthesis', 'full stop', 'later-link'] as const;

const titles: readonly (readonly [title: string, slug: string])[] = [
  ['Use paper maps', 'use-paper-maps'],
  ['64-bit builds', '64-bit-builds'],
  ['2-factor authentication', '2-factor-authentication'],
  ['Prefer `git rebase` over merge', 'prefer-git-rebase-over-merge'],
  ['Avoid *clever* code', 'avoid-clever-code'],
  ['Pipes | filters', 'pipes-filters'],
  ['Arrays [sorted] by key', 'arrays-sorted-by-key'],
  ['24 hour clock', '24-hour-clock'],
  ['Store `snake_case` names', 'store-snake-case-names'],
  ['Tea & biscuits', 'tea-biscuits'],
  ['Über-große Straßen', 'ueber-grosse-strassen'],
  ['Naïve café caching', 'naive-cafe-caching'],
  ['Quote "everything" twice', 'quote-everything-twice'],
  ['Numbers: how to count', 'numbers-how-to-count'],
  ['3 tier layout', '3-tier-layout'],
  ['Load generic types', 'load-generic-types'],
];

const native: Readonly<Partial<Record<Language, readonly string[]>>> = {
  ru: ['Бумажные карты', 'Хранение имён', 'Чай и печенье'],
  zh: ['使用纸质地图', '存储名称', '茶和饼干'],
  ja: ['紙の地図を使う', '名前を保存する', 'お茶とビスケット'],
  fr: ['Cartes en papier', 'Thé et biscuits', 'Noms à enregistrer'],
  de: ['Karten aus Papier', 'Tee und Kekse', 'Namen speichern'],
};

/** Names in an order that a list is walked through: each comes as often as the others. */
function turn<Item>(list: readonly Item[], at: number): Item {
  return list[at % list.length] as Item;
}

const languageNames = Object.keys(languages) as Language[];
const dialectNames = Object.keys(statusDialects) as StatusDialectName[];
const mutationNames = Object.keys(mutations) as MutationName[];

/** The log of a seed: the same one each time. Seeds that follow each other walk through all dialects, forms and mutations. */
export function generateLog(seed: number, from = 0): GeneratedLog {
  const random = makeRandom(seed * 7919 + 17);
  const at = seed - from;
  const chance = (percent: number) => random(100) < percent;
  const pick = <Item>(list: readonly Item[]) => list[random(list.length)] as Item;
  // Every second log is English, which has the most forms.
  const language = at % 2 === 0 ? 'en' : turn(languageNames, (at - 1) / 2);
  const words = languages[language];
  const mainDialect = turn(dialectNames, Math.floor(at / 2));
  const nameForm = pick(nameForms);
  const widthOfNumber = nameForm.startsWith('0001') ? 4 : 3;
  const titleForm = pick(titleForms);
  const eol = (['\n', '\n', '\n', '\r\n', 'mixed'] as const)[random(5)] ?? '\n';
  // A quarter of the logs are right as they are; others have something that concerns them as a whole.
  const slot = turn(slots, Math.floor(at / 2));
  // What most records lack is asked for once, where there are enough of them.
  const isLarge = largeSlots.includes(slot);
  const count = isLarge ? 9 : 3 + random(5);
  const used = new Set<string>();
  const records: ModelRecord[] = [];
  for (let id = 1; id <= count; id++) {
    const number = String(id).padStart(widthOfNumber, '0');
    let [title, slug] = pick(titles);
    while (used.has(slug)) [title, slug] = pick(titles);
    used.add(slug);
    const own = native[language];
    if (own !== undefined && id <= own.length && chance(70)) title = own[id - 1] as string;
    records.push({
      id,
      number,
      fileName: `${nameFor(nameForm, number, slug)}.md`,
      title,
      titleForm,
      stage: turn(['accepted', 'accepted', 'accepted', 'proposed', 'rejected', 'deprecated'] as const, random(6)),
      date: `2024-0${1 + random(9)}-1${random(10)}`,
      dialect: chance(75) ? mainDialect : pick(dialectNames),
      supersededBy: undefined,
      supersedes: undefined,
      phrase: pick(phrases),
      statusWord: undefined,
      hasStatus: true,
      hasTitle: true,
      titleNumber: undefined,
      sections: [
        { name: words.context, body: `Reason ${id} of ours.` },
        { name: words.decision, body: `Choice ${id} it is.` },
        { name: words.consequences, body: `Result ${id} follows.` },
      ],
      eol,
      hasMark: chance(8),
      endsWithBreak: !chance(10),
      isTouched: false,
    });
  }
  if (slot !== 'statuses-missing') relate(records, random);
  const form = turn(indexForms, Math.floor(at / 3) + random(2));
  const indexForm = slot === 'conflict' && !form.startsWith('table') ? 'table' : form;
  const model: ModelLog = {
    seed,
    language,
    words,
    records,
    indexForm,
    rows: [],
    hasConflict: false,
    indexEol: eol === '\r\n' ? '\r\n' : '\n',
    configuration: undefined,
    mutations: [],
    widthOfNumber,
    nameForm,
  };
  model.rows = records.map((record) => rightRow(record, model));
  const apply = (name: MutationName) => {
    if (!model.mutations.includes(name) && mutations[name](model, random)) model.mutations.push(name);
  };
  if (slot !== 'right') apply(slot);
  if (slot !== 'right')
    for (let each = 4 + random(3); each > 0; each--) apply(pick(random(3) === 0 ? mutationNames : rareMutations));
  return { model, files: writeFiles(model) };
}

/** What a log may have as a whole. */
const slots = [
  'right',
  'statuses-missing',
  'conflict',
  'rows-out-of-order',
  'right',
  'section-in-few',
  'rows-missing',
  'status-missing',
  'supersession-one-sided',
  'no-index',
] as const satisfies readonly (MutationName | 'right')[];

/** What shows only where there are enough records. */
const largeSlots: readonly (typeof slots)[number][] = [
  'statuses-missing',
  'status-missing',
  'section-in-few',
  'rows-missing',
];

/** What has fixes that few other mutations lead to. */
const rareMutations = [
  'successor-unnamed',
  'supersession-one-sided',
  'supersession-one-sided',
  'supersession-not-claimed',
  'supersession-proposed',
  'number-reused',
  'files-swapped',
  'row-with-a-typo',
  'row-status',
  'link-broken',
  'mention-unknown',
  'fragment-broken',
  'row-malformed',
  'row-of-renamed-file',
  'status-misspelled',
  'file-name',
  'number-twice',
  'title-missing',
  'title-missing',
  'section-order',
  'row-status',
  'row-twice',
  'section-misspelled',
  'sections-missing',
  'configuration-mistake',
  'title-missing',
  'row-malformed',
  'mention-unknown',
  'link-broken',
  'mention-unknown',
  'row-malformed',
  'row-title',
  'row-title',
  'row-number',
  'title-number',
  'title-number',
  'status-missing',
  'number-reused',
  'row-of-deleted-file',
  'row-of-deleted-file',
  'rows-out-of-order',
  'fragment-broken',
  'status-of-its-own',
] as const satisfies readonly MutationName[];

/** Half of the logs have a record that was replaced, or two. */
function relate(records: readonly ModelRecord[], random: (below: number) => number): void {
  for (let pair = random(3); pair > 0; pair--) {
    const old = records[random(records.length - 1)];
    const successor = records.at(-pair);
    if (old === undefined || successor === undefined || old.id >= successor.id) continue;
    if (old.supersededBy !== undefined || successor.supersedes !== undefined || successor.supersededBy !== undefined)
      continue;
    if (old.supersedes !== undefined) continue;
    successor.stage = 'accepted';
    old.stage = 'superseded';
    old.supersededBy = successor;
    successor.supersedes = old;
  }
}

export function nameFor(form: ModelLog['nameForm'], number: string, slug: string): string {
  if (form.startsWith('adr')) return `adr-${number}-${slug}`;
  if (form.startsWith('ADR')) return `ADR-${number}-${slug}`;
  return form.includes('_') ? `${number}_${slug.replaceAll('-', '_')}` : `${number}-${slug}`;
}

/** The row that a careful person would write for a record. */
export function rightRow(record: ModelRecord, { words }: Pick<ModelLog, 'words'>): ModelRow {
  return {
    record,
    number: record.number,
    title: record.title,
    status: words[record.stage],
    target: record.fileName,
    isTouched: false,
    raw: undefined,
  };
}

/** Whether a record decides something today: it is accepted, and no accepted record says that it replaces it. */
export function isInEffect(record: ModelRecord, { records }: Pick<ModelLog, 'records'>): boolean {
  return (
    record.hasStatus &&
    record.statusWord === undefined &&
    record.stage === 'accepted' &&
    !records.some((other) => other.supersedes === record && other.stage === 'accepted')
  );
}

/** The files of a model, by path. */
export function writeFiles(model: ModelLog): Map<string, string> {
  const files = new Map<string, string>();
  if (model.configuration !== undefined) files.set(`${folder}/.adr-keeper.yaml`, model.configuration);
  const index = writeIndex(model);
  if (index !== undefined) files.set(`${folder}/README.md`, index.replaceAll('\n', model.indexEol));
  for (const record of model.records) files.set(`${folder}/${record.fileName}`, writeRecord(record, model));
  return files;
}

/** What a record's status says, with the record that replaces it. */
function statusTextOf(record: ModelRecord, { words }: ModelLog): { text: string; isPhrase: boolean } {
  if (record.statusWord !== undefined) return { text: record.statusWord, isPhrase: false };
  const { supersededBy: by } = record;
  if (record.stage !== 'superseded' || by === undefined) return { text: words[record.stage], isPhrase: false };
  const link = `[ADR-${by.number}](${by.fileName})`;
  const said = words.superseded;
  if (said !== 'Superseded') return { text: `${words.supersededBy} ${link}`, isPhrase: true };
  const wordings: Readonly<Partial<Record<ModelRecord['phrase'], string>>> = {
    see: `${said}, see ${link}`,
    'in favour': `${said} in favour of ${link}`,
    parenthesis: `${said} (never built) by ${link}`,
    'full stop': `${said}. See ${link}`,
  };
  return { text: wordings[record.phrase] ?? `${words.supersededBy} ${link}`, isPhrase: true };
}

function headingOf({ titleForm, titleNumber, number, title }: ModelRecord): string {
  const shown = titleNumber ?? number;
  const short = String(Number.parseInt(shown, 10));
  switch (titleForm) {
    case '# 1. T':
      return `# ${short}. ${title}`;
    case '# ADR-0001: T':
      return `# ADR-${shown}: ${title}`;
    case '# 0001 - T':
      return `# ${shown} - ${title}`;
    case '# ADR 1 — T':
      return `# ADR ${short} — ${title}`;
    case '# T':
      return `# ${title}`;
  }
}

export function writeRecord(record: ModelRecord, model: ModelLog): string {
  const { words } = model;
  const { text, isPhrase } = statusTextOf(record, model);
  const written: WrittenStatus = record.hasStatus
    ? statusDialects[record.dialect].write({ text, words, date: record.date, isPhrase })
    : {};
  const blocks = [
    written.front,
    record.hasTitle ? headingOf(record) : undefined,
    written.underTitle,
    written.section,
    ...record.sections.map(({ name, body }) => `## ${name}\n\n${body}`),
    linksOf(record, model),
    written.end,
  ];
  const body = blocks.filter((block) => block !== undefined).join('\n\n') + (record.endsWithBreak ? '\n' : '');
  const mark = record.hasMark ? '\uFEFF' : '';
  if (record.eol === '\r\n') return mark + body.replaceAll('\n', '\r\n');
  if (record.eol === '\n') return mark + body;
  let count = 0;
  return mark + body.replace(/\n/g, () => (count++ % 3 === 2 ? '\r\n' : '\n'));
}

function linksOf(record: ModelRecord, { words, records }: ModelLog): string | undefined {
  const { supersedes, phrase } = record;
  if (supersedes === undefined) return undefined;
  const claim = `${words.supersedes} [ADR-${supersedes.number}](${supersedes.fileName})`;
  // A relation ends with its clause: what comes after it is replaced by nothing.
  const other = records.find((each) => each !== record && each !== supersedes);
  const later = other === undefined ? '' : `. ${words.seeAlso} [ADR-${other.number}](${other.fileName}).`;
  return `## ${words.links}\n\n${claim}${phrase === 'later-link' ? later : ''}`;
}
