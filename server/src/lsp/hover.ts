import {
  type Hover,
  HoverRequest,
  type MarkupContent,
  type Position,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { AskedFile } from '../core/features/askedFile.ts';
import { firstWords } from '../core/features/excerpt.ts';
import { type HoverText, hoverSection, hoverStatus } from '../core/features/hoverTexts.ts';
import { touches } from '../core/markdown/span.ts';
import { recordCard } from '../core/messages/recordCard.ts';
import { findReferenceAt } from '../core/model/recordReferences.ts';
import { type DiagnosticContext, findProblems } from './diagnostics.ts';
import type { Session } from './session.ts';

/** Hovers over references, sections, statuses and problems. */
export function registerHover(session: Session): ServerCapabilities {
  const { workspace, handlers } = session;
  handlers.request(
    HoverRequest.type,
    { needs: 'log', mayBeElsewhere: true, safe: null },
    ({ textDocument, position }) => findHover(workspace.lookUp(textDocument.uri), position, session),
  );
  return { hoverProvider: true };
}

/** What there is to say of a place: the record that it names, what a section is for, and the rule of a problem. */
async function findHover(asked: AskedFile, position: Position, context: DiagnosticContext): Promise<Hover | null> {
  const { lines } = (context.workspace.fileAt(asked.uri) ?? asked.file)?.facts ?? {};
  if (lines === undefined) return null;
  const offset = lines.offsetAt(position);
  const texts = [
    await hoverRecord(asked, offset, context),
    hoverSection(asked, offset),
    hoverStatus(asked, offset, context.messages),
    await hoverProblem(asked.uri, offset, context),
  ];
  const found = texts.filter((text) => text !== undefined);
  const [first] = found;
  if (first === undefined) return null;
  const contents: MarkupContent = { kind: 'markdown', value: found.map(({ value }) => value).join('\n\n---\n\n') };
  return { contents, range: lines.rangeOf(first.span) };
}

async function hoverRecord(
  { file, logs }: AskedFile,
  offset: number,
  { workspace, messages, linkTo }: DiagnosticContext,
): Promise<HoverText | undefined> {
  const reference = file === undefined ? undefined : findReferenceAt(file, logs, offset);
  if (reference === undefined) return undefined;
  const found = reference.records.flatMap((record) => {
    const log = workspace.logOf(record.file.uri);
    return log === undefined ? [] : [{ record, log }];
  });
  const isOneLog = new Set(found.map(({ log }) => log)).size === 1;
  const cards: string[] = [];
  for (const { record, log } of found) {
    const text = await workspace.readText(record.file.uri);
    const place = isOneLog ? undefined : workspace.nameLog(log);
    cards.push(recordCard(record, log, messages, { excerpt: firstWords(record, text ?? ''), place, linkTo }));
  }
  if (cards.length === 0) return undefined;
  return { span: reference.span, value: cards.join('\n\n---\n\n') };
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
