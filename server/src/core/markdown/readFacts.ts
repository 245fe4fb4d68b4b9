import { beforeColon, isDateLabel, isHeaderLabel, isStatusField, isStatusHeading } from '../vocabulary/headerLabels.ts';
import { requiredRemark } from '../vocabulary/optionalWords.ts';
import { relationStem } from '../vocabulary/relationPhrases.ts';
import { readBoxes } from './boxes.ts';
import type {
  Definitions,
  Field,
  FrontMatterPlace,
  Heading,
  Link,
  MarkdownFacts,
  Nothing,
  Row,
  SourceText,
  Table,
} from './facts.ts';
import { findAll, hasOffsetIn, outsideOf } from './findOffsets.ts';
import { findOtherStatus } from './findOtherStatus.ts';
import { type FrontMatter, readFrontMatter } from './frontMatter.ts';
import { hashWords } from './hashWords.ts';
import { HeadingSlugs } from './headingSlug.ts';
import { compactHeadings } from './kept/compactHeading.ts';
import { LineTable } from './kept/lineTable.ts';
import { ownText, remember, sharedText } from './kept/sharedText.ts';
import { type HashedBlock, TextBlocks } from './kept/textBlocks.ts';
import { labelNumber, readLabels } from './labels.ts';
import { findLooseRows } from './looseRows.ts';
import { findConflicts, findGraphBlock } from './markedBlocks.ts';
import { maskSource } from './maskSource.ts';
import { readCaptions } from './readCaptions.ts';
import { findLead, findOffer, findSupersededBelow, sectionBelow, valueIn } from './readLead.ts';
import { readLists } from './readLists.ts';
import { readFieldsIn, readPreamble } from './readPreamble.ts';
import { readProse } from './readProse.ts';
import { readSwitches } from './readSwitches.ts';
import { saysNothing } from './saysNothing.ts';
import { scanInlineLinks } from './scanLinks.ts';
import { scanTables } from './scanTables.ts';
import { append, lowerBound, orNone } from './sequences.ts';
import { noSeries, type SeriesPrefixes } from './seriesPrefixes.ts';
import { liesInOneOf, type Span } from './span.ts';
import { boundsOf } from './syntax/boundsOf.ts';
import { visibleText } from './syntax/inlineTexts.ts';
import { scanSource } from './syntax/scanMarkdown.ts';
import type { MarkdownSource } from './syntax/sourceText.ts';
import {
  type BlockNode,
  childrenOf,
  type DefinitionNode,
  type HeadingNode,
  type Root,
  type SyntaxNode,
} from './syntax/syntaxTree.ts';
import { saysTooDeep } from './syntax/tooDeep.ts';

/** How {@link readFacts} reads. */
export interface ReadingOptions {
  readonly parse?: (source: MarkdownSource) => Root;
  /** The facts of the file as it was: rows of its tables that have stayed are not read again. The answer is the same. */
  readonly before?: MarkdownFacts | undefined;
  /** The words before the numbers of records that are words of the log's own. */
  readonly series?: SeriesPrefixes | undefined;
}

/**
 * Reads a Markdown file: any text gives facts, however broken. CommonMark decides what is a heading or a link, by way
 * of `parse`; tables are GFM's, by way of our own {@link scanTables}; front matter is YAML between `---` lines. `text` has
 * no byte order mark. Of a text that is nested deeper than people write, nothing but its lines is known.
 */
export function readFacts(text: string, options: ReadingOptions = {}): MarkdownFacts {
  try {
    return readAll(text, options);
  } catch (error) {
    if (!saysTooDeep(error)) throw error;
    const nothing = readAll('', {});
    return { ...nothing, lines: new LineTable(text), eol: mostlyCrlf(text) ? '\r\n' : '\n', isTooDeep: true };
  }
}

/** What stands above the first section, and in it where that is the status. */
function endOfHead(headings: readonly Heading[], text: string): number {
  const [first, second] = headings.filter(({ depth }) => depth > 1);
  return (first !== undefined && isStatusHeading(first.text) ? second : first)?.block.start ?? text.length;
}

function namesYear(text: string): boolean {
  return /(?<!\d)(?:19|20)\d\d(?!\d)/.test(text);
}

function readAll(text: string, { parse = scanSource, before, series = noSeries }: ReadingOptions): MarkdownFacts {
  const lines = new LineTable(text);
  const frontMatter = readFrontMatter(text, lines);
  const conflicts = findConflicts(text, lines);
  const markerLines = new Set(conflicts.flatMap((conflict) => conflict.markerLines));
  const candidates = scanTables(text, lines, { skipped: markerLines, before, series });
  const root = parse(maskSource(text, { lines, frontMatter, candidates, markerLines }));
  const definitions = definitionsOf(root, text);
  const paragraphs = root.children.filter((node) => node.type === 'paragraph');
  const tables = candidates
    .filter(({ header }) => liesInOneOf(paragraphs, header.span.start))
    .map((table) => table.withRowsBelow((span) => endOneOf(paragraphs, span)).withReferences(definitions, series));
  const looseRows = findLooseRows(root, text, { lines, tables, definitions, series });
  const { slugs, otherAnchors, htmlTargets } = findAnchors(root, text);
  const { mentions, statements, placeholders, blocks } = readProse(root, text, tables, series);
  const hasComments = text.includes('<!--');
  const headings = headingsOf(root, text, { lines, slugs, blocks, tables });
  const said = [...(frontMatter?.fields ?? []), ...readPreamble(root, text, tables)];
  const fields = said.filter(({ value }) => value.raw !== '');
  const bodyStart = frontMatter === undefined ? 0 : lines.endWithBreak(lines.lineAt(frontMatter.span.end));
  return {
    lines,
    eol: mostlyCrlf(text) ? '\r\n' : '\n',
    bodyStart,
    frontMatter: frontMatter === undefined ? undefined : placeOf(frontMatter),
    headings,
    labels: orNone([...new Set(readLabels(root, text))]),
    captions: orNone(readCaptions(root, text)),
    fields: orNone(fields),
    emptyFields: orNone([
      ...said.filter(({ key, value }) => value.raw === '' && (relationStem.test(key) || isDateLabel(key))),
      ...vacantFields(root, text, tables),
    ]),
    links: orNone([...linksOfFields(frontMatter?.fields ?? []), ...linksOf(root, text, tables)]),
    tables: orNone(tables),
    looseRows: orNone(looseRows),
    lists: orNone(readLists(root, text, definitions)),
    mentions: orNone(mentions),
    ...(series.size === 0 ? {} : { series }),
    statements: orNone(statements),
    placeholders: orNone(placeholders),
    blocks: new TextBlocks(blocks),
    conflicts: orNone(conflicts.map(({ span }) => span)),
    markerLines: markerLines.size === 0 ? noLines : markerLines,
    otherAnchors: orNone(otherAnchors),
    otherTargets: orNone(
      eachOnce([
        ...htmlTargets,
        ...targetsInRows(tables),
        ...targetsWithin(root, candidates),
        ...linksOfRows(looseRows),
      ]),
    ),
    switches: hasComments ? orNone(readSwitches(text, { root, lines, tables, bodyStart })) : orNone([]),
    nothings: orNone(findNothings(root, text)),
    graphBlock: hasComments ? findGraphBlock(root, lines) : undefined,
    ...(namesYear(text.slice(bodyStart, endOfHead(headings, text))) ? { namesYear: true } : {}),
    otherStatus: saysStatus(headings, fields) ? undefined : findOtherStatus(text, headings, frontMatter?.others ?? []),
  };
}

/** Whether a span begins in one of some nodes, in order and apart from each other, and has the rest of it. */
function endOneOf(nodes: readonly Span[], { start, end }: Span): boolean {
  const node = nodes[lowerBound(nodes.length, (at) => (nodes[at] as Span).end <= start)];
  return node !== undefined && node.start < end && node.end <= end;
}

const noLines: ReadonlySet<number> = new Set();

/** What else is known of a text when its headings are read. */
interface HeadingContext {
  readonly lines: LineTable;
  readonly slugs: ReadonlyMap<HeadingNode, string>;
  readonly blocks: readonly HashedBlock[];
  readonly tables: readonly Table[];
}

function headingsOf(root: Root, text: string, { lines, slugs, blocks, tables }: HeadingContext): Heading[] {
  const found = root.children.flatMap((node, at) => (node.type === 'heading' ? [{ node, at }] : []));
  const lineStarts = found.map(({ node }) => lines.spanOf(lines.lineAt(node.start)).start);
  const title = titleAmong(found.map(({ node }) => node));
  const headings = found.map(({ node, at }, index): Heading => {
    const block = { start: node.start, end: node.end };
    const first = node.children[0];
    const last = node.children[node.children.length - 1];
    const content =
      first === undefined || last === undefined ? emptyContent(block, text) : { start: first.start, end: last.end };
    const isTitle = node.depth === 1 && index === 0;
    const name = (isTitle ? ownText : sharedText)(visibleText(node).trim());
    const raw = text.slice(content.start, content.end);
    const { saysOneThing, isStatus, saysDecision } = (isTitle ? readRoles : rolesOf)(name);
    const lead =
      saysOneThing && node !== title
        ? (valueIn(content, text) ?? findLead(blocksBelow(root.children, at, tables), text, isStatus))
        : undefined;
    const superseded = lead === undefined ? undefined : findSupersededBelow(root.children, at, lead, text);
    const offer = isStatus && node !== title ? findOffer(root.children, at, lead, text) : undefined;
    const bodyStart = lines.endWithBreak(lines.lineAt(block.end));
    const sectionEnd = () => {
      let next = index + 1;
      while (next < found.length && (found[next]?.node.depth ?? 0) > node.depth) next++;
      return lineStarts[next];
    };
    return {
      depth: node.depth,
      text: name,
      ...(isTitle && raw !== name ? { raw: ownText(raw) } : {}),
      plainLength: commonLength(name, text, content.start),
      slug: slugs.get(node) ?? '',
      content,
      block,
      body: { start: bodyStart, end: lineStarts[index + 1] ?? lines.length },
      isOptional: isCalledOptional(root.children, at, node, text),
      isRequired: isCalledRequired(root.children, at, node),
      isEmpty: isEmptySection(root.children, at, node.depth),
      ...(lead === undefined ? {} : { lead }),
      ...(superseded === undefined ? {} : { superseded }),
      ...(offer === undefined ? {} : { offer }),
      ...(saysDecision
        ? { digest: hashSection(text, { start: bodyStart, end: sectionEnd() ?? lines.length }, blocks) }
        : {}),
    };
  });
  return compactHeadings(headings);
}

/**
 * The heading whose words are the subject of the record, so that what is below it says nothing else: the first one of the
 * first level. In a file whose sections are of that level, and that has no title, the first one may be a section.
 */
function titleAmong(headings: readonly HeadingNode[]): HeadingNode | undefined {
  const [first, second] = headings.filter(({ depth }) => depth === 1);
  if (first === undefined || second === undefined) return first;
  return isHeaderLabel(visibleText(first)) ? undefined : first;
}

/**
 * The hash of a section's words, in which those of its blocks are known already. Blank lines around them do not count, and
 * between them as one blank.
 */
function hashSection(text: string, section: Span, blocks: readonly HashedBlock[]): number {
  let hash = 0;
  let at = section.start;
  const add = (next: number) => {
    hash = Math.imul(hash, 31) + next;
  };
  for (let next = firstIn(section, blocks); next < blocks.length; next++) {
    const block = blocks[next] as HashedBlock;
    if (block.end > section.end) break;
    add(hashWords(text, { start: at, end: block.start }));
    add(block.hash);
    at = block.end;
  }
  const rest = text.slice(at, section.end).trimEnd().length;
  add(hashWords(text, { start: at, end: at + rest }));
  return hash | 0;
}

/** The first of some blocks, which are in order, that begins in a section: a file may have ten thousand of both. */
function firstIn({ start }: Span, blocks: readonly HashedBlock[]): number {
  return lowerBound(blocks.length, (at) => (blocks[at] as HashedBlock).start < start);
}

/** How many of a string's first characters stand at an offset of a text. */
function commonLength(string: string, text: string, offset: number): number {
  if (text.startsWith(string, offset)) return string.length;
  let length = 0;
  while (length < string.length && string[length] === text[offset + length]) length++;
  return length;
}

/** What is kept of what stands below a heading of this name. */
const readRoles = (name: string) => ({
  /** One line says it all: a status, or a day by any of its names. */
  saysOneThing:
    /status|date|decided|created|accepted|proposed|modified/i.test(name) || isHeaderLabel(beforeColon(name)),
  /** It is a status, and not a day. */
  isStatus: isStatusHeading(name),
  /** A decision may stand there, by any of its names. */
  saysDecision:
    /^[^\p{L}]*(?:decision|proposal|proposed solution|chosen option|proposed or chosen option)\b(?! record)/iu.test(
      name,
    ),
});

/** Titles are as many as records; other headings are the same few. */
const rolesOf = remember(readRoles);

/** `## Drivers <!-- optional -->`, such a comment in a line above or below, or `Optional section. …` as the first words. */
function isCalledOptional(nodes: readonly BlockNode[], at: number, heading: HeadingNode, text: string): boolean {
  const [above, below] = [nodes[at - 1], nodes[at + 1]];
  return (
    [above, below, ...heading.children].some((node) => node?.type === 'html' && optionalComment.test(node.value)) ||
    (below?.type === 'paragraph' && beginsOptional(text, below.start))
  );
}

/** Whether a comment below a heading, or in it, says nothing but that its section is compulsory. */
function isCalledRequired(nodes: readonly BlockNode[], at: number, heading: HeadingNode): boolean {
  return [nodes[at + 1], ...heading.children].some(
    (node) => node?.type === 'html' && requiredRemark.test(/^<!--([^>]*)-->\s*$/.exec(node.value)?.[1]?.trim() ?? ''),
  );
}

const optionalComment = /<!--(?:(?!<!--)[^>])*\boptional\b/i;

function beginsOptional(text: string, at: number): boolean {
  const optional = /[\s*_(]*optional\b/iy;
  optional.lastIndex = at;
  return optional.test(text);
}

/** Comments are no content; a subsection is. */
function isEmptySection(nodes: readonly BlockNode[], heading: number, depth: number): boolean {
  const next = blockBelow(nodes, heading);
  return next === undefined || (next.type === 'heading' && next.depth <= depth);
}

/** The first block below another one, comments aside. */
function blockBelow(nodes: readonly BlockNode[], at: number): BlockNode | undefined {
  for (let next = at + 1; next < nodes.length; next++) {
    const node = nodes[next];
    if (!isComment(node)) return node;
  }
  return undefined;
}

/** Where the text of a heading without any would be typed: behind its marks. */
function emptyContent(block: Span, text: string): Span {
  const marks = /^#+[ \t]?/.exec(text.slice(block.start, block.end))?.[0].length ?? 0;
  return { start: block.start + marks, end: block.start + marks };
}

/** What stands below a heading up to the next one or to a table, which is a paragraph to the parser; comments aside. */
function blocksBelow(nodes: readonly BlockNode[], at: number, tables: readonly Table[]): BlockNode[] {
  const blocks: BlockNode[] = [];
  for (const node of sectionBelow(nodes, at)) {
    if (node.type === 'paragraph' && tables.some(({ header }) => header.span.start === node.start)) break;
    if (!isComment(node)) blocks.push(node);
  }
  return blocks;
}

function isComment(node: BlockNode | undefined): boolean {
  return node?.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(node.value);
}

/** Whether a text is a choice that is still to be made. */
function isUnticked(text: SourceText): boolean {
  const boxes = readBoxes([text]);
  return boxes.length > 0 && !boxes.some(({ isTicked }) => isTicked);
}

function saysStatus(headings: readonly Heading[], fields: readonly Field[]): boolean {
  return (
    fields.some(({ key, value }) => isStatusField(key, value.raw) && !isUnticked(value)) ||
    headings.some(({ text, lead }) => lead !== undefined && isStatusHeading(text))
  );
}

/** `[^1]: A note.` defines no link: to the parser, what follows may look like a destination. */
function isFootnote({ identifier }: Pick<DefinitionNode, 'identifier'>): boolean {
  return identifier.startsWith('^');
}

/** Of two definitions of a label, the first one counts (CommonMark 4.7). */
function definitionsOf(root: Root, text: string): Definitions {
  const definitions = new Map<string, Pick<Link, 'href' | 'target'>>();
  if (!text.includes(']:')) return definitions;
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'definition' && !isFootnote(node) && !definitions.has(node.identifier))
      definitions.set(node.identifier, { href: ownText(node.url), target: node.destination });
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return definitions;
}

/** How many references each label has, rows of tables aside: of two definitions, the first one has them all. */
function countUses(root: Root): Map<string, number> {
  const uses = new Map<string, number>();
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'linkReference' || node.type === 'imageReference')
      uses.set(node.identifier, (uses.get(node.identifier) ?? 0) + 1);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return uses;
}

/** YAML is no Markdown, but people write links in it: `status: superseded by [ADR-0062](0062-x.md)`. */
function linksOfFields(fields: readonly Field[]): Link[] {
  return fields.flatMap(({ value: { raw, span } }) =>
    scanInlineLinks(raw, span.start).map(({ kind, href, target, text }) => {
      const number = labelNumber(text.raw, { start: 0, end: text.raw.length }, href, text.span.start);
      return { kind, href, target, ...(number === undefined ? {} : { number }) };
    }),
  );
}

/** What waits for another record in the Status section: `- Superseded by: none`. */
function vacantFields({ children }: Root, text: string, tables: readonly Table[]): Field[] {
  const at = children.findIndex((node) => node.type === 'heading' && isStatusHeading(visibleText(node)));
  if (at === -1) return [];
  return readFieldsIn(blocksBelow(children, at, tables), text, tables).filter(
    ({ key, value }) => relationStem.test(key) && (value.raw === '' || saysNothing(value.raw)),
  );
}

/** A table's header is a paragraph to the parser: its links belong to the cells, and are left to them. */
function linksOf(root: Root, text: string, tables: readonly Table[]): Link[] {
  const links: Link[] = [];
  const inline = findAll(text, '](', outsideOf(tables, text.length));
  if (inline.length === 0 && !text.includes(']:')) return links;
  const headers = tables.map(({ header }) => header.span);
  const uses = text.includes(']:') ? countUses(root) : new Map<string, number>();
  const atRoot: ReadonlySet<SyntaxNode> = new Set(text.includes(']:') ? root.children : []);
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'definition' && isFootnote(node)) {
      const { start, end } = node.destination;
      links.push(
        ...scanInlineLinks(text.slice(start, end), start).map(({ kind, href, target }) => ({ kind, href, target })),
      );
    } else if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      // Where there is no destination, one would be typed before the parenthesis.
      const destination =
        node.destination ?? (node.type === 'link' ? { start: node.end - 1, end: node.end - 1 } : undefined);
      if (destination !== undefined && !liesInOneOf(headers, node.start)) {
        const number =
          node.type === 'link' && node.text !== undefined ? labelNumber(text, node.text, node.url) : undefined;
        links.push({
          kind: node.type,
          href: ownText(node.url),
          target: destination,
          ...(number === undefined ? {} : { number }),
          ...(node.type === 'definition' && atRoot.has(node)
            ? { definition: { whole: { start: node.start, end: node.end }, uses: uses.get(node.identifier) ?? 0 } }
            : {}),
        });
      }
    }
    if ((node.type === 'paragraph' || node.type === 'heading') && !hasOffsetIn(inline, node)) return;
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return links;
}

/** The slugs of the headings, what else a fragment may name, and where links in HTML lead. */
function findAnchors(root: Root, text: string) {
  const taken = new HeadingSlugs();
  const hasHtml = text.includes('<');
  const slugs = new Map<HeadingNode, string>();
  const others = new Set<string>();
  const htmlTargets: SourceText[] = [];
  const visit = (node: SyntaxNode, isInner: boolean): void => {
    if (node.type === 'heading') {
      const isTitle = node.depth === 1 && slugs.size === 0;
      const slug = (isTitle ? ownText : sharedText)(taken.take(visibleText(node), isTitle));
      slugs.set(node, slug);
      // Headings in quotes and lists have anchors, too.
      if (isInner) others.add(slug);
    }
    if (node.type === 'html') {
      for (const [, id = ''] of node.value.matchAll(/\b(?:id|name)\s*=\s*["']?([^"'\s>]+)/gi))
        others.add(ownText(id.toLowerCase()));
      if (!node.value.startsWith('<!--')) append(htmlTargets, targetsInHtml(node.value, node.start));
    }
    if (!hasHtml && (node.type === 'heading' || node.type === 'paragraph')) return;
    for (const child of childrenOf(node)) visit(child, true);
  };
  for (const node of root.children) visit(node, false);
  return { slugs, otherAnchors: [...others], htmlTargets };
}

function targetsInHtml(html: string, base: number): SourceText[] {
  return [...html.matchAll(/(?<=\shref\s{0,9}=\s{0,9}["'])([^"'>]+)/gi)].map(({ 1: href = '', index }) => ({
    raw: ownText(href),
    span: { start: base + index, end: base + index + href.length },
  }));
}

/** Where the HTML in the rows of tables leads, of which the parser sees none. */
function targetsInRows(tables: readonly Table[]): SourceText[] {
  return tables.flatMap((table) =>
    table.contents.flatMap(({ text }, at) =>
      text.includes('<') ? targetsInHtml(text, table.rowAt(at).span.start) : [],
    ),
  );
}

/** Where the links of tables within lists and quotes lead: such tables are not read. */
function targetsWithin(root: Root, candidates: readonly Table[]): SourceText[] {
  const holders = root.children.filter(({ type }) => type === 'list' || type === 'blockquote');
  const blocks = holders.flatMap((node) => boundsOf(node) ?? []);
  const inner = candidates.filter(({ header }) => liesInOneOf(blocks, header.span.start));
  return inner.flatMap(({ rows }) => linksOfRows(rows));
}

/** A table in a quote is read as one, and line by line. */
function eachOnce(texts: readonly SourceText[]): SourceText[] {
  return [...new Map(texts.map((text) => [text.span.start, text])).values()];
}

function linksOfRows(rows: readonly Row[]): SourceText[] {
  const links = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.links));
  return links.map(({ href, target }) => ({ raw: href, span: target }));
}

/** Only a block right below a heading may stand for the rows that are not there. */
function findNothings({ children }: Root, text: string): Nothing[] {
  return children.flatMap((node, at) => {
    const isBlock = node.type === 'paragraph' || (node.type === 'list' && node.children.length === 1);
    const bounds = isBlock && children[at - 1]?.type === 'heading' ? boundsOf(node) : undefined;
    if (bounds === undefined || !saysNothing(text.slice(bounds.start, bounds.end))) return [];
    const words = node.type === 'list' ? node.children[0]?.children[0] : undefined;
    return words?.type === 'paragraph'
      ? [{ ...bounds, marker: ownText(text.slice(bounds.start, words.start)) }]
      : [bounds];
  });
}

function mostlyCrlf(text: string): boolean {
  if (!text.includes('\r\n')) return false;
  const crlf = text.split('\r\n').length - 1;
  return crlf * 2 > text.split('\n').length - 1;
}

function placeOf({ kind, span, mistake }: FrontMatter): FrontMatterPlace {
  return mistake === undefined ? { kind, span } : { kind, span, mistake };
}
