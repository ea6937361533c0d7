/** What the desk points out in the texts on the paper, and the way from one remark to the next. */
import { LANGUAGES, type Language, type Uid } from '../../shared/document/model.ts';
import { isLookedAt, remarksOf, type Remark } from '../../shared/document/remarks.ts';
import { wordsOf } from '../../shared/instrument/text.ts';
import type { WordingEntry } from '../../shared/document/wording.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { OpenTexts } from '../editor/open-texts.ts';
import { firstFrom, type HitPlace } from '../find/hits.ts';
import { replaceHits } from '../find/replacing.ts';
import { createIdleWork } from '../idle.ts';
import { markCurrent, takeUnderlinesAway, underline } from './underlines.ts';

export interface PlacedRemark extends Remark {
  readonly language: Language;
  readonly uid: Uid;
  /** Of the unit in its language, from 0. */
  readonly position: number;
}

export interface Proofing {
  /** The remark that is talked about; null for none. */
  readonly current: () => PlacedRemark | null;
  /** How many remarks there are with these words and this kind, the current one among them. */
  readonly alike: () => number;
  readonly onChange: (listener: () => void) => () => void;
  /** To the remark behind the current one, else at the caret or behind it, round at the end; false where none is. */
  readonly next: () => boolean;
  /** Writes what the current remark says, in one step of undo, and goes on to the next one. */
  readonly fix: () => void;
  /** The same for all that are alike; answers how many. */
  readonly fixAlike: () => number;
  /** Gives the focus back to the words that were talked about. */
  readonly leave: () => void;
  /** Talks about nothing any more; the focus is elsewhere already. */
  readonly dismiss: () => void;
  /** Where the current remark stands on the page now. */
  readonly place: () => Range | null;
  readonly setWording: (wording: readonly WordingEntry[]) => void;
  /** Follows changes of the draft; answers the function that ends it and takes the marks away. */
  readonly watch: () => () => void;
}

export function createProofing(draft: DraftSession, texts: OpenTexts): Proofing {
  const listeners = new Set<() => void>();
  let wording: readonly WordingEntry[] = [];
  let remarks: readonly PlacedRemark[] = [];
  let current: PlacedRemark | null = null;

  function look(): void {
    remarks = texts.all().flatMap(({ language }) =>
      draft.text.units(language).flatMap((unit, position) =>
        remarksOf(unit, wording).map(({ kind, from, to, words, instead }): PlacedRemark => ({
          kind,
          from,
          to,
          words,
          instead,
          language,
          uid: unit.uid,
          position,
        })),
      ),
    );
    paint();
  }

  /** What is just being typed at the caret is not finished yet. */
  function paint(): void {
    const writing = texts.all().find(({ root }) => root.contains(document.activeElement));
    const selected = writing?.binding.selected() ?? null;
    const isAtCaret = ({ language, uid, to }: PlacedRemark): boolean =>
      selected?.language === language && selected.focus.uid === uid && selected.focus.at === to;
    underline(
      texts,
      remarks.filter((remark) => !isAtCaret(remark)),
    );
  }

  const again = createIdleWork((hasTime) => {
    for (const { language } of texts.all()) {
      for (const unit of draft.text.units(language)) {
        if (isLookedAt(unit, wording)) continue;
        remarksOf(unit, wording);
        if (!hasTime()) return 'more';
      }
    }
    look();
    // Somebody else changed what is talked about.
    if (current !== null && !isStill(current)) show(null);
    return 'done';
  });

  const isStill = ({ language, uid, from, to, words }: PlacedRemark): boolean => {
    const unit = draft.text.unit(language, uid);
    return unit !== undefined && wordsOf(unit).slice(from, to) === words;
  };

  /** Where the caret or the selection begins; within a remark, where that begins. */
  function caret(): HitPlace | null {
    const selected = texts.active()?.binding.selected() ?? null;
    if (selected === null) return null;
    const { language, anchor, focus: end } = selected;
    const position = draft.text.units(language).findIndex(({ uid }) => uid === anchor.uid);
    const at = anchor.uid === end.uid ? Math.min(anchor.at, end.at) : anchor.at;
    const around = remarks.find(({ uid, from, to }) => uid === anchor.uid && from <= at && at < to);
    return { language, position, from: around?.from ?? at };
  }

  function show(remark: PlacedRemark | null): void {
    current = remark;
    const range = markCurrent(texts, remark);
    range?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    for (const listener of listeners) listener();
  }

  function goFrom(place: HitPlace | null): boolean {
    show(remarks[firstFrom(remarks, place, LANGUAGES)] ?? null);
    return current !== null;
  }

  const alike = (): readonly PlacedRemark[] =>
    remarks.filter(
      ({ kind, words, instead }) =>
        current !== null && kind === current.kind && words === current.words && instead === current.instead,
    );

  function write(asked: readonly PlacedRemark[]): void {
    const instead = current?.instead ?? null;
    if (instead !== null)
      replaceHits(draft, asked.filter(isStill), instead, texts.active()?.binding.selected() ?? null);
    look();
  }

  function focus({ language, uid, from, to }: Pick<PlacedRemark, 'language' | 'uid' | 'from' | 'to'>): void {
    const text = texts.get(language);
    text?.root.focus({ preventScroll: true });
    text?.binding.select({ language, anchor: { uid, at: from }, focus: { uid, at: to } });
  }

  return {
    current: () => current,
    alike: () => alike().length,
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    next() {
      // What is under the caret takes its normal form first: its remarks are those that will stay.
      for (const { binding } of texts.all()) binding.settle();
      look();
      return goFrom(current === null ? caret() : { ...current, from: current.to });
    },
    fix() {
      if (current === null) return;
      const { language, uid, position, from, instead } = current;
      write([current]);
      const end = from + (instead ?? '').length;
      if (!goFrom({ language, position, from: end })) focus({ language, uid, from: end, to: end });
    },
    fixAlike() {
      const asked = alike();
      const place = current;
      write(asked);
      if (!goFrom(place) && place !== null) focus({ ...place, to: place.from });
      return asked.length;
    },
    leave() {
      const left = current;
      show(null);
      if (left !== null) focus(left);
    },
    dismiss: () => show(null),
    place: () => markCurrent(texts, current),
    setWording(list) {
      wording = list;
      again.ask();
    },
    watch() {
      again.ask();
      const stops = [
        draft.text.onChange(again.ask),
        draft.text.whereabouts.onCaret(again.ask),
        texts.onChange(again.ask),
        again.stop,
        takeUnderlinesAway,
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
