import type { Viewport } from './pageMessages.ts';

const smallest = 0.05;
const largest = 3;
/** At which scale titles are too small to read, so that numbers stand there instead. */
const farScale = 0.5;
/** A picture that fits at a smaller scale than this begins at its newest end instead: as a whole it would say nothing. */
const leastFitting = 0.15;

/** A rectangle in the picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Moves and scales a picture in a frame: by wheel, by dragging, by fingers, and by those who call. */
export class PanZoom {
  readonly #frame: HTMLElement;
  readonly #didMove: (viewport: Viewport) => void;
  #picture: SVGElement | undefined;
  #size = { width: 1, height: 1 };
  #viewport: Viewport = { x: 0, y: 0, scale: 1 };
  /** Where each finger, or the mouse, was last. */
  readonly #pointers = new Map<number, { readonly x: number; readonly y: number }>();
  #hasDragged = false;

  constructor(frame: HTMLElement, didMove: (viewport: Viewport) => void) {
    this.#frame = frame;
    this.#didMove = didMove;
    frame.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    frame.addEventListener('pointerdown', (event) => this.#press(event));
    frame.addEventListener('pointermove', (event) => this.#drag(event));
    for (const end of ['pointerup', 'pointercancel'] as const)
      frame.addEventListener(end, ({ pointerId }) => this.#pointers.delete(pointerId));
    // The end of a drag is no click on the card below the mouse.
    frame.addEventListener('click', (event) => this.#hasDragged && event.stopPropagation(), { capture: true });
  }

  get viewport(): Viewport {
    return this.#viewport;
  }

  /** Takes another picture, and leaves the viewport where it is. */
  show(picture: SVGElement, size: { readonly width: number; readonly height: number }): void {
    this.#picture = picture;
    this.#size = size;
    this.#apply();
  }

  moveTo(viewport: Viewport): void {
    this.#viewport = viewport;
    this.#apply();
    this.#didMove(viewport);
  }

  #apply(): void {
    const { x, y, scale } = this.#viewport;
    if (this.#picture !== undefined) this.#picture.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    this.#frame.classList.toggle('is-far', scale < farScale);
  }

  /** Shows all of the picture, not larger than it is; of a very big one its end, where the newest records are. */
  fit(): void {
    const { width, height } = this.#size;
    const { clientWidth, clientHeight } = this.#frame;
    const whole = Math.min(clientWidth / width, clientHeight / height, 1);
    const scale = Math.max(whole, Math.min(leastFitting, clientHeight / height), smallest);
    const x = width * scale > clientWidth ? clientWidth - width * scale : (clientWidth - width * scale) / 2;
    this.moveTo({ x, y: Math.max(0, (clientHeight - height * scale) / 2), scale });
  }

  /** Scales around a point of the frame; around its middle unless given. */
  zoom(factor: number, at = { x: this.#frame.clientWidth / 2, y: this.#frame.clientHeight / 2 }): void {
    const { x, y, scale } = this.#viewport;
    const next = Math.min(largest, Math.max(smallest, scale * factor));
    const ratio = next / scale;
    this.moveTo({ x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio, scale: next });
  }

  /** Moves no more than it takes for a box of the picture to be in sight. */
  reveal({ x, y, width, height }: Box): void {
    const { scale } = this.#viewport;
    const edge = 16;
    const into = (offset: number, start: number, length: number, room: number) => {
      const [from, to] = [offset + start * scale, offset + (start + length) * scale];
      if (from < edge) return offset + edge - from;
      return to > room - edge ? offset - (to - room + edge) : offset;
    };
    const nextX = into(this.#viewport.x, x, width, this.#frame.clientWidth);
    const nextY = into(this.#viewport.y, y, height, this.#frame.clientHeight);
    if (nextX !== this.#viewport.x || nextY !== this.#viewport.y) this.moveTo({ x: nextX, y: nextY, scale });
  }

  /** The wheel scrolls, as everywhere in VS Code, and zooms with Ctrl or Cmd; browsers report a pinch so, too. */
  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : 1;
    if (event.ctrlKey || event.metaKey) {
      const { left, top } = this.#frame.getBoundingClientRect();
      this.zoom(Math.exp(-event.deltaY * lines * 0.004), { x: event.clientX - left, y: event.clientY - top });
      return;
    }
    const [across, down] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY];
    const { x, y, scale } = this.#viewport;
    this.moveTo({ x: x - across * lines, y: y - down * lines, scale });
  }

  #press({ pointerId, clientX, clientY, button }: PointerEvent): void {
    if (button > 1) return;
    if (this.#pointers.size === 0) this.#hasDragged = false;
    this.#pointers.set(pointerId, { x: clientX, y: clientY });
  }

  #drag({ pointerId, clientX, clientY }: PointerEvent): void {
    const last = this.#pointers.get(pointerId);
    if (last === undefined) return;
    const [moveX, moveY] = [clientX - last.x, clientY - last.y];
    // A hand that clicks trembles.
    if (!this.#hasDragged && Math.hypot(moveX, moveY) < 4) return;
    if (!this.#hasDragged) this.#frame.setPointerCapture(pointerId);
    this.#hasDragged = true;
    const other = [...this.#pointers].find(([id]) => id !== pointerId)?.[1];
    this.#pointers.set(pointerId, { x: clientX, y: clientY });
    const { x, y, scale } = this.#viewport;
    if (other === undefined) {
      this.moveTo({ x: x + moveX, y: y + moveY, scale });
      return;
    }
    const { left, top } = this.#frame.getBoundingClientRect();
    const before = Math.hypot(last.x - other.x, last.y - other.y);
    const after = Math.hypot(clientX - other.x, clientY - other.y);
    if (before > 0) this.zoom(after / before, { x: other.x - left, y: other.y - top });
  }
}
