/** Whole blocks: where a new one goes, how one that says something without words is chosen, and what is left of it. */
import {
  $createNodeSelection,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  $setSelection,
  type LexicalNode,
} from 'lexical';
import { $isAttachmentBlock } from './attachment-block.ts';
import { $isFigureBlock } from './figure-block.ts';
import { $insertPart } from '../instrument/table-part.ts';
import { $createRuleBlock } from '../nodes.ts';
import { $isTableBlock } from '../table/table-nodes.ts';

/** Whether a block says something by itself, so that no deletion beside it may swallow it: a table, a picture, a rule. */
export const $isWhole = (block: LexicalNode | null): boolean =>
  block !== null &&
  !block.isInline() &&
  ($isDecoratorNode(block) || $isTableBlock(block) || $isFigureBlock(block) || $isAttachmentBlock(block));

/** Chooses a block as a whole: the next Delete or Backspace takes it. */
export function $chooseBlock(block: LexicalNode): void {
  const selection = $createNodeSelection();
  selection.add(block.getKey());
  $setSelection(selection);
}

/** The blocks that are chosen as a whole, in document order. */
export function $chosenBlocks(): readonly LexicalNode[] {
  const selection = $getSelection();
  return $isNodeSelection(selection) ? selection.getNodes().filter((node) => node.getParent() !== null) : [];
}

/** The block with the caret, or the chosen one; null where the caret stands between blocks. */
function $currentBlock(): LexicalNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return $chosenBlocks().at(-1) ?? null;
  return selection.focus.getNode().getTopLevelElement();
}

/** Puts a block where the caret is: in place of an empty paragraph, else behind the block with the caret. */
export function $insertBlock(block: LexicalNode): void {
  if ($insertPart(block)) return;
  const current = $currentBlock();
  if (current !== null) {
    if ($isParagraphNode(current) && current.isEmpty()) current.replace(block);
    else current.insertAfter(block);
    return;
  }
  const selection = $getSelection();
  const at = $isRangeSelection(selection) ? selection.focus.offset : $getRoot().getChildrenSize();
  $getRoot().splice(at, 0, [block]);
}

/** The caret behind a block: at the start of the next, or in a new paragraph where there is none to write in. */
export function $caretBehind(block: LexicalNode): void {
  const next = block.getNextSibling();
  if ($isElementNode(next) && !$isWhole(next)) {
    next.selectStart();
    return;
  }
  const paragraph = $createParagraphNode();
  block.insertAfter(paragraph);
  paragraph.select();
}

/** A horizontal rule where the caret is, and the caret behind it. */
export function $insertRule(): void {
  const rule = $createRuleBlock();
  $insertBlock(rule);
  $caretBehind(rule);
}

/** A paragraph for each line where the caret is, and the caret at the end of the last. */
export function $insertParagraphs(lines: readonly string[]): void {
  for (const line of lines) {
    const paragraph = $createParagraphNode().append($createTextNode(line));
    $insertBlock(paragraph);
    paragraph.selectEnd();
  }
}

/** Takes a block out and leaves the caret where it was. */
export function $removeBlock(block: LexicalNode): void {
  const [previous, next] = [block.getPreviousSibling(), block.getNextSibling()];
  const isLast = previous === null && next === null;
  const paragraph = isLast ? $createParagraphNode() : null;
  $setSelection(null);
  if (paragraph !== null) block.replace(paragraph);
  else block.remove();
  const beside = next ?? previous ?? paragraph;
  if (beside === null) return;
  if ($isDecoratorNode(beside)) $chooseBlock(beside);
  else if (next === null && $isElementNode(beside)) beside.selectEnd();
  else if ($isElementNode(beside)) beside.selectStart();
}
