/**
 * Keeps the editor's tree within what the schema can say, whatever a command or an input method made of it. Runs as
 * transforms, in the same update as the change itself, and only on what that change touched.
 */
import { HeadingNode, QuoteNode } from '@lexical/rich-text';
import {
  $getNodeByKey,
  $isElementNode,
  $isRootNode,
  IS_BOLD,
  IS_ITALIC,
  IS_UNDERLINE,
  mergeRegister,
  ParagraphNode,
  TextNode,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import { $isLinkNode } from '@lexical/link';
import type { InnerId } from '../../shared/document/model.ts';
import { FootnoteNode } from './footnote/footnote-node.ts';
import {
  $createListBlock,
  $createListLine,
  $isListBlock,
  $isListLine,
  ListBlock,
  ListLine,
} from './nodes.ts';
import { $isTableBlock } from './table/table-nodes.ts';
import { tidyRowWhenChanged } from './row-of-blocks.ts';
import { registerTableTidy } from './table/tidy-table.ts';

const MARKS = IS_BOLD | IS_ITALIC | IS_UNDERLINE;

function $tidyText(text: TextNode): void {
  if ((text.getFormat() & ~MARKS) !== 0) text.setFormat(text.getFormat() & MARKS);
  if (text.getStyle() !== '') text.setStyle('');
}

/** What came into a list as something else (pasted paragraphs, a list in a list) becomes lines of it. */
function $takeIn(child: LexicalNode, depth: number): void {
  if ($isListBlock(child)) {
    for (const line of child.getChildren().toReversed()) child.insertAfter(line);
    child.remove();
  } else if ($isElementNode(child) && !$isTableBlock(child)) {
    child.replace($createListLine(depth), true);
  } else {
    child.getTopLevelElementOrThrow().insertAfter(child);
  }
}

function $tidyList(list: ListBlock, nextId: () => InnerId): void {
  let depth = -1;
  const ids = new Set<string>();
  for (const child of list.getChildren()) {
    if (!$isListLine(child)) {
      $takeIn(child, Math.max(depth, 0));
      continue;
    }
    if (child.getDepth() > depth + 1) child.setDepth(depth + 1);
    depth = child.getDepth();
    if (child.getLineId() === '' || ids.has(child.getLineId())) child.setLineId(nextId());
    ids.add(child.getLineId());
  }
}

/** A line that lost its list (cut out of it, pasted elsewhere) gets one. */
function $tidyLine(line: ListLine): void {
  if ($isListBlock(line.getParent())) return;
  const list = $createListBlock(false);
  line.insertBefore(list);
  list.append(line);
}

/** A block within a block (a paragraph pasted into a heading) comes out behind it. */
function $tidyNested(block: ParagraphNode | HeadingNode | QuoteNode): void {
  const parent = block.getParent();
  if (parent !== null && !$isRootNode(parent) && !$isListBlock(parent)) {
    block.getTopLevelElementOrThrow().insertAfter(block);
  }
}

/** A link holds no note: it comes out behind it. A copy of a note is another: it gets an id of its own. */
function $tidyNote(note: FootnoteNode, owners: Map<string, NodeKey>, nextId: () => InnerId): void {
  const parent = note.getParent();
  if ($isLinkNode(parent)) parent.insertAfter(note);
  const owner = owners.get(note.getNoteId());
  const isTaken =
    owner !== undefined && owner !== note.getKey() && $getNodeByKey(owner)?.isAttached() === true;
  if (note.getNoteId() === '' || isTaken) note.setNoteId(nextId());
  owners.set(note.getNoteId(), note.getKey());
}

/** Registers all of them; answers the function that takes them away. */
export function registerTidy(editor: LexicalEditor, nextId: () => InnerId): () => void {
  tidyRowWhenChanged(editor);
  const owners = new Map<string, NodeKey>();
  return mergeRegister(
    editor.registerNodeTransform(FootnoteNode, (note) => $tidyNote(note, owners, nextId)),
    editor.registerNodeTransform(TextNode, $tidyText),
    editor.registerNodeTransform(ListBlock, (list) => $tidyList(list, nextId)),
    editor.registerNodeTransform(ListLine, $tidyLine),
    editor.registerNodeTransform(ParagraphNode, $tidyNested),
    editor.registerNodeTransform(HeadingNode, $tidyNested),
    editor.registerNodeTransform(QuoteNode, $tidyNested),
    registerTableTidy(editor, nextId),
  );
}
