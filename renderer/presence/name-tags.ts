/**
 * Names at the margin of the blocks that others are in. The text and its elements stay as they are: a tag hangs on its
 * block by a name that the style sheet knows (CSS anchors), so the browser moves it when blocks grow, and nothing is measured.
 */
import type { Uid } from '../../shared/document/model.ts';
import { blockElement } from '../editor/dom-places.ts';
import type { OpenText } from '../editor/open-texts.ts';

export interface NameTag {
  readonly unit: Uid;
  readonly name: string;
  readonly initials: string;
  readonly tone: number;
  readonly isWriting: boolean;
}

/** Keeps the tags up beside one text; answers the function that takes them away. */
export function showTags(text: OpenText, layerClass: string, tags: readonly NameTag[]): () => void {
  const layer = document.createElement('div');
  layer.className = layerClass;
  layer.ariaHidden = 'true';
  const anchors = new Map<Uid, { readonly name: string; block: HTMLElement | null }>();
  const rows = new Map<Uid, number>();
  for (const { unit, name, initials, tone, isWriting } of tags) {
    const anchor = `--present-${text.language}-${unit}`;
    anchors.set(unit, { name: anchor, block: null });
    const row = rows.get(unit) ?? 0;
    rows.set(unit, row + 1);
    const tag = document.createElement('span');
    tag.dataset['present'] = isWriting ? 'writes' : 'here';
    tag.dataset['tone'] = `${tone}`;
    tag.dataset['initials'] = initials;
    tag.textContent = name;
    tag.style.setProperty('position-anchor', anchor);
    tag.style.setProperty('--row', `${row}`);
    layer.append(tag);
  }

  /** The editor may have made another element for a block: the tag goes over to it. */
  const hold = (): void => {
    for (const [unit, anchor] of anchors) {
      const block = blockElement(text, unit);
      if (block === anchor.block) continue;
      anchor.block?.style.removeProperty('anchor-name');
      block?.style.setProperty('anchor-name', anchor.name);
      anchor.block = block;
    }
  };

  hold();
  text.root.parentElement?.append(layer);
  // With each update a look at as many names as there are colleagues in this text.
  const stop = text.editor.registerUpdateListener(hold);
  return () => {
    stop();
    layer.remove();
    for (const { block } of anchors.values()) block?.style.removeProperty('anchor-name');
  };
}
