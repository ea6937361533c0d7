/** Khmer ↔ Arabic: the digits of what is selected, or of the number at the caret, in the other script. */
import { $getSelection, $isRangeSelection, $isTextNode, type RangeSelection, type TextNode } from 'lexical';
import { otherDigits } from '../../../shared/khmer/index.ts';

const NUMBER = /[0-9\u17E0-\u17E9]+(?:[.,][0-9\u17E0-\u17E9]+)*/gu;

interface Part {
  readonly node: TextNode;
  readonly from: number;
  readonly to: number;
}

/** The selected part of each text node, in order. */
function $selectedParts(selection: RangeSelection): readonly Part[] {
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  return selection
    .getNodes()
    .filter($isTextNode)
    .filter((node) => node.isSelected(selection))
    .map((node) => ({
      node,
      from: start.type === 'text' && node.getKey() === start.key ? start.offset : 0,
      to: end.type === 'text' && node.getKey() === end.key ? end.offset : node.getTextContentSize(),
    }));
}

function $numberAtCaret({ anchor }: RangeSelection): readonly Part[] {
  const node = anchor.getNode();
  if (!$isTextNode(node)) return [];
  const number = Array.from(node.getTextContent().matchAll(NUMBER)).find(
    ({ 0: found, index }) => index <= anchor.offset && anchor.offset <= index + found.length,
  );
  return number === undefined ? [] : [{ node, from: number.index, to: number.index + number[0].length }];
}

/** Must run inside an update. A digit of one script is as long as one of the other: the selection stays. */
export function $switchDigits(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const parts = selection.isCollapsed() ? $numberAtCaret(selection) : $selectedParts(selection);
  const texts = parts.map(({ node, from, to }) => node.getTextContent().slice(from, to));
  const switched = otherDigits(texts.join(''));
  let at = 0;
  for (const [index, { node, from, to }] of parts.entries()) {
    const size = texts[index]?.length ?? 0;
    const whole = node.getTextContent();
    const next = whole.slice(0, from) + switched.slice(at, at + size) + whole.slice(to);
    at += size;
    if (next !== whole) node.setTextContent(next);
  }
}
