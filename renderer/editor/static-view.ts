/**
 * The text as plain HTML, painted before any editor exists: one can read at once. The editor's own blocks have the same
 * shape and style, so that taking their place moves nothing.
 */
import type { Unit } from '../../shared/document/model.ts';
import type { EditorLabels } from './labels.ts';
import { trustedUnits } from './trusted-html.ts';

/** One element per unit, in order. */
export function paintStatic(root: HTMLElement, units: readonly Unit[], labels: EditorLabels): void {
  root.innerHTML = trustedUnits(units);
  labelLocked(root, labels);
  shapeBlocks(root);
}

/** Says in each block that cannot be read why it stands there. */
export function labelLocked(root: ParentNode, labels: EditorLabels): void {
  for (const block of root.querySelectorAll<HTMLElement>('[data-unreadable]')) {
    block.textContent = labels.locked[block.dataset['unreadable'] === 'damaged' ? 'damaged' : 'newer'];
  }
}

/** Mean advance of a letter in ems, over Khmer and Latin text in our fonts; only an estimate is made of it. */
const LETTER_EM = 0.42;

/**
 * Gives each block the height that it will have, roughly, in lines: what is not in sight is not laid out, and the
 * scroll bar still tells the truth.
 */
export function shapeBlocks(root: HTMLElement): void {
  const width = root.clientWidth;
  const em = Number.parseFloat(getComputedStyle(root).fontSize);
  const perLine = Math.max(width / (em * LETTER_EM), 1);
  for (const block of root.children) {
    if (!(block instanceof HTMLElement)) continue;
    const letters = block.textContent.length;
    const rows = Math.max(Math.ceil(letters / perLine), block.childElementCount, 1);
    block.style.containIntrinsicBlockSize = `auto ${rows}lh`;
  }
}
