/** Deleting a selection that ends in a table: cells are emptied, never joined with each other or with what is outside. */
import {
  $createParagraphNode,
  $createRangeSelection,
  $isElementNode,
  $setSelection,
  $getRoot,
  type ElementNode,
  type LexicalNode,
  type PointType,
  type RangeSelection,
} from 'lexical';
import { $offsetOf, $setPoint, $textOf } from '../places.ts';
import { $cellsOf, $isTableBlock } from './table-nodes.ts';
import { $selectedCells } from './table-places.ts';

/** Takes text out of one line of text. */
export type RemoveText = (selection: RangeSelection) => void;

function $removeWithin(block: ElementNode, from: number, to: number, $remove: RemoveText): void {
  if (from >= to) return;
  const part = $createRangeSelection();
  $setPoint(part.anchor, block, from);
  $setPoint(part.focus, block, to);
  $remove(part);
}

/** The block in which, or at which, the selection begins or ends. */
function $blockAt(point: PointType, isEnd: boolean): LexicalNode | null {
  if (point.key !== 'root') return point.getNode().getTopLevelElement();
  return $getRoot().getChildAtIndex(point.offset - (isEnd ? 1 : 0));
}

/** Takes out what the selection covers of a block at its end. A block that is covered whole goes. */
function $trim(block: LexicalNode, from: number, to: number, $remove: RemoveText): boolean {
  const size = $textOf(block).length;
  if (!$isElementNode(block)) {
    block.remove();
    return false;
  }
  if (!$isTableBlock(block)) {
    $removeWithin(block, from, to, $remove);
    return true;
  }
  if (from === 0 && to === size) {
    block.remove();
    return false;
  }
  let start = 0;
  for (const box of $cellsOf(block)) {
    const length = $textOf(box).length;
    $removeWithin(box, Math.max(from - start, 0), Math.min(to - start, length), $remove);
    start += length + 1;
  }
  return true;
}

/** Answers false where neither end of the selection is in a table, or both are in one cell: then it is plain text. */
export function $removeAcrossCells(selection: RangeSelection, $remove: RemoveText): boolean {
  const covered = $selectedCells(selection);
  const [first] = covered?.cells ?? [];
  if (covered !== null && first !== undefined) {
    $setSelection(null);
    for (const { box } of covered.cells) box.clear();
    $collapse(selection, first.box, 0);
    return true;
  }
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const [from, to] = [$blockAt(start, false), $blockAt(end, true)];
  if (from === null || to === null || from.is(to) || !($isTableBlock(from) || $isTableBlock(to)))
    return false;
  const [startAt, endAt] = [
    start.key === 'root' ? 0 : $offsetOf(from, start),
    end.key === 'root' ? $textOf(to).length : $offsetOf(to, end),
  ];
  const between: LexicalNode[] = [];
  for (let at = from.getNextSibling(); at !== null && !at.is(to); at = at.getNextSibling()) between.push(at);
  $setSelection(null);
  const place = $createParagraphNode();
  from.insertBefore(place);
  for (const block of between) block.remove();
  const hasFrom = $trim(from, startAt, $textOf(from).length, $remove);
  const hasTo = $trim(to, 0, endAt, $remove);
  if (hasFrom) $collapse(selection, from, startAt);
  else if (hasTo) $collapse(selection, to, 0);
  else $collapse(selection, place, 0);
  if (hasFrom || hasTo) place.remove();
  return true;
}

function $collapse(selection: RangeSelection, block: LexicalNode, offset: number): void {
  $setPoint(selection.anchor, block, offset);
  $setPoint(selection.focus, block, offset);
  $setSelection(selection);
}
