/** The row of blocks of a text: the children of the root. Asked after every key, of texts with thousands of them. */
import {
  $isRootNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type UpdateListenerPayload,
} from 'lexical';

/** What changed in an update, as its listeners hear it. */
export type EditorUpdate = Pick<
  UpdateListenerPayload,
  'prevEditorState' | 'editorState' | 'dirtyElements' | 'dirtyLeaves'
>;

/** Keys of the blocks in which anything changed. */
export function touchedBlocks({ editorState, dirtyElements, dirtyLeaves }: EditorUpdate): Set<NodeKey> {
  const touched = new Set<NodeKey>();
  for (const key of [...dirtyElements.keys(), ...dirtyLeaves]) {
    const node = editorState._nodeMap.get(key);
    if (node?.__parent === 'root') touched.add(key);
  }
  return touched;
}

/** Whether blocks came, went or moved: then a block that was touched has other neighbours, or the root another end. */
export function isRowChanged(
  { editorState, prevEditorState }: EditorUpdate,
  touched: ReadonlySet<NodeKey>,
): boolean {
  const root = editorState._nodeMap.get('root');
  const rootBefore = prevEditorState._nodeMap.get('root');
  if (!$isRootNode(root) || !$isRootNode(rootBefore)) return true;
  if (root.__size !== rootBefore.__size || root.__first !== rootBefore.__first) return true;
  if (root.__last !== rootBefore.__last) return true;
  return [...touched].some((key) => {
    const block = editorState._nodeMap.get(key);
    const before = prevEditorState._nodeMap.get(key);
    return block?.__prev !== before?.__prev || block?.__next !== before?.__next;
  });
}

/**
 * The same within an update, of the root as a transform gets it: what changes the row makes the root another node. (What
 * is committed does so too, for any key.)
 */
export const isRowChanging = (editor: LexicalEditor, root: LexicalNode): boolean =>
  root !== editor.getEditorState()._nodeMap.get('root');

/**
 * The library's own transform of the root looks for words that stand in no block among all blocks, after every key: in a
 * code a tenth of what a key costs. From now on it looks when the row is another. To be called before any of
 * ours is registered for the root, which would not be taken away again.
 */
export function tidyRowWhenChanged(editor: LexicalEditor): void {
  const transforms = editor._nodes.get('root')?.transforms;
  if (transforms === undefined) return;
  const own = [...transforms];
  transforms.clear();
  for (const transform of own) {
    transforms.add((root) => {
      if (isRowChanging(editor, root)) transform(root);
    });
  }
}
