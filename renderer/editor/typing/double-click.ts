/**
 * A double click selects a word as the browser cuts it: by dictionary, from one zero-width space to the next. Only the
 * number of a footnote that stands at the word is not part of it.
 */
import {
  $getNearestNodeFromDOMNode,
  $getSelection,
  $isRangeSelection,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { NOTE_SIGN } from '../../../shared/document/text.ts';
import { $isFootnote } from '../footnote/footnote-node.ts';
import { $offsetOf, $setPoint, $textOf } from '../places.ts';

/** Leaves of what is selected the part between two signs that was pressed. */
function $leaveSignsOut(pressed: LexicalNode): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || $isFootnote(pressed)) return;
  const block = pressed.getTopLevelElement();
  const { anchor, focus } = selection;
  if (block === null || !block.is(anchor.getNode().getTopLevelElement())) return;
  if (!block.is(focus.getNode().getTopLevelElement())) return;
  const ends = [$offsetOf(block, anchor), $offsetOf(block, focus)];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const words = $textOf(block).slice(from, to);
  if (!words.includes(NOTE_SIGN)) return;
  const before = pressed.getPreviousSiblings().some($isFootnote);
  const sign = words.indexOf(NOTE_SIGN);
  // A sign ends the text node before it: the part that was pressed is all before or all behind.
  const isBehind = before && sign < words.length - 1;
  $setPoint(anchor, block, isBehind ? from + words.lastIndexOf(NOTE_SIGN) + 1 : from);
  $setPoint(focus, block, isBehind ? to : from + sign);
}

/** Answers the function that ends it. */
export function registerDoubleClick(editor: LexicalEditor, root: HTMLElement): () => void {
  const press = ({ clientX, clientY }: MouseEvent): void => {
    const place = document.caretPositionFromPoint(clientX, clientY);
    if (place === null || !root.contains(place.offsetNode)) return;
    // The browser has selected the word; the editor is told of it here, not a moment later.
    document.dispatchEvent(new Event('selectionchange'));
    editor.update(() => {
      const pressed = $getNearestNodeFromDOMNode(place.offsetNode);
      if (pressed !== null) $leaveSignsOut(pressed);
    });
  };
  root.addEventListener('dblclick', press);
  return () => root.removeEventListener('dblclick', press);
}
