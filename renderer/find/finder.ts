/** Find and replace over the texts that stand open on the paper and their titles. */
import { LANGUAGES, type Language } from '../../shared/document/model.ts';
import { needleOf, type Needle } from '../../shared/khmer/index.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { OpenTexts } from '../editor/open-texts.ts';
import { createIdleWork } from '../idle.ts';
import { paintHits, fieldOf, unpaintHits } from './highlights.ts';
import { createHitSearch, firstFrom, type Hit, type HitPlace } from './hits.ts';
import { replaceHits } from './replacing.ts';

export interface FindState {
  readonly count: number;
  /** Which hit is the current one, from 0; -1 where there is none. */
  readonly index: number;
}

export interface Finder {
  readonly state: () => FindState;
  /** Answers the function that stops listening. */
  readonly onState: (listener: () => void) => () => void;
  /** Looks for this from the caret on. */
  readonly ask: (query: string, how: Pick<Needle, 'exact' | 'wholeWords'>) => void;
  /** To the next hit or the one before, round at the ends. */
  readonly step: (by: 1 | -1) => void;
  /** Replaces the current hit and goes to the next. */
  readonly replace: (text: string) => void;
  /** Replaces every hit in one step of undo; answers how many. */
  readonly replaceAll: (text: string) => number;
  /** Takes the marks away and gives the caret to the current hit, or back to the text that had it. */
  readonly leave: () => void;
  /** Follows changes of the draft while the bar is open; answers the function that ends it and takes the marks away. */
  readonly watch: () => () => void;
}

const NOTHING: FindState = { count: 0, index: -1 };

export function createFinder(draft: DraftSession, texts: OpenTexts): Finder {
  const search = createHitSearch(draft);
  const listeners = new Set<() => void>();
  let needle: Needle | null = null;
  let hits: readonly Hit[] = [];
  let state = NOTHING;

  const languages = (): readonly Language[] => texts.all().map(({ language }) => language);

  /** Where the search begins: the caret, or the beginning. */
  function caret(): HitPlace | null {
    const selected = texts.active()?.binding.selected() ?? null;
    if (selected === null) return null;
    const { language, anchor, focus } = selected;
    const position = draft.text.units(language).findIndex(({ uid }) => uid === anchor.uid);
    const from = anchor.uid === focus.uid ? Math.min(anchor.at, focus.at) : anchor.at;
    return { language, position, from };
  }

  function look(place: HitPlace | null, reveal: boolean): void {
    hits = needle === null ? [] : search(needle, languages());
    show(firstFrom(hits, place, LANGUAGES), reveal);
  }

  function show(index: number, reveal: boolean): void {
    state = { count: hits.length, index };
    paintHits(texts, hits, index, reveal);
    for (const listener of listeners) listener();
  }

  // While somebody types the marks stand still; then what changed is looked through again.
  const again = createIdleWork(() => {
    if (needle !== null) look(hits[state.index] ?? caret(), false);
    return 'done';
  });
  return {
    state: () => state,
    onState(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    ask(query, how) {
      needle = needleOf(query, how);
      look(hits[state.index] ?? caret(), true);
    },
    step(by) {
      if (hits.length > 0) show((state.index + by + hits.length) % hits.length, true);
    },
    replace(text) {
      const hit = hits[state.index];
      if (hit === undefined) return;
      replaceHits(draft, [hit], text, texts.get(hit.language)?.binding.selected() ?? null);
      look({ ...hit, from: hit.from + text.length }, true);
    },
    replaceAll(text) {
      const count = hits.length;
      replaceHits(draft, hits, text, texts.active()?.binding.selected() ?? null);
      look(null, false);
      return count;
    },
    leave() {
      const hit = hits[state.index];
      unpaintHits();
      // Who writes already keeps the caret.
      if (texts.all().some(({ root }) => root.contains(document.activeElement))) return;
      const text = hit === undefined ? texts.active() : texts.get(hit.language);
      const field = hit === undefined ? null : fieldOf(hit);
      if (hit !== undefined && field !== null) {
        field.focus();
        field.setSelectionRange(hit.from, hit.to);
        return;
      }
      text?.root.focus({ preventScroll: true });
      if (hit === undefined || hit.uid === null || hit.note !== null || text === null) return;
      const { language, uid, from, to } = hit;
      text.binding.select({ language, anchor: { uid, at: from }, focus: { uid, at: to } });
    },
    watch() {
      const stops = [
        draft.text.onChange(again.ask),
        draft.onFields(again.ask),
        draft.onStatus(again.ask),
        texts.onChange(again.ask),
        again.stop,
        unpaintHits,
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
