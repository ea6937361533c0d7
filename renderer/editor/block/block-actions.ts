/** What one can do to one block as a whole. Each must run inside an update and leaves the caret in the block. */
import {
  $createRangeSelection,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  type LexicalNode,
} from 'lexical';
import { $chooseBlock, $isWhole } from './block-places.ts';
import { $blockOf } from '../binding/from-units.ts';
import { $moveBlocks, $touchedBlocks } from './move.ts';
import { $isListBlock } from '../nodes.ts';
import { $setPoint, $textOf } from '../places.ts';
import { $contentOf } from '../binding/to-units.ts';

/** Brings the caret into a block, or chooses one without words; where it is there already, it stays. */
export function $reachBlock(block: LexicalNode): void {
  const [first, ...others] = $touchedBlocks();
  if (others.length === 0 && first?.is(block) === true) return;
  if ($isElementNode(block) && !$isWhole(block)) block.selectStart();
  else $chooseBlock(block);
}

/** Selects what changes when a block becomes one of another kind: all lines of a list, else the line with the caret. */
export function $selectLines(block: LexicalNode): void {
  $reachBlock(block);
  if (!$isListBlock(block)) return;
  const selection = $createRangeSelection();
  $setPoint(selection.anchor, block, 0);
  $setPoint(selection.focus, block, $textOf(block).length);
  $setSelection(selection);
}

/** The caret at the start of what is selected. */
export function $collapseToStart(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const { key, offset, type } = selection.anchor;
  selection.focus.set(key, offset, type);
}

/** The same once more behind it, as a block of its own. */
export function $duplicateBlock(block: LexicalNode): void {
  const copy = $blockOf($contentOf(block));
  block.insertAfter(copy);
  $reachBlock(copy);
}

/** One place up or down. */
export function $moveBlock(block: LexicalNode, way: 'up' | 'down'): void {
  $reachBlock(block);
  $moveBlocks([block], way);
}
