/**
 * Binds one Lexical editor to one language of a draft: what a person does goes to the draft in the task in which the
 * editor commits it, what comes from elsewhere goes into the editor, and a unit is normalised when the caret leaves it
 * or an input method is done with a word.
 */
import {
  $getRoot,
  BLUR_COMMAND,
  COMMAND_PRIORITY_LOW,
  COMPOSITION_END_TAG,
  CUT_TAG,
  mergeRegister,
  PASTE_TAG,
  SKIP_DOM_SELECTION_TAG,
  SKIP_SCROLL_INTO_VIEW_TAG,
  type LexicalEditor,
  type NodeKey,
  type UpdateListenerPayload,
} from 'lexical';
import { bodyOf } from '../../../shared/document/hash.ts';
import type { Language, Uid, UnitChange } from '../../../shared/document/model.ts';
import { normalizeUnit } from '../../../shared/instrument/normal-form.ts';
import type { Selected } from '../../drafting/place.ts';
import type { Arrival, DraftText } from '../../drafting/text.ts';
import { $selected, $select, $showPlaceholder, $takeIn } from './arrival.ts';
import { createBlocks, type Block, type Blocks } from './blocks.ts';
import { captureChanges } from './capture.ts';
import { $blockOf } from './from-units.ts';
import { isBuiltOtherwise } from '../../../shared/instrument/english-beside.ts';
import type { InstrumentWriting } from '../instrument/instrument-writing.ts';
import { shownText } from './shown-text.ts';
import { LONG_PASTE_TAG } from '../clipboard/paste-long.ts';
import { FROM_DRAFT_TAG, OWN_STEP_TAG } from '../typing/typed.ts';

export interface Binding {
  readonly blocks: Blocks;
  /** The selection in terms of the document, as last committed. */
  selected(): Selected | null;
  /** `tag` goes with the update, such as SKIP_SCROLL_INTO_VIEW_TAG. */
  select(selected: Selected, tag?: string): void;
  /** Normalises the unit under the caret if a person changed it, as when the caret leaves it. */
  settle(): void;
  unbind(): void;
}

/**
 * Fills the editor with the draft's units, discarding what it held. `hasFocus` says whether the editor has the focus:
 * what arrives in another must not draw it away.
 */
export function bindEditor(
  editor: LexicalEditor,
  draft: DraftText,
  language: Language,
  hasFocus: () => boolean,
  instrument: InstrumentWriting | null = null,
): Binding {
  const blocks = createBlocks();
  const shown = shownText(draft, language);
  const edited = new Set<Uid>();
  const waiting: Arrival[] = [];
  let placeholder: NodeKey | null = null;
  let caret: Uid | null = null;

  const standing = (state = editor.getEditorState()): Selected | null =>
    state.read(() => $selected(blocks, language), { editor });

  editor.update(
    () => {
      const order = shown.units().map((unit) => ({ block: $blockOf(bodyOf(unit)), uid: unit.uid }));
      $getRoot()
        .clear()
        .append(...order.map(({ block }) => block));
      blocks.arrange(order.map(({ block, uid }): Block => ({ key: block.getKey(), uid })));
      if (order.length === 0) placeholder = $showPlaceholder();
    },
    { tag: FROM_DRAFT_TAG, discrete: true, skipTransforms: true },
  );

  function capture(payload: UpdateListenerPayload): void {
    const before = standing(payload.prevEditorState);
    const wasEmpty = blocks.order().length === 0;
    const { changes, structural } = captureChanges(
      { editor, blocks, draft, shown, language, placeholder, instrument },
      payload,
    );
    if (changes.length === 0) return;
    if (blocks.order().length > 0) placeholder = null;
    for (const { uid } of changes) edited.add(uid);
    const after = standing(payload.editorState);
    const isWhole =
      (structural && !wasEmpty) || [PASTE_TAG, CUT_TAG, OWN_STEP_TAG].some((tag) => payload.tags.has(tag));
    draft.edit({
      changes,
      before,
      after,
      merge: isWhole ? longPasteOf(payload.tags) : mergeKey(changes, before, after),
    });
  }

  function take(arrival: Arrival): void {
    if (editor.isComposing()) {
      waiting.push(arrival);
      return;
    }
    // What is still pending is the person's own and must not go under the draft's mark.
    editor.read(() => undefined);
    const tag = [FROM_DRAFT_TAG];
    if (!hasFocus() && arrival.selected === null) tag.push(SKIP_DOM_SELECTION_TAG);
    if (arrival.selected === null) tag.push(SKIP_SCROLL_INTO_VIEW_TAG);
    editor.update(
      () => {
        const taken = $takeIn(blocks, shown, language, arrival.uids, arrival.selected);
        placeholder = taken.placeholder;
        // What was undone or came from elsewhere is as it should be until a person changes it.
        for (const uid of taken.replaced) edited.delete(uid);
      },
      // What the draft says is shown as it is; it is tidied when a person changes it.
      { tag, discrete: true, skipTransforms: true },
    );
  }

  function settleUnit(uid: Uid): void {
    const unit = draft.unit(language, uid);
    if (!edited.delete(uid) || unit === undefined) return;
    const body = bodyOf(unit);
    const normal = normalizeUnit(body);
    if (normal === body) return;
    const selected = standing();
    draft.edit({
      changes: [{ language, uid, before: unit, after: { ...unit, ...normal } }],
      before: selected,
      after: selected,
      merge: null,
    });
    take({ language, uids: [uid], selected: null });
  }

  function settle(): void {
    editor.read(() => undefined);
    if (caret !== null && !editor.isComposing()) settleUnit(caret);
  }

  function followCaret(): void {
    const now = standing()?.anchor.uid ?? null;
    const left = caret;
    caret = now;
    if (now !== null && hasFocus()) draft.whereabouts.tellCaret({ language, uid: now });
    // Not within the commit that moved the caret: an update started there would belong to it.
    if (left !== null && left !== now) queueMicrotask(() => settleUnit(left));
  }

  const unregister = mergeRegister(
    editor.registerUpdateListener((payload) => {
      if (!payload.tags.has(FROM_DRAFT_TAG)) capture(payload);
      followCaret();
      if (payload.tags.has(COMPOSITION_END_TAG)) queueMicrotask(settle);
      if (waiting.length > 0 && !editor.isComposing()) {
        const arrived = waiting.splice(0);
        queueMicrotask(() => arrived.forEach(take));
      }
    }),
    editor.registerCommand(
      BLUR_COMMAND,
      () => {
        queueMicrotask(settle);
        return false;
      },
      COMMAND_PRIORITY_LOW,
    ),
    draft.onSettle(settle),
    draft.onChange((changes) => {
      if (language === 'km' || draft.shape === 'twoTrees') return;
      const uids = changes
        .filter((change) => change.language === 'km' && isBuiltOtherwise(change.before, change.after))
        .map(({ uid }) => uid);
      // Not within the commit of the other editor that this follows from.
      if (uids.length > 0) queueMicrotask(() => take({ language, uids, selected: null }));
    }),
    draft.onArrival((arrival) => {
      if (arrival.language === language) take(arrival);
    }),
  );

  return {
    blocks,
    selected: () => standing(),
    select: (selected, tag) => {
      editor.update(() => $select(blocks, selected), {
        discrete: true,
        ...(tag === undefined ? {} : { tag }),
      });
    },
    settle,
    unbind: unregister,
  };
}

/** What a long paste puts in piece by piece is one step of undo; everything else that is whole stands alone. */
const longPasteOf = (tags: ReadonlySet<string>): string | null =>
  [...tags].find((tag) => tag.startsWith(LONG_PASTE_TAG)) ?? null;

/** Typing on in one unit is one step of undo, deleting on in it is another; null stands alone. */
function mergeKey(
  changes: readonly UnitChange[],
  before: Selected | null,
  after: Selected | null,
): string | null {
  const [change] = changes;
  if (change === undefined || changes.length > 1) return null;
  // The first letter of a text makes its first unit; it belongs to the word that it begins.
  if (change.before === null) return `type:${change.language}:${change.uid}`;
  if (before === null || after === null) return null;
  if (before.anchor.uid !== after.anchor.uid) return null;
  // What is typed over a selection belongs to what goes on behind it: an input method does it in several updates.
  if (before.anchor.at !== before.focus.at) return `type:${change.language}:${change.uid}`;
  const way = after.anchor.at > before.anchor.at ? 'type' : 'delete';
  return `${way}:${change.language}:${change.uid}`;
}
