/** Hits painted over the text by the browser: the text and its elements stay as they are. */
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
  const field = current === undefined ? null : fieldOf(current);
  markField(field);
  if (reveal) (field ?? range?.startContainer.parentElement)?.scrollIntoView({ block: 'center' });
}

export function unpaintHits(): void {
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(CURRENT);
  markField(null);
}

function rangesFor(texts: OpenTexts, hits: readonly Hit[]): StaticRange[] {
  return texts.all().flatMap((text) => {
    const own = hits.flatMap(({ language, uid, note, from, to }): Stretch[] =>
      uid === null || note !== null || language !== text.language ? [] : [{ uid, from, to }],
    );
    return rangesOf(text, own);
  });
}

/** The field that a title or a footnote is written in; null for a hit in the text, or where its language is not shown. */
export function fieldOf({
  language,
  uid,
  note,
}: Pick<Hit, 'language' | 'uid' | 'note'>): HTMLTextAreaElement | null {
  if (uid === null) return document.querySelector(`textarea[data-title="${language}"]`);
  if (note === null) return null;
  const notes = document.querySelectorAll<HTMLTextAreaElement>(`[data-notes="${language}"] textarea`);
  return notes[note.index] ?? null;
}

/** The words of a field cannot be painted: the field itself is marked. */
function markField(found: HTMLElement | null): void {
  for (const field of document.querySelectorAll<HTMLElement>('[data-found]')) delete field.dataset['found'];
  if (found !== null) found.dataset['found'] = '';
}
