/**
 * Shows what cannot be seen: zero-width spaces and joiners, no-break spaces and line breaks, in a layer over the text.
 * The text and its elements stay as they are; only blocks in sight are looked at. The ends of blocks are the style
 * sheet's.
 */
import type { OpenText } from '../open-texts.ts';

/** By character; a line break has an element instead. */
const MARKED = { '\u200B': 'zwsp', '\u200C': 'zwnj', '\u200D': 'zwj', '\u00A0': 'nbsp' } as const;
export type MarkKind = (typeof MARKED)[keyof typeof MARKED] | 'break';

const ANY = /[\u200B-\u200D\u00A0]/gu;
const isMarked = (character: string): character is keyof typeof MARKED => character in MARKED;

interface Mark {
  readonly kind: MarkKind;
  readonly rect: DOMRect;
}

/** Keeps the layer up over one text; answers the function that takes it away. */
export function showInvisible(text: OpenText, layerClass: string): () => void {
  const { root } = text;
  const layer = document.createElement('div');
  layer.className = layerClass;
  layer.ariaHidden = 'true';
  root.parentElement?.append(layer);
  root.dataset['marks'] = '';
  const inSight = new Set<Element>();
  let frame: number | null = null;

  const paint = (): void => {
    frame = null;
    const origin = layer.getBoundingClientRect();
    const { currentCSSZoom: zoom } = layer;
    layer.replaceChildren(
      ...[...inSight].flatMap((block) =>
        marksOf(block).map(({ kind, rect }) => {
          const mark = document.createElement('i');
          mark.dataset['mark'] = kind;
          mark.style.left = `${(rect.left - origin.left) / zoom}px`;
          mark.style.top = `${(rect.top - origin.top) / zoom}px`;
          mark.style.width = `${rect.width / zoom}px`;
          mark.style.height = `${rect.height / zoom}px`;
          return mark;
        }),
      ),
    );
  };
  const paintSoon = (): void => {
    frame ??= requestAnimationFrame(paint);
  };

  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inSight.add(target);
      else inSight.delete(target);
    }
    paintSoon();
  });
  const watchBlocks = (): void => {
    sight.disconnect();
    inSight.clear();
    for (const block of root.children) sight.observe(block);
  };
  const size = new ResizeObserver(paintSoon);
  const blocks = new MutationObserver((mutations) => {
    if (mutations.some(({ target }) => target === root)) watchBlocks();
    else paintSoon();
  });
  watchBlocks();
  size.observe(root);
  blocks.observe(root, { childList: true, characterData: true, subtree: true });

  return () => {
    if (frame !== null) cancelAnimationFrame(frame);
    sight.disconnect();
    size.disconnect();
    blocks.disconnect();
    layer.remove();
    delete root.dataset['marks'];
  };
}

function marksOf(block: Element): Mark[] {
  const marks: Mark[] = [];
  const range = new Range();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof HTMLBRElement) {
      // The break that only holds an empty line open is nobody's.
      if (node.nextSibling !== null) marks.push({ kind: 'break', rect: node.getBoundingClientRect() });
    } else if (node instanceof Text) {
      for (const { 0: character, index } of node.data.matchAll(ANY)) {
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const rect = range.getClientRects()[0];
        if (rect !== undefined && isMarked(character)) marks.push({ kind: MARKED[character], rect });
      }
    }
  }
  return marks;
}
