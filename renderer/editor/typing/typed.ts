/** Whether an update of the editor was a person typing one letter, and which. */
import {
  $isRangeSelection,
  $isTextNode,
  CUT_TAG,
  PASTE_TAG,
  type LexicalEditor,
  type NodeKey,
  type UpdateListenerPayload,
} from 'lexical';

/** Marks the editor's updates that show what the draft has already. */
export const FROM_DRAFT_TAG = 'sastra-from-draft';

/** Marks an update that is one step of undo, whatever came before it. */
export const OWN_STEP_TAG = 'sastra-own-step';

export interface TypedLetter {
  /** The text node that it went into. */
  readonly key: NodeKey;
  /** Behind the letter. */
  readonly offset: number;
  readonly letter: string;
}

/** Null for anything else: a paste, a deletion, undo, what arrives, and what is still being composed. */
export function typedInto(
  editor: LexicalEditor,
  { tags, dirtyLeaves, editorState, prevEditorState }: UpdateListenerPayload,
): TypedLetter | null {
  const isOther = [FROM_DRAFT_TAG, OWN_STEP_TAG, PASTE_TAG, CUT_TAG].some((tag) => tags.has(tag));
  const selection = editorState._selection;
  if (isOther || editor.isComposing() || !$isRangeSelection(selection)) return null;
  const { key, offset, type } = selection.anchor;
  if (type !== 'text' || offset === 0 || selection.focus.key !== key || selection.focus.offset !== offset)
    return null;
  if (!dirtyLeaves.has(key)) return null;
  const [node, before] = [editorState._nodeMap.get(key), prevEditorState._nodeMap.get(key)];
  if (!$isTextNode(node)) return null;
  const lengthBefore = $isTextNode(before) ? before.__text.length : 0;
  return node.__text.length === lengthBefore + 1
    ? { key, offset, letter: node.__text.charAt(offset - 1) }
    : null;
}
