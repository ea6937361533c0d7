/**
 * The text as plain HTML, painted before any editor exists: one can read at once. The editor's own blocks have the same
 * shape and style, so that taking their place moves nothing.
 */
import type { BlockNumbers } from '../../../shared/html/instrument-block-html.ts';
import type { Language, Uid, Unit } from '../../../shared/document/model.ts';
import type { EditorLabels } from '../labels.ts';
import { completeMedia, labelMedia } from '../block/media-view.ts';
import { trustedUnits } from '../trusted-html.ts';

type TextToPaint = Parameters<typeof paintStatic> extends [unknown, ...infer Text] ? Text : never;

/** One element per unit, in order. */
export function paintStatic(
  root: HTMLElement,
  units: readonly Unit[],
  language: Language,
  labels: EditorLabels,
  numbersOf?: (uid: Uid) => BlockNumbers,
): void {
  const perLine = lettersPerLine(root);
  root.innerHTML = trustedUnits(units, language, numbersOf);
  completeMedia(root, units);
  labelLocked(root, labels);
  labelMedia(root, labels);
  shapeBlocks(root, perLine);
}

/** The same where it is only read. */
export function paintToRead(root: HTMLElement, ...text: TextToPaint): void {
  paintStatic(root, ...text);
  reachTables(root);
}

/** Where no caret goes, a table that is scrolled is reached by Tab. */
export function reachTables(root: HTMLElement): void {
  for (const table of root.querySelectorAll('table')) table.tabIndex = 0;
}

/** Says in each block that cannot be read why it stands there. */
export function labelLocked(root: ParentNode, labels: EditorLabels): void {
  for (const block of root.querySelectorAll<HTMLElement>('[data-unreadable]')) {
    block.textContent = labels.locked[block.dataset['unreadable'] === 'damaged' ? 'damaged' : 'newer'];
  }
}

/** Mean advance of a letter in ems, in our fonts; only an estimate is made of it. */
const LETTER_EM: Readonly<Record<string, number>> = { km: 0.55, en: 0.45 };

/** Asked while nothing stands in the root: with text in it, the whole of it would be laid out for the answer. */
function lettersPerLine(root: HTMLElement): number {
  const em = Number.parseFloat(getComputedStyle(root).fontSize);
  return Math.max(root.clientWidth / (em * (LETTER_EM[root.lang] ?? 0.5)), 1);
}

/**
 * Gives each block the height that it will have, roughly, in lines: what is not in sight is not laid out, and the
 * scroll bar still tells the truth.
 */
function shapeBlocks(root: HTMLElement, perLine: number): void {
  const shapes = Array.from(root.children, (block) => {
    const rows = Math.max(
      Math.ceil(block.textContent.length / perLine),
      block.getElementsByTagName('li').length,
      block.querySelectorAll(':scope > [data-role]').length,
      1,
    );
    return `auto ${rows}lh`;
  });
  reshape(root, shapes);
}

/** The heights of the blocks' contents as they are now, laid out or estimated, in order. */
export function shapesOf(root: HTMLElement): readonly string[] {
  const paddings = new Map<string, number>();
  return Array.from(root.children, (block) => {
    let padding = paddings.get(block.tagName);
    if (padding === undefined) {
      const style = getComputedStyle(block);
      padding = Number.parseFloat(style.paddingBlockStart) + Number.parseFloat(style.paddingBlockEnd);
      paddings.set(block.tagName, padding);
    }
    return `auto ${block.getBoundingClientRect().height - padding}px`;
  });
}

/** Gives the blocks these heights, in order. */
export function reshape(root: HTMLElement, shapes: readonly string[]): void {
  for (const [index, block] of [...root.children].entries()) {
    if (block instanceof HTMLElement) block.style.containIntrinsicBlockSize = shapes[index] ?? '';
  }
}
