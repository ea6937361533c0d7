/**
 * Deleting what is selected. Lexical 0.52 does it while its selection still points into the text that it shortens, and
 * throws where the selection starts in an empty block and ends within a text of several looks; so the selection is put
 * aside meanwhile, here, before any command that would replace what is selected.
 */
import {
  $caretRangeFromSelection,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $removeTextFromCaretRange,
  $setSelection,
  $updateRangeSelectionFromCaretRange,
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  mergeRegister,
  REMOVE_TEXT_COMMAND,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical';
import { $removeAcrossCells } from '../table/table-deletion.ts';

/** Takes the selected text out and leaves the caret in its place. Must run inside an update. */
export function $removeSelected(selection: RangeSelection): void {
  if (selection.isCollapsed() || $removeAcrossCells(selection, $removeText)) return;
  $removeText(selection);
}

function $removeText(selection: RangeSelection): void {
  const first = (selection.isBackward() ? selection.focus : selection.anchor).getNode();
  const format = $isTextNode(first) ? first.getFormat() : selection.format;
  const range = $caretRangeFromSelection(selection);
  $setSelection(null);
  $updateRangeSelectionFromCaretRange(selection, $removeTextFromCaretRange(range));
  // What is typed over a selection looks like its beginning.
  selection.format = format;
  $setSelection(selection);
}

function $delete(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return false;
  $removeSelected(selection);
  return true;
}

/** The command goes on, with nothing left that it would have to delete. */
function $makeRoom(): false {
  $delete();
  return false;
}

/** Registers them, before Lexical's own; answers the function that takes them away. */
export function registerDeletion(editor: LexicalEditor): () => void {
  return mergeRegister(
    ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
      editor.registerCommand(command, $delete, COMMAND_PRIORITY_CRITICAL),
    ),
    editor.registerCommand(REMOVE_TEXT_COMMAND, $delete, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(CONTROLLED_TEXT_INSERTION_COMMAND, $makeRoom, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $makeRoom, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(INSERT_LINE_BREAK_COMMAND, $makeRoom, COMMAND_PRIORITY_CRITICAL),
  );
}
