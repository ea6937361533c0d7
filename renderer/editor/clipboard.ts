/**
 * Copy, cut and paste. What we put on the clipboard carries uids, so that a cut unit is the same unit where it is
 * pasted (a copy is another: the uid is taken); what others put there comes in as plain text.
 */
import {
  $addUpdateTag,
  $createParagraphNode,
  $createTextNode,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  COPY_COMMAND,
  CUT_COMMAND,
  CUT_TAG,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  PASTE_TAG,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import type { Language } from '../../shared/document/model.ts';
import { readUnit } from '../../shared/document/views.ts';
import type { Blocks } from './blocks.ts';
import { $removeSelected } from './deletion.ts';
import { FRAGMENT_TYPE, fragmentForms, parseFragment, type Fragment, type Piece } from './fragment.ts';
import { $blockOf, $inlineNodes } from './from-units.ts';
import { $offsetOf, $textOf } from './places.ts';
import { sliceBody } from '../../shared/document/slice.ts';
import { $contentOf, contentOfBody } from './to-units.ts';

/** The units, or parts of them, that the selection covers. */
export function $copy(selection: RangeSelection, blocks: Blocks): Fragment {
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const covered = new Map<string, LexicalNode>();
  for (const node of [start.getNode(), ...selection.getNodes(), end.getNode()]) {
    const block = node.getTopLevelElement();
    if (block !== null) covered.set(block.getKey(), block);
  }
  const first = start.getNode().getTopLevelElement();
  const last = end.getNode().getTopLevelElement();
  return [...covered.values()].map((block) => {
    const size = $textOf(block).length;
    const from = block.is(first) ? $offsetOf(block, start) : 0;
    const to = block.is(last) ? $offsetOf(block, end) : size;
    return $pieceOf(block, blocks, from, to, size);
  });
}

function $pieceOf(block: LexicalNode, blocks: Blocks, from: number, to: number, size: number): Piece {
  const body = $contentOf(block);
  if (from === 0 && to === size) return { uid: blocks.uidOf(block.getKey()) ?? null, body };
  const view = readUnit(body);
  if (view.kind === 'unreadable') return { uid: null, body };
  return { uid: null, body: contentOfBody(sliceBody(view.body, from, to)) };
}

/** Takes the covered text out. A unit that was covered whole goes with it: what stays behind is a new, empty one. */
export function $cut(selection: RangeSelection, fragment: Fragment, blocks: Blocks): void {
  const whole = new Set(fragment.map(({ uid }) => uid));
  $addUpdateTag(CUT_TAG);
  $removeSelected(selection);
  const left = selection.anchor.getNode().getTopLevelElement();
  const uid = left === null ? undefined : blocks.uidOf(left.getKey());
  if (left === null || uid === undefined || !whole.has(uid) || $textOf(left) !== '') return;
  const fresh = $createParagraphNode();
  left.replace(fresh);
  fresh.select();
}

/** Puts a fragment in place of the selection. */
export function $pasteFragment(selection: RangeSelection, fragment: Fragment, blocks: Blocks): void {
  $addUpdateTag(PASTE_TAG);
  $removeSelected(selection);
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

/** Plain text in place of the selection; each line that is not blank is a paragraph. */
export function $pasteText(selection: RangeSelection, text: string): void {
  $addUpdateTag(PASTE_TAG);
  $removeSelected(selection);
  const lines = text.split(/[\r\n]+/u).filter((line) => line !== '');
  const [only] = lines;
  if (lines.length > 1) {
    selection.insertNodes(lines.map((line) => $createParagraphNode().append($createTextNode(line))));
  } else if (only !== undefined) {
    selection.insertText(only);
  }
}

function $paste(data: DataTransfer, blocks: Blocks): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const fragment = parseFragment(data.getData(FRAGMENT_TYPE));
  if (fragment === null) $pasteText(selection, data.getData('text/plain'));
  else $pasteFragment(selection, fragment, blocks);
}

// The browser's own dragging of text would bypass the identity of units.
function refuse(event: DragEvent): boolean {
  event.preventDefault();
  return true;
}

/** Registers them, before Lexical's own; answers the function that takes them away. */
export function registerClipboard(editor: LexicalEditor, language: Language, blocks: Blocks): () => void {
  const $take = (event: unknown, isCut: boolean): boolean => {
    const selection = $getSelection();
    if (!(event instanceof ClipboardEvent) || !$isRangeSelection(selection)) return true;
    event.preventDefault();
    if (selection.isCollapsed()) return true;
    const fragment = $copy(selection, blocks);
    for (const [type, data] of Object.entries(fragmentForms(fragment, language))) {
      event.clipboardData?.setData(type, data);
    }
    if (isCut) $cut(selection, fragment, blocks);
    return true;
  };
  return mergeRegister(
    editor.registerCommand(COPY_COMMAND, (event) => $take(event, false), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(CUT_COMMAND, (event) => $take(event, true), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        event.preventDefault();
        if (event instanceof ClipboardEvent && event.clipboardData !== null)
          $paste(event.clipboardData, blocks);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (event) => {
        if (typeof event === 'string' || event.dataTransfer === null) return false;
        $paste(event.dataTransfer, blocks);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(DRAGSTART_COMMAND, refuse, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DROP_COMMAND, refuse, COMMAND_PRIORITY_HIGH),
  );
}
