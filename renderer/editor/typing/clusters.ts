/**
 * Keys that step over a Khmer cluster as a whole. Chromium stops between a coeng and its letter, which no eye can see,
 * and its Delete takes the coeng sign alone, so that the next letter jumps up into the line. Words (Ctrl with an arrow,
 * Backspace or Delete) and Backspace, which takes back the last code point typed, are right as they are.
 */
import {
  $createRangeSelection,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  KEY_ARROW_LEFT_COMMAND,
  KEY_ARROW_RIGHT_COMMAND,
  mergeRegister,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
} from 'lexical';
import { clusterSpans } from '../../../shared/khmer/index.ts';
import { $offsetOf, $setPoint, $textOf } from '../places.ts';
import { $removeSelected } from './deletion.ts';

/** Runs of digits and of Latin letters are clusters too, and are walked letter by letter. */
const KHMER = /^[\u1780-\u17D3\u17DD\u25CC]/u;

interface Step {
  readonly block: LexicalNode;
  readonly from: number;
  readonly to: number;
}

/** From a point to the border of the Khmer cluster before or behind it; null where the browser's own step is right. */
function $stepFrom(point: PointType, isBackward: boolean): Step | null {
  const block = point.getNode().getTopLevelElement();
  if (block === null) return null;
  const text = $textOf(block);
  const from = $offsetOf(block, point);
  const span = clusterSpans(text).find(({ start, end }) =>
    isBackward ? start < from && from <= end : start <= from && from < end,
  );
  if (span === undefined || !KHMER.test(text.slice(span.start))) return null;
  const to = isBackward ? span.start : span.end;
  return Math.abs(to - from) < 2 ? null : { block, from, to };
}

function $move(event: KeyboardEvent, isBackward: boolean): boolean {
  const selection = $getSelection();
  // Without Shift, an arrow leads to the end of what is selected.
  if (!$isRangeSelection(selection) || !(event.shiftKey || selection.isCollapsed())) return false;
  const step = $stepFrom(selection.focus, isBackward);
  if (step === null) return false;
  event.preventDefault();
  $setPoint(selection.focus, step.block, step.to);
  if (!event.shiftKey) $setPoint(selection.anchor, step.block, step.to);
  return true;
}

function $deleteAhead(isBackward: boolean): boolean {
  const selection = $getSelection();
  if (isBackward || !$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const step = $stepFrom(selection.focus, false);
  if (step === null) return false;
  const ahead = $createRangeSelection();
  $setPoint(ahead.anchor, step.block, step.from);
  $setPoint(ahead.focus, step.block, step.to);
  $setSelection(ahead);
  $removeSelected(ahead);
  return true;
}

/** Registers them; answers the function that takes them away. */
export function registerClusterKeys(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(KEY_ARROW_LEFT_COMMAND, (event) => $move(event, true), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_RIGHT_COMMAND, (event) => $move(event, false), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, $deleteAhead, COMMAND_PRIORITY_CRITICAL),
  );
}
