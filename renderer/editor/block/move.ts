/** Moving blocks past each other. A block keeps its node, and with it its uid: a move changes ranks only. */
import { $getSelection, $isRangeSelection, type LexicalNode } from 'lexical';
import { $chosenBlocks } from './block-places.ts';

/** The blocks that the selection touches, in document order. */
export function $touchedBlocks(): readonly LexicalNode[] {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return $chosenBlocks();
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const first = start.getNode().getTopLevelElement();
  const last = end.getNode().getTopLevelElement();
  if (first === null || last === null) return [];
  const siblings = [first, ...first.getNextSiblings()];
  return siblings.slice(0, siblings.findIndex((block) => block.is(last)) + 1);
}

/** One place up or down. Answers false where there is none. */
export function $moveBlocks(blocks: readonly LexicalNode[], way: 'up' | 'down'): boolean {
  const neighbour = way === 'up' ? blocks[0]?.getPreviousSibling() : blocks.at(-1)?.getNextSibling();
  const edge = way === 'up' ? blocks.at(-1) : blocks[0];
  if (neighbour === null || neighbour === undefined || edge === undefined) return false;
  // The neighbour goes to the other side, so that what is moved, and the selection in it, is not touched.
  if (way === 'up') edge.insertAfter(neighbour, false);
  else edge.insertBefore(neighbour, false);
  return true;
}

/** To the place in front of another block, or to the end. */
export function $moveBefore(block: LexicalNode, follower: LexicalNode | null): void {
  const isThere = follower?.is(block) === true || (block.getNextSibling()?.is(follower) ?? follower === null);
  if (isThere) return;
  if (follower === null) block.getParentOrThrow().append(block);
  else follower.insertBefore(block, false);
}
