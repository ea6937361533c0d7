/** A file that the reader can take along; its label is edited in place. */
import {
  $create,
  $createParagraphNode,
  $getState,
  createState,
  $setState,
  ElementNode,
  type ElementDOMSlot,
  type LexicalNode,
  type RangeSelection,
} from 'lexical';
import type { AttachmentContent } from '../../../shared/document/article.ts';
import { branded } from '../../../shared/document/brand.ts';

/** What an attachment is besides its label. */
export type AttachedFile = Omit<AttachmentContent, 'inline'>;

const NO_FILE: AttachedFile = {
  media: branded('0'.repeat(64)),
  mime: 'application/pdf',
  name: 'file.pdf',
  bytes: 0,
};

// Set only from a unit or from what core says of bytes that came in; never parsed from what comes from outside.
const fileState = createState('file', { parse: (value) => (value as AttachedFile | undefined) ?? NO_FILE });

export class AttachmentBlock extends ElementNode {
  override $config() {
    return this.config('attachment-block', { extends: ElementNode, stateConfigs: [fileState] });
  }

  getFile(): AttachedFile {
    return $getState(this, fileState);
  }

  // The shape of unit-html.ts. A link without an address: in the text one edits the label, and saves beside it.
  override createDOM(): HTMLElement {
    const block = document.createElement('p');
    block.dataset['attachment'] = '';
    block.append(document.createElement('a'), aboutFile(this.getFile()));
    return block;
  }

  override updateDOM(previous: this): boolean {
    return this.getFile() !== previous.getFile();
  }

  override getDOMSlot(block: HTMLElement): ElementDOMSlot {
    return super.getDOMSlot(block).withElement(block.querySelector('a') ?? block);
  }

  /** Enter: on below the file, whatever stands in the label. */
  override insertNewAfter(_selection: RangeSelection, restoreSelection = true): ElementNode {
    const paragraph = $createParagraphNode();
    this.insertAfter(paragraph, restoreSelection);
    return paragraph;
  }

  override canIndent(): false {
    return false;
  }
}

/** The line that says which file it is; media-view.ts words it. */
export function aboutFile({ name, bytes }: Pick<AttachedFile, 'name' | 'bytes'>): HTMLElement {
  const about = document.createElement('small');
  about.contentEditable = 'false';
  about.dataset['name'] = name;
  about.dataset['bytes'] = String(bytes);
  return about;
}

export const $createAttachmentBlock = (file: AttachedFile): AttachmentBlock =>
  $setState($create(AttachmentBlock), fileState, file);

export const $isAttachmentBlock = (node: LexicalNode | null | undefined): node is AttachmentBlock =>
  node instanceof AttachmentBlock;
