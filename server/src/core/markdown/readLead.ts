import { isStatusField, isStatusLabel } from '../vocabulary/headerLabels.ts';
import { leadLength } from '../vocabulary/leadingWords.ts';
import { saysReplacing } from '../vocabulary/relationPhrases.ts';
import { findLeadingStatus, isLaterStage, stageOf, stageOfLine } from '../vocabulary/statusWords.ts';
import { readBoxes } from './boxes.ts';
import type { Lead, SourceText } from './facts.ts';
import { ownText } from './kept/sharedText.ts';
import { maskStruck } from './plainText.ts';
import type { Span } from './span.ts';
import { boundsOf } from './syntax/boundsOf.ts';
import type { BlockNode, ParagraphNode } from './syntax/syntaxTree.ts';

/** What a heading says behind its name: `Status: Accepted`, `Status – Accepted`. */
export function valueIn({ start, end }: Span, text: string): Lead | undefined {
  const raw = text.slice(start, end);
  const separator = /[:：]\s*|\s[-–—]\s+/.exec(raw);
  if (
    separator === null ||
    !isStatusLabel(raw.slice(0, separator.index).replace(/^(?:[*_\s]|\d+[.)])+|(?<![*_])[*_]+$/g, ''))
  )
    return undefined;
  const at = separator.index + separator[0].length;
  const value = raw.slice(at).replace(/(?<![*_])[*_]+$/, '');
  return value.trim() === '' ? undefined : { ...sourceAt(value, start + at), blockEnd: end };
}

/**
 * The line that says what a heading asks for, a status or a day, of the blocks below it: in the first one that is not
 * struck through, or where that tells of a proposal, in a later paragraph that tells what was decided. Of paragraphs that
 * date a status the latest one counts.
 */
export function findLead(blocks: readonly BlockNode[], text: string, isStatus: boolean): Lead | undefined {
  const first = blocks.findIndex((node) => !isStruck(node, text));
  const lead = readLead(blocks[first], text, isStatus);
  if (lead === undefined || !isStatus || blocks[first]?.type !== 'paragraph') return lead;
  const later = blocks.slice(first + 1).flatMap((node) => (node.type === 'paragraph' ? leadsIn(node, text) : []));
  const decided = isUndecided(lead.raw) ? later.find(({ raw }) => saysDecided(raw)) : undefined;
  const told = decided ?? lead;
  if (dayIn(told.raw) === undefined) return told;
  return latestOf([lead, ...later.filter(({ raw }) => datesStatus(raw))], true) ?? told;
}

function leadsIn(node: ParagraphNode, text: string): Lead[] {
  return linesOf(node, text).map((line) => ({ ...line, blockEnd: node.end }));
}

function isStruck(node: BlockNode, text: string): boolean {
  return node.type === 'paragraph' && /^~~[^~]+~~$/.test(text.slice(node.start, node.end).trim());
}

function isUndecided(line: string): boolean {
  const stage = stageOf(findLeadingStatus(line) ?? '');
  return stage === 'draft' || stage === 'proposed';
}

/** Whether a line begins with a status that goes on with who, when or where: "Review planned" is none. */
function saysStatus(line: string): boolean {
  const words = maskStruck({ raw: line }).raw;
  const word = findLeadingStatus(words);
  if (word === undefined || isOtherField(line)) return false;
  const rest = words.slice(leadLength(words) + word.length);
  // What names another record says what took its place, in whatever words.
  const isNamed = stageOf(word) === 'superseded' && /\d|\]\(/.test(rest);
  return isNamed || stageOfLine(words) !== undefined || goesOn.test(rest) || writesWithoutBlanks.test(rest);
}

/** Scripts in which words follow one another without blanks. */
const writesWithoutBlanks = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

const goesOn =
  /^[*_~`]*\s+(?:by|on|in|at|as|with|for|from|until|till|since|after|and|but|von|vom|am|im|mit|bis|seit|durch|par|le|en|avec|por|el|con|da|il|em|com|op|door|met|przez|dnia|dne|v|с|в|от)\s/iu;

/** Whether a line says that something was decided: "Accepted", "2024-05-06: Rejected", "Accepted by the board". */
function saysDecided(line: string): boolean {
  if (isOtherField(line)) return false;
  const words = maskStruck({ raw: line }).raw;
  const word = findLeadingStatus(words);
  const stage =
    stageOfLine(words) ??
    (/^.{0,40}?\s(?:by|von|par|por|da|door|przez)\s/iu.test(words) ? stageOf(word ?? '') : undefined);
  return stage === 'accepted' || stage === 'implemented' || stage === 'rejected' || stage === 'deprecated';
}

/**
 * Whether a line begins with a status and its day: "Accepted on 2024-05-06", "2024-05-06 rejected". That a decision was
 * superseded is found below the others.
 */
function datesStatus(line: string): boolean {
  const words = maskStruck({ raw: line }).raw;
  const lead = leadLength(words);
  const word = findLeadingStatus(words);
  const stage = stageOfLine(words);
  if (word === undefined || stage === undefined || stage === 'superseded') return false;
  return dayIn(words.slice(0, lead)) !== undefined || beginsWithDay.test(words.slice(lead + word.length));
}

const beginsWithDay = /^[^\p{L}\p{N}]{0,6}(?:\p{L}{1,4}\s+)?\d{4}-\d{2}-\d{2}(?!\d)/u;

function readLead(node: BlockNode | undefined, text: string, isStatus: boolean): Lead | undefined {
  if (node === undefined) return undefined;
  const line =
    node.type === 'blockquote' ? readLead(node.children[0], text, isStatus) : lineThatCounts(node, text, isStatus);
  return line === undefined ? undefined : { ...line, blockEnd: boundsOf(node)?.end ?? line.span.end };
}

function lineThatCounts(
  node: BlockNode,
  text: string,
  isStatus: boolean,
): (SourceText & Pick<Lead, 'boxes'>) | undefined {
  const all = linesOf(node, text);
  const isList = node.type === 'list';
  const boxes = readBoxes(all);
  if (boxes.length > 0) {
    const ticked = boxes.findLast(({ isTicked }) => isTicked)?.label;
    return ticked === undefined ? undefined : { ...ticked, ...(boxes.length > 1 ? { boxes } : {}) };
  }
  const lines = isStatus ? all.filter(({ raw }) => !isOtherField(raw)) : all;
  const labelled = isStatus ? lines.flatMap((line) => withoutLabel(line) ?? []) : [];
  if (labelled.length === 1) return labelled[0];
  return latestOf(lines, isList) ?? (!isList ? lines[0] : isStatus ? statusAmong(lines) : lines.at(-1));
}

/**
 * Whether a line is a field that is called by the word of a status and says something else: `Superseded by: none`,
 * `Deprecated: no`, `Implemented in: v2.0`. With a day, or with what took its place, it tells the status.
 */
function isOtherField(line: string): boolean {
  const words = maskStruck({ raw: line }).raw;
  const word = findLeadingStatus(words);
  if (word === undefined) return false;
  const rest = words.slice(leadLength(words) + word.length);
  const [lead, ...more] = /^[*_]{0,3}(?: \p{L}+){0,2}[*_]{0,3}\s?[:：]/u.exec(rest) ?? [];
  if (lead === undefined || more.length > 0) return false;
  const value = rest.slice(lead.length);
  const isNamed = stageOf(word) === 'superseded' && /\d|\]\(/.test(value);
  return (
    !isNamed &&
    !/^[\s*_(]*\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/.test(value) &&
    !/^[\s*_(]*\d{1,2}\.? \p{L}+ \d{4}/u.test(value)
  );
}

/**
 * Of the items of a list the one that says the status: the last one that is a status and no more, or that begins with one
 * of a later stage, such as "Accepted by the board"; the others tell the day and the author. Undefined where it is not clear which one.
 */
function statusAmong(lines: readonly SourceText[]): SourceText | undefined {
  let found: SourceText | undefined;
  for (const line of lines) {
    const isWhole = stageOfLine(line.raw) !== undefined;
    const [stage, before] = [line, found].map((each) => stageOf(findLeadingStatus(each?.raw ?? '') ?? ''));
    if (isWhole || (stage !== undefined && (before === undefined || isLaterStage(stage, before)))) found = line;
  }
  if (found !== undefined) {
    // A word behind it may be a status of the log's own.
    return lines.slice(lines.indexOf(found) + 1).some(({ raw }) => isBareWord(raw)) ? undefined : found;
  }
  const words = lines.filter(({ raw }) => isBareWord(raw));
  return lines.length === 1 ? lines[0] : words.length === 1 ? words[0] : undefined;
}

/** The value of `**Status:** Accepted`, which some write below the heading, too. */
function withoutLabel({ raw, span }: SourceText): SourceText | undefined {
  const [lead = '', name = ''] = /^[*_]*(\p{L}[^:：*_]{0,30})[*_]*[:：][*_]*[ \t]*/u.exec(raw) ?? [];
  const value = raw.slice(lead.length);
  return value !== '' && isStatusField(name, value) ? sourceAt(value, span.start + lead.length) : undefined;
}

/** `Parked`, `**Parked**` */
function isBareWord(line: string): boolean {
  const words = line.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length === 1 && !/\p{N}/u.test(line);
}

/**
 * The line further down that says that the decision was superseded, where the lead of a status heading says that it is in
 * effect: "Accepted", and below it "Superseded. See [2]". In a history the days tell what came later.
 */
export function findSupersededBelow(
  nodes: readonly BlockNode[],
  heading: number,
  lead: Lead,
  text: string,
): SourceText | undefined {
  const stage = stageOfLine(lead.raw);
  if (stage !== 'accepted' && stage !== 'implemented') return undefined;
  const day = dayIn(lead.raw);
  const isLater = ({ raw, span }: SourceText) =>
    span.start > lead.span.end && !isOtherField(raw) && (day === undefined || (dayIn(raw) ?? day) >= day);
  for (const node of sectionBelow(nodes, heading)) {
    const lines = node.type === 'paragraph' && node.end > lead.span.end ? linesOf(node, text) : [];
    const line = lines.find(
      (each) => isLater(each) && !saysReplacing(each.raw) && stageOfLine(maskStruck(each).raw) === 'superseded',
    );
    if (line !== undefined) return line;
  }
  return undefined;
}

/** The line below a status heading that offers several in brackets, where the lead is another one. */
export function findOffer(
  nodes: readonly BlockNode[],
  heading: number,
  lead: Lead | undefined,
  text: string,
): SourceText | undefined {
  for (const node of sectionBelow(nodes, heading)) {
    const lines = node.type === 'paragraph' ? linesOf(node, text) : [];
    const offer = lines.find(
      ({ raw, span }) => /^[*_`]*[[{<]/.test(raw) && raw.includes('|') && span.start !== lead?.span.start,
    );
    if (offer !== undefined) return offer;
  }
  return undefined;
}

/** The blocks below a heading up to the next one. */
export function* sectionBelow(nodes: readonly BlockNode[], heading: number): Generator<BlockNode> {
  for (let at = heading + 1; at < nodes.length; at++) {
    const node = nodes[at];
    if (node === undefined || node.type === 'heading') return;
    yield node;
  }
}

/** The first day in a line, as `YYYY-MM-DD`. */
function dayIn(line: string): string | undefined {
  return /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(line)?.[0];
}

/** The lines of a paragraph, or the first one of each item of a list. */
function linesOf(node: BlockNode, text: string): SourceText[] {
  if (node.type === 'list')
    return node.children.flatMap(({ children: [first] }) =>
      first?.type === 'paragraph' ? linesOf(first, text).slice(0, 1) : [],
    );
  if (node.type !== 'paragraph') return [];
  return [...text.slice(node.start, node.end).matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => {
    const marks = index === 0 ? 0 : (/^[ \t>]*/.exec(line)?.[0].length ?? 0);
    return sourceAt(line.slice(marks), node.start + index + marks);
  });
}

/**
 * Of several lines that each date a status, the latest one; of equals the first where the dates descend, else the last.
 * Others, such as `2024-05-06: Typos`, do not count, but an unknown word may be a status of the log's own.
 */
function latestOf<Line extends SourceText>(lines: readonly Line[], isList: boolean): Line | undefined {
  const days = lines.flatMap((line) => {
    const day = dayIn(line.raw);
    return day === undefined ? [] : [{ line, day }];
  });
  const isKnown = ({ raw }: SourceText) => saysStatus(raw);
  const dated = days.filter(({ line }) => isKnown(line) || isOwnWord(line.raw));
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined || days.length < 2) return undefined;
  if (!dated.some(({ line }) => isKnown(line))) return undefined;
  const isNewestFirst = first.day > last.day || (first.day === last.day && !isList);
  return dated.reduce((latest, each) =>
    each.day > latest.day || (each.day === latest.day && !isNewestFirst) ? each : latest,
  ).line;
}

/** Whether a dated line has one word besides, and none that tells of the text: `2024-05-15: Parked`. */
function isOwnWord(line: string): boolean {
  const words = line.replace(/\d{4}-\d{2}-\d{2}/g, '').match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.length === 1 && !remarks.has((words[0] as string).toLowerCase());
}

/** What a line of a history says of the text, and not of the decision. */
const remarks: ReadonlySet<string> = new Set(
  `edit edited editorial edits update updated updates amended amendment revised revision typo typos fixed fixes corrected
  correction clarified clarification reworded reformatted formatting reviewed translated translation moved renamed expanded
  extended added cleanup created bearbeitet aktualisiert überarbeitet ergänzt korrigiert erstellt modifié corrigé complété
  traduit créé editado actualizado corregido revisado creado atualizado corrigido criado modificato aggiornato corretto
  gewijzigd bijgewerkt poprawiono upraveno исправлено обновлено 更新 修订 修正 編集`.split(/\s+/),
);

function sourceAt(line: string, start: number): SourceText {
  const raw = ownText(line.trimEnd());
  return { raw, span: { start, end: start + raw.length } };
}
