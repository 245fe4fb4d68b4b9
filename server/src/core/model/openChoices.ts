import { withoutComments } from '../markdown/comments.ts';
import type { SourceText } from '../markdown/facts.ts';
import type { Span } from '../markdown/span.ts';
import { leadLength } from '../vocabulary/leadingWords.ts';
import { findLeadingStatus, stageOf } from '../vocabulary/statusWords.ts';
import { type DecisionRecord, findStatusTexts, statusSection } from './decisionRecord.ts';

/** A list of statuses that nobody has chosen from, or that was left after the one that was chosen. */
export interface OpenChoices {
  /** The list with its brackets. */
  readonly span: Span;
  /** What may be chosen, as the list writes it: not that the record was superseded, which takes a successor. */
  readonly words: readonly string[];
  /** Whether the record says its status besides. */
  readonly isChosen: boolean;
}

/** The lists of choices that a record has where it says its status. */
export function findOpenChoices({ file, statuses }: DecisionRecord): OpenChoices[] {
  const { facts } = file;
  const found = findStatusTexts(facts).flatMap((text) => (text.boxes === undefined ? (readList(text) ?? []) : []));
  const offer = statusSection(facts)?.offer;
  const list = offer === undefined ? undefined : readList(offer);
  if (list === undefined) return found;
  const isChosen = found.length === 0 && statuses.some(({ known, isSentence }) => known !== undefined && !isSentence);
  return [...found, { ...list, isChosen }];
}

/** A longer text is no list. In UTF-16 units. */
const longestList = 300;

const closers: Readonly<Record<string, string>> = { '[': ']', '{': '}', '<': '>', '(': ')' };

function readList(text: SourceText): OpenChoices | undefined {
  const { raw, span } = withoutQuotes(withoutComments(text));
  if (raw.length > longestList || !/[|｜/,，、]/.test(raw)) return undefined;
  for (const { 0: opener, index } of [...raw.matchAll(/[[{<(]/g), { 0: '', index: 0 }]) {
    const closing = raw.lastIndexOf(closers[opener] ?? '\n');
    const end = closing < index ? raw.length : closing + 1;
    const words = readChoices(raw.slice(index + opener.length, closing < index ? end : closing), opener);
    const before = words === undefined ? 'x' : plain(raw.slice(0, index));
    const isChosen = before !== '' && isStatus(before);
    // A link is none of these lists, and what is told after one may say which was chosen.
    if (words === undefined || (before !== '' && !isChosen) || plain(raw.slice(end)) !== '') continue;
    return { span: { start: span.start + index, end: span.start + end }, words, isChosen };
  }
  return undefined;
}

/** What is between the quotes of a text that is all in quotes, as a text of YAML may be. */
function withoutQuotes({ raw, span }: SourceText): SourceText {
  const isQuoted = /^(["'])[^"']*\1$/.test(raw);
  return isQuoted ? { raw: raw.slice(1, -1), span: { start: span.start + 1, end: span.end - 1 } } : { raw, span };
}

/** A text without the marks and the days around it. */
function plain(text: string): string {
  return text.replace(/\d{4}-\d{2}-\d{2}|[\s*_~`"'\\.,:;–—-]+/g, ' ').trim();
}

/** Whether a text is a status and no more. One that was superseded may name its successor. */
function isStatus(text: string): boolean {
  const word = findLeadingStatus(text);
  return (
    word !== undefined && (stageOf(word) === 'superseded' || text.slice(leadLength(text) + word.length).trim() === '')
  );
}

const ellipsis = /^(?:…|\.{2,}|etc\.?|usw\.?|ecc\.?|enz\.?|itd\.?|atd\.?|等|など)$/i;

/**
 * The statuses of a list that cannot all be true, separated by pipes, or in brackets by other signs. Undefined where
 * one of them is marked, which makes it the one that was chosen, and where the text may be a history: "Proposed, accepted".
 */
function readChoices(text: string, opener: string): string[] | undefined {
  const isPiped = /[|｜]/.test(text);
  const parts = text.replace(/\]\([^()]*\)/g, ']').split(isPiped ? /\\?[|｜]/ : /[/,，、]/);
  const stages = new Set<string>();
  const marks = new Set<string>();
  const words: string[] = [];
  let isOpen = false;
  for (const part of parts) {
    const own = part.trim().replace(/^(?:or|oder|ou|of|lub|nebo|или)\s+/i, '');
    if (own === '' || ellipsis.test(own)) {
      isOpen ||= own !== '';
      continue;
    }
    const lead = leadLength(own);
    const status = findLeadingStatus(own);
    // A word of the log's own.
    if (status === undefined && isPiped && /^\p{L}+(?:[ -]\p{L}+){0,2}$/u.test(own)) {
      words.push(own);
      continue;
    }
    const stage = stageOf(status ?? '');
    if (status === undefined || stage === undefined) return undefined;
    const word = own.slice(lead, lead + status.length);
    const rest = own.slice(lead + status.length);
    const isReplaced = stage === 'superseded' || stage === 'deprecated';
    if (/[\p{L}\p{N}]/u.test(rest) && !isReplaced) return undefined;
    if (/\d{4}-\d{2}-\d{2}/.test(rest)) return undefined;
    stages.add(stage === 'implemented' ? 'accepted' : stage);
    marks.add(
      `${own.slice(0, lead)} ${isReplaced ? '' : rest.trim()} ${word.length > 3 && word === word.toUpperCase()}`,
    );
    if (stage !== 'superseded') words.push(word);
  }
  const isInBrackets = opener !== '';
  const isContrary = stages.has('accepted') && ['draft', 'proposed', 'rejected'].some((each) => stages.has(each));
  const count = stages.size + (isOpen ? 1 : 0);
  const isList = isPiped
    ? stages.size > 1 && (isInBrackets || (stages.size > 2 && isContrary))
    : isInBrackets && opener !== '('
      ? count > 3 || (count > 2 && (isOpen || stages.has('rejected')))
      : count > 3 && stages.has('rejected') && stages.has('accepted');
  return isList && marks.size === 1 ? words : undefined;
}
