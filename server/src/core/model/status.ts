import type { SourceText } from '../markdown/facts.ts';
import { remember, sharedText } from '../markdown/kept/sharedText.ts';
import type { Span } from '../markdown/span.ts';
import { LeadingWords, leadLength } from '../vocabulary/leadingWords.ts';
import { allStatusWords, isLaterStage, type Stage, stageOf } from '../vocabulary/statusWords.ts';

/** Where a record stands in its life. */
export interface Status {
  /** The known status that the text starts with, as the convention spells it; else undefined. */
  readonly known: string | undefined;
  /** What it means, where some language knows the word. */
  readonly stage: Stage | undefined;
  /** The status as the record writes it: the known one's words, else those that may be one of nobody's list. */
  readonly word: string;
  readonly span: Span;
  /** Whether the text is a whole sentence: then its first word is not a status that was meant. */
  readonly isSentence: boolean;
  /** Where the text tells one status after another, what stands between the last two: ` → `, `, then `. */
  readonly joint?: string;
  /** Whether the text goes on with the word of another status, so that it is not sure which one counts. */
  readonly isAmbiguous?: true;
}

/** Statuses that every log understands, whatever its convention lists. */
export const universalStatuses: readonly string[] = ['Superseded', 'Rejected', 'Reference'];

/** The words for them in all languages. */
const universalWords: readonly string[] = [
  ...universalStatuses,
  ...allStatusWords.flatMap(({ word, stage }) => (stage === 'superseded' || stage === 'rejected' ? [word] : [])),
];

/**
 * Reads the status that a text starts with: the longest known one, else the words that may be one. Markup, emoji, struck
 * words and case do not count: `~~Proposed~~ **accepted** (2024)` is Accepted. A text without a word has no status.
 */
export function parseStatus(text: SourceText, knownStatuses: readonly string[]): Status | undefined {
  const found = readerFor(knownStatuses)(text.raw);
  if (found === nothing) return undefined;
  const { lead, ...status } = found;
  const start = text.span.start + lead;
  return { ...status, span: { start, end: start + status.word.length } };
}

/** A status without its place: `lead` is how many characters come before it. */
interface StatusWord extends Omit<Status, 'span'> {
  readonly lead: number;
}

/** A status that a text offers among others, with the marks around it where it is the chosen one: `**accepted**`. */
export interface Choice {
  readonly word: string;
  /** With its marks. */
  readonly span: Span;
  readonly marks: readonly [string, string] | undefined;
}

/** The choices of a text such as `proposed | **accepted** | rejected`; none where it is no list of statuses. */
export function findChoices({ raw, span }: SourceText, knownStatuses: readonly string[]): Choice[] {
  return choices(raw, wordsOf(knownStatuses)).map(({ text, start }) => {
    const own = text.trim();
    const before = /^[*_=[]*/.exec(own)?.[0] ?? '';
    let end = own.length;
    while (end > before.length && /[*_=\]]/.test(own.charAt(end - 1))) end--;
    const from = span.start + start + text.indexOf(own);
    const marks = before === '' ? undefined : ([before, own.slice(end)] as const);
    return { word: own.slice(before.length, end), span: { start: from, end: from + own.length }, marks };
  });
}

const nothing: StatusWord = { known: undefined, stage: undefined, word: '', lead: 0, isSentence: false };
const readers = new WeakMap<readonly string[], (raw: string) => StatusWord>();

/** An index says the same five words ten thousand times. */
function readerFor(knownStatuses: readonly string[]): (raw: string) => StatusWord {
  const before = readers.get(knownStatuses);
  if (before !== undefined) return before;
  const words = wordsOf(knownStatuses);
  const reader = remember((raw) => readWord(raw, words));
  readers.set(knownStatuses, reader);
  return reader;
}

function wordsOf(knownStatuses: readonly string[]): LeadingWords {
  return new LeadingWords([...knownStatuses, ...universalWords]);
}

function readWord(raw: string, statuses: LeadingWords): StatusWord {
  const { lead, joint, isMarked } = findLead(raw, statuses);
  const rest = raw.slice(lead);
  if (rest === '') return nothing;
  const match = statuses.find(rest);
  const known = match?.word;
  const phrase = unknownWords(rest);
  const isChoice =
    match !== undefined && isMarked === undefined && choices(raw, statuses).length > 1 && joint === undefined;
  const isSentence =
    isChoice || (known === undefined && (phrase.length > mostWords || wordsInClause(rest) > mostClauseWords));
  const length = match?.length ?? (isSentence ? (phrase[0] as string) : phrase.join(' ')).length;
  const stage = known === undefined ? undefined : stageOf(known);
  const word = sharedText(rest.slice(0, length));
  const others = raw.slice(0, lead).replace(/~~[^~]+~~/g, '') + rest.slice(length);
  const isAmbiguous =
    stage !== undefined && isMarked !== 'choice' && joint === undefined && tellsOther(others, stage, statuses);
  return {
    known,
    stage,
    word,
    lead,
    isSentence,
    ...(joint === undefined ? {} : { joint }),
    ...(isAmbiguous ? { isAmbiguous } : {}),
  };
}

/** Whether what stands beside a status has the word of another one. What was superseded may name what took its place. */
function tellsOther(rest: string, stage: Stage, statuses: LeadingWords): boolean {
  if (stage === 'superseded' && /\]\(|\bADR\b|#\d/i.test(rest)) return false;
  return wordsIn(rest, statuses).some(({ word }) => {
    const other = stageOf(word);
    return other !== undefined && other !== stage && other !== 'superseded';
  });
}

/** The statuses that a text has anywhere. */
function wordsIn(
  raw: string,
  statuses: LeadingWords,
): { readonly word: string; readonly at: number; readonly end: number }[] {
  if (!/\p{L}/u.test(raw)) return [];
  return [...raw.slice(0, longestChoices).matchAll(/(?<![\p{L}\p{N}'’-])\p{L}/gu)].flatMap(({ index: at }) => {
    const found = statuses.find(raw.slice(at));
    return found === undefined ? [] : [{ word: found.word, at, end: at + found.length }];
  });
}

/** Where the only one of several statuses stands that is in bold or in code. */
function findMarked(raw: string, statuses: LeadingWords): number | undefined {
  if (!/\*\*|__|`/.test(raw)) return undefined;
  const words = wordsIn(raw, statuses);
  if (new Set(words.map(({ word }) => word)).size < 2) return undefined;
  const marked = words.filter(
    ({ at, end }) => /(?:\*\*|__|`)$/.test(raw.slice(0, at)) && /^(?:\*\*|__|`)/.test(raw.slice(end)),
  );
  return marked.length === 1 ? marked[0]?.at : undefined;
}

/** Where a status begins, and what parts it from the one before it. */
interface Place {
  readonly lead: number;
  readonly joint?: string;
  /** Whether it is marked, among choices or in another text. */
  readonly isMarked?: 'choice' | 'text';
}

/** Where the status begins that counts: the last one of a history, or the marked one of several choices. */
function findLead(raw: string, statuses: LeadingWords): Place {
  const marked = choices(raw, statuses).filter(({ text }) => /^\s*(?:\*\*|__|==|\[(?!\s*\])[^\]]*\])/.test(text));
  const [only, ...others] = marked;
  if (only !== undefined && others.length === 0)
    return { lead: only.start + leadLength(only.text), isMarked: 'choice' };
  let place: Place = { lead: leadLength(raw) };
  for (let next: Place | undefined = place; next !== undefined; next = findNext(raw, place, statuses)) place = next;
  const text = findMarked(raw, statuses);
  return text === undefined || text === place.lead ? place : { lead: text, isMarked: 'text' };
}

const arrow = /^[*_~`]*(?:\s*(?:→|⇒|->|=>|»)\s*|\s+>\s+)/;

/** What ends a clause. */
const clauseEnd = /[,;，；、。]|\.(?=\s)|<br ?\/?>|(?<=\s)\/(?=\s)|(?<=\s)[–—]/u;

/** Words that lead from a clause to the next one. */
const connector =
  /^(?:(?:and|und|et|y|e|en|i|a|и)\s+)?(?:(?:then|later|now|dann|später|jetzt|puis|ensuite|luego|después|depois|poi|quindi|daarna|potem|później|poté|затем|потом|позже)\s+)?/u;

/** An arrow behind the day of a status: `Proposed on 2024-01-01 → Accepted`. */
function readDated(text: string): readonly [explained: string, joint: string] | undefined {
  const found = anyArrow.exec(text.slice(0, longestClause));
  if (found === null) return undefined;
  const explained = text.slice(0, found.index).trimEnd();
  const behind = text.slice(found.index + found[0].length);
  const isAlone = !/[\r\n[\]{}|,;，；、]/.test(explained) && day.test(explained);
  const end = text.length - behind.trimStart().length;
  return isAlone ? [explained, text.slice(explained.length, end)] : undefined;
}

const anyArrow = /→|⇒|->|=>|»|(?<=\s)>(?=\s)/;

/** What explains a status takes no more, in UTF-16 units. */
const longestClause = 80;

/** What explains a status, and what parts it from the next clause of a text. */
function readClause(text: string): readonly [explained: string, joint: string] | undefined {
  const end = clauseEnd.exec(text.slice(0, longestClause + 1));
  if (end === null) return undefined;
  const explained = text.slice(0, end.index).trimEnd();
  if (/[\r\n[\]{}<>|]/.test(explained)) return undefined;
  const behind = text.slice(end.index + end[0].length, 2 * longestClause);
  const blanks = behind.length - behind.trimStart().length;
  const words = connector.exec(behind.trimStart())?.[0] ?? '';
  const joint = text.slice(explained.length, end.index + end[0].length + blanks + words.length);
  return /^\S/.test(behind.slice(blanks + words.length)) ? [explained, joint] : undefined;
}

const then =
  /^(?:\s+(?:(?:and|und|et|y|e|en|i|a|и)\s+)?(?:then|dann|puis|ensuite|luego|después|depois|poi|quindi|daarna|potem|poté|затем|потом)\s+)(?=\S)/u;

/**
 * The status that a text goes on with: behind an arrow, perhaps with a day before it, any other one, behind a comma or
 * "then" one of a later stage, where the text tells a history: "Proposed 2024-01-01, accepted 2024-02-02". Undefined where
 * it does not.
 */
function findNext(raw: string, { lead }: Place, statuses: LeadingWords): Place | undefined {
  const match = statuses.find(raw.slice(lead));
  if (match === undefined) return undefined;
  const end = lead + match.length;
  const behind = raw.slice(end);
  const [told, joint] = readDated(behind) ?? ['', arrow.exec(behind)?.[0]];
  const placeAt = (start: number) => {
    const at = start + leadLength(raw.slice(start));
    return { at, found: statuses.find(raw.slice(at)) };
  };
  if (joint !== undefined) {
    const { at, found } = placeAt(end + told.length + joint.length);
    return found === undefined ? undefined : { lead: at, joint };
  }
  const [sign = ''] = then.exec(behind) ?? [];
  const [explained, joined] = sign === '' ? (readClause(behind) ?? ['', '']) : ['', sign];
  const whole = explained + joined;
  // Within brackets are choices, or a remark.
  if (whole === '' || explained.split('(').length !== explained.split(')').length) return undefined;
  const { at, found } = placeAt(end + whole.length);
  if (found === undefined) return undefined;
  const [stage, next] = [match.word, found.word].map(stageOf);
  if (stage === undefined || next === undefined || next === 'superseded' || !isLaterStage(next, stage))
    return undefined;
  const after = raw.slice(at + found.length);
  if (!endsStatus.test(after)) return undefined;
  const rest = /^[^,;，；、<]{0,200}/.exec(after)?.[0] ?? '';
  const isDated = [explained + raw.slice(end + whole.length, at), rest].every((part) => day.test(part));
  const isToldOf = day.test(explained) || day.test(rest) || /\p{L}/u.test(explained + joined + rest);
  const isUndecided = stage === 'draft' || stage === 'proposed';
  return isDated || (isUndecided && isToldOf) ? { lead: at, joint: joined } : undefined;
}

/** What follows a status that is no part of another word or phrase, such as "rejected ideas". */
const endsStatus =
  /^[*_~`]*(?:$|\s*[^\p{L}\p{N}\s?*_~`]|\s+(?:\d|(?:on|in|by|at|as of|since|after|with|am|im|von|vom|seit|le|en|par|el|por|em|il|da|op|door|w|przez|dnia|dne|v|в|от|с)\s))/iu;

const day = /(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!\d)|(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d)/;

/** The parts of a list of statuses; none where a text is no such list. */
function choices(raw: string, statuses: LeadingWords): { readonly text: string; readonly start: number }[] {
  if (!/[|/]/.test(raw) || raw.length > longestChoices) return [];
  const found = [...raw.matchAll(/[^|/]+/g)].map(({ 0: text, index }) => ({ text, start: index }));
  const areStatuses = found.every(({ text }) => {
    const words = text.slice(leadLength(text));
    const match = statuses.find(words);
    return match !== undefined && /^[\s*_~`.=\]]*$/.test(words.slice(match.length));
  });
  return areStatuses && found.length > 1 ? found : [];
}

/** A longer text is no list of statuses. In UTF-16 units. */
const longestChoices = 200;

/** Words that follow a status and are no part of it: "On Hold until May" is On Hold. */
const behindStatus = /^(?:until|till|since|by|as|on|in|for|from|with|due|because|after|at|see|but|and)$/i;

/** A status of more words is a sentence. */
const mostWords = 3;

/** What explains a status takes a few more: "On Hold until May". */
const mostClauseWords = 5;

/** How many words a text has up to its first punctuation mark. */
function wordsInClause(text: string): number {
  return (/^[^.,;:()[\]<>|\n]*/.exec(text)?.[0] ?? '').trim().split(/\s+/).length;
}

/** The words that a text begins with, up to what explains them. */
function unknownWords(text: string): string[] {
  const words = (/^[\p{L}\p{N}\p{M}'’-]+(?: \p{L}[\p{L}\p{M}'’-]*)*/u.exec(text)?.[0] ?? text).split(' ');
  const end = words.findIndex((word, at) => at > 0 && behindStatus.test(word));
  return end === -1 ? words : words.slice(0, end);
}
