/**
 * Tables, pictures and rules are never swallowed silently: Backspace or Delete beside one first chooses it, and then
 * takes it out.
 */
import {
  $createParagraphNode,
  $getNearestNodeFromDOMNode,
  $getRoot,
  $getSelection,
  $isDecoratorNode,
  $isParagraphNode,
  $isRangeSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ENTER_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $chooseBlock, $chosenBlocks, $isWhole, $removeBlock } from './block-places.ts';
import { $isListBlock } from '../nodes.ts';
import { $offsetOf, $textOf } from '../places.ts';

/** What stands next to the caret where the caret is at that end of its block; null elsewhere. */
function $beside(selection: RangeSelection, isBackward: boolean): LexicalNode | null {
  const { anchor } = selection;
  if (anchor.key === 'root') return $getRoot().getChildAtIndex(anchor.offset - (isBackward ? 1 : 0));
  const block = anchor.getNode().getTopLevelElement();
  if (block === null || $isWhole(block)) return null;
  const edge = isBackward ? 0 : $textOf(block).length;
  if ($offsetOf(block, anchor) !== edge) return null;
  return isBackward ? block.getPreviousSibling() : block.getNextSibling();
}

function $delete(isBackward: boolean): boolean {
  const chosen = $chosenBlocks();
  if (chosen.length > 0) {
    for (const block of chosen) $removeBlock(block);
    return true;
  }
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const beside = $beside(selection, isBackward);
  if (beside === null || !$isWhole(beside)) return false;
  const block = selection.anchor.getNode().getTopLevelElement();
  if (isBackward && $isListBlock(block)) {
    // The line leaves its list first, as it does anywhere else.
    return block.getFirstChild<ElementNode>()?.collapseAtStart(selection) ?? false;
  }
  $chooseBlock(beside);
  if ($isParagraphNode(block) && block.isEmpty()) block.remove();
  return true;
}

/** A paragraph behind the chosen block, with the caret in it. */
function $writeBehind(): boolean {
  const block = $chosenBlocks().at(-1);
  if (block === undefined) return false;
  const paragraph = $createParagraphNode();
  block.insertAfter(paragraph);
  paragraph.select();
  return true;
}

function $chooseClicked(event: MouseEvent): boolean {
  const node = event.target instanceof Node ? $getNearestNodeFromDOMNode(event.target) : null;
  if (!$isDecoratorNode(node) || node.isInline()) return false;
  $chooseBlock(node);
  return true;
}

/** Registers them, before Lexical's own; answers the function that takes them away. */
export function registerWholeBlocks(editor: LexicalEditor): () => void {
  return mergeRegister(
    ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
      editor.registerCommand(command, $delete, COMMAND_PRIORITY_CRITICAL),
    ),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $writeBehind, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        if (!$writeBehind()) return false;
        event?.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      () => {
        $writeBehind();
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(CLICK_COMMAND, $chooseClicked, COMMAND_PRIORITY_LOW),
  );
}
