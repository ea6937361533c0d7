/** What pictures and files show on the page besides their bytes, before the editor stands and in it. */
import { $getNearestNodeFromDOMNode, type LexicalEditor } from 'lexical';
import type { Unit } from '../../../shared/document/model.ts';
import { readUnit } from '../../../shared/document/views.ts';
import { aboutFile } from './attachment-block.ts';
import { $isFigureBlock } from './figure-block.ts';
import type { EditorLabels } from '../labels.ts';

/** Gives the static text what the editor's own blocks have: room for a caption, and the line about a file. */
export function completeMedia(root: HTMLElement, units: readonly Unit[]): void {
  for (const [index, unit] of units.entries()) {
    if (unit.type !== 'figure' && unit.type !== 'attachment') continue;
    const view = readUnit(unit);
    const block = root.children[index];
    if (block === undefined || view.kind === 'unreadable') continue;
    if (view.body.type === 'attachment') block.append(aboutFile(view.body.content));
    else if (block.querySelector('figcaption') === null) {
      const caption = document.createElement('figcaption');
      caption.append(document.createElement('br'));
      block.append(caption);
    }
  }
}

/** Says in the reader's language how large each file is, and what may be written where a caption is still empty. */
export function labelMedia(root: ParentNode, labels: EditorLabels): void {
  for (const caption of root.querySelectorAll<HTMLElement>('figcaption'))
    caption.dataset['placeholder'] = labels.caption;
  for (const about of root.querySelectorAll<HTMLElement>('[data-attachment] small')) {
    const { name = '', bytes } = about.dataset;
    // By style, since the editor takes out of its blocks what it has not put there.
    about.dataset['about'] = labels.file(name, Number(bytes));
    const label = about.previousElementSibling;
    if (label instanceof HTMLElement) label.dataset['placeholder'] = name;
  }
}

const loaded = (event: Event): void => {
  if (event.target instanceof HTMLImageElement) delete event.target.parentElement?.dataset['missing'];
};

/** Of the answer to an address of media whose bytes are on their way. */
const PENDING = 503;

/** Whether the picture is on its way; what cannot be asked is not. */
async function isPending(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).status === PENDING;
  } catch {
    return false;
  }
}

async function sayWhetherPending(image: HTMLImageElement, place: HTMLElement, words: string): Promise<void> {
  const pending = await isPending(image.src);
  if (pending && place.dataset['missing'] !== undefined) place.dataset['missing'] = words;
}

/**
 * A picture whose bytes are not on this computer says so in its place, and whether they are on their way. Answers the
 * function that stops.
 */
export function watchMissing(root: HTMLElement, labels: () => EditorLabels): () => void {
  const missing = (event: Event): void => {
    const { target: image } = event;
    if (!(image instanceof HTMLImageElement) || image.parentElement === null) return;
    const place = image.parentElement;
    place.dataset['missing'] = labels().pictureMissing;
    void sayWhetherPending(image, place, labels().picturePending);
  };
  // These events do not bubble.
  root.addEventListener('error', missing, { capture: true });
  root.addEventListener('load', loaded, { capture: true });
  return () => {
    root.removeEventListener('error', missing, { capture: true });
    root.removeEventListener('load', loaded, { capture: true });
  };
}

/** A press on a picture puts the caret into its caption. Answers the function that stops. */
export function registerPicturePress(editor: LexicalEditor, root: HTMLElement): () => void {
  const press = (event: MouseEvent): void => {
    const { target } = event;
    if (!(target instanceof HTMLImageElement)) return;
    event.preventDefault();
    editor.update(
      () => {
        const figure = $getNearestNodeFromDOMNode(target);
        if ($isFigureBlock(figure)) figure.selectEnd();
      },
      { discrete: true },
    );
    root.focus({ preventScroll: true });
  };
  root.addEventListener('mousedown', press);
  return () => root.removeEventListener('mousedown', press);
}
