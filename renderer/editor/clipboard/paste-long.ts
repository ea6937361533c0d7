/**
 * Putting a long text in: its units go to the draft, some at a time, and the editor shows them as it shows whatever
 * arrives. An editor that had to find out by itself what thousands of new blocks are would take minutes for it.
 */
import { $getSelection, $isParagraphNode, $isRangeSelection, PASTE_TAG, type LexicalEditor } from 'lexical';
import type { ArticleBody } from '../../../shared/document/article.ts';
import type { Language, Rank, Uid, UnitBody, UnitChange } from '../../../shared/document/model.ts';
import { normalizeBody } from '../../../shared/document/normal-form.ts';
import { ranksBetween } from '../../../shared/document/rank.ts';
import { sameJson } from '../../../shared/document/same.ts';
import { isEmptyUnit, placedText } from '../../../shared/document/text.ts';
import type { Selected } from '../../drafting/place.ts';
import type { DraftText } from '../../drafting/text.ts';
import { $selected } from '../binding/arrival.ts';
import type { Blocks } from '../binding/blocks.ts';
import { $removeSelected } from '../typing/deletion.ts';
import { $offsetOf, $textOf } from '../places.ts';
import { contentOfBody } from '../binding/to-units.ts';

/** Begins the tag, and the undo key, of all that makes up one long paste. */
export const LONG_PASTE_TAG = 'sastra-long-paste-';

/** Units that go in at a time. */
const CHUNK = 200;

/** Where a paste goes. */
export interface PasteTarget {
  readonly editor: LexicalEditor;
  readonly blocks: Blocks;
  readonly draft: DraftText;
  readonly language: Language;
}

/** The units that a paste goes between; null at the ends of the text. */
interface Gap {
  readonly previous: Uid | null;
  readonly next: Uid | null;
  /** An empty paragraph before the gap, which the paste takes the place of. */
  readonly empty: Uid | null;
  readonly caret: Selected | null;
}

const AT_END = (last: Uid | null): Gap => ({ previous: last, next: null, empty: null, caret: null });

/** Takes the selected text out and parts the block that the caret stands in. */
function openGap({ editor, blocks, language }: PasteTarget, tag: string): Gap {
  editor.update(
    () => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return;
      $removeSelected(selection);
      const block = selection.anchor.getNode().getTopLevelElement();
      const at = block === null ? 0 : $offsetOf(block, selection.anchor);
      if (block !== null && at > 0 && at < $textOf(block).length) selection.insertParagraph();
    },
    { discrete: true, tag: [PASTE_TAG, tag] },
  );
  return editor.getEditorState().read(
    () => {
      const order = blocks.order();
      const selection = $getSelection();
      const block = $isRangeSelection(selection) ? selection.anchor.getNode().getTopLevelElement() : null;
      const index = order.findIndex(({ key }) => key === block?.getKey());
      const here = order[index]?.uid ?? null;
      if (!$isRangeSelection(selection) || block === null || here === null)
        return AT_END(order.at(-1)?.uid ?? null);
      const caret = $selected(blocks, language);
      const after = { previous: here, next: order[index + 1]?.uid ?? null, caret };
      if ($isParagraphNode(block) && block.isEmpty()) return { ...after, empty: here };
      return $offsetOf(block, selection.anchor) === 0
        ? { previous: order[index - 1]?.uid ?? null, next: here, empty: null, caret }
        : { ...after, empty: null };
    },
    { editor },
  );
}

/** Yields after each chunk. What a person does meanwhile, in this text or elsewhere, stays. */
export function* insertLong(target: PasteTarget, bodies: readonly ArticleBody[]): Generator<undefined> {
  const { editor, blocks, draft, language } = target;
  const tag = `${LONG_PASTE_TAG}${draft.ids.next<string>()}`;
  const gap = openGap(target, tag);
  const rankOf = (uid: Uid | null): Rank | null =>
    uid === null ? null : (draft.unit(language, uid)?.rank ?? null);
  const ranks = ranksBetween(rankOf(gap.previous), rankOf(gap.next), bodies.length);
  const changes = bodies.flatMap((body, index): UnitChange[] => {
    const rank = ranks[index];
    if (rank === undefined) return [];
    const uid = draft.ids.next<Uid>();
    return [{ language, uid, before: null, after: { uid, parent: null, rank, ...contentOfBody(body) } }];
  });
  const standing = (): Selected | null =>
    editor.getEditorState().read(() => $selected(blocks, language), { editor });
  for (let at = 0; at < changes.length; at += CHUNK) {
    const isLast = at + CHUNK >= changes.length;
    const stays = !isLast || !sameJson(standing(), gap.caret);
    draft.change({
      changes: [
        ...changes.slice(at, at + CHUNK).map(inNormalForm),
        ...(isLast ? withoutEmpty(target, gap) : []),
      ],
      before: gap.caret,
      after: stays ? null : endOf(language, changes.slice(-1).map(inNormalForm)[0]),
      merge: tag,
    });
    yield;
  }
}

/** Done for what goes in next alone: for all of a long text it would take a second. */
const inNormalForm = (change: UnitChange): UnitChange =>
  change.after === null ? change : { ...change, after: { ...change.after, ...normalizeBody(change.after) } };

/** The empty paragraph goes, if nobody has written in it meanwhile. */
function withoutEmpty({ draft, language }: PasteTarget, { empty }: Gap): readonly UnitChange[] {
  const unit = empty === null ? undefined : draft.unit(language, empty);
  return unit !== undefined && isEmptyUnit(unit)
    ? [{ language, uid: unit.uid, before: unit, after: null }]
    : [];
}

function endOf(language: Language, change: UnitChange | undefined): Selected | null {
  if (change?.after === null || change === undefined) return null;
  const body: UnitBody = change.after;
  const place = { uid: change.uid, at: placedText(body).length };
  return { language, anchor: place, focus: place };
}
