/** Threads at their places in the draft as it is now, in the order in which one reads. */
import { unitOfPlace, unitsNow, type PlaceOf, type ThreadPlace } from '../../shared/comments/placing.ts';
import { LANGUAGES, type Unit } from '../../shared/document/model.ts';
import { unitText } from '../../shared/instrument/unit-text.ts';
import type { ShownThread } from '../../shared/ipc/comments.ts';
import type { DraftText } from '../drafting/text.ts';

export interface PlacedThread {
  readonly thread: ShownThread;
  readonly place: ThreadPlace;
  /** What stands there now, at most EXCERPT letters of it; empty where nothing does. */
  readonly words: string;
}

/** How many comments in open threads the person has not seen. */
export const newIn = (threads: readonly PlacedThread[]): number =>
  threads
    .filter(({ thread }) => thread.resolved === null)
    .flatMap(({ thread }) => thread.comments)
    .filter(({ isNew, said }) => isNew && said !== null).length;

/** In UTF-16 units: more never fits into the two lines that show it. */
const EXCERPT = 160;

const wordsAt = (place: ThreadPlace, unit: Unit | undefined): string => {
  if (unit === undefined) return '';
  const text = unitText(unit);
  const words = place.is === 'words' ? text.slice(place.from, place.to) : text;
  return words.slice(0, EXCERPT).toWellFormed();
};

/** Where the text of both languages is one row, Khmer first; threads at one place in the order in which they began. */
export function placedThreads(
  threads: readonly ShownThread[],
  text: Pick<DraftText, 'units'>,
  placeOf: PlaceOf,
): readonly PlacedThread[] {
  return LANGUAGES.flatMap((language) => {
    const own = threads.filter(({ anchor }) => anchor.language === language);
    if (own.length === 0) return [];
    const units = text.units(language);
    const order = new Map(units.map(({ uid }, index) => [uid, index]));
    const now = unitsNow(units);
    const placed = own.map((thread) => {
      const place = placeOf(thread.anchor, thread.textThen, now);
      const uid = unitOfPlace(place);
      const position = uid === null ? -1 : (order.get(uid) ?? -1);
      const at = place.is === 'words' ? place.from : -1;
      return {
        position,
        at,
        one: { thread, place, words: uid === null ? '' : wordsAt(place, now.unit(uid)) },
      };
    });
    return placed.toSorted((a, b) => a.position - b.position || a.at - b.at).map(({ one }) => one);
  });
}
