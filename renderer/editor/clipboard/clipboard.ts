/**
 * Copy, cut and paste. What we put on the clipboard carries uids, so that a cut unit is the same unit where it is
 * pasted (a copy is another: the uid is taken); what others put there is read as far as an article can say it.
 */
import {
  $addUpdateTag,
  $createParagraphNode,
  $createTextNode,
  $getSelection,
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
import type { Language } from '../../../shared/document/model.ts';
import { readUnit } from '../../../shared/document/views.ts';
import { bodiesFromText } from '../../../shared/exchange/bodies-from-text.ts';
import { normalize } from '../../../shared/khmer/index.ts';
import type { DraftText } from '../../drafting/text.ts';
import { $chosenBlocks, $removeBlock } from '../block/block-places.ts';
import type { Blocks } from '../binding/blocks.ts';
import { $isCaptioned } from '../block/captions.ts';
import { $copyCells, $textInCell } from './clipboard-cells.ts';
import { $removeSelected } from '../typing/deletion.ts';
import { FRAGMENT_TYPE, fragmentForms, parseFragment, type Fragment, type Piece } from './fragment.ts';
import { $pasteBodies, $pasteMarkup } from './paste-foreign.ts';
import { $pasteFragment } from './paste-fragment.ts';
import type { PasteTarget } from './paste-long.ts';
import { copiedLines } from '../instrument/copied-lines.ts';
import { $isInstrumentBlock } from '../instrument/instrument-nodes.ts';
import { $offsetOf, $textOf } from '../places.ts';
import { sliceBody } from '../../../shared/document/slice.ts';
import { $contentOf, contentOfBody } from '../binding/to-units.ts';

/** The units, or parts of them, that the selection covers. */
export function $copy(selection: RangeSelection, blocks: Blocks): Fragment {
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const cells = $copyCells(selection);
  if (cells !== null) return [{ uid: null, body: cells }];
  const covered = new Map<string, LexicalNode>();
  for (const node of [start.getNode(), ...selection.getNodes(), end.getNode()]) {
    const block = node.getTopLevelElement();
    if (block !== null) covered.set(block.getKey(), block);
  }
  const first = start.getNode().getTopLevelElement();
  const last = end.getNode().getTopLevelElement();
  return [...covered.values()].flatMap((block) => {
    const size = $textOf(block).length;
    const from = block.is(first) ? $offsetOf(block, start) : 0;
    const to = block.is(last) ? $offsetOf(block, end) : size;
    // Words that are selected within a caption are words; who selects beyond it means the picture.
    const isCaption = $isCaptioned(block) && block.is(first) && block.is(last) && size > 0;
    const isWhole = from === 0 && to === size && !isCaption;
    return isWhole ? [$wholeOf(block, blocks)] : $partsOf(block, from, to);
  });
}

const $wholeOf = (block: LexicalNode, blocks: Blocks): Piece => ({
  uid: blocks.uidOf(block.getKey()) ?? null,
  body: $contentOf(block),
});

function $partsOf(block: LexicalNode, from: number, to: number): readonly Piece[] {
  const body = $contentOf(block);
  if ($isInstrumentBlock(block))
    return copiedLines(body, from, to).map((line) => ({ uid: null, body: line }));
  const view = readUnit(body);
  if (view.kind === 'unreadable') return [{ uid: null, body }];
  return [{ uid: null, body: contentOfBody(sliceBody(view.body, from, to)) }];
}

/** Takes the covered text out. A unit that was covered whole goes with it: what stays behind is a new, empty one. */
export function $cut(selection: RangeSelection, fragment: Fragment, blocks: Blocks): void {
  const whole = new Set(fragment.map(({ uid }) => uid));
  $addUpdateTag(CUT_TAG);
  $removeSelected(selection);
  const left = selection.anchor.getNode().getTopLevelElement();
  const uid = left === null ? undefined : blocks.uidOf(left.getKey());
  if (left === null || uid === undefined || !whole.has(uid) || $textOf(left) !== '') return;
  const beside = left.getNextSibling() ?? left.getPreviousSibling();
  if ($isInstrumentBlock(left) && beside !== null) {
    beside.selectStart();
    left.remove();
    return;
  }
  const fresh = $createParagraphNode();
  left.replace(fresh);
  fresh.select();
}

function $cutChosen(chosen: readonly LexicalNode[]): void {
  $addUpdateTag(CUT_TAG);
  for (const block of chosen) $removeBlock(block);
}

/** Plain text, normalised, in place of the selection; each line that is not blank is a paragraph. */
export function $pasteText(selection: RangeSelection, pasted: string): void {
  const text = normalize(pasted);
  $addUpdateTag(PASTE_TAG);
  $removeSelected(selection);
  if ($textInCell(selection, text)) return;
  const lines = text.split(/[\r\n]+/u).filter((line) => line !== '');
  const [only] = lines;
  if (lines.length > 1) {
    selection.insertNodes(lines.map((line) => $createParagraphNode().append($createTextNode(line))));
  } else if (only !== undefined) {
    selection.insertText(only);
  }
}

/** Our own units first, then another program's markup, then its text. */
function $paste(data: DataTransfer, target: PasteTarget): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const fragment = parseFragment(data.getData(FRAGMENT_TYPE));
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  if (fragment !== null) $pasteFragment(selection, fragment, target.blocks);
  else if (html.trim() !== '') $pasteMarkup(target, selection, html);
  else if (text.includes('\t'))
    $pasteBodies(selection, bodiesFromText(text, target.draft.ids), target.blocks);
  else $pasteText(selection, text);
}

// The browser's own dragging of text would bypass the identity of units.
function refuse(event: DragEvent): boolean {
  event.preventDefault();
  return true;
}

/** Registers them, before Lexical's own; answers the function that takes them away. */
export function registerClipboard(
  editor: LexicalEditor,
  language: Language,
  blocks: Blocks,
  draft: DraftText,
): () => void {
  const target: PasteTarget = { editor, blocks, draft, language };
  const $take = (event: unknown, isCut: boolean): boolean => {
    const selection = $getSelection();
    const chosen = $chosenBlocks();
    if (!(event instanceof ClipboardEvent)) return true;
    event.preventDefault();
    const fragment =
      $isRangeSelection(selection) && !selection.isCollapsed()
        ? $copy(selection, blocks)
        : chosen.map((block) => $wholeOf(block, blocks));
    if (fragment.length === 0) return true;
    for (const [type, data] of Object.entries(fragmentForms(fragment, language))) {
      event.clipboardData?.setData(type, data);
    }
    if (isCut && $isRangeSelection(selection)) $cut(selection, fragment, blocks);
    else if (isCut) $cutChosen(chosen);
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
          $paste(event.clipboardData, target);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (event) => {
        if (typeof event === 'string' || event.dataTransfer === null) return false;
        $paste(event.dataTransfer, target);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(DRAGSTART_COMMAND, refuse, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DROP_COMMAND, refuse, COMMAND_PRIORITY_HIGH),
  );
}
