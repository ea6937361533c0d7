/** Dragging a block by the pointer: where it would go, and the paper that rolls by near the edges of the window. */
import { $getNearestNodeFromDOMNode } from 'lexical';
import type { Uid } from '../../../shared/document/model.ts';
import type { OpenText } from '../open-texts.ts';

/** How far the pointer goes before a press is a drag, in CSS pixels. */
const SLACK = 4;
/** How near to an edge the paper rolls by, in CSS pixels, and by how many of them a frame at most. */
const EDGE = 56;
const STEP = 18;

/** A gap between blocks. */
export interface DropPlace {
  /** The block behind the gap; null at the end of the text. */
  readonly follower: Uid | null;
  /** From the upper edge of the text, in its own pixels. */
  readonly top: number;
}

export interface DragOptions {
  readonly text: OpenText;
  /** Called with each gap that the pointer comes to. */
  readonly onOver: (place: DropPlace) => void;
  /** Where the block was let go; null where Escape called it off, `press` where it was never moved. */
  readonly onEnd: (outcome: DropPlace | 'press' | null) => void;
}

/** The first block that ends below this height of the window; null where the text is over by then. */
export function blockElementAt(root: HTMLElement, y: number): Element | null {
  let [low, high] = [0, root.children.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = root.children[middle]?.getBoundingClientRect().bottom ?? 0;
    if (bottom > y) high = middle;
    else low = middle + 1;
  }
  return root.children[low] ?? null;
}

/** The unit that a block's element shows. */
export function uidOfElement({ editor, binding }: OpenText, element: Element): Uid | null {
  const node = editor.getEditorState().read(() => $getNearestNodeFromDOMNode(element), { editor });
  return node === null ? null : (binding.blocks.uidOf(node.getKey()) ?? null);
}

function placeAt(text: OpenText, y: number): DropPlace {
  const { root } = text;
  let at = blockElementAt(root, y);
  const box = at?.getBoundingClientRect();
  if (at !== null && box !== undefined && y > (box.top + box.bottom) / 2) at = at.nextElementSibling;
  // What is no unit (the caret between two blocks) is passed over.
  while (at !== null && uidOfElement(text, at) === null) at = at.nextElementSibling;
  if (at instanceof HTMLElement) return { follower: uidOfElement(text, at), top: at.offsetTop };
  const last = root.lastElementChild;
  return { follower: null, top: last instanceof HTMLElement ? last.offsetTop + last.offsetHeight : 0 };
}

/** How far the paper rolls in this frame: the nearer to the edge, the faster. */
function rollAt(scroller: Element, y: number): number {
  const { top, bottom } = scroller.getBoundingClientRect();
  const above = Math.max(top + EDGE - y, 0);
  const below = Math.max(y - (bottom - EDGE), 0);
  return (Math.min(below / EDGE, 1) - Math.min(above / EDGE, 1)) * STEP;
}

/** Follows the pointer from a press to its end; answers the function that calls it off. */
export function followDrag({ text, onOver, onEnd }: DragOptions): () => void {
  const scroller = text.root.closest('[data-scroller]');
  const stop = new AbortController();
  const { signal } = stop;
  let from: { readonly x: number; readonly y: number } | null = null;
  let y = 0;
  let place: DropPlace | null = null;
  let frame: number | null = null;

  const look = (): void => {
    frame = requestAnimationFrame(look);
    if (scroller !== null) scroller.scrollTop += rollAt(scroller, y);
    const next = placeAt(text, y);
    if (place?.follower === next.follower && place.top === next.top) return;
    place = next;
    onOver(next);
  };
  const end = (outcome: DropPlace | 'press' | null): void => {
    stop.abort();
    if (frame !== null) cancelAnimationFrame(frame);
    onEnd(outcome);
  };

  addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      from ??= { x: clientX, y: clientY };
      y = clientY;
      if (frame === null && Math.hypot(clientX - from.x, clientY - from.y) >= SLACK) look();
    },
    { signal },
  );
  addEventListener('pointerup', () => end(frame === null ? 'press' : placeAt(text, y)), { signal });
  addEventListener('pointercancel', () => end(null), { signal });
  addEventListener('blur', () => end(null), { signal });
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      end(null);
    },
    { signal, capture: true },
  );
  return () => end(null);
}
