/** To the first or the last place of the text, also where it is not in sight. */
import { $getEditor, $getRoot, $getSelection, $isRangeSelection, $isTextNode, $onUpdate } from 'lexical';

/**
 * Blocks out of sight are not laid out (content-visibility), and the browser's own Ctrl+Home and Ctrl+End stop at the
 * last one that is. `extend` keeps the other end of the selection where it is.
 */
export function $moveToEdge(edge: 'start' | 'end', extend: boolean): void {
  const before = $getSelection();
  const kept = extend && $isRangeSelection(before) ? before.anchor : null;
  const from = kept === null ? null : { key: kept.key, offset: kept.offset, type: kept.type };
  const root = $getRoot();
  const moved = edge === 'start' ? root.selectStart() : root.selectEnd();
  if (from === null) {
    // A letter looks like those beside it, not like those where the caret came from.
    const beside = moved.anchor.getNode();
    moved.format = $isTextNode(beside) ? beside.getFormat() : 0;
    return;
  }
  moved.anchor.set(from.key, from.offset, from.type);
  // A caret brings itself into sight; the end of a selection does not.
  const block = edge === 'start' ? root.getFirstChild() : root.getLastChild();
  const editor = $getEditor();
  $onUpdate(() => {
    if (block !== null) editor.getElementByKey(block.getKey())?.scrollIntoView({ block: 'nearest' });
  });
}
