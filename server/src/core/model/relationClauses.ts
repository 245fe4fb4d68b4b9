import { remember } from '../markdown/kept/sharedText.ts';
import { append } from '../markdown/sequences.ts';
import type { Span } from '../markdown/span.ts';
import type { Language } from '../vocabulary/language.ts';
import {
  type RelationKind,
  type RelationLanguage,
  type RelationPhrase,
  relationLanguages,
  seeWords,
} from '../vocabulary/relationPhrases.ts';
import { allStatusWords, findLeadingStatus } from '../vocabulary/statusWords.ts';

/** Stands for each character of a reference in the text that {@link readClauses} reads. */
export const referenceMark = '\uFFFC';

/** A text in which each reference is a run of {@link referenceMark}, and markup is blank: offsets are those of the source. */
export interface MarkedText {
  readonly text: string;
  /** In order, without overlaps. */
  readonly references: readonly Span[];
  /** What each of them leads to, so that two can be compared. */
  readonly targets: readonly string[];
}

/** Where a text was found: a sentence of the running text claims less than a status. */
export type TextRole = 'status' | 'field' | 'statement';

/** How much a text claims: of the other record as a whole, of a part of it, or nothing certain. */
export type Certainty = 'whole' | 'part' | 'uncertain';

/** What a text says of one of its references. */
export interface Claim {
  readonly kind: RelationKind;
  readonly certainty: Certainty;
  readonly reference: Span;
  /** The phrase as it is written, with `{}` for the record, where nothing else is between them. */
  readonly form?: string;
  readonly language?: Language;
}

interface Reader extends RelationLanguage {
  readonly order: number;
  readonly stem: RegExp;
  readonly any: RegExp;
  readonly entries: readonly {
    readonly phrase: RelationPhrase;
    readonly at: RegExp;
    readonly opening: RegExp | undefined;
  }[];
  readonly nothingBefore: RegExp;
  readonly filler: RegExp;
  readonly agentFirst: RegExp;
  readonly agentLast: RegExp;
  readonly agentOnly: RegExp;
  readonly part: RegExp;
  readonly parts: RegExp;
  readonly listWord: RegExp;
}

/** Words of two languages are mixed: `Superseded durch [2]`. */
const allAgents = relationLanguages.flatMap(({ agents, hasBlanks }) => (hasBlanks ? [agents] : [])).join('|');

function readerFor(words: RelationLanguage, order: number): Reader {
  const agents = words.hasBlanks ? allAgents : `${words.agents}|${allAgents}`;
  // Words with a hyphen before them are parts of others; what is written without blanks has no ends of words.
  const inWords = (source: string) =>
    words.hasBlanks ? `(?<![\\p{L}\\p{N}-])(?:${source})(?![\\p{L}\\p{N}])` : `(?:${source})`;
  const afterLetters = (source: string) =>
    words.hasBlanks ? `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])` : `(?:${source})`;
  // `frontend-only` restricts nothing.
  const part = words.hasBlanks ? `(?<![\\p{L}-])(?:${words.partly})(?!\\p{L})` : words.partly;
  return {
    ...words,
    order,
    stem: new RegExp(words.stems, 'i'),
    any: new RegExp(inWords(words.phrases.map((phrase) => phrase.words).join('|')), 'giu'),
    entries: words.phrases.map((phrase) => ({
      phrase,
      at: new RegExp(inWords(phrase.words), 'iuy'),
      opening: phrase.after ? new RegExp(`${afterLetters(phrase.after)}[\\s:：]*$`, 'iu') : undefined,
    })),
    nothingBefore: new RegExp(afterLetters(words.subjects), 'giu'),
    filler: new RegExp(afterLetters(`${agents}|${words.fillers}`), 'giu'),
    agentFirst: new RegExp(`^${afterLetters(agents)}`, 'iu'),
    agentLast: new RegExp(`${afterLetters(agents)}$`, 'iu'),
    agentOnly: new RegExp(`^(?:\\s|[_-])*(?:${agents})\\s*$`, 'iu'),
    part: new RegExp(part, 'iu'),
    parts: new RegExp(part, 'giu'),
    listWord: new RegExp(afterLetters(words.and), 'giu'),
  };
}

const readers: readonly Reader[] = relationLanguages.map(readerFor);

const statusWord = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...new Set(allStatusWords.map(({ word }) => word))]
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Whether a text has words that may state a relation: ten thousand statuses are the same few words. */
export const hasRelationWords: (text: string) => boolean = remember((text) =>
  readers.some(({ stem }) => stem.test(text)),
);

/** The relation that the name of a field stands for. */
export interface NamedRelation {
  readonly kind: RelationKind;
  readonly isPart: boolean;
  /** Whether the name has a word such as `by` for who did it. */
  readonly hasAgent?: boolean;
}

const agent = new RegExp(`(?<!\\p{L})(?:${allAgents})(?!\\p{L})`, 'iu');

/** The relation that the whole of a name stands for: `Superseded by`, `supersededBy`, `Ersetzt durch`, `Supersedes ADR`. */
export const relationOfName: (name: string) => NamedRelation | undefined = remember((name) => {
  const words = name
    .trim()
    .replace(/(?<!\s)\s*[:：]$/, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[\s_-]+/g, ' ');
  if (related.test(words)) return { kind: 'relates-to', isPart: false };
  for (const reader of readers) {
    if (!reader.stem.test(words)) continue;
    for (const { phrase, at } of reader.entries) {
      // Words that follow the record they name are no name of a field.
      if (phrase.after !== undefined) continue;
      const start = words.search(new RegExp(at.source, 'iu'));
      if (start === -1) continue;
      at.lastIndex = start;
      const end = start + (at.exec(words)?.[0].length ?? 0);
      const rest = `${words.slice(0, start)} ${words.slice(end)}`;
      const isPart = reader.part.test(rest);
      const others = rest.replace(reader.parts, ' ').replace(reader.filler, ' ').replace(reader.nothingBefore, ' ');
      if (!/[\p{L}\p{N}]/u.test(others.replace(/\bin\b/giu, ' ')))
        return { kind: phrase.kind, isPart, hasAgent: agent.test(words) };
    }
  }
  return undefined;
});

/** Names of fields and sections that say no more than that records belong together. */
const related =
  /^(?:related(?: (?:to|adrs?|decisions?|records?))?|see also|verwandte?|siehe auch|voir aussi|liés?|véase también|relacionad[oa]s?|veja também|vedi anche|zie ook|zobacz też|viz též|см\.? также|相关|関連)$/iu;

/** A phrase that was found, and the references that go with it where it follows them. */
interface Found {
  readonly reader: Reader;
  readonly phrase: RelationPhrase;
  readonly start: number;
  readonly end: number;
  /** Indexes of references: from the first up to, and without, the second. */
  readonly before: readonly [number, number] | undefined;
  /** Where the phrase with its opening begins. */
  readonly whole: number;
}

/**
 * Reads what a text says of the records it names. A phrase reaches to the end of its clause: a list of references next
 * to it is what it is about, any other reference of the clause is uncertain. `numbersIn` gives the bare numbers that a
 * piece of the text begins with, for texts such as `Supersedes 12`. `key` is the relation that the name of a field
 * states; then the text's first clause is about it.
 */
export function readClauses(
  marked: MarkedText,
  role: TextRole,
  numbersIn: (piece: Span) => readonly Span[],
  key?: { readonly kind: RelationKind; readonly isPart: boolean },
): Claim[] {
  const { text, references } = marked;
  const ends = clauseEnds(text);
  const found = findPhrases(text, references);
  const claims: Claim[] = [];
  const first = firstWord(text);
  if (key !== undefined) append(claims, readField(marked, found[0]?.whole ?? text.length, ends, numbersIn, key));
  /** The end of what has been read: a phrase, or the last reference that it names. */
  let read = 0;
  /** Whether all words so far leave the phrases claims of this whole record. */
  let isOwn = true;
  let clause = -1;
  let next = 0;
  for (const [at, each] of found.entries()) {
    const { reader, phrase } = each;
    let own = clause;
    while ((ends[own + 1] ?? text.length) <= each.whole) own++;
    const start = own === -1 ? 0 : (ends[own] as number);
    const end = ends[own + 1] ?? text.length;
    if (own !== clause && role !== 'statement') {
      isOwn = true;
      read = Math.max(read, start);
    }
    clause = own;
    const before = text.slice(read, each.whole);
    const isPartBefore = restricts(before, reader);
    isOwn = isOwn && !before.includes(referenceMark) && saysNothing(before, reader, isPartBefore, role);
    const stop = Math.min(found[at + 1]?.whole ?? text.length, end);
    // What amends another record demands nothing of it: there "this" is this record, and so is "it", unless another one was named.
    const lead = text.slice(start, each.whole);
    const isThis =
      phrase.kind === 'amends' &&
      (thisAlone.test(lead) ||
        (thisFirst.test(lead) && saysNothing(lead, reader, false, role)) ||
        (itAlone.test(lead) && namesNoOther(marked, ends[own - 1] ?? 0, each.end)));
    const base: Certainty = !isOwn && !isThis ? 'uncertain' : isPartBefore ? 'part' : 'whole';
    if (each.before !== undefined) {
      const [from, to] = each.before;
      const firstReference = references[from] as Span;
      const between = text.slice(references[to - 1]?.end, each.start);
      const isPart = restricts(between, reader) || restricts(nextWords(text.slice(each.end, end)), reader);
      for (let index = from; index < to; index++) {
        const reference = references[index] as Span;
        const isAlone = to === from + 1;
        const form = `${text.slice(each.whole, firstReference.start).trim()} {} ${text.slice(each.start, each.end).trim()}`;
        claims.push({
          kind: phrase.kind,
          certainty: base === 'whole' && isPart ? 'part' : base,
          reference,
          language: reader.language,
          ...(isAlone ? { form: form.trim() } : {}),
        });
      }
      next = Math.max(next, to);
      read = each.end;
      continue;
    }
    while (next < references.length && (references[next] as Span).start < each.end) next++;
    let last = next;
    while (last < references.length && (references[last] as Span).start < stop) last++;
    let named: readonly Span[] = references.slice(next, last);
    // A bare number after "superseded" without "by" may be anything.
    const mayBeBare = phrase.kind !== 'superseded-by' || startsWithAgent(text, each);
    if (named.length === 0 && mayBeBare) named = numbersIn({ start: each.end, end: stop });
    if (named.length > 0) {
      const mode = { role, isFirst: each.start === first };
      append(claims, readList(text, named, each, stop, end, base, mode, restOf(text, ends, own)));
      read = (named[named.length - 1] as Span).end;
      next = last;
      continue;
    }
    read = each.end;
    // "Superseded. [2] is newer.": the successor is named, if not by this clause.
    if (phrase.kind !== 'superseded-by' || !isOwn || role === 'field') continue;
    if (role === 'statement' && each.start !== first) continue;
    const until = found[at + 1]?.whole ?? text.length;
    while (last < references.length && (references[last] as Span).start < until) {
      claims.push({ kind: phrase.kind, certainty: 'uncertain', reference: references[last] as Span });
      last++;
    }
  }
  return claims;
}

/** A pronoun for this record, and nothing else. */
const thisAlone =
  /^[^\p{L}\p{N}\uFFFC]*(?:this|dies|ceci|cela|esto|isto|questo|dit|это|これは|これ|这|這)[^\p{L}\p{N}\uFFFC]*$/iu;

const thisFirst = /^[^\p{L}\p{N}\uFFFC]*(?:this|diese[rs]?|cette?|est[ae]|quest[ao]|deze|dit)\s/iu;
const itAlone = /^[^\p{L}\p{N}\uFFFC]*(?:it|es|il|elle)[^\p{L}\p{N}\uFFFC]*$/iu;

/** Whether the references from an offset up to a phrase lead to the same record as the first one behind the phrase. */
function namesNoOther({ references, targets }: MarkedText, from: number, phraseEnd: number): boolean {
  const next = references.findIndex(({ start }) => start >= phraseEnd);
  const first = references.findIndex(({ start }) => start >= from);
  return next !== -1 && targets.slice(first, next).every((target) => target === targets[next]);
}

/** Whether a participle is followed by who did it, where its language needs that. */
function startsWithAgent(text: string, { reader, end, start }: Found): boolean {
  const words = text.slice(start, end);
  return (
    !reader.needsAgent ||
    endsWithAgent.test(words) ||
    reader.agentFirst.test(text.slice(end, end + longestOpening).trimStart())
  );
}

const endsWithAgent = /\s(?:durch|von|door|par|worden)$/iu;

/** The references of a field whose name states the relation: those of its first clause. */
function readField(
  { text, references }: MarkedText,
  stop: number,
  ends: readonly number[],
  numbersIn: (piece: Span) => readonly Span[],
  { kind, isPart }: { readonly kind: RelationKind; readonly isPart: boolean },
): Claim[] {
  // Semicolons separate entries here.
  const end = Math.min(stop, ends.find((each) => !/[;；|]/.test(text[each - 1] ?? '')) ?? text.length);
  const inClause = references.filter((each) => each.start < end);
  const named = inClause.length > 0 ? inClause : numbersIn({ start: 0, end });
  return named.map((reference, at) => {
    const gap = text.slice(named[at - 1]?.end ?? 0, reference.start);
    const isAside = gap.length > longestGap || isSee.test(gap) || (kind === 'supersedes' && isOtherThing(gap));
    // What is before a separator belongs to the reference before it.
    const before = gap.slice(-longestGap).split(/[,;]/).at(-1) ?? '';
    const after = text.slice(reference.end, Math.min(named[at + 1]?.start ?? end, reference.end + longestGap));
    const isRestricted = readers.some((reader) => restricts(before, reader) || restricts(nextWords(after), reader));
    return { kind, certainty: isAside ? 'uncertain' : isPart || isRestricted ? 'part' : 'whole', reference };
  });
}

/** Whether words before a record name something else that goes with it: "Supersedes: the model that came along with ADR-2". */
function isOtherThing(gap: string): boolean {
  if (!beforeRecord.test(gap)) return false;
  const rest = readers.reduce((words, { filler, hasBlanks }) => (hasBlanks ? words.replace(filler, ' ') : words), gap);
  return (rest.match(/\p{L}{3,}/gu)?.length ?? 0) > 2;
}

/** A preposition, with no more than an article and the word for a record behind it. */
const beforeRecord =
  /\s(?:along(?:side)?|with|in|of|from|within|aus|von|mit|im|dans|avec|de|en|con|em|com|di|del|da|van|met|uit|z|w|из|в|с)\s+(?:(?:the|der|dem|den|la|le|el|il|o|a|het|de)\s+)?(?:ADR\s*)?$/iu;

const isSee = new RegExp(`(?:^|\\P{L})(?:${seeWords})(?:\\P{L}|$)`, 'iu');

interface ListMode {
  readonly role: TextRole;
  readonly isFirst: boolean;
}

/** What a phrase says of the references that follow it in its clause. */
function readList(
  text: string,
  named: readonly Span[],
  { reader, phrase, start, end }: Found,
  stop: number,
  clauseEnd: number,
  base: Certainty,
  mode: ListMode,
  rest: string,
): Claim[] {
  const gap = text.slice(end, (named[0] as Span).start);
  // At the beginning of a status "ersetzt" is the status itself.
  const isStatus = phrase.isAmbiguous === true && mode.role === 'status' && mode.isFirst;
  const kind = isStatus && phrase.kind === 'supersedes' ? 'superseded-by' : phrase.kind;
  let certainty =
    isStatus || base === 'uncertain' ? 'uncertain' : readGap(gap, text.slice(start, end), reader, phrase, mode);
  if (base === 'part' && certainty !== 'uncertain') certainty = 'part';
  let count = 1;
  while (count < named.length && isListed(text.slice(named[count - 1]?.end, named[count]?.start), reader)) count++;
  const tailEnd = Math.min(named[count]?.start ?? stop, Math.max(stop, clauseEnd));
  const tail = text.slice(named[count - 1]?.end, tailEnd);
  const isActive = phrase.kind === 'supersedes' || phrase.kind === 'superseded-by';
  if (certainty === 'whole' && isActive) {
    if (restricts(nextWords(tail), reader) || isRestOf(rest)) certainty = 'part';
    // "Supersedes [1] for mobile clients."
    else if (
      phrase.kind === 'supersedes' &&
      /^[\s,]*(?:for|where|when|as\s+to|regarding|concerning|on|für|bezüglich|pour|concernant|para|voor|dla|для)\s/iu.test(
        tail,
      )
    )
      certainty = 'uncertain';
  }
  const words = text.slice(start, end).replace(/\s+/g, ' ');
  const form = formOf(words, gap, reader, phrase);
  return named.map((reference, at) => ({
    kind,
    certainty: at < count ? certainty : 'uncertain',
    reference,
    language: reader.language,
    ...(at === 0 && certainty === 'whole' && form !== undefined ? { form } : {}),
  }));
}

/** The phrase as new text may repeat it. */
function formOf(words: string, gap: string, reader: Reader, { kind }: RelationPhrase): string | undefined {
  if (/_/.test(words)) return undefined;
  if (reader.agentOnly.test(gap)) return `${words} ${gap.trim()} {}`.replace(/\s+/g, ' ');
  // A participle alone does not say who did it, where the language has a word for it.
  return /^\s*$/.test(gap) && (kind !== 'superseded-by' || !reader.needsAgent)
    ? `${words}${gap === '' ? '' : ' '}{}`
    : undefined;
}

/** Longer than any words that only introduce a reference. */
const longestGap = 160;

/** What the words between a phrase and its first reference leave of the claim. */
function readGap(gap: string, words: string, reader: Reader, phrase: RelationPhrase, mode: ListMode): Certainty {
  if (gap.length > longestGap) return 'uncertain';
  if (restricts(gap.replaceAll('-', ' '), reader)) return 'part';
  const inner = trimSigns(gap.replace(/\([^()]*\)/g, ' '));
  const isBare =
    trimSigns(inner.replace(reader.filler, ' ')) === '' || !/\p{L}/u.test(inner.replace(reader.filler, ' '));
  const isPassive = phrase.kind === 'superseded-by' || phrase.kind === 'amended-by' || phrase.kind === 'needed-by';
  if (!isPassive) {
    return isBare ? 'whole' : 'uncertain';
  }
  const hasAgent = reader.agentFirst.test(inner) || endsWithAgent.test(words);
  if (isBare) {
    // "Replaced [the cache]…" in the running text is what somebody did, not what became of this record.
    const isStrong = /^super/i.test(words) || phrase.kind !== 'superseded-by';
    return hasAgent || !reader.needsAgent || isStrong || mode.role !== 'statement' ? 'whole' : 'uncertain';
  }
  if (hasAgent && inner.split(/\s+/).length <= mostWordsOfAgent) return 'whole';
  const isLabel = labelGap.test(gap);
  return reader.agentLast.test(inner) && (mode.role !== 'statement' || isLabel) ? 'whole' : 'uncertain';
}

/** "Superseded by (2024-01-01): [2]": each sign can be read in one way only. */
const labelGap = /^[\s_*]*(?:(?:\([^()]*\)|[\d./-])(?:\([^()]*\)|[\d./\s-])*)?[:：—–-]/u;

/** "Superseded by the second version, [2]": more words are a sentence about something else. */
const mostWordsOfAgent = 6;

/** Whether the words between two references make a list of them. */
function isListed(between: string, reader: Reader): boolean {
  if (between.length > longestGap || isSee.test(between)) return false;
  const words = between
    .replace(/\([^()]*\)/g, ' ')
    .replace(reader.listWord, ' ')
    .replace(reader.filler, ' ');
  return !/[\p{L}\p{N}.:(–—]/u.test(words);
}

/** "…; the rest of that record remains in force." */
function isRestOf(clause: string): boolean {
  return (
    clause !== '' &&
    /(?:^|\P{L})(?:rest|remainder|reste|resto|restante|reszta|zbytek|übrige)(?:\P{L}|$)|(?:remains?|stays?|stands)\s+(?:in\s+force|in\s+effect|valid|accepted|unchanged|as\s+it\s+is)|остальн|其余|其餘|残り/iu.test(
      clause,
    )
  );
}

/** The clause after another one, up to a bounded length. */
function restOf(text: string, ends: readonly number[], clause: number): string {
  const from = ends[clause + 1] ?? text.length;
  return text.slice(from, Math.min(ends[clause + 2] ?? text.length, from + longestGap));
}

/** Whether words restrict a relation to a part; long remarks in parentheses do not. */
function restricts(words: string, { part }: Reader): boolean {
  if (words.length > 4 * longestGap) return false;
  return part.test(words.replace(/\([^()]*\)/g, (inner) => (inner.split(' ').length > mostWordsOfPart ? ' ' : inner)));
}

/** "(in part)", "(the runtime portions)". */
const mostWordsOfPart = 4;

/** What follows a reference directly: after a comma or a colon, a text goes on to something else. */
function nextWords(text: string): string {
  return text.slice(0, longestGap).split(/[,;:：—–]/)[0] ?? '';
}

/** Whether words before a phrase leave it a claim of this record. */
function saysNothing(before: string, reader: Reader, isPart: boolean, role: TextRole): boolean {
  if (!/\p{L}/u.test(before)) return true;
  if (before.length > longestGap) return false;
  // Which part of this record is meant may take any words, where the text is about this record.
  if (isPart && role !== 'statement') return true;
  const whole = isPart ? before.replace(reader.parts, ' ').replace(reader.filler, ' ') : before;
  const left = whole.replace(statusWord, ' ').replace(reader.nothingBefore, ' ');
  return !/\p{L}/u.test(left);
}

function trimSigns(text: string): string {
  return text
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trimEnd()
    .replace(/(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/u, '');
}

/** The phrases of a text, in order, without overlaps. */
function findPhrases(text: string, references: readonly Span[]): Found[] {
  const all: Found[] = [];
  for (const reader of readers) if (reader.stem.test(text)) append(all, findPhrasesOf(reader, text, references));
  all.sort((a, b) => a.start - b.start || a.reader.order - b.reader.order || b.end - a.end);
  let end = 0;
  return all.filter((each) => {
    if (each.start < end) return false;
    end = each.end;
    return true;
  });
}

function findPhrasesOf(reader: Reader, text: string, references: readonly Span[]): Found[] {
  const all: Found[] = [];
  let last = 0;
  reader.any.lastIndex = 0;
  for (let match = reader.any.exec(text); match !== null; match = reader.any.exec(text)) {
    const start = match.index;
    while (last < references.length && (references[last] as Span).end <= start) last++;
    const found = choosePhrase(reader, text, references, start, last, all.at(-1)?.end ?? 0);
    if (found === undefined) {
      reader.any.lastIndex = start + 1;
    } else {
      all.push(found);
      reader.any.lastIndex = found.end;
    }
  }
  return all;
}

/** The phrase at an offset: one that follows its references, else the longest. `last` is the first reference after it. */
function choosePhrase(
  reader: Reader,
  text: string,
  references: readonly Span[],
  start: number,
  last: number,
  from: number,
): Found | undefined {
  let best: Found | undefined;
  for (const { phrase, at, opening } of reader.entries) {
    at.lastIndex = start;
    const length = at.exec(text)?.[0].length;
    if (length === undefined) continue;
    const end = start + length;
    if (phrase.after === undefined) {
      if (best === undefined || (best.before === undefined && end > best.end))
        best = { reader, phrase, start, end, before: undefined, whole: start };
      continue;
    }
    const first = listBefore(reader, text, references, start, last, from);
    if (first === undefined) continue;
    const opened = Math.max(from, (references[first] as Span).start - longestOpening);
    const before = text.slice(opened, references[first]?.start);
    const whole = opening === undefined ? (references[first] as Span).start : opened + before.search(opening);
    if (opening !== undefined && !opening.test(before)) continue;
    return { reader, phrase, start, end, before: [first, last], whole };
  }
  return best;
}

/** The opening words with the blanks after them. */
const longestOpening = 40;

/** The first of the references of a list that ends right before an offset. */
function listBefore(
  reader: Reader,
  text: string,
  references: readonly Span[],
  start: number,
  last: number,
  from: number,
): number | undefined {
  let first = last;
  let until = start;
  while (first > 0) {
    const { start: begin, end } = references[first - 1] as Span;
    if (begin < from) break;
    if (until - end > longestGap) break;
    const between = text.slice(end, until);
    if (first === last ? !isBetween(between, reader) : !isListed(between, reader)) break;
    until = begin;
    first--;
  }
  return first === last ? undefined : first;
}

/** Whether the words between a record and the phrase after it say no more than that it, or a part of it, is meant. */
function isBetween(words: string, reader: Reader): boolean {
  const left = words
    .replace(/\([^()]*\)|所/g, ' ')
    .replace(reader.parts, ' ')
    .replace(reader.filler, ' ');
  return !/[\p{L}\p{N}.;。；]/u.test(left);
}

/** Where the clauses of a text end: behind their last sign, in order. */
function clauseEnds(text: string): number[] {
  const ends: number[] = [];
  for (const { index, 0: sign } of text.matchAll(/[.!?](?=[\s)"'»”\uFFFC]|$)|[;|•·。；！？]|\n[^\S\n]*\n/gu)) {
    if (sign === '.' && isAbbreviation.test(text.slice(Math.max(0, index - 6), index))) continue;
    ends.push(index + sign.length);
  }
  for (const { index, 0: sign } of text.matchAll(arrowAfterDay))
    if (findLeadingStatus(text.slice(index + sign.length)) !== undefined) ends.push(index + sign.length);
  return ends.sort((a, b) => a - b);
}

/** `Accepted on 2024-03-03 → Superseded by …`; of `->` the second sign is blank, as markup is. */
const arrowAfterDay = /(?<=\d{4}-\d{2}-\d{2}[)）]?[ \t]{0,3})(?:→|⇒|[-=](?=[ \t]{2}))/g;

const isAbbreviation = /(?:^|[^\p{L}])(?:e\.g|i\.e|cf|no|nr|nº|vgl|bzw|z\.\s?b|num|art|approx|vs|ca|см|zob|tzv)$/iu;

function firstWord(text: string): number {
  return /[\p{L}\p{N}\uFFFC]/u.exec(text)?.index ?? text.length;
}
