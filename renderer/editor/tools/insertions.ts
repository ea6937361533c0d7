/**
 * Everything that can be put into a text, or made of the block with the caret: one list for the slash menu, the
 * toolbar and the palette. What needs to ask first (a table its size, a date its day) asks through KeyActions.
 */
import {
  CalendarDays,
  Heading1,
  Heading2,
  Heading3,
  Image,
  List,
  ListOrdered,
  Minus,
  Pilcrow,
  Quote,
  Superscript,
  Table,
  type LucideIcon,
} from 'lucide-react';
import type { LexicalEditor } from 'lexical';
import { $insertRule } from '../block/block-places.ts';
import { $setLevel, $toggleList } from '../commands.ts';
import type { KeyActions } from '../typing/keys.ts';

export const INSERTION_IDS = [
  'paragraph',
  'heading1',
  'heading2',
  'heading3',
  'bulletList',
  'numberedList',
  'quote',
  'table',
  'rule',
  'media',
  'footnote',
  'date',
] as const;
export type InsertionId = (typeof INSERTION_IDS)[number];

export interface Insertion {
  /** Also the name of its label. Further words to find it by stand in the texts, under `insertWords`. */
  readonly id: InsertionId;
  readonly icon: LucideIcon;
  readonly keys?: string;
  /** Stands within a line, so that it can be put into an instrument too, which has units in place of blocks. */
  readonly isInline?: true;
  readonly run: (editor: LexicalEditor, actions: KeyActions) => void;
}

const change =
  (run: () => void): Insertion['run'] =>
  (editor) => {
    editor.update(run);
    editor.focus();
  };

export const INSERTIONS: readonly Insertion[] = [
  { id: 'paragraph', icon: Pilcrow, keys: 'Ctrl+Alt+0', run: change(() => $setLevel(0)) },
  { id: 'heading1', icon: Heading1, keys: 'Ctrl+Alt+1', run: change(() => $setLevel(1)) },
  { id: 'heading2', icon: Heading2, keys: 'Ctrl+Alt+2', run: change(() => $setLevel(2)) },
  { id: 'heading3', icon: Heading3, keys: 'Ctrl+Alt+3', run: change(() => $setLevel(3)) },
  { id: 'bulletList', icon: List, run: change(() => $toggleList(false)) },
  { id: 'numberedList', icon: ListOrdered, run: change(() => $toggleList(true)) },
  { id: 'quote', icon: Quote, run: change(() => $setLevel('quote')) },
  { id: 'table', icon: Table, keys: 'Ctrl+Shift+T', run: (_editor, { askTable }) => askTable() },
  { id: 'rule', icon: Minus, run: change($insertRule) },
  { id: 'media', icon: Image, keys: 'Ctrl+Shift+G', run: (_editor, { chooseMedia }) => chooseMedia() },
  {
    id: 'footnote',
    icon: Superscript,
    keys: 'Ctrl+Shift+J',
    isInline: true,
    run: (_editor, { insertFootnote }) => insertFootnote(),
  },
  { id: 'date', icon: CalendarDays, isInline: true, run: (_editor, { askDate }) => askDate() },
];

/** Whether a person who typed this may mean that: the start of any word of its label or its further words. */
export const isMeant = (typed: string, label: string, words: string): boolean =>
  `${label} ${words}`
    .toLowerCase()
    .split(' ')
    .some((word) => word.startsWith(typed.toLowerCase()));
