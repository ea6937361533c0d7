/**
 * One language of a draft on the page. The static text is painted first; the editor takes its place in the next task,
 * or at once when somebody points at the text, without moving it and without losing the click.
 */
import { registerRichText } from '@lexical/rich-text';
import { createEditor, mergeRegister, type LexicalEditor } from 'lexical';
import type { Language } from '../../../shared/document/model.ts';
import type { DraftText } from '../../drafting/text.ts';
import { bindEditor, type Binding } from './binding.ts';
import { markChosen } from '../block/chosen.ts';
import { AttachmentBlock } from '../block/attachment-block.ts';
import { followCaretKeys } from '../typing/caret-keys.ts';
import { registerCaptions } from '../block/captions.ts';
import { registerClipboard } from '../clipboard/clipboard.ts';
import { registerClusterKeys } from '../typing/clusters.ts';
import { registerDoubleClick } from '../typing/double-click.ts';
import { registerCompositionGuard } from '../typing/composition.ts';
import { registerDeletion } from '../typing/deletion.ts';
import { followWishes } from '../jump.ts';
import { FigureBlock } from '../block/figure-block.ts';
import { registerFootnotes, type Footnotes } from '../footnote/footnotes.ts';
import { registerKeys, type KeyActions } from '../typing/keys.ts';
import type { EditorLabels } from '../labels.ts';
import { labelMedia, registerPicturePress, watchMissing } from '../block/media-view.ts';
import { LockedBlock, NODES } from '../nodes.ts';
import { paintReferences } from '../instrument/reference-words.ts';
import { registerInstrument } from '../instrument/register-instrument.ts';
import type { InstrumentWriting } from '../instrument/instrument-writing.ts';
import { blockNumbers, paintNumbers } from '../instrument/number-labels.ts';
import { shownText } from './shown-text.ts';
import { labelLocked, paintInSight, reshape, shapesOf } from './static-view.ts';
import { hideFromReact } from './unread-root.ts';
import { registerMarkdown } from '../typing/markdown.ts';
import { registerTableKeys } from '../table/table-keys.ts';
import { registerTidy } from '../tidy.ts';
import { registerWholeBlocks } from '../block/whole-blocks.ts';

export interface MountOptions {
  readonly root: HTMLElement;
  readonly draft: DraftText;
  readonly language: Language;
  readonly labels: () => EditorLabels;
  readonly actions: KeyActions;
  /** What is known of the instrument that is written; null for an article. */
  readonly instrument: InstrumentWriting | null;
  /** Class names of the marks that HTML has no element of its own for. */
  readonly markClasses: Readonly<Record<'bold' | 'italic' | 'underline', string>>;
  readonly onReady: (editor: LexicalEditor, binding: Binding, footnotes: Footnotes) => void;
}

/** Shows the text and makes it editable; answers the function that takes it down. */
export function mountText(options: MountOptions): () => void {
  const { root, draft, language, labels, instrument } = options;
  let takeDown: (() => void) | null = null;

  const mount = (): void => {
    if (takeDown !== null) return;
    stopWaiting();
    root.removeEventListener('mousedown', press);
    takeDown = mountEditor(options);
    performance.mark('sastra:editable');
  };
  // The browser has found the place of the press in text that is gone by then; it is asked again.
  const press = (event: MouseEvent): void => {
    event.preventDefault();
    mount();
    root.focus({ preventScroll: true });
    caretAt(root, event.clientX, event.clientY);
  };

  const stopWatching = watchMissing(root, labels);
  paintInSight(
    root,
    shownText(draft, language).units(),
    language,
    labels(),
    instrument === null ? undefined : blockNumbers(instrument.drafting(), language),
  );
  root.addEventListener('mousedown', press);
  const stopWaiting = afterPaint(() => {
    performance.mark('sastra:readable');
    mount();
  });

  return () => {
    stopWaiting();
    root.removeEventListener('mousedown', press);
    takeDown?.();
    stopWatching();
    root.replaceChildren();
  };
}

/** Puts the caret where the point is, in text that may not have been laid out yet. */
function caretAt(root: HTMLElement, x: number, y: number): void {
  const pressed = document.elementFromPoint(x, y);
  const block = [...root.children].find((child) => child.contains(pressed));
  if (!(block instanceof HTMLElement)) return;
  block.style.contentVisibility = 'visible';
  const caret = document.caretPositionFromPoint(x, y);
  block.style.contentVisibility = '';
  if (caret !== null && block.contains(caret.offsetNode)) {
    getSelection()?.collapse(caret.offsetNode, caret.offset);
  }
}

/** Runs when the next frame has been painted; answers the function that calls it off. */
function afterPaint(run: () => void): () => void {
  const channel = new MessageChannel();
  channel.port1.addEventListener('message', run);
  channel.port1.start();
  const frame = requestAnimationFrame(() => channel.port2.postMessage(null));
  return () => {
    cancelAnimationFrame(frame);
    channel.port1.close();
  };
}

function mountEditor({
  root,
  draft,
  language,
  labels,
  actions,
  markClasses,
  instrument,
  onReady,
}: MountOptions): () => void {
  const editor = createEditor({
    namespace: `sastra-${language}`,
    nodes: NODES,
    theme: { text: markClasses },
    onError: (error) => {
      throw error;
    },
  });
  const scroller = scrollerOf(root);
  const top = scroller.scrollTop;
  const shapes = shapesOf(root);
  root.contentEditable = 'true';
  const unhide = hideFromReact(root);
  // Before it is filled: what is committed without a page loses its marks, and a transform that is registered on a full
  // editor runs over all of it.
  editor.setRootElement(root);
  const unregister = mergeRegister(
    registerRichText(editor),
    registerTidy(editor, () => draft.ids.next()),
    registerDeletion(editor),
    registerCompositionGuard(editor),
    registerWholeBlocks(editor),
    registerTableKeys(editor),
    markChosen(editor),
    registerMarkdown(editor),
    registerCaptions(editor),
    registerPicturePress(editor, root),
    registerKeys(editor, actions),
    registerClusterKeys(editor),
    registerDoubleClick(editor, root),
    followCaretKeys(root),
    editor.registerMutationListener(LockedBlock, () => labelLocked(root, labels())),
    editor.registerMutationListener(FigureBlock, () => labelMedia(root, labels())),
    editor.registerMutationListener(AttachmentBlock, () => labelMedia(root, labels())),
  );
  const footnotes = registerFootnotes(editor, root, language);
  const hasFocus = (): boolean => root.contains(document.activeElement);
  const binding = bindEditor(editor, draft, language, hasFocus, instrument);
  const unregisterInstrument =
    instrument === null
      ? (): void => undefined
      : mergeRegister(
          registerInstrument(editor, draft, language, binding, instrument),
          paintReferences(editor, root, instrument, draft, binding.blocks, language),
          paintNumbers(editor, root, instrument, draft, binding.blocks, language),
        );
  const unregisterClipboard = registerClipboard(editor, language, binding.blocks, draft);
  reshape(root, shapes);
  scroller.scrollTop = top;
  onReady(editor, binding, footnotes);
  const stopFollowing = followWishes(root, editor, binding, draft, language);
  return () => {
    stopFollowing();
    binding.settle();
    binding.unbind();
    unregisterClipboard();
    unregisterInstrument();
    footnotes.unregister();
    unregister();
    editor.setRootElement(null);
    unhide();
  };
}

function scrollerOf(element: HTMLElement): Element {
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (/auto|scroll/u.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}
