import type { Span } from '../markdown/span.ts';
import { resolveLink } from '../model/links.ts';
import { fileOf, type Log } from '../model/log.ts';
import type { SourceFile } from '../model/sourceFile.ts';
import type { Completion } from './completion.ts';

/** The headings of the file that a link names, or of this one. */
export function completeHeading(path: string, file: SourceFile, log: Log, span: Span): Completion[] {
  const target = path === '' ? file : fileOf(resolveLink(file.uri, path, file.root) ?? '', log);
  return (target?.facts.headings ?? []).map(({ text, slug }) => ({
    kind: 'heading',
    label: text,
    detail: undefined,
    insert: slug,
    span,
    filter: `${slug} ${text}`,
  }));
}
