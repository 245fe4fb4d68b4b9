import type { DecisionGraph } from '../../../../server/src/core/graph/decisionGraph.ts';
import { type Card, cardHeight, cardWidth, type Picture } from '../../../../server/src/core/graph/layOutGraph.ts';
import { renderSvg } from '../../../../server/src/core/graph/renderSvg.ts';
import { describeNode } from './describeNode.ts';
import { nextCard } from './nextCard.ts';
import type { PageWords, Viewport } from './pageMessages.ts';
import { PanZoom } from './panZoom.ts';

/** Whom the picture tells what a person does. */
export interface GraphViewListener {
  open(uri: string): void;
  didMove(viewport: Viewport): void;
}

/** The picture of the graph: cards that take the focus one at a time, and lines that light up with them. */
export class GraphView {
  readonly #frame: HTMLElement;
  readonly #listener: GraphViewListener;
  readonly #panZoom: PanZoom;
  #cards: readonly Card[] = [];
  #cardOf = new Map<Element, Card>();
  #elementOf = new Map<string, SVGGElement>();
  #lines: SVGPathElement[] = [];
  /** The record whose card Tab leads to. */
  #current: string | undefined;

  constructor(frame: HTMLElement, listener: GraphViewListener) {
    this.#frame = frame;
    this.#listener = listener;
    this.#panZoom = new PanZoom(frame, (viewport) => listener.didMove(viewport));
    frame.addEventListener('keydown', (event) => this.#press(event));
    frame.addEventListener('click', ({ target }) => this.#openAt(target));
    frame.addEventListener('focusin', ({ target }) => this.#focus(this.#cardAt(target)));
    frame.addEventListener('focusout', () => this.#light(undefined));
    frame.addEventListener('pointerover', ({ target }) => this.#light(this.#cardAt(target)?.node.uri ?? this.#focused));
  }

  /** Shows a picture; the focus and the viewport stay, where the card with the focus is still there. */
  show(picture: Picture, graph: DecisionGraph, words: PageWords): void {
    const focused = this.#focused;
    const svg = parseSvg(renderSvg(picture));
    this.#cards = picture.cards;
    this.#lines = [...svg.querySelectorAll<SVGPathElement>('.edge')];
    const elements = [...svg.querySelectorAll<SVGGElement>('.node')];
    this.#cardOf = new Map(picture.cards.flatMap((card, at) => [[elements[at] as Element, card] as const]));
    this.#elementOf = new Map(picture.cards.map(({ node }, at) => [node.uri, elements[at] as SVGGElement]));
    for (const [element, { node }] of this.#cardOf) {
      element.setAttribute('role', 'link');
      element.setAttribute('tabindex', '-1');
      element.setAttribute('aria-label', describeNode(node, graph, words));
      // What the label says in order, the card says in pieces.
      for (const piece of element.children) piece.setAttribute('aria-hidden', 'true');
    }
    for (const hidden of svg.querySelectorAll('.columns, .edges')) hidden.setAttribute('aria-hidden', 'true');
    svg.setAttribute('role', 'group');
    svg.setAttribute('aria-label', words.title);
    if (!this.#elementOf.has(this.#current ?? '')) this.#current = picture.cards.at(-1)?.node.uri;
    this.#elementOf.get(this.#current ?? '')?.setAttribute('tabindex', '0');
    this.#frame.replaceChildren(svg);
    this.#panZoom.show(svg, picture);
    if (focused !== undefined) this.#elementOf.get(focused)?.focus();
  }

  moveTo(viewport: Viewport | undefined): void {
    if (viewport === undefined) this.#panZoom.fit();
    else this.#panZoom.moveTo(viewport);
  }

  zoom(factor: number): void {
    this.#panZoom.zoom(factor);
  }

  /** Lets the records step back that a search does not mean; all stand in front where nothing is searched. */
  dimAllBut(wanted: ReadonlySet<string> | undefined): void {
    for (const [uri, element] of this.#elementOf)
      element.classList.toggle('is-dim', wanted !== undefined && !wanted.has(uri));
    for (const { dataset, classList } of this.#lines)
      classList.toggle(
        'is-dim',
        wanted !== undefined && !wanted.has(dataset['source'] ?? '') && !wanted.has(dataset['target'] ?? ''),
      );
  }

  /** Gives a record's card the focus, large enough to be read. */
  focusCard(uri: string): void {
    if (this.#panZoom.viewport.scale < 0.7) this.#panZoom.zoom(0.9 / this.#panZoom.viewport.scale);
    this.#elementOf.get(uri)?.focus();
  }

  get #focused(): string | undefined {
    return this.#cardAt(document.activeElement)?.node.uri;
  }

  #cardAt(target: EventTarget | null): Card | undefined {
    const element = target instanceof Element ? target.closest('.node') : null;
    return element === null ? undefined : this.#cardOf.get(element);
  }

  #openAt(target: EventTarget | null): void {
    const card = this.#cardAt(target);
    if (card !== undefined) this.#listener.open(card.node.uri);
  }

  #focus(card: Card | undefined): void {
    if (card === undefined) return;
    this.#elementOf.get(this.#current ?? '')?.setAttribute('tabindex', '-1');
    this.#current = card.node.uri;
    this.#elementOf.get(this.#current)?.setAttribute('tabindex', '0');
    this.#panZoom.reveal({ x: card.x, y: card.y, width: cardWidth, height: cardHeight });
    this.#light(card.node.uri);
  }

  /** Lets a record's lines and the records at their other ends stand out. */
  #light(uri: string | undefined): void {
    this.#frame.classList.toggle('has-lit', uri !== undefined);
    const lit = new Set(uri === undefined ? [] : [uri]);
    for (const { dataset, classList } of this.#lines) {
      const { source = '', target = '' } = dataset;
      const isLit = uri !== undefined && (source === uri || target === uri);
      classList.toggle('is-lit', isLit);
      if (isLit) lit.add(source).add(target);
    }
    for (const [each, element] of this.#elementOf) element.classList.toggle('is-lit', lit.has(each));
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const card = this.#cardAt(event.target);
    const next = card === undefined ? undefined : nextCard(card, event.key, this.#cards);
    if (next !== undefined) this.#elementOf.get(next.node.uri)?.focus();
    else if (event.key === 'Enter' || event.key === ' ') this.#openAt(event.target);
    else if (event.key === '+' || event.key === '=') this.#panZoom.zoom(1.25);
    else if (event.key === '-') this.#panZoom.zoom(0.8);
    else if (event.key === '0') this.#panZoom.fit();
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
  }
}

/** As XML, so that nothing in it can be a script or an element of the page. */
function parseSvg(svg: string): SVGSVGElement {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  return document.importNode(parsed, true) as unknown as SVGSVGElement;
}
