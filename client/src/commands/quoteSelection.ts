/** A part of a document, and the folder from which its quotation links it. Paths have `/`, as those of URIs. */
export interface Selection {
  readonly text: string;
  readonly languageId: string;
  /** The document; undefined where it lies on no disk, or on another one than the folder. */
  readonly path: string | undefined;
  /** From 1. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly folder: string;
}

/** Markdown that quotes a part of a document, below a link to it: prose as a quotation, anything else as code. */
export function quoteSelection(selection: Selection): string {
  const text = selection.text
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
  const link = linkTo(selection);
  const quotation = isProse(selection.languageId) ? quote(text) : fence(text, selection.languageId);
  return link === undefined ? quotation : `${link}:\n\n${quotation}`;
}

function isProse(languageId: string): boolean {
  return languageId === 'markdown' || languageId === 'plaintext';
}

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** The marks are longer than any in the text. */
function fence(text: string, languageId: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${languageId}\n${text}\n${marks}`;
}

/** Lines of code have a fragment as forges write it; Markdown has headings for that. */
function linkTo({ path, folder, languageId, firstLine, lastLine }: Selection): string | undefined {
  if (path === undefined) return undefined;
  const lines = firstLine === lastLine ? `L${firstLine}` : `L${firstLine}-L${lastLine}`;
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/[\\[\]*_`<]/g, '\\$&');
  return `[${name}](${relativePath(folder, path)}${languageId === 'markdown' ? '' : `#${lines}`})`;
}

function relativePath(folder: string, path: string): string {
  const from = folder.split('/');
  const to = path.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  const up = from.slice(common).map(() => '..');
  const parts = [...(up.length === 0 ? ['.'] : up), ...to.slice(common)];
  return parts
    .map((part) => encodeURIComponent(part).replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29')))
    .join('/');
}
