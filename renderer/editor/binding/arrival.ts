/** What comes from elsewhere (undo, redo, another window, core) into an open editor, around the caret. */
import {
  $createParagraphNode,
  $createRangeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  type LexicalNode,
  type NodeKey,
  type PointType,
} from 'lexical';
import { bodyOf } from '../../../shared/document/hash.ts';
import type { Language, Uid, Unit } from '../../../shared/document/model.ts';
import type { Place, Selected } from '../../drafting/place.ts';
import type { Block, Blocks } from './blocks.ts';
import { $blockOf } from './from-units.ts';
import type { ShownText } from './shown-text.ts';
import { $offsetOf, $setPoint, $textOf, movedOffset } from '../places.ts';
import { $contentOf, sameContent } from './to-units.ts';

/** Where the selection stands in the document; null where it stands in no unit. */
export function $selected(blocks: Blocks, language: Language): Selected | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const anchor = $placeOf(blocks, selection.anchor);
  const focus = selection.isCollapsed() ? anchor : $placeOf(blocks, selection.focus);
  return anchor === null || focus === null ? null : { language, anchor, focus };
}

function $placeOf(blocks: Blocks, point: PointType): Place | null {
  const block = point.getNode().getTopLevelElement();
  const uid = block === null ? undefined : blocks.uidOf(block.getKey());
  return block === null || uid === undefined ? null : { uid, at: $offsetOf(block, point) };
}

/** Puts the selection where the document says; answers false where that unit is gone. */
export function $select(blocks: Blocks, { anchor, focus }: Selected): boolean {
  const anchorBlock = $blockFor(blocks, anchor.uid);
  const focusBlock = $blockFor(blocks, focus.uid);
  if (anchorBlock === null || focusBlock === null) return false;
  const selection = $createRangeSelection();
  $setPoint(selection.anchor, anchorBlock, anchor.at);
  $setPoint(selection.focus, focusBlock, focus.at);
  $setSelection(selection);
  return true;
}

function $blockFor(blocks: Blocks, uid: Uid): LexicalNode | null {
  const key = blocks.keyOf(uid);
  return key === undefined ? null : $getNodeByKey(key);
}

export interface Taken {
  /** Where nothing is left to show, the paragraph that the caret stands in. */
  readonly placeholder: NodeKey | null;
  /** Units that stood here with other words or looks. */
  readonly replaced: readonly Uid[];
}

/** Shows the given units as they are now. Must run inside an update. */
export function $takeIn(
  blocks: Blocks,
  shown: ShownText,
  language: Language,
  uids: readonly Uid[],
  selected: Selected | null,
): Taken {
  const standing = $selected(blocks, language);
  const index = blocks.order().findIndex(({ uid }) => uid === standing?.focus.uid);
  // Lexical would look at it while the nodes that it points to are replaced.
  $setSelection(null);
  const moved = new Map<Uid, (at: number) => number>();
  const keys = new Map<Uid, NodeKey>(blocks.order().map(({ uid, key }) => [uid, key]));
  let rearranged = false;
  for (const uid of uids) {
    const unit = shown.unit(uid);
    const block = $blockFor(blocks, uid);
    if (unit === undefined) {
      block?.remove();
      rearranged ||= block !== null;
      keys.delete(uid);
      continue;
    }
    const fresh = $blockOf(bodyOf(unit));
    if (block === null) {
      $getRoot().append(fresh);
      keys.set(uid, fresh.getKey());
    } else if (!sameContent($contentOf(block), $contentOf(fresh))) {
      const [before, after] = [$textOf(block), $textOf(fresh)];
      moved.set(uid, (at) => movedOffset(before, after, at));
      block.replace(fresh);
      keys.set(uid, fresh.getKey());
    }
    rearranged = true;
  }
  if (rearranged) blocks.arrange($inDocumentOrder(shown.units(), keys));
  const wanted = selected ?? (standing === null ? null : follow(standing, moved));
  // Where the caret's unit is gone, the caret goes to the end of the one before it.
  if (wanted !== null && !$select(blocks, wanted))
    $getRoot()
      .getChildAtIndex(Math.max(index - 1, 0))
      ?.selectEnd();
  return {
    placeholder: blocks.order().length === 0 ? $showPlaceholder() : null,
    replaced: [...moved.keys()],
  };
}

/** Moves blocks until they stand as the units do. */
function $inDocumentOrder(units: readonly Unit[], keys: ReadonlyMap<Uid, NodeKey>): Block[] {
  const order: Block[] = [];
  let previous: LexicalNode | null = null;
  for (const { uid } of units) {
    const key = keys.get(uid);
    const node = key === undefined ? null : $getNodeByKey(key);
    if (key === undefined || node === null) continue;
    const follows: LexicalNode | null = node.getPreviousSibling();
    if (follows?.getKey() !== previous?.getKey()) {
      if (previous !== null) previous.insertAfter(node);
      else $getRoot().getFirstChild()?.insertBefore(node);
    }
    order.push({ key, uid });
    previous = node;
  }
  // What stands behind the last unit is no unit: a placeholder that has served.
  for (const rest of previous?.getNextSiblings() ?? []) rest.remove();
  return order;
}

const follow = (selected: Selected, moved: ReadonlyMap<Uid, (at: number) => number>): Selected => ({
  ...selected,
  anchor: followPlace(selected.anchor, moved),
  focus: followPlace(selected.focus, moved),
});

const followPlace = ({ uid, at }: Place, moved: ReadonlyMap<Uid, (at: number) => number>): Place => ({
  uid,
  at: moved.get(uid)?.(at) ?? at,
});

/** An empty text needs a place for the caret; the paragraph becomes a unit when something is written in it. */
export function $showPlaceholder(): NodeKey {
  const first = $getRoot().getFirstChild();
  if (first !== null && $isElementNode(first) && $getRoot().getChildrenSize() === 1) return first.getKey();
  const paragraph = $createParagraphNode();
  $getRoot().clear().append(paragraph);
  return paragraph.getKey();
}
