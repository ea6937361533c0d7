/** Shows on the page which blocks and which cells are chosen: `data-chosen` on them, `data-cells` on their table. */
import {
  $isNodeSelection,
  $isRangeSelection,
  type BaseSelection,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { $selectedCells } from '../table/table-places.ts';

interface Chosen {
  readonly keys: readonly NodeKey[];
  readonly table: NodeKey | null;
}

const NOTHING: Chosen = { keys: [], table: null };

function $chosen(selection: BaseSelection | null): Chosen {
  if ($isNodeSelection(selection)) return { keys: [...selection._nodes], table: null };
  if (!$isRangeSelection(selection) || selection.isCollapsed()) return NOTHING;
  const covered = $selectedCells(selection);
  if (covered === null) return NOTHING;
  return { keys: covered.cells.map(({ box }) => box.getKey()), table: covered.table.getKey() };
}

/** Answers the function that ends it. */
export function markChosen(editor: LexicalEditor): () => void {
  let marked: readonly HTMLElement[] = [];
  let table: HTMLElement | null = null;
  return editor.registerUpdateListener(({ editorState }) => {
    const chosen = editorState.read(() => $chosen(editorState._selection), { editor });
    for (const element of marked) delete element.dataset['chosen'];
    if (table !== null) delete table.dataset['cells'];
    marked = chosen.keys.flatMap((key) => editor.getElementByKey(key) ?? []);
    table = chosen.table === null ? null : editor.getElementByKey(chosen.table);
    for (const element of marked) element.dataset['chosen'] = '';
    if (table !== null) table.dataset['cells'] = '';
  });
}
