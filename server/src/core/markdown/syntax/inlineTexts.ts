import { scanInlines } from './scanInlines.ts';
import type { SourceText } from './sourceText.ts';
import type { InlineNode } from './syntaxTree.ts';

/** The texts of a document's headings and paragraphs: they are read once all labels that they may refer to are known. */
export class InlineTexts {
  /** The identifiers of the definitions. */
  readonly labels = new Set<string>();
  readonly #entries: { readonly source: SourceText; readonly children: InlineNode[] }[] = [];

  /** Keeps a text for later, and returns the children that it will have. */
  add(source: SourceText): readonly InlineNode[] {
    const children: InlineNode[] = [];
    if (source.text !== '') this.#entries.push({ source, children });
    return children;
  }

  /** Fills in all children. */
  scan(): void {
    for (const { source, children } of this.#entries)
      for (const node of scanInlines(source, this.labels)) children.push(node);
  }
}
