/** Every text that the editor shows or speaks, handed in by whoever shows it. */
import type { Language } from '../../shared/document/model.ts';
import type { InsertionId } from './tools/insertions.ts';

/** The texts about tables. */
export const TABLE_TEXTS = [
  'menu',
  'rows',
  'columns',
  'insert',
  'refused',
  'rowAbove',
  'rowBelow',
  'removeRows',
  'columnBefore',
  'columnBehind',
  'removeColumns',
  'merge',
  'split',
  'headerOn',
  'headerOff',
  'remove',
] as const;
export type TableText = (typeof TABLE_TEXTS)[number];

/** The texts about the block that is in reach of the pointer or the caret. */
export const BLOCK_TEXTS = [
  'handle',
  'menu',
  'moveUp',
  'moveDown',
  'duplicate',
  'remove',
  'turnInto',
] as const;
export type BlockText = (typeof BLOCK_TEXTS)[number];

export interface EditorLabels {
  /** Accessible name of each language's text. */
  readonly text: Readonly<Record<Language, string>>;
  /** Shown, dimmed, where a text is still empty. */
  readonly placeholder: Readonly<Record<Language, string>>;
  readonly toolbar: string;
  /** Names the tools beside selected words. */
  readonly selection: string;
  readonly undo: string;
  readonly redo: string;
  readonly paragraph: string;
  readonly heading1: string;
  readonly heading2: string;
  readonly heading3: string;
  readonly bold: string;
  readonly italic: string;
  readonly underline: string;
  readonly bulletList: string;
  readonly numberedList: string;
  readonly indent: string;
  readonly outdent: string;
  readonly newProvision: string;
  readonly point: string;
  readonly raise: string;
  readonly lower: string;
  readonly digits: string;
  readonly comment: string;
  /** Further words to find it by. */
  readonly commentWords: string;
  readonly link: string;
  readonly linkAddress: string;
  readonly linkApply: string;
  readonly linkRemove: string;
  readonly linkRefused: string;
  /** Names the list of what can be put into a text. */
  readonly insert: string;
  readonly insertions: Readonly<Record<InsertionId, string>>;
  /** Further words, in both languages, by which one finds each. */
  readonly insertWords: Readonly<Record<InsertionId, string>>;
  readonly table: Readonly<Record<TableText, string>>;
  readonly block: Readonly<Record<BlockText, string>>;
  readonly media: string;
  readonly footnote: string;
  /** Shown, dimmed, where a picture has no caption yet. */
  readonly caption: string;
  readonly pictureMissing: string;
  /** The same where the hub has it and it is on its way. */
  readonly picturePending: string;
  /** A file's name and its size. */
  readonly file: (name: string, bytes: number) => string;
  /** What a unit says that this version cannot read: `newer` Sastra wrote it, or it is `damaged`. It is kept whole. */
  readonly locked: Readonly<Record<'newer' | 'damaged', string>>;
}
