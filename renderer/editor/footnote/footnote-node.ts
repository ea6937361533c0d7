/** A footnote's sign in the text. It shows a number that is derived from its place; the note's words are its state. */
import { $create, $getState, $setState, createState, DecoratorNode, type LexicalNode } from 'lexical';
import { NOTE_SIGN } from '../../../shared/document/text.ts';

// Empty until the note has its id (footnotes.ts). A copy of a note is another note.
const noteIdState = createState('noteId', {
  parse: (value) => (typeof value === 'string' ? value : ''),
  resetOnCopyNode: true,
});
const wordsState = createState('words', { parse: (value) => (typeof value === 'string' ? value : '') });

export class FootnoteNode extends DecoratorNode<null> {
  override $config() {
    return this.config('footnote', {
      extends: DecoratorNode,
      stateConfigs: [
        { flat: true, stateConfig: noteIdState },
        { flat: true, stateConfig: wordsState },
      ],
    });
  }

  getNoteId(): string {
    return $getState(this, noteIdState);
  }

  setNoteId(id: string): this {
    return $setState(this, noteIdState, id);
  }

  getWords(): string {
    return $getState(this, wordsState);
  }

  setWords(words: string): this {
    return $setState(this, wordsState, words);
  }

  // The shape of notes.ts without its addresses: what a press does is the editor's.
  override createDOM(): HTMLElement {
    const sign = document.createElement('sup');
    sign.dataset['note'] = '';
    const number = document.createElement('a');
    number.setAttribute('role', 'doc-noteref');
    sign.append(number);
    return sign;
  }

  override updateDOM(): false {
    return false;
  }

  override getTextContent(): string {
    return NOTE_SIGN;
  }

  override isInline(): true {
    return true;
  }

  /** A caret walks over the sign as over a letter. */
  override isKeyboardSelectable(): false {
    return false;
  }

  override decorate(): null {
    return null;
  }
}

export const $createFootnote = (id: string, words: string): FootnoteNode =>
  $create(FootnoteNode).setNoteId(id).setWords(words);

export const $isFootnote = (node: LexicalNode | null | undefined): node is FootnoteNode =>
  node instanceof FootnoteNode;
