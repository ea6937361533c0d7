/** The words that are defined where they stand. */
import { $create, $getState, $setState, createState, ElementNode, type LexicalNode } from 'lexical';

const termIdState = createState('termId', {
  parse: (value) => (typeof value === 'string' ? value : ''),
  resetOnCopyNode: true,
});

export class TermNode extends ElementNode {
  override $config() {
    return this.config('term', {
      extends: ElementNode,
      stateConfigs: [{ flat: true, stateConfig: termIdState }],
    });
  }

  getTermId(): string {
    return $getState(this, termIdState);
  }

  setTermId(id: string): this {
    return $setState(this, termIdState, id);
  }

  override createDOM(): HTMLElement {
    return document.createElement('dfn');
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): true {
    return true;
  }

  override canBeEmpty(): false {
    return false;
  }

  override canInsertTextBefore(): false {
    return false;
  }

  override canInsertTextAfter(): false {
    return false;
  }
}

export const $createTerm = (id: string): TermNode => $create(TermNode).setTermId(id);

export const $isTerm = (node: LexicalNode | null | undefined): node is TermNode => node instanceof TermNode;
