/**
 * The English of an instrument is written into the lines that the Khmer has: keys lead from line to line, words go in
 * and out, and nothing here makes, parts or joins a line.
 */
import {
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  REMOVE_TEXT_COMMAND,
  type ElementNode,
  type LexicalEditor,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import { $linesOf } from '../places.ts';
import { $isAtEnd, $isAtStart } from './line-places.ts';
import { $removeSelected } from '../typing/deletion.ts';

/** Every line that the selection touches, in order. */
function $touchedLines(selection: RangeSelection): readonly ElementNode[] {
  const lines = new Map<string, ElementNode>();
  for (const node of [selection.anchor.getNode(), ...selection.getNodes(), selection.focus.getNode()]) {
    const line = $lineOf(node);
    if (line !== null) lines.set(line.getKey(), line);
  }
  return [...lines.values()].toSorted((a, b) => (a.isBefore(b) ? -1 : 1));
}

function $lineOf(node: LexicalNode): ElementNode | null {
  const block = node.getTopLevelElement();
  if (block === null) return null;
  return $linesOf(block).find((line) => line.is(node) || line.isParentOf(node)) ?? null;
}

/** Takes the selected words out of each line; the lines stay. */
function $clear(selection: RangeSelection): void {
  const [first, ...rest] = $touchedLines(selection);
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return $removeSelected(selection);
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const from = { key: start.key, offset: start.offset, type: start.type };
  const to = { key: end.key, offset: end.offset, type: end.type };
  for (const line of rest.slice(0, -1)) line.clear();
  const ending = last.selectStart();
  if ($getNodeByKey(to.key) !== null) ending.focus.set(to.key, to.offset, to.type);
  $removeSelected(ending);
  const beginning = first.selectEnd();
  beginning.anchor.set(from.key, from.offset, from.type);
  $removeSelected(beginning);
}

/** Whether something was selected, which is gone then. */
function $clearSelected(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return false;
  $clear(selection);
  return true;
}

const $makeRoom = (): false => {
  $clearSelected();
  return false;
};

/** To the start of the next line, in this block or the one behind it. */
function $toNextLine(): true {
  $clearSelected();
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return true;
  const block = selection.focus.getNode().getTopLevelElement();
  if (block === null) return true;
  const lines = $linesOf(block);
  const at = lines.findIndex((line) => line.is($lineOf(selection.focus.getNode())));
  const next = lines[at + 1] ?? block.getNextSibling();
  if ($isElementNode(next)) next.selectStart();
  return true;
}

/** At the edge of a line there is nothing to delete: what is beyond it belongs to another. */
function $staysInLine(isBackward: boolean): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const line = $lineOf(selection.focus.getNode());
  if (line === null) return true;
  return isBackward ? $isAtStart(selection.focus, line) : $isAtEnd(selection.focus, line);
}

/** Lines that are pasted go into the lines from the caret on, as far as there are empty ones, the rest into the last. */
function $paste(text: string): void {
  $clearSelected();
  const [first = '', ...rest] = text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .filter((line) => line.trim() !== '');
  $insert(first);
  for (const line of rest) {
    const selection = $getSelection();
    const here = $isRangeSelection(selection) ? $lineOf(selection.focus.getNode()) : null;
    $toNextLine();
    const moved = $getSelection();
    const next = $isRangeSelection(moved) ? $lineOf(moved.focus.getNode()) : null;
    if (next === null || next.is(here) || next.getTextContent() !== '') {
      here?.selectEnd();
      $insert(` ${line}`);
    } else $insert(line);
  }
}

function $insert(text: string): void {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) selection.insertText(text.replaceAll('\t', ' '));
}

/** Registers them, before all others; answers the function that takes them away. */
export function registerEnglishKeys(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(CONTROLLED_TEXT_INSERTION_COMMAND, $makeRoom, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(INSERT_LINE_BREAK_COMMAND, $makeRoom, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $toNextLine, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(REMOVE_TEXT_COMMAND, $clearSelected, COMMAND_PRIORITY_CRITICAL),
    ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
      editor.registerCommand(
        command,
        (isBackward) => $clearSelected() || $staysInLine(isBackward),
        COMMAND_PRIORITY_CRITICAL,
      ),
    ),
    editor.registerCommand(
      CUT_COMMAND,
      (event) => {
        const selection = $getSelection();
        if (!(event instanceof ClipboardEvent) || !$isRangeSelection(selection)) return false;
        event.preventDefault();
        event.clipboardData?.setData('text/plain', selection.getTextContent());
        $clearSelected();
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const text = event instanceof ClipboardEvent ? event.clipboardData?.getData('text/plain') : undefined;
        if (text === undefined) return false;
        event.preventDefault();
        $paste(text);
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}
