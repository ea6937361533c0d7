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
function shapeBlocks(root: HTMLElement): void {
  const em = Number.parseFloat(getComputedStyle(root).fontSize);
  const perLine = Math.max(root.clientWidth / (em * LETTER_EM), 1);
  const shapes = Array.from(root.children, (block) => {
    const rows = Math.max(Math.ceil(block.textContent.length / perLine), block.childElementCount, 1);
    return `auto ${rows}lh`;
  });
  reshape(root, shapes);
}

/** The heights that the blocks were given, in order. */
export const shapesOf = (root: HTMLElement): readonly string[] =>
  Array.from(root.children, (block) =>
    block instanceof HTMLElement ? block.style.containIntrinsicBlockSize : '',
  );

/** Gives the blocks these heights, in order. */
export function reshape(root: HTMLElement, shapes: readonly string[]): void {
  for (const [index, block] of [...root.children].entries()) {
    if (block instanceof HTMLElement) block.style.containIntrinsicBlockSize = shapes[index] ?? '';
  }
}
