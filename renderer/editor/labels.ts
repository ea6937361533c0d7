/** Every text that the editor shows or speaks, handed in by whoever shows it. */
import type { Language } from '../../shared/document/model.ts';

export interface EditorLabels {
  /** Accessible name of each language's text. */
  readonly text: Readonly<Record<Language, string>>;
  /** Shown, dimmed, where a text is still empty. */
  readonly placeholder: Readonly<Record<Language, string>>;
  readonly toolbar: string;
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
  readonly link: string;
  readonly linkAddress: string;
  readonly linkApply: string;
  readonly linkRemove: string;
  readonly linkRefused: string;
  /** What a unit says that this version cannot read: `newer` Sastra wrote it, or it is `damaged`. It is kept whole. */
  readonly locked: Readonly<Record<'newer' | 'damaged', string>>;
}
