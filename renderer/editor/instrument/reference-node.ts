/** A reference in the text. What it shows follows from its target (reference-words.ts); the target is its state. */
import { $create, $getState, $setState, createState, DecoratorNode, type LexicalNode } from 'lexical';
import { NOTE_SIGN } from '../../../shared/document/text.ts';
import type { ReferenceTarget } from '../../../shared/instrument/instrument.ts';
import { sameJson } from '../../../shared/document/same.ts';

/** What of a reference its node keeps; the id is empty until it has one (tidy-instrument.ts). */
export interface ReferenceState {
  readonly target: ReferenceTarget;
  readonly seen: string;
}

const referenceIdState = createState('referenceId', {
  parse: (value) => (typeof value === 'string' ? value : ''),
  resetOnCopyNode: true,
});
// Set only from units and by commands, never parsed from what comes from outside.
const referenceState = createState('reference', {
  parse: (value): ReferenceState | null => (value as ReferenceState | undefined) ?? null,
  isEqual: (a, b) => sameJson(a, b),
});

export class ReferenceNode extends DecoratorNode<null> {
  override $config() {
    return this.config('reference', {
      extends: DecoratorNode,
      stateConfigs: [
        { flat: true, stateConfig: referenceIdState },
        { flat: true, stateConfig: referenceState },
      ],
    });
  }

  getReferenceId(): string {
    return $getState(this, referenceIdState);
  }

  setReferenceId(id: string): this {
    return $setState(this, referenceIdState, id);
  }

  /** Null only for a node that nobody has filled. */
  getReference(): ReferenceState | null {
    return $getState(this, referenceState);
  }

  setReference(reference: ReferenceState): this {
    return $setState(this, referenceState, reference);
  }

  override createDOM(): HTMLElement {
    const sign = document.createElement('a');
    sign.dataset['reference'] = '';
    sign.setAttribute('role', 'link');
    sign.textContent = this.getReference()?.seen ?? '';
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

  /** A caret walks over it as over a letter. */
  override isKeyboardSelectable(): false {
    return false;
  }

  override decorate(): null {
    return null;
  }
}

export const $createReference = (id: string, reference: ReferenceState): ReferenceNode =>
  $create(ReferenceNode).setReferenceId(id).setReference(reference);

export const $isReference = (node: LexicalNode | null | undefined): node is ReferenceNode =>
  node instanceof ReferenceNode;
