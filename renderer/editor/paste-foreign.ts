/**
 * Pasting what another program put on the clipboard: its markup is read as bodies of an article. A long text is read
 * and put in piece by piece, so that the desk goes on answering; it is one step of undo all the same.
 */
import {
  $addUpdateTag,
  $createParagraphNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  createCommand,
  PASTE_TAG,
  type LexicalCommand,
  type LexicalEditor,
  type NodeKey,
  type RangeSelection,
} from 'lexical';
import type { ArticleBody } from '../../shared/document/article.ts';
import type { Ids } from '../../shared/document/ids.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { MarkupRefusal, Taken } from '../../shared/exchange/units-from-markup.ts';
import { AT_ONCE, inSlices, readLongMarkup, readMarkup } from '../exchange/read-markup.ts';
import type { Blocks } from './blocks.ts';
import { $removeSelected } from './deletion.ts';
import type { Fragment } from './fragment.ts';
import { $blockOf } from './from-units.ts';
import { $pasteFragment } from './paste-fragment.ts';
import { $offsetOf, $textOf } from './places.ts';
import { contentOfBody } from './to-units.ts';

/** What a person has to be told of a paste. */
export type PasteNews =
  | { readonly kind: 'working' }
  | { readonly kind: 'refused'; readonly reason: MarkupRefusal }
  /** It is in the text, but for what is counted here. */
  | { readonly kind: 'done'; readonly picturesLeft: number; readonly tablesAsText: number };

/** Dispatched on the editor that is pasted into. */
export const PASTE_NEWS_COMMAND: LexicalCommand<PasteNews> = createCommand('PASTE_NEWS_COMMAND');

/** Begins the tag of the updates that make up one long paste; they are undone together. */
export const LONG_PASTE_TAG = 'sastra-long-paste-';

/** Blocks that go into the editor in one update. */
const CHUNK = 40;

export interface ForeignPaste {
  readonly editor: LexicalEditor;
  readonly blocks: Blocks;
  readonly ids: Ids;
}

const isBody = (piece: Taken['pieces'][number]): piece is ArticleBody => piece.type !== 'picture';

const fragmentOf = (bodies: readonly ArticleBody[]): Fragment =>
  bodies.map((body) => ({ uid: null, body: contentOfBody(body) }));

/** Puts the bodies in place of the selection. */
export function $pasteBodies(
  selection: RangeSelection,
  bodies: readonly ArticleBody[],
  blocks: Blocks,
): void {
  if (bodies.length > 0) $pasteFragment(selection, fragmentOf(bodies), blocks);
}

/** Within an update of the editor. What is long goes on after it. */
export function $pasteMarkup(paste: ForeignPaste, selection: RangeSelection, html: string): void {
  if (html.length > AT_ONCE) {
    paste.editor.dispatchCommand(PASTE_NEWS_COMMAND, { kind: 'working' });
    void pasteLong(paste, html);
    return;
  }
  const taken = readMarkup(html, paste.ids);
  if (taken.ok) $pasteBodies(selection, taken.value.pieces.filter(isBody), paste.blocks);
  tell(paste.editor, taken);
}

async function pasteLong({ editor, ids }: ForeignPaste, html: string): Promise<void> {
  const taken = await readLongMarkup(html, ids);
  if (taken.ok) await inSlices(insertions(editor, taken.value.pieces.filter(isBody), ids));
  tell(editor, taken);
}

function tell(editor: LexicalEditor, taken: Result<Taken, MarkupRefusal>): void {
  editor.dispatchCommand(
    PASTE_NEWS_COMMAND,
    taken.ok
      ? {
          kind: 'done',
          picturesLeft: taken.value.pieces.filter((piece) => !isBody(piece)).length,
          tablesAsText: taken.value.tablesAsText,
        }
      : { kind: 'refused', reason: taken.error },
  );
}

/** One update of the editor for each chunk, before the block that follows the place of the paste. */
function* insertions(editor: LexicalEditor, bodies: readonly ArticleBody[], ids: Ids): Generator<undefined> {
  const tag = [PASTE_TAG, `${LONG_PASTE_TAG}${ids.next<string>()}`];
  let follower: NodeKey | null = null;
  for (let at = 0; at < bodies.length; at += CHUNK) {
    editor.update(
      () => {
        const next = (follower === null ? null : $getNodeByKey(follower)) ?? $openPlace();
        follower = next.getKey();
        for (const body of bodies.slice(at, at + CHUNK))
          next.insertBefore($blockOf(contentOfBody(body)), false);
        if (at + CHUNK >= bodies.length) $closePlace(next.getKey());
      },
      { discrete: true, tag },
    );
    yield;
  }
}

/** Makes room at the selection: the block before which the paste goes. At the end of the text where nothing is selected. */
function $openPlace(): NonNullable<ReturnType<typeof $getNodeByKey>> {
  $addUpdateTag(PASTE_TAG);
  const selection = $getSelection();
  if ($isRangeSelection(selection)) {
    $removeSelected(selection);
    const block = selection.anchor.getNode().getTopLevelElement();
    if (block !== null && ($textOf(block) === '' || $offsetOf(block, selection.anchor) === 0)) return block;
    const made = selection.insertParagraph();
    if (made !== null) return made.getTopLevelElement() ?? made;
  }
  const last = $createParagraphNode();
  $getRoot().append(last);
  return last;
}

/** The room that is left over goes, and the caret stands behind what was pasted. */
function $closePlace(key: NodeKey): void {
  const follower = $getNodeByKey(key);
  const last = follower?.getPreviousSibling();
  if (!$isParagraphNode(follower) || last === null || last === undefined) return;
  if (follower.isEmpty()) {
    follower.remove();
    last.selectEnd();
  } else follower.selectStart();
}
