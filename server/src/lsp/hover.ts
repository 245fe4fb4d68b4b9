import {
  type Hover,
  type HoverParams,
  HoverRequest,
  type MarkupContent,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { firstWords } from '../core/features/firstWords.ts';
import { type Span, touches } from '../core/markdown/span.ts';
import { withoutImages } from '../core/markdown/withoutImages.ts';
import { recordCard } from '../core/messages/recordCard.ts';
import { normalizeSection } from '../core/model/convention.ts';
import { findReferenceAt } from '../core/model/recordReferences.ts';
import { ownLogOf } from '../core/model/resolveReference.ts';
import { canonicalUri } from '../workspace/uris.ts';
import { type DiagnosticContext, findProblems } from './diagnostics.ts';
import { nameLog } from './logViews.ts';
import type { Session } from './session.ts';

interface HoverText {
  readonly span: Span;
  readonly value: string;
}

/** Hovers over references, sections, statuses and problems. */
export function registerHover(session: Session): ServerCapabilities {
  session.handlers.request(HoverRequest.type, { needs: 'log', mayBeElsewhere: true, safe: null }, (params) =>
    findHover(params, canonicalUri(params.textDocument.uri), session),
  );
  return { hoverProvider: true };
}

/** What there is to say of a place: the record that it names, what a section is for, and the rule of a problem. */
export async function findHover(
  { position }: HoverParams,
  uri: string,
  context: DiagnosticContext,
): Promise<Hover | null> {
  const { lines } = (context.workspace.fileAt(uri) ?? context.workspace.citingFileAt(uri))?.facts ?? {};
  if (lines === undefined) return null;
  const offset = lines.offsetAt(position);
  const texts = [
    await hoverRecord(uri, offset, context),
    hoverSection(uri, offset, context),
    hoverStatus(uri, offset, context),
    await hoverProblem(uri, offset, context),
  ];
  const found = texts.filter((text) => text !== undefined);
  const [first] = found;
  if (first === undefined) return null;
  const contents: MarkupContent = { kind: 'markdown', value: found.map(({ value }) => value).join('\n\n---\n\n') };
  return { contents, range: lines.rangeOf(first.span) };
}

async function hoverRecord(
  uri: string,
  offset: number,
  { workspace, messages, linkTo }: DiagnosticContext,
): Promise<HoverText | undefined> {
  const file = workspace.citingFileAt(uri);
  const reference = file === undefined ? undefined : findReferenceAt(file, workspace, offset);
  if (reference === undefined) return undefined;
  const found = reference.records.flatMap((record) => {
    const log = ownLogOf(record.file.uri, workspace);
    return log === undefined ? [] : [{ record, log }];
  });
  const isOneLog = new Set(found.map(({ log }) => log)).size === 1;
  const cards: string[] = [];
  for (const { record, log } of found) {
    const text = await workspace.readText(record.file.uri);
    const place = isOneLog ? undefined : nameLog(log, workspace);
    cards.push(recordCard(record, log, messages, { excerpt: firstWords(record, text ?? ''), place, linkTo }));
  }
  if (cards.length === 0) return undefined;
  return { span: reference.span, value: cards.join('\n\n---\n\n') };
}

/** On a section's heading: what belongs there, in the words of the log. */
function hoverSection(uri: string, offset: number, { workspace }: DiagnosticContext): HoverText | undefined {
  const log = workspace.logOf(uri);
  const heading = log?.records
    .get(uri)
    ?.file.facts.headings.find(({ content }) => touches(content, { start: offset, end: offset }));
  if (log === undefined || heading === undefined) return undefined;
  const name = normalizeSection(heading.text);
  const purpose = log.convention.sections.value.find((section) => normalizeSection(section.name) === name)?.purpose;
  return purpose === undefined ? undefined : { span: heading.content, value: withoutImages(purpose) };
}

/** On a record's status: what that means, and how many have it. */
function hoverStatus(uri: string, offset: number, { workspace, messages }: DiagnosticContext): HoverText | undefined {
  const log = workspace.logOf(uri);
  const status = log?.records.get(uri)?.statuses.find(({ span }) => touches(span, { start: offset, end: offset }));
  if (log === undefined || status?.known === undefined) return undefined;
  const { known, span } = status;
  const records = [...log.records.values()].filter(({ isTemplate }) => !isTemplate);
  const count = records.filter((record) => record.status?.known === known).length;
  const meaning = new Map(Object.entries(messages.words.statusMeanings)).get(known);
  const lines = [
    `**${known}** · ${messages.words.statusCount(count, records.length)}`,
    ...(meaning === undefined ? [] : [meaning]),
  ];
  return { span, value: lines.join('\n\n') };
}

async function hoverProblem(uri: string, offset: number, context: DiagnosticContext): Promise<HoverText | undefined> {
  const here = findProblems(uri, context).filter(({ span }) => touches(span, { start: offset, end: offset }));
  const [first] = here;
  if (first === undefined) return undefined;
  const codes = [...new Set(here.map(({ code }) => code))];
  const { pages: installed, linkTo } = context;
  const pages = await Promise.all(codes.map((code) => installed?.read(code, linkTo)));
  const value = pages.filter((page) => page !== undefined).join('\n\n---\n\n');
  return value === '' ? undefined : { span: first.span, value };
}
