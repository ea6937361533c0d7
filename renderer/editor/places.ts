/** Carets as offsets within a block, and back. Must run inside a read or update. */
import {
  $findMatchingParent,
  $isElementNode,
  $isTextNode,
  $setSelection,
  type ElementNode,
  type LexicalNode,
  type PointType,
  type RangeSelection,
} from 'lexical';
import { samePlace } from '../../shared/khmer/index.ts';
import { $isInstrumentBlock, $isInstrumentLine } from './instrument/instrument-nodes.ts';
import { $isListBlock, $isListLine } from './nodes.ts';
import { $cellsOf, $isTableBlock } from './table/table-nodes.ts';

/** The elements of a block that hold text: a list's or a provision's lines, a table's cells, else the block itself. */
export function $linesOf(block: LexicalNode): readonly ElementNode[] {
  if ($isListBlock(block)) return block.getChildren().filter($isListLine);
  if ($isTableBlock(block)) return $cellsOf(block);
  if ($isInstrumentBlock(block)) {
    return block.getChildren().flatMap((child) => ($isInstrumentLine(child) ? [child] : $linesOf(child)));
  }
  return $isElementNode(block) ? [block] : [];
}

/** Whether a point on what holds lines (a list, a table, a row) stands in front of one of them. */
function $isInFrontOf(point: PointType, line: ElementNode): boolean {
  for (let at: ElementNode | null = line; at !== null; at = at.getParent()) {
    if (at.__parent === point.key) return point.offset <= at.getIndexWithinParent();
  }
  return false;
}

function $offsetWithin(element: ElementNode, point: PointType): number | null {
  if (point.type === 'element' && point.key === element.getKey()) {
    return $sizeOf(element.getChildren().slice(0, point.offset));
  }
  let before = 0;
  for (const child of element.getChildren()) {
    if (child.getKey() === point.key && $isTextNode(child)) return before + point.offset;
    const inside = $isElementNode(child) ? $offsetWithin(child, point) : null;
    if (inside !== null) return before + inside;
    before += child.getTextContentSize();
  }
  return null;
}

const $sizeOf = (nodes: readonly LexicalNode[]): number =>
  nodes.reduce((size, node) => size + node.getTextContentSize(), 0);

/** Where in the block a point stands; 0 where it stands before the block's text or outside it. */
export function $offsetOf(block: LexicalNode, point: PointType): number {
  let before = 0;
  const lines = $linesOf(block);
  const own = $findMatchingParent(point.getNode(), (node) => lines.some((line) => line.is(node)));
  for (const line of lines) {
    if (own === null ? $isInFrontOf(point, line) : own.is(line)) {
      return before + ($offsetWithin(line, point) ?? 0);
    }
    before += line.getTextContentSize() + 1;
  }
  return Math.max(before - 1, 0);
}

/** Puts a point at an offset of a block; an offset beyond the end means the end. */
export function $setPoint(point: PointType, block: LexicalNode, offset: number): void {
  let left = offset;
  const lines = $linesOf(block);
  for (const line of lines) {
    const size = line.getTextContentSize();
    if (left <= size || line === lines.at(-1)) {
      $setWithin(point, line, left);
      return;
    }
    left -= size + 1;
  }
  const parent = block.getParentOrThrow();
  point.set(parent.getKey(), block.getIndexWithinParent(), 'element');
}

function $setWithin(point: PointType, element: ElementNode, offset: number): void {
  let left = offset;
  for (const [index, child] of element.getChildren().entries()) {
    const size = child.getTextContentSize();
    if ($isTextNode(child) && left <= size) {
      point.set(child.getKey(), left, 'text');
      return;
    }
    if ($isElementNode(child) && left <= size) {
      $setWithin(point, child, left);
      return;
    }
    if (left < size) {
      point.set(element.getKey(), index, 'element');
      return;
    }
    left -= size;
  }
  point.set(element.getKey(), element.getChildrenSize(), 'element');
}

/**
 * Rebuilds text within blocks that stay, and leaves the selection on the same words. Lexical would look at it while
 * nodes that it points to are moved, and may throw.
 */
export function $keepingSelection(selection: RangeSelection, rebuild: () => void): void {
  const places = [selection.anchor, selection.focus].map((point) => {
    const block = point.getNode().getTopLevelElement();
    return { point, block, offset: block === null ? 0 : $offsetOf(block, point) };
  });
  $setSelection(null);
  rebuild();
  for (const { point, block, offset } of places) if (block !== null) $setPoint(point, block, offset);
  $setSelection(selection);
}

/** The text of a block as offsets count it. */
export const $textOf = (block: LexicalNode): string =>
  $linesOf(block)
    .map((line) => line.getTextContent())
    .join('\n');

/**
 * Where an offset in `before` stands in `after`, by the parts at both ends that are alike: what stands in front of the
 * caret and unchanged stays in front of it. Between them, where only the spelling is another, it stays behind the same
 * letters.
 */
export function movedOffset(before: string, after: string, offset: number): number {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  if (offset <= head) return offset;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (offset >= before.length - tail) return offset + after.length - before.length;
  return samePlace(before, after, offset) ?? Math.min(offset, after.length - tail);
}
