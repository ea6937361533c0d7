/** The letters behind a slash, while a person picks from the menu that it opened. */
import {
  $getNodeByKey,
  $getSelection,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode,
  type LexicalEditor,
  type NodeKey,
  type UpdateListenerPayload,
} from 'lexical';
import { typedInto } from '../typing/typed.ts';

/** Where the slash stands, and what was typed behind it. */
export interface SlashPlace {
  readonly key: NodeKey;
  /** Of the slash itself. */
  readonly at: number;
  readonly query: string;
}

/** A slash that was just typed at the start of a line or behind a space; null for anything else. */
export function slashTyped(editor: LexicalEditor, payload: UpdateListenerPayload): SlashPlace | null {
  const typed = typedInto(editor, payload);
  if (typed?.letter !== '/') return null;
  return payload.editorState.read(
    () => {
      const node = $getNodeByKey(typed.key);
      if (!$isTextNode(node)) return null;
      const before = node.getTextContent().slice(0, typed.offset - 1);
      const previous = node.getPreviousSibling();
      const isFree =
        before === '' ? previous === null || $isLineBreakNode(previous) : /[\s\u200B]$/u.test(before);
      return isFree ? { key: typed.key, at: typed.offset - 1, query: '' } : null;
    },
    { editor },
  );
}

/** The place as it is now; null where the caret has left it or the slash is gone. */
export function slashFollowed(editor: LexicalEditor, place: SlashPlace): SlashPlace | null {
  return editor.getEditorState().read(
    () => {
      const selection = $getSelection();
      const node = $getNodeByKey(place.key);
      if (!$isRangeSelection(selection) || !selection.isCollapsed() || !$isTextNode(node)) return null;
      const { key, offset } = selection.anchor;
      const text = node.getTextContent();
      if (key !== place.key || offset <= place.at || text.charAt(place.at) !== '/') return null;
      return { ...place, query: text.slice(place.at + 1, offset) };
    },
    { editor },
  );
}

/** Takes the slash and what was typed behind it away. */
export function $removeSlash({ key, at, query }: SlashPlace): void {
  const node = $getNodeByKey(key);
  if (!$isTextNode(node)) return;
  node.spliceText(at, query.length + 1, '', true);
}
