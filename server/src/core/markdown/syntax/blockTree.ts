import type { BlockNode, ItemNode } from './syntaxTree.ts';

export interface OpenQuote {
  readonly type: 'quote';
  readonly children: BlockNode[];
  /** The end of its last block, or of its last line with a mark. */
  end: number;
}

export interface OpenItem {
  readonly type: 'item';
  readonly children: BlockNode[];
  /** Where its marker begins, and where its last block ends; without any, the end of its line. */
  readonly start: number;
  end: number;
  /** The items of its list that are complete. */
  readonly siblings: ItemNode[];
  /** The last character of its marker: another one begins another list. */
  readonly mark: number;
  /** How many columns its lines are indented. */
  readonly width: number;
  /** Whether nothing stands behind its marker. */
  isBlank: boolean;
  /** Whether a blank line followed then: an item begins with one blank line at most. */
  isOver: boolean;
}

export type Container = OpenQuote | OpenItem;

/** The blocks that are complete, and the quotes and items that may have more of them. */
export class BlockTree {
  readonly blocks: BlockNode[] = [];
  /** Outermost first. */
  readonly open: Container[] = [];

  /** Adds a block that ends at `end` to the innermost container. */
  add(block: BlockNode, end: number): void {
    this.#siblings.push(block);
    this.#extend(end);
  }

  openQuote(end: number): void {
    const children: BlockNode[] = [];
    this.#siblings.push({ type: 'blockquote', children });
    this.open.push({ type: 'quote', children, end });
  }

  /** Opens an item; it joins the list of the item `before`, if they have the same mark, or begins a list. */
  openItem(item: Pick<OpenItem, 'start' | 'end' | 'mark' | 'width' | 'isBlank'>, before: Container | undefined): void {
    const siblings = before?.type === 'item' && before.mark === item.mark ? before.siblings : this.#openList();
    this.open.push({ type: 'item', ...item, siblings, children: [], isOver: false });
  }

  /** Completes the containers from `depth` on. */
  closeTo(depth: number): void {
    while (this.open.length > depth) {
      const container = this.open.pop() as Container;
      const { end, children } = container;
      if (container.type === 'item')
        container.siblings.push({ type: 'listItem', start: container.start, end, children });
      this.#extend(end);
    }
  }

  #openList(): ItemNode[] {
    const children: ItemNode[] = [];
    this.#siblings.push({ type: 'list', children });
    return children;
  }

  get #siblings(): BlockNode[] {
    return this.open[this.open.length - 1]?.children ?? this.blocks;
  }

  #extend(end: number): void {
    const container = this.open[this.open.length - 1];
    if (container !== undefined) container.end = Math.max(container.end, end);
  }
}
