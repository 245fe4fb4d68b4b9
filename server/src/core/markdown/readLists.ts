import type { Definitions, List, ListItem } from './facts.ts';
import { ownText } from './kept/sharedText.ts';
import { collectLinks, linksWithBlanks } from './scanLinks.ts';
import type { ListNode, Root } from './syntax/syntaxTree.ts';

/**
 * The lists at the root of a document that may be an index or the legend of one: most of their items have a link or an
 * emoji. Others are prose, and are not kept. The links of an item are those of its first paragraph.
 */
export function readLists(root: Root, text: string, definitions: Definitions): List[] {
  return root.children.flatMap((node) => {
    if (node.type !== 'list') return [];
    if (!mayTell(node, text)) return [];
    const items = itemsOf(node, text, definitions);
    const telling = items.filter(
      ({ links, content }) => links.length > 0 || /\p{Extended_Pictographic}/u.test(content.raw),
    );
    return telling.length * 2 > withoutDetails(items).length ? [{ items }] : [];
  });
}

/** The items of a list without those that only tell more of one with a link: they are in it, and link nothing themselves. */
export function withoutDetails(items: readonly ListItem[]): ListItem[] {
  let end = 0;
  return items.filter(({ links, span, whole }) => {
    if (links.length === 0) return span.start >= end;
    end = Math.max(end, whole.end);
    return true;
  });
}

/** Whether anything in a list may be a link or an emoji: most lists are plain prose. */
function mayTell({ children }: ListNode, text: string): boolean {
  const [first, last] = [children[0], children[children.length - 1]];
  return first !== undefined && last !== undefined && /[[\u0080-\uffff]/.test(text.slice(first.start, last.end));
}

function itemsOf(list: ListNode, text: string, definitions: Definitions): ListItem[] {
  return list.children.flatMap((item) => {
    const [first, ...rest] = item.children;
    const inner = rest.flatMap((child) => (child.type === 'list' ? itemsOf(child, text, definitions) : []));
    if (first?.type !== 'paragraph') return inner;
    const span = { start: first.start, end: first.end };
    const raw = ownText(text.slice(span.start, span.end));
    const links = [...collectLinks(first.children, raw, span.start, definitions), ...linksWithBlanks(raw, span.start)];
    const whole = { start: item.start, end: item.end };
    const marker = ownText(text.slice(whole.start, span.start));
    return [{ span: { start: whole.start, end: span.end }, whole, marker, content: { raw, span }, links }, ...inner];
  });
}
