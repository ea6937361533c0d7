/** The caret in and beside the caption of a picture or the label of a file: no key joins it with other text. */
import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  mergeRegister,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { $isAttachmentBlock, type AttachmentBlock } from './attachment-block.ts';
import { $chooseBlock } from './block-places.ts';
import { $isFigureBlock, type FigureBlock } from './figure-block.ts';
import { $offsetOf, $textOf } from '../places.ts';

export const $isCaptioned = (node: LexicalNode | null): node is FigureBlock | AttachmentBlock =>
  $isFigureBlock(node) || $isAttachmentBlock(node);

/** The block of a mere caret, and how much text stands on either side of it there. */
function $standing(): {
  readonly block: LexicalNode;
  readonly before: number;
  readonly after: number;
} | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const block = selection.anchor.getNode().getTopLevelElement();
  if (block === null) return null;
  const before = $offsetOf(block, selection.anchor);
  return { block, before, after: $textOf(block).length - before };
}

/** Enter: on below; in front of a caption's words, on above. The caption stays with its picture. */
function $enter(): boolean {
  const standing = $standing();
  if (standing === null || !$isCaptioned(standing.block)) return false;
  const { block, before, after } = standing;
  if (before === 0 && after > 0) block.insertBefore($createParagraphNode());
  else block.insertAfter($createParagraphNode()).selectStart();
  return true;
}

/** Backspace and Delete at a caption's ends: its words stay where they are; Backspace chooses the whole first. */
function $delete(isBackward: boolean): boolean {
  const standing = $standing();
  if (standing === null || !$isCaptioned(standing.block)) return false;
  if ((isBackward ? standing.before : standing.after) > 0) return false;
  if (isBackward) $chooseBlock(standing.block);
  return true;
}

/** Registers them, before Lexical's own; answers the function that takes them away. */
export function registerCaptions(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $enter, COMMAND_PRIORITY_HIGH),
    ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
      editor.registerCommand(command, $delete, COMMAND_PRIORITY_CRITICAL),
    ),
  );
}
