/** Where the person of this desk is: one place for each open draft, which ends when nobody touches it any more. */
import type { DocumentId, Uid } from '../../../shared/document/model.ts';
import type { PresenceTold } from '../../../shared/ipc/presence.ts';
import type { Standpoint } from '../../../shared/sync/events.ts';
import type { Clock } from '../ports.ts';

/** In milliseconds: who touches nothing for so long has gone for tea. */
const IDLE = 180_000;
/** In milliseconds: a pause of that length within a sentence is still writing. */
const WRITING = 20_000;

interface Place {
  readonly documentId: DocumentId;
  readonly unit: Uid | null;
  readonly touchedAt: number;
  readonly wrote: { readonly unit: Uid; readonly at: number } | null;
}

export interface OwnPlaces {
  readonly tell: (told: PresenceTold) => void;
  /** Somebody typed in this draft; `unit`: all of it in this one. Answers whether they are elsewhere now than before. */
  readonly typed: (session: string, unit: Uid | null) => boolean;
  /** By document, one place each: writing stands before reading, and what was touched last before the rest. */
  readonly now: () => ReadonlyMap<DocumentId, Standpoint>;
  /** Milliseconds until now() may say something else by itself; null: never. */
  readonly holdsFor: () => number | null;
}

export function createOwnPlaces(clock: Pick<Clock, 'now'>): OwnPlaces {
  const places = new Map<string, Place>();

  /** Milliseconds that are left of `span`; a clock that was set back has no say. */
  const left = (at: number, span: number): number => span - Math.abs(clock.now() - at);

  const rank = (place: Place): readonly [number, number] => [
    place.wrote !== null && left(place.wrote.at, WRITING) > 0 ? 1 : 0,
    place.touchedAt,
  ];
  const isBefore = (one: Place, other: Place): boolean => {
    const [[writes, touched], [otherWrites, otherTouched]] = [rank(one), rank(other)];
    return writes === otherWrites ? touched > otherTouched : writes > otherWrites;
  };

  const sweep = (): void => {
    for (const [session, { touchedAt }] of places) if (left(touchedAt, IDLE) <= 0) places.delete(session);
  };

  return {
    tell({ session, at }) {
      if (at === null) {
        places.delete(session);
        return;
      }
      const before = places.get(session);
      places.set(session, { ...at, touchedAt: clock.now(), wrote: before?.wrote ?? null });
    },
    typed(session, unit) {
      const place = places.get(session);
      if (place === undefined) return false;
      const now = clock.now();
      const written = unit ?? place.unit;
      const wrote = written === null ? place.wrote : { unit: written, at: now };
      places.set(session, { ...place, unit: written, touchedAt: now, wrote });
      const isSame = place.wrote !== null && place.wrote.unit === written && place.unit === written;
      return !isSame || left(place.wrote.at, WRITING) <= 0;
    },
    now() {
      sweep();
      const chosen = new Map<DocumentId, Place>();
      for (const place of places.values()) {
        const other = chosen.get(place.documentId);
        if (other === undefined || isBefore(place, other)) chosen.set(place.documentId, place);
      }
      return new Map(
        Array.from(chosen, ([documentId, { unit, wrote }]) => [
          documentId,
          // Who goes on to another unit has left the one that they wrote in.
          wrote !== null && wrote.unit === unit && left(wrote.at, WRITING) > 0
            ? { is: 'writes', unit }
            : { is: 'here', unit },
        ]),
      );
    },
    holdsFor() {
      const all = [...places.values()];
      const ends = all
        .map(({ touchedAt }) => left(touchedAt, IDLE))
        .concat(all.flatMap(({ wrote }) => (wrote === null ? [] : left(wrote.at, WRITING))));
      const ahead = ends.filter((milliseconds) => milliseconds > 0);
      return ahead.length === 0 ? null : Math.min(...ahead);
    },
  };
}
