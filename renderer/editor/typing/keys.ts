/** Keys of the editor beyond those that Lexical knows (Ctrl+B, I, U, Enter, Shift+Enter). */
import {
  COMMAND_PRIORITY_HIGH,
  INSERT_PARAGRAPH_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { $insertParagraphBefore, $setLevel, $shiftDepth, type BlockLevel } from '../commands.ts';
import { $moveToEdge } from './edges.ts';
import { $moveBlocks, $touchedBlocks } from '../block/move.ts';

/** By the key's place, not its letter: a Khmer layout writes Khmer digits. */
const LEVEL_KEYS: Readonly<Record<string, BlockLevel>> = { Digit0: 0, Digit1: 1, Digit2: 2, Digit3: 3 };

const MOVE_KEYS: Readonly<Record<string, 'up' | 'down'>> = { ArrowUp: 'up', ArrowDown: 'down' };

const EDGE_KEYS: Readonly<Record<string, 'start' | 'end'>> = { Home: 'start', End: 'end' };

export interface KeyActions {
  readonly undo: () => void;
  readonly redo: () => void;
  /** Ctrl+Shift+K: asks for a link's address. */
  readonly askLink: () => void;
  /** Ctrl+Shift+T: asks for a new table's size; in a table, what to do with it. */
  readonly askTable: () => void;
  /** Ctrl+Shift+G: asks for pictures and files; with the caret in a caption, for what its picture shows. */
  readonly chooseMedia: () => void;
  /** Ctrl+Shift+J: puts a footnote behind the selection and asks for its words. */
  readonly insertFootnote: () => void;
  /** Asks for the day and the place of the date lines. */
  readonly askDate: () => void;
}

// Undo changes the editor by itself, which must not happen within the update that carries the command.
const later = (act: () => void) => (): boolean => {
  queueMicrotask(act);
  return true;
};

/** Registers them; answers the function that takes them away. */
export function registerKeys(editor: LexicalEditor, actions: KeyActions): () => void {
  return mergeRegister(
    editor.registerCommand(UNDO_COMMAND, later(actions.undo), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(REDO_COMMAND, later(actions.redo), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $insertParagraphBefore, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      KEY_TAB_COMMAND,
      (event) => {
        // Outside a list, Tab leaves the text: nobody is caught in it.
        if (!$shiftDepth(event.shiftKey ? -1 : 1)) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        const way = MOVE_KEYS[event.code];
        if (way !== undefined && event.altKey && event.shiftKey && !event.ctrlKey) {
          event.preventDefault();
          $moveBlocks($touchedBlocks(), way);
          return true;
        }
        if (!(event.ctrlKey || event.metaKey)) return false;
        if (event.shiftKey && event.code === 'KeyK') {
          event.preventDefault();
          actions.askLink();
          return true;
        }
        if (event.shiftKey && event.code === 'KeyT') {
          event.preventDefault();
          actions.askTable();
          return true;
        }
        if (event.shiftKey && event.code === 'KeyG') {
          event.preventDefault();
          actions.chooseMedia();
          return true;
        }
        if (event.shiftKey && event.code === 'KeyJ') {
          event.preventDefault();
          actions.insertFootnote();
          return true;
        }
        const edge = EDGE_KEYS[event.key];
        if (edge !== undefined && !event.altKey) {
          event.preventDefault();
          $moveToEdge(edge, event.shiftKey);
          return true;
        }
        const level = LEVEL_KEYS[event.code];
        // AltGr reports itself as Ctrl+Alt, and types.
        if (level === undefined || !event.altKey || event.getModifierState('AltGraph')) return false;
        event.preventDefault();
        $setLevel(level);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  );
}
