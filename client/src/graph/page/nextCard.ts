import type { Card } from '../../../../server/src/core/graph/layOutGraph.ts';

/**
 * The card that an arrow key leads to: the nearest one above or below in the same column, the one at the same height in
 * the next column to the left or right, the first and the last one. Undefined where there is none.
 */
export function nextCard(from: Card, key: string, cards: readonly Card[]): Card | undefined {
  switch (key) {
    case 'ArrowUp':
      return nearest(
        from,
        cards.filter((card) => card.column === from.column && card.y < from.y),
      );
    case 'ArrowDown':
      return nearest(
        from,
        cards.filter((card) => card.column === from.column && card.y > from.y),
      );
    case 'ArrowLeft':
      return inNextColumn(
        from,
        cards.filter((card) => card.column < from.column),
      );
    case 'ArrowRight':
      return inNextColumn(
        from,
        cards.filter((card) => card.column > from.column),
      );
    case 'Home':
      return cards[0];
    case 'End':
      return cards.at(-1);
    default:
      return undefined;
  }
}

function inNextColumn(from: Card, cards: readonly Card[]): Card | undefined {
  const distance = cards.reduce(
    (least, { column }) => Math.min(least, Math.abs(column - from.column)),
    Number.POSITIVE_INFINITY,
  );
  return nearest(
    from,
    cards.filter(({ column }) => Math.abs(column - from.column) === distance),
  );
}

function nearest(from: Card, cards: readonly Card[]): Card | undefined {
  let best: Card | undefined;
  for (const card of cards)
    if (best === undefined || Math.abs(card.y - from.y) < Math.abs(best.y - from.y)) best = card;
  return best;
}
