/**
 * Guards the zero-width spaces of Khmer text against input methods. Lexical marks a composition with U+200B and, when it
 * ends, deletes every U+200B of the text it was in; but the Khmer space bar types just that character between words.
 * So what stood before and after the composition is remembered at its start and, where it differs at the end in
 * zero-width spaces alone, put back in the same update.
 */
import {
  $getSelection,
  $hasUpdateTag,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  COMPOSITION_END_COMMAND,
  COMPOSITION_END_TAG,
  COMPOSITION_START_COMMAND,
  mergeRegister,
  RootNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type TextNode,
} from 'lexical';
import { NOTE_SIGN } from '../../../shared/document/text.ts';
import { $offsetOf, $setPoint, $textOf } from '../places.ts';

const SPACE = '\u200B';
const bare = (text: string): string => text.replaceAll(SPACE, '');

interface Around {
  readonly head: string;
  readonly tail: string;
}

function $around(): Around | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const [start, end] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus];
  const first = start.getNode().getTopLevelElement();
  const last = end.getNode().getTopLevelElement();
  if (first === null || last === null) return null;
  return {
    head: $textOf(first).slice(0, $offsetOf(first, start)),
    tail: $textOf(last).slice($offsetOf(last, end)),
  };
}

/**
 * The text as it should be: what stood around, with what was composed between; null where something else than
 * zero-width spaces changed around it, which is not ours to judge.
 */
export function textAfterComposition(around: Around, composed: string, text: string): string | null {
  const head = bare(around.head);
  const tail = bare(around.tail);
  const whole = bare(text);
  if (whole.length < head.length + tail.length || !whole.startsWith(head) || !whole.endsWith(tail))
    return null;
  const middle = whole.slice(head.length, whole.length - tail.length);
  return around.head + (bare(composed) === middle ? composed : middle) + around.tail;
}

function $textNodes(node: LexicalNode): readonly TextNode[] {
  if ($isTextNode(node)) return [node];
  return $isElementNode(node) ? node.getChildren().flatMap($textNodes) : [];
}

/**
 * Writes the zero-width spaces of `wanted` into text nodes that agree with it in everything else. Only the node that was
 * composed in has lost any: what stands between it and a neighbour beyond the neighbour's own belongs to it.
 */
function $write(block: LexicalNode, wanted: string, composed: NodeKey): void {
  let at = 0;
  const nodes = $textNodes(block);
  for (const [index, node] of nodes.entries()) {
    while (wanted[at] === '\n' || wanted[at] === NOTE_SIGN) at += 1;
    const from = at;
    for (let left = bare(node.getTextContent()).length; left > 0; at += 1)
      if (wanted[at] !== SPACE) left -= 1;
    const between = /^\u200B*/u.exec(wanted.slice(at))?.[0].length ?? 0;
    const behind = wanted[at + between];
    const isBeside = behind !== undefined && behind !== '\n' && behind !== NOTE_SIGN;
    const next = isBeside ? nodes[index + 1] : undefined;
    if (next === undefined) at += between;
    else if (next.getKey() === composed) at += Math.min(between, spaces(node, /\u200B*$/u));
    else at += Math.max(between - spaces(next, /^\u200B*/u), 0);
    const text = wanted.slice(from, at);
    if (text !== node.getTextContent()) node.setTextContent(text);
  }
}

const spaces = (node: TextNode, where: RegExp): number => where.exec(node.getTextContent())?.[0].length ?? 0;

function $restore(around: Around, composed: string): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const block = selection.anchor.getNode().getTopLevelElement();
  if (block === null) return;
  const text = $textOf(block);
  const wanted = textAfterComposition(around, composed, text);
  if (wanted === null || wanted === text) return;
  $write(block, wanted, selection.anchor.key);
  const caret = wanted.length - around.tail.length;
  $setPoint(selection.anchor, block, caret);
  $setPoint(selection.focus, block, caret);
}

/** Registers the guard; answers the function that takes it away. */
export function registerCompositionGuard(editor: LexicalEditor): () => void {
  let around: Around | null = null;
  let composed: string | null = null;
  return mergeRegister(
    editor.registerCommand(
      COMPOSITION_START_COMMAND,
      () => {
        if (!editor.isComposing()) around = $around();
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      COMPOSITION_END_COMMAND,
      (event) => {
        composed = event.data;
        return false;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    // Transforms of the root run last in an update, after Lexical has taken the text from the page.
    editor.registerNodeTransform(RootNode, () => {
      if (around === null || composed === null || !$hasUpdateTag(COMPOSITION_END_TAG)) return;
      const [remembered, data] = [around, composed];
      around = null;
      composed = null;
      $restore(remembered, data);
    }),
  );
}
