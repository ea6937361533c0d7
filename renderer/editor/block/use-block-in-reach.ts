import { useEffect, useEffectEvent, useState } from 'react';
import type { Uid } from '../../../shared/document/model.ts';
import type { Whereabouts } from '../../drafting/whereabouts.ts';
import { blockElementAt, uidOfElement } from './block-drag.ts';
import { blockElement } from '../dom-places.ts';
import type { OpenText } from '../open-texts.ts';
import { isRowChanged, touchedBlocks } from '../row-of-blocks.ts';

/** What the handle takes in each direction, and the margin in which the pointer reaches it, in CSS pixels. */
const HANDLE = 24;
const MARGIN = 34;

/** A block, and where its handle stands: from the upper edge of the text, in its own pixels. */
export interface BlockInReach {
  readonly uid: Uid;
  readonly top: number;
}

/** Beside the first line of a block, or at the edge of the window where that line is above it. */
function handleTop(block: HTMLElement, root: HTMLElement): number {
  const { lineHeight, paddingTop } = getComputedStyle(block);
  const beside = Number.parseFloat(paddingTop) + (Number.parseFloat(lineHeight) - HANDLE) / 2;
  const first = block.offsetTop + Math.min(beside, (block.offsetHeight - HANDLE) / 2);
  const box = root.getBoundingClientRect();
  const zoom = box.height / root.offsetHeight;
  const roof = ((root.closest('[data-scroller]')?.getBoundingClientRect().top ?? 0) - box.top) / zoom;
  return Math.min(Math.max(first, roof), Math.max(first, block.offsetTop + block.offsetHeight - HANDLE));
}

function uidAt(text: OpenText, x: number, y: number): Uid | null {
  const box = text.root.getBoundingClientRect();
  if (x < box.left - MARGIN || x > box.right || y < box.top) return null;
  const block = blockElementAt(text.root, y);
  return block === null ? null : uidOfElement(text, block);
}

/**
 * The block under the pointer, or the one to which the caret came since. Looked for when the pointer moves, the caret
 * comes into another block or blocks move, once a frame; while one types on in a block, nothing is. `isHeld`: the same
 * block stays, wherever the pointer goes.
 */
export function useBlockInReach(
  whereabouts: Whereabouts,
  text: OpenText,
  isHeld: boolean,
): { readonly block: BlockInReach | null; readonly reachCaret: () => boolean } {
  const [block, setBlock] = useState<BlockInReach | null>(null);
  const show = useEffectEvent((uid: Uid | null) => {
    const wanted = isHeld ? (block?.uid ?? null) : uid;
    const element = wanted === null ? null : blockElement(text, wanted);
    if (wanted === null || element === null) {
      setBlock(null);
      return;
    }
    const top = handleTop(element, text.root);
    if (block?.uid !== wanted || block.top !== top) setBlock({ uid: wanted, top });
  });

  const underCaret = (): Uid | null => {
    const caret = whereabouts.caret();
    return caret?.language === text.language && text.root.contains(document.activeElement) ? caret.uid : null;
  };
  const findCaret = useEffectEvent(underCaret);

  useEffect(() => {
    const { root, editor } = text;
    const scroller = root.closest<HTMLElement>('[data-scroller]') ?? root;
    let uid: Uid | null = null;
    let pointer: { readonly x: number; readonly y: number } | null = null;
    let frame: number | null = null;

    const look = (): void => {
      frame = null;
      if (pointer !== null) uid = uidAt(text, pointer.x, pointer.y) ?? findCaret();
      pointer = null;
      show(uid);
    };
    const later = (): void => {
      frame ??= requestAnimationFrame(look);
    };
    const move = ({ clientX, clientY }: PointerEvent): void => {
      pointer = { x: clientX, y: clientY };
      later();
    };
    const followCaret = (): void => {
      pointer = null;
      const found = findCaret();
      if (found === uid) return;
      uid = found;
      later();
    };
    // The focus is somewhere only after the event.
    const focus = (): void => queueMicrotask(followCaret);

    const sizes = new ResizeObserver(later);
    sizes.observe(root);
    scroller.addEventListener('pointermove', move);
    scroller.addEventListener('pointerleave', followCaret);
    scroller.addEventListener('scroll', later, { passive: true });
    root.addEventListener('focus', focus);
    root.addEventListener('blur', focus);
    const stopCaret = whereabouts.onCaret(followCaret);
    const stopUpdates = editor.registerUpdateListener((update) => {
      if (isRowChanged(update, touchedBlocks(update))) later();
    });
    return () => {
      if (frame !== null) cancelAnimationFrame(frame);
      sizes.disconnect();
      scroller.removeEventListener('pointermove', move);
      scroller.removeEventListener('pointerleave', followCaret);
      scroller.removeEventListener('scroll', later);
      root.removeEventListener('focus', focus);
      root.removeEventListener('blur', focus);
      stopCaret();
      stopUpdates();
    };
  }, [whereabouts, text]);

  return {
    block,
    reachCaret() {
      const uid = underCaret();
      const element = uid === null ? null : blockElement(text, uid);
      if (uid === null || element === null) return false;
      setBlock({ uid, top: handleTop(element, text.root) });
      return true;
    },
  };
}
