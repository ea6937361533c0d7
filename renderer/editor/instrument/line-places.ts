/** Where a caret stands among the lines of an instrument. Each must run inside a read or update. */
import {
  $findMatchingParent,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
  type PointType,
  type RangeSelection,
} from 'lexical';
import { isBlank } from '../../../shared/instrument/text.ts';
import {
  $isInstrumentBlock,
  $isInstrumentLine,
  type InstrumentBlock,
  type InstrumentLine,
} from './instrument-nodes.ts';

export interface LinePlace {
  readonly selection: RangeSelection;
  readonly line: InstrumentLine;
  readonly block: InstrumentBlock;
}

/** The line and block around the caret; null where something is selected, or it stands elsewhere. */
export function $caretLine(): LinePlace | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  return $placeAt(selection, selection.anchor);
}

export function $placeAt(selection: RangeSelection, point: PointType): LinePlace | null {
  const line = $findMatchingParent(point.getNode(), $isInstrumentLine);
  const block = line?.getParent();
  return line !== null && $isInstrumentBlock(block) ? { selection, line, block } : null;
}

export const $isBlankLine = (line: InstrumentLine): boolean => isBlank(line.getTextContent());

/** Whether nothing of the line stands in front of the point. */
export function $isAtStart(point: PointType, line: ElementNode): boolean {
  if (point.offset !== 0) return false;
  let node: LexicalNode | null = point.getNode();
  while (node !== null && !node.is(line)) {
    if (node.getPreviousSibling() !== null) return false;
    node = node.getParent();
  }
  return node !== null;
}

/** Whether nothing of the line stands behind the point. */
export function $isAtEnd(point: PointType, line: ElementNode): boolean {
  const at = point.getNode();
  const size = point.type === 'element' ? line.getChildrenSize() : at.getTextContentSize();
  if (point.type === 'element' && at.is(line)) return point.offset === size;
  if (point.offset !== at.getTextContentSize()) return false;
  let node: LexicalNode | null = at;
  while (node !== null && !node.is(line)) {
    if (node.getNextSibling() !== null) return false;
    node = node.getParent();
  }
  return node !== null;
}

/** What of the line stands behind the caret; words that it stands in are parted there. */
export function $restOf({ selection, line }: LinePlace): readonly LexicalNode[] {
  const { anchor } = selection;
  const at = anchor.getNode();
  if (at.is(line)) return line.getChildren().slice(anchor.offset);
  const rest: LexicalNode[] = [];
  let node: LexicalNode = at;
  if ($isTextNode(at)) {
    if (anchor.offset === 0) rest.push(at);
    else if (anchor.offset < at.getTextContentSize()) {
      const [before, behind] = at.splitText(anchor.offset);
      if (behind !== undefined) rest.push(behind);
      node = behind ?? before ?? at;
    }
  } else if ($isElementNode(at)) rest.push(...at.getChildren().slice(anchor.offset));
  // What stands behind it within a link or a term is plain words in the next line.
  for (
    let inside: LexicalNode | null = node;
    inside !== null && !inside.is(line);
    inside = inside.getParent()
  ) {
    rest.push(...inside.getNextSiblings());
  }
  return rest;
}
