/**
 * Footnotes of one text: their numbers, derived from where their signs stand on the page, and the way between a sign
 * and its words. Nothing is counted while one types letters: only when a sign came or went, or something moved.
 */
import {
  $getAdjacentNode,
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  DELETE_WORD_COMMAND,
  KEY_ENTER_COMMAND,
  mergeRegister,
  SKIP_DOM_SELECTION_TAG,
  type LexicalEditor,
  type NodeKey,
  type RangeSelection,
} from 'lexical';
import type { Language } from '../../../shared/document/model.ts';
import { NOTE_SIGN } from '../../../shared/document/text.ts';
import { noteNumber } from '../../../shared/html/notes.ts';
import { createListeners } from '../../drafting/listeners.ts';
import { $createFootnote, $isFootnote, FootnoteNode } from './footnote-node.ts';

export interface Note {
  readonly key: NodeKey;
  /** In the digits of the text's language. */
  readonly number: string;
  readonly words: string;
}

export interface Footnotes {
  /** In the order of their signs. The same list until something about them changes. */
  readonly list: () => readonly Note[];
  readonly onChange: (listener: () => void) => () => void;
  readonly setWords: (key: NodeKey, words: string) => void;
  /** Puts a note behind the selection and asks for its words. */
  readonly insert: () => void;
  /** Takes a note out; the caret goes to where its sign was. */
  readonly remove: (key: NodeKey) => void;
  /** Puts the caret behind a note's sign. */
  readonly leave: (key: NodeKey) => void;
  /** Called when a person wants to write a note's words. */
  readonly onWanted: (listener: (key: NodeKey) => void) => () => void;
  readonly unregister: () => void;
}

/** Selects a sign that stands next to the caret; answers whether there is one. */
function $selectSignBeside(selection: RangeSelection, isBackward: boolean): boolean {
  const sign = selection.isCollapsed() ? $getAdjacentNode(selection.focus, isBackward) : null;
  if (!$isFootnote(sign)) return false;
  const parent = sign.getParentOrThrow();
  const at = sign.getIndexWithinParent();
  selection.anchor.set(parent.getKey(), at, 'element');
  selection.focus.set(parent.getKey(), at + 1, 'element');
  return true;
}

/** The sign that is selected and nothing else. */
function $selectedSign(): FootnoteNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || selection.getTextContent() !== NOTE_SIGN) return null;
  return selection.getNodes().find((node) => $isFootnote(node)) ?? null;
}

/** Backspace and Delete, with Ctrl too, select a sign first, so that no note goes with a slip of the finger. */
const $selectFirst = (isBackward: boolean): boolean => {
  const selection = $getSelection();
  return $isRangeSelection(selection) && $selectSignBeside(selection, isBackward);
};

export function registerFootnotes(editor: LexicalEditor, root: HTMLElement, language: Language): Footnotes {
  const changes = createListeners();
  const wishes = createListeners<NodeKey>();
  let notes: readonly Note[] = [];
  let isStale = false;

  const number = (): void => {
    isStale = false;
    const signs = root.querySelectorAll<HTMLElement>('[data-note]');
    notes = editor.getEditorState().read(
      () =>
        Array.from(signs, (sign) => $getNearestNodeFromDOMNode(sign))
          .filter((node) => $isFootnote(node))
          .map((node, index) => ({
            key: node.getKey(),
            number: noteNumber(index + 1, language),
            words: node.getWords(),
          })),
      { editor },
    );
    for (const { key, number: shown } of notes) {
      const sign = editor.getElementByKey(key)?.firstElementChild;
      if (sign !== null && sign !== undefined && sign.textContent !== shown) sign.textContent = shown;
    }
    changes.tell();
  };

  const press = (event: MouseEvent): void => {
    const sign = event.target instanceof Element ? event.target.closest('[data-note]') : null;
    if (sign === null) return;
    const node = editor.read(() => $getNearestNodeFromDOMNode(sign));
    if ($isFootnote(node)) wishes.tell(node.getKey());
  };
  root.addEventListener('click', press);

  const unregister = mergeRegister(
    editor.registerMutationListener(FootnoteNode, () => {
      isStale = true;
    }),
    editor.registerUpdateListener(({ dirtyElements }) => {
      // Where only letters changed, no element was meant to change.
      const moved = notes.length > 0 && [...dirtyElements.values()].includes(true);
      if (isStale || moved) number();
    }),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, $selectFirst, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(DELETE_WORD_COMMAND, $selectFirst, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        const sign = $selectedSign();
        if (sign === null) return false;
        event?.preventDefault();
        wishes.tell(sign.getKey());
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );

  return {
    list: () => notes,
    onChange: (listener) => changes.add(listener),
    setWords(key, words) {
      editor.update(
        () => {
          const note = $getNodeByKey(key);
          if ($isFootnote(note)) note.setWords(words.toWellFormed());
        },
        // The note's field has the focus and keeps it.
        { tag: SKIP_DOM_SELECTION_TAG, discrete: true },
      );
    },
    insert() {
      let made: NodeKey | null = null;
      editor.update(
        () => {
          const selection = $getSelection();
          if (!$isRangeSelection(selection)) return;
          const end = selection.isBackward() ? selection.anchor : selection.focus;
          const { key, offset, type } = end;
          selection.anchor.set(key, offset, type);
          selection.focus.set(key, offset, type);
          const note = $createFootnote('', '');
          selection.insertNodes([note]);
          made = note.getKey();
        },
        { discrete: true },
      );
      if (made !== null) wishes.tell(made);
    },
    remove(key) {
      editor.update(
        () => {
          const note = $getNodeByKey(key);
          if (!$isFootnote(note)) return;
          note.selectPrevious();
          note.remove();
        },
        { discrete: true },
      );
      editor.focus();
    },
    leave(key) {
      editor.update(() => void $getNodeByKey(key)?.selectNext(0, 0), { discrete: true });
      editor.focus();
    },
    onWanted: (listener) => wishes.add(listener),
    unregister: () => {
      root.removeEventListener('click', press);
      unregister();
    },
  };
}
