/** One language of a draft in an editor without a page, over a desk in memory: what a person can do, as functions. */
import { createHeadlessEditor } from '@lexical/headless';
import { registerRichText } from '@lexical/rich-text';
import {
  $createRangeSelection,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical';
import { openDraft, type DraftSession } from '../../renderer/drafting/session.ts';
import { bindEditor, type Binding } from '../../renderer/editor/binding/binding.ts';
import { registerCaptions } from '../../renderer/editor/block/captions.ts';
import { registerDeletion } from '../../renderer/editor/typing/deletion.ts';
import { registerKeys } from '../../renderer/editor/typing/keys.ts';
import { registerMarkdown } from '../../renderer/editor/typing/markdown.ts';
import { NODES } from '../../renderer/editor/nodes.ts';
import { $setPoint, $textOf } from '../../renderer/editor/places.ts';
import { registerTableKeys } from '../../renderer/editor/table/table-keys.ts';
import { registerTidy } from '../../renderer/editor/tidy.ts';
import { registerWholeBlocks } from '../../renderer/editor/block/whole-blocks.ts';
import { $contentOf, type BlockContent } from '../../renderer/editor/binding/to-units.ts';
import { registerInstrument } from '../../renderer/editor/instrument/register-instrument.ts';
import type { InstrumentWriting } from '../../renderer/editor/instrument/instrument-writing.ts';
import { typeOfDocument } from '../../shared/instrument/instrument-fields.ts';
import { draftingOf } from '../../renderer/instrument/drafting-of.ts';
import { branded } from '../../shared/document/brand.ts';
import type { DocumentId, Language, Uid, Unit } from '../../shared/document/model.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import { createFakeDesk, type FakeDesk } from './fake-bridge.ts';
import { INSTRUMENTS } from './instrument-units.ts';
import { madeSummary } from './fake-documents.ts';

export const DOCUMENT_ID = branded<DocumentId>('01930000-0000-7000-8000-00000000dddd');

/** An article of these Khmer units. */
export const articleOf = (km: readonly Unit[], en: readonly Unit[] = []): OpenDocument => ({
  summary: madeSummary(DOCUMENT_ID),
  metadata: {},
  units: { km, en },
  headRevision: null,
});

/** An instrument of this type. */
export const instrumentOf = (type: string, km: readonly Unit[], en: readonly Unit[] = []): OpenDocument => ({
  summary: { ...madeSummary(DOCUMENT_ID), kind: 'instrument' },
  metadata: { 'instrument.type': type },
  units: { km, en },
  headRevision: null,
});

export interface HeadlessText {
  readonly editor: LexicalEditor;
  readonly binding: Binding;
  readonly draft: DraftSession;
  readonly desk: FakeDesk;
  /** Runs in an update that is committed when this returns. */
  update(run: () => void): void;
  /** Selects from a block's offset to another's; indexes and offsets that are too large mean the last. */
  select(anchor: readonly [block: number, offset: number], focus?: readonly [number, number]): void;
  /** Runs with the selection, if it is a range. */
  act(run: (selection: RangeSelection) => void): void;
  type(text: string): void;
  enter(): void;
  /** Backspace: over the selection, over one letter, or at a block's start into the block before. */
  backspace(): void;
  /** What the editor shows: uid and content of each block, in order. */
  shown(): readonly { readonly uid: Uid; readonly content: BlockContent }[];
}

export interface Surroundings {
  readonly now: () => number;
}

export function openHeadless(
  document: OpenDocument,
  language: Language = 'km',
  { now }: Surroundings = { now: () => Date.now() },
): HeadlessText {
  const desk = createFakeDesk({ documents: [document], now });
  const draft = openDraft(desk.bridge, document, {
    now,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    after: () => () => undefined,
  });
  const editor = createHeadlessEditor({
    nodes: NODES,
    onError: (error) => {
      // Only a browser knows what one letter is; a deletion that asks for it does nothing here.
      if (error.message !== 'window object not found') throw error;
    },
  });
  const instrument: InstrumentWriting | null =
    document.summary.kind === 'instrument'
      ? {
          data: () => INSTRUMENTS,
          onData: () => () => undefined,
          type: () => typeOfDocument(draft.metadata(), INSTRUMENTS),
          drafting: () => draftingOf(draft, INSTRUMENTS),
          register: { read: () => null, onRead: () => () => undefined },
          // Nobody is asked here.
          perform(command, selected) {
            const drafting = draftingOf(draft, INSTRUMENTS);
            const changes = drafting === null ? [] : command(drafting);
            if (changes.length > 0)
              draft.text.change({ changes, before: selected, after: selected, merge: null }, selected);
          },
        }
      : null;
  const binding = bindEditor(editor, draft.text, language, () => true, instrument);
  if (instrument !== null) registerInstrument(editor, draft.text, language, binding, instrument);
  registerRichText(editor);
  registerDeletion(editor);
  registerCaptions(editor);
  registerTidy(editor, () => draft.text.ids.next());
  registerWholeBlocks(editor);
  registerTableKeys(editor);
  registerMarkdown(editor);
  registerKeys(editor, {
    undo: () => draft.undo(),
    redo: () => draft.redo(),
    askLink: () => undefined,
    askTable: () => undefined,
    chooseMedia: () => undefined,
    insertFootnote: () => undefined,
    askDate: () => undefined,
  });
  const update = (run: () => void): void => editor.update(run, { discrete: true });
  const act = (run: (selection: RangeSelection) => void): void =>
    update(() => {
      const selection = $getSelection();
      if ($isRangeSelection(selection)) run(selection);
    });
  return {
    editor,
    binding,
    draft,
    desk,
    update,
    act,
    select([anchorBlock, anchorAt], [focusBlock, focusAt] = [anchorBlock, anchorAt]) {
      update(() => {
        const blocks = $getRoot().getChildren();
        const first = blocks[Math.min(anchorBlock, blocks.length - 1)];
        const last = blocks[Math.min(focusBlock, blocks.length - 1)];
        if (first === undefined || last === undefined) return;
        const selection = $createRangeSelection();
        $setPoint(selection.anchor, first, Math.min(anchorAt, $textOf(first).length));
        $setPoint(selection.focus, last, Math.min(focusAt, $textOf(last).length));
        $setSelection(selection);
      });
    },
    type: (text) => update(() => void editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, text)),
    enter: () => update(() => void editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND)),
    backspace: () =>
      act((selection) => {
        const { anchor } = selection;
        // The browser extends a caret over one letter; without one, the test does.
        if (selection.isCollapsed() && anchor.type === 'text' && anchor.offset > 0) {
          selection.focus.set(anchor.key, anchor.offset - 1, 'text');
        }
        editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
      }),
    shown: () =>
      editor.getEditorState().read(
        () =>
          binding.blocks.order().map(({ key, uid }) => {
            const block = $getRoot()
              .getChildren()
              .find((node) => node.getKey() === key);
            if (block === undefined) throw new Error(`no block for ${uid}`);
            return { uid, content: $contentOf(block) };
          }),
        { editor },
      ),
  };
}
