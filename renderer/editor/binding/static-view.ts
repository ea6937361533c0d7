/**
 * The text as plain HTML, painted before any editor exists: one can read at once. The editor's own blocks have the same
 * shape and style, so that taking their place moves nothing.
 */
import type { BlockNumbers } from '../../../shared/html/instrument-block-html.ts';
import type { Language, Uid, Unit } from '../../../shared/document/model.ts';
import type { EditorLabels } from '../labels.ts';
import { completeMedia, labelMedia } from '../block/media-view.ts';
import { trustedUnits } from '../trusted-html.ts';

/** More lines than the tallest screen shows, for a text all of whose blocks are of one line. */
const FIRST_BLOCKS = 120;

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
  reshape(root, { heights: [], perLine });
}

/** What is in sight of a text that an editor shows in the next task: the rest would be made twice. */
export function paintInSight(
  root: HTMLElement,
  units: readonly Unit[],
  ...rest: TextToPaint extends [unknown, ...infer Rest] ? Rest : never
): void {
  paintStatic(root, units.slice(0, FIRST_BLOCKS), ...rest);
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

/** What the blocks need to keep their places while the editor takes over from the static text. */
export interface Shapes {
  /** Heights of the first blocks' contents, laid out or estimated, in order. */
  readonly heights: readonly string[];
  readonly perLine: number;
}

export function shapesOf(root: HTMLElement): Shapes {
  const paddings = new Map<string, number>();
  const heights = Array.from(root.children, (block) => {
    let padding = paddings.get(block.tagName);
    if (padding === undefined) {
      const style = getComputedStyle(block);
      padding = Number.parseFloat(style.paddingBlockStart) + Number.parseFloat(style.paddingBlockEnd);
      paddings.set(block.tagName, padding);
    }
    return `auto ${block.getBoundingClientRect().height - padding}px`;
  });
  return { heights, perLine: lettersPerLine(root) };
}

/**
 * Gives the blocks these heights, and those behind them the height that they will have, roughly, in lines: what is not in
 * sight is not laid out, and the scroll bar still tells the truth.
 */
export function reshape(root: HTMLElement, { heights, perLine }: Shapes): void {
  for (const [index, block] of [...root.children].entries()) {
    if (!(block instanceof HTMLElement)) continue;
    block.style.containIntrinsicBlockSize = heights[index] ?? `auto ${linesOf(block, perLine)}lh`;
  }
}

const linesOf = (block: HTMLElement, perLine: number): number =>
  Math.max(
    Math.ceil(block.textContent.length / perLine),
    block.getElementsByTagName('li').length,
    block.querySelectorAll(':scope > [data-role]').length,
    1,
  );
