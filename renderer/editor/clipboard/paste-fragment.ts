/** Putting units, or parts of them, in place of the selection. */
import { $addUpdateTag, $isParagraphNode, PASTE_TAG, type LexicalNode, type RangeSelection } from 'lexical';
import { readUnit } from '../../../shared/document/views.ts';
import type { Blocks } from '../binding/blocks.ts';
import { $pasteInCell } from './clipboard-cells.ts';
import { $removeSelected } from '../typing/deletion.ts';
import type { Fragment, Piece } from './fragment.ts';
import { $blockOf, $inlineNodes } from '../binding/from-units.ts';
import { $offsetOf, $textOf } from '../places.ts';

/** Puts a fragment in place of the selection. */
export function $pasteFragment(selection: RangeSelection, fragment: Fragment, blocks: Blocks): void {
  $addUpdateTag(PASTE_TAG);
  $removeSelected(selection);
  if ($pasteInCell(selection, fragment)) return;
  const block = selection.anchor.getNode().getTopLevelElement();
  const isEmpty = $isParagraphNode(block) && block.isEmpty();
  const [only] = fragment;
  const inline = only === undefined || fragment.length > 1 ? null : inlineOf(only);
  if (inline !== null && (only?.uid === null || !isEmpty)) {
    selection.insertNodes($inlineNodes(inline));
    return;
  }
  const made = fragment.map(({ uid, body }) => {
    const node = $blockOf(body);
    if (uid !== null) blocks.claim(node.getKey(), uid);
    return node;
  });
  const last = made.at(-1);
  const at = block === null ? null : $offsetOf(block, selection.anchor);
  const isWhole = fragment.every(({ uid }) => uid !== null);
  if (block === null || last === undefined || !(isEmpty || (isWhole && isEdge(block, at)))) {
    selection.insertNodes(made);
    return;
  }
  for (const node of isEmpty || at === 0 ? made : []) block.insertBefore(node);
  for (const node of isEmpty || at === 0 ? [] : made.toReversed()) block.insertAfter(node);
  if (isEmpty) block.remove();
  last.selectEnd();
}

const isEdge = (block: LexicalNode, at: number | null): boolean => at === 0 || at === $textOf(block).length;

/** The text of a block that is nothing but text, for insertion into another; null for what only stands by itself. */
function inlineOf({ body }: Piece): Parameters<typeof $inlineNodes>[0] | null {
  const view = readUnit(body);
  if (view.kind === 'unreadable') return null;
  const { type, content } = view.body;
  return type === 'paragraph' || type === 'heading' || type === 'quote' ? content.inline : null;
}
