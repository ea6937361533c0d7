/** Words of a draft as the dictionary cuts them, counted while nobody types; each unit once for as long as it stands. */
import { LANGUAGES, type Language, type Uid, type Unit } from '../../shared/document/model.ts';
import { wordsOf } from '../../shared/instrument/text.ts';
import { saidBy } from '../../shared/instrument/words.ts';
import { words } from '../../shared/khmer/index.ts';
import type { Selected } from '../drafting/place.ts';
import type { DraftText } from '../drafting/text.ts';

export type WordCounts = Readonly<Record<Language, number>>;

export interface WordCounter {
  /** Null where the time was up before all of it was counted: asked again, it goes on. */
  readonly count: (draft: DraftText, hasTime: () => boolean) => WordCounts | null;
  /** Of what is selected; null where nothing is. */
  readonly countSelected: (draft: DraftText, selected: Selected) => number | null;
}

export function createWordCounter(): WordCounter {
  const known = new WeakMap<Unit, number>();
  const ofUnit = (unit: Unit): number => {
    const counted = known.get(unit) ?? words(saidBy(unit)).length;
    known.set(unit, counted);
    return counted;
  };
  return {
    count(draft, hasTime) {
      const counts = { km: 0, en: 0 };
      for (const language of LANGUAGES) {
        for (const unit of draft.units(language)) {
          if (!known.has(unit) && !hasTime()) return null;
          counts[language] += ofUnit(unit);
        }
      }
      return counts;
    },
    countSelected(draft, { language, anchor, focus }) {
      if (anchor.uid === focus.uid && anchor.at === focus.at) return null;
      const units = draft.units(language);
      const place = (uid: Uid): number => units.findIndex((unit) => unit.uid === uid);
      const ends = [
        { index: place(anchor.uid), at: anchor.at },
        { index: place(focus.uid), at: focus.at },
      ].toSorted((a, b) => a.index - b.index || a.at - b.at);
      const [start, end] = ends;
      if (start === undefined || end === undefined || start.index < 0) return null;
      return units.slice(start.index, end.index + 1).reduce((sum, unit, offset) => {
        const isFirst = offset === 0;
        const isLast = start.index + offset === end.index;
        if (!isFirst && !isLast) return sum + ofUnit(unit);
        const text = wordsOf(unit);
        return sum + words(text.slice(isFirst ? start.at : 0, isLast ? end.at : text.length)).length;
      }, 0);
    },
  };
}
