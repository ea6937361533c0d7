/** Hits painted over the text by the browser: the text and its elements stay as they are. */
import type { Language } from '../../shared/document/model.ts';
import { rangesOf, type Stretch } from '../editor/dom-places.ts';
import type { OpenTexts } from '../editor/open-texts.ts';
import type { Hit } from './hits.ts';

/** Names for `::highlight()` in FindBar.module.css. */
const ALL = 'find-hit';
const CURRENT = 'find-current';

/** More are not told apart by the eye, and each costs the browser something with every paint. */
const PAINTED = 1_000;

/** Paints the hits around the current one, and brings that one into sight where `reveal` says so. */
export function paintHits(texts: OpenTexts, hits: readonly Hit[], index: number, reveal: boolean): void {
  const from = Math.max(0, Math.min(index - PAINTED / 2, hits.length - PAINTED));
  const near = hits.slice(from, from + PAINTED);
  CSS.highlights.set(ALL, new Highlight(...rangesFor(texts, near)));
  const current = hits[index];
  const [range] = current === undefined ? [] : rangesFor(texts, [current]);
  const marked = new Highlight(...(range === undefined ? [] : [range]));
  marked.priority = 1;
  CSS.highlights.set(CURRENT, marked);
  markTitle(current?.uid === null ? current.language : null);
  if (!reveal || current === undefined) return;
  const element = current.uid === null ? titleField(current.language) : range?.startContainer.parentElement;
  element?.scrollIntoView({ block: 'center' });
}

export function unpaintHits(): void {
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(CURRENT);
  markTitle(null);
}

function rangesFor(texts: OpenTexts, hits: readonly Hit[]): StaticRange[] {
  return texts.all().flatMap((text) => {
    const own = hits.flatMap(({ language, uid, from, to }): Stretch[] =>
      uid === null || language !== text.language ? [] : [{ uid, from, to }],
    );
    return rangesOf(text, own);
  });
}

/** The field of a title on the paper; null where that language is not shown. */
export const titleField = (language: Language): HTMLTextAreaElement | null =>
  document.querySelector(`textarea[data-title="${language}"]`);

/** The words of a field cannot be painted: the field itself is marked. */
function markTitle(language: Language | null): void {
  for (const field of document.querySelectorAll<HTMLElement>('textarea[data-title]')) {
    field.toggleAttribute('data-found', field.dataset['title'] === language);
  }
}
