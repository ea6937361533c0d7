/**
 * What references show: always the number that their target has now, painted into their signs; none of it is text. One
 * whose target is gone shows what it showed last, marked. A click with Ctrl leads to the target, as from a link.
 */
import {
  $getNearestNodeFromDOMNode,
  $getNodeByKey,
  mergeRegister,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import type { Language, UnitChange } from '../../../shared/document/model.ts';
import { isBuiltOtherwise } from '../../../shared/instrument/english-beside.ts';
import { numbersOf } from '../../../shared/instrument/numbering.ts';
import {
  referenceText,
  type ReferenceContext,
} from '../../../shared/instrument/references/reference-text.ts';
import type { DraftText } from '../../drafting/text.ts';
import { startOf } from '../../instrument/unit-place.ts';
import type { Blocks } from '../binding/blocks.ts';
import type { InstrumentWriting } from './instrument-writing.ts';
import { $isReference, ReferenceNode } from './reference-node.ts';

/** Keeps them painted; answers the function that ends it. */
export function paintReferences(
  editor: LexicalEditor,
  root: HTMLElement,
  writing: InstrumentWriting,
  draft: DraftText,
  blocks: Blocks,
  language: Language,
): () => void {
  const keys = new Set<NodeKey>();
  let isStale = false;
  let isOver = false;

  function context(): ReferenceContext | null {
    const drafting = writing.drafting();
    if (drafting === null) return null;
    const { text, type, data } = drafting;
    const register = writing.register.read();
    return {
      tree: text.km,
      type,
      data,
      numbers: numbersOf(text.km, type, data),
      register: register ?? new Map(),
    };
  }

  function paint(): void {
    isStale = false;
    const known = isOver || keys.size === 0 ? null : context();
    if (known === null) return;
    const isRead = writing.register.read() !== null;
    editor.read(() => {
      for (const key of keys) {
        const node = $getNodeByKey(key);
        const element = editor.getElementByKey(key);
        const reference = $isReference(node) ? node.getReference() : null;
        if (!$isReference(node) || element === null || reference === null) continue;
        const block = node.getTopLevelElement();
        const standsIn = block === null ? null : (blocks.uidOf(block.getKey()) ?? null);
        const shown = referenceText(reference, standsIn, language, known);
        const isGone = shown.kind === 'gone' && (reference.target.in === 'here' || isRead);
        const words = shown.kind === 'found' ? shown.text : reference.seen;
        if (element.textContent !== words) element.textContent = words;
        if (isGone) element.dataset['gone'] = '';
        else delete element.dataset['gone'];
      }
    });
  }

  function paintSoon(): void {
    if (isStale) return;
    isStale = true;
    queueMicrotask(paint);
  }

  const touched = (changes: readonly UnitChange[]): void => {
    if (
      keys.size > 0 &&
      changes.some(({ language: of, before, after }) => of === 'km' && isBuiltOtherwise(before, after))
    )
      paintSoon();
  };

  /** To where the reference leads in this instrument. */
  const lead = (event: MouseEvent): void => {
    const drafting = writing.drafting();
    if (!(event.ctrlKey || event.metaKey) || !(event.target instanceof Node) || drafting === null) return;
    const { target } = event;
    const reference = editor.read(() => {
      const node = $getNearestNodeFromDOMNode(target);
      return $isReference(node) ? node.getReference() : null;
    });
    if (reference?.target.in !== 'here') return;
    event.preventDefault();
    const { uid, inner } = reference.target;
    draft.whereabouts.goTo(startOf(drafting, uid, language, inner));
  };

  root.addEventListener('click', lead);
  const unregister = mergeRegister(
    draft.onChange(touched),
    writing.onData(paintSoon),
    writing.register.onRead(paintSoon),
    editor.registerMutationListener(ReferenceNode, (mutations) => {
      for (const [key, kind] of mutations) {
        if (kind === 'destroyed') keys.delete(key);
        else keys.add(key);
      }
      paintSoon();
    }),
  );
  return () => {
    isOver = true;
    root.removeEventListener('click', lead);
    unregister();
  };
}
