/**
 * Presence: tells the hub where this desk's person is, and the page who else is where. It is advice and nothing more: no
 * draft is ever locked, nothing of it is written down, and without a line there is none.
 */
import type { DocumentId, Uid } from '../../../shared/document/model.ts';
import type { PresenceState, PresenceTold } from '../../../shared/ipc/presence.ts';
import { PRESENCE_SECONDS, type HubEvent, type Standpoint } from '../../../shared/sync/events.ts';
import type { Clock } from '../ports.ts';
import { createColleagues } from './colleagues.ts';
import type { Homes } from './homes.ts';
import type { Line } from './line.ts';
import { createOwnPlaces } from './own-places.ts';

/** All in milliseconds. Twice within the time after which the hub takes somebody for gone. */
const RENEWAL = PRESENCE_SECONDS * 400;
/** Between two things that are said: a caret that runs through a text is not followed. */
const PACE = 1_000;
/** For saying goodbye: a desk that closes does not wait for a slow line. */
const FAREWELL = 1_000;

export interface PresenceParts {
  readonly homes: Pick<Homes, 'home'>;
  /** Null where there is no hub. */
  readonly line: () => Pick<Line, 'presence'> | null;
  readonly clock: Clock;
  /** What the hub calls this desk. */
  readonly device: string;
  /** Whose desk it is, by the hub's word; null: nobody's. */
  readonly person: () => string | null;
  /** Nobody sits at the desk: it is locked. */
  readonly isAway: () => boolean;
  readonly onState: (state: PresenceState) => void;
}

export interface Presence {
  readonly state: () => PresenceState;
  readonly tell: (told: PresenceTold) => void;
  /** Somebody typed in this open draft; `unit`: all of it in this one, null where it was in several. */
  readonly typed: (session: string, unit: Uid | null) => void;
  /** The desk was locked or opened. */
  readonly look: () => void;
  readonly hear: (news: HubEvent) => void;
  /** The line is lost: whoever was seen over it is not seen any more. */
  readonly lost: () => void;
  /** Tells the hub that the person is nowhere any more; resolves when it heard, or soon after. */
  readonly leave: () => Promise<void>;
}

export function createPresence(parts: PresenceParts): Presence {
  const { homes, clock } = parts;
  const places = createOwnPlaces(clock);
  const colleagues = createColleagues(parts);
  /** What the hub was told, and when. */
  const told = new Map<DocumentId, { readonly at: Standpoint; readonly since: number }>();
  let isHeard = false;
  let isSaying = false;
  let isOver = false;
  let saidAt = Number.NEGATIVE_INFINITY;
  let shown = '[]';
  let callOff: (() => void) | null = null;

  const isAtHub = (documentId: DocumentId): boolean => (homes.home(documentId)?.hubHead ?? null) !== null;
  /** Where the hub may know the person to be: in documents that it has. */
  const wanted = (): ReadonlyMap<DocumentId, Standpoint> => {
    if (parts.isAway()) return new Map();
    return new Map([...places.now()].filter(([documentId]) => isAtHub(documentId)));
  };

  const show = (): void => {
    const state = colleagues.state(places.now());
    const text = JSON.stringify(state);
    if (text === shown) return;
    shown = text;
    parts.onState(state);
  };

  const say = async (
    line: Pick<Line, 'presence'>,
    documentId: DocumentId,
    at: Standpoint | null,
  ): Promise<void> => {
    // Also where it fails: then it is said again when it is due, and not at once.
    if (at === null) told.delete(documentId);
    else told.set(documentId, { at, since: clock.now() });
    await line.presence({ documentId, state: at ?? { is: 'gone' } });
  };

  /** The next thing to say, and in how many milliseconds; null: nothing. */
  const next = (): { documentId: DocumentId; at: Standpoint | null; in: number } | null => {
    const places = wanted();
    const pause = Math.max(0, PACE - Math.abs(clock.now() - saidAt));
    for (const documentId of told.keys())
      if (!places.has(documentId)) return { documentId, at: null, in: pause };
    const renewals = Array.from(places, ([documentId, at]) => {
      const before = told.get(documentId);
      const isNews = before === undefined || JSON.stringify(before.at) !== JSON.stringify(at);
      const due = isNews ? 0 : RENEWAL - Math.abs(clock.now() - before.since);
      return { documentId, at, in: Math.max(pause, due) };
    });
    return renewals.toSorted((one, other) => one.in - other.in)[0] ?? null;
  };

  const attend = (): void => {
    show();
    callOff?.();
    callOff = null;
    if (isOver) return;
    const line = isHeard ? parts.line() : null;
    const due = line === null || isSaying ? null : next();
    if (line !== null && due?.in === 0) {
      isSaying = true;
      saidAt = clock.now();
      void say(line, due.documentId, due.at).finally(() => {
        isSaying = false;
        attend();
      });
      return;
    }
    const waits = [places.holdsFor(), due?.in ?? null].filter((wait) => wait !== null);
    if (waits.length > 0) callOff = clock.after(Math.min(...waits), attend);
  };

  return {
    state: () => colleagues.state(places.now()),
    tell(what) {
      places.tell(what);
      attend();
    },
    typed(session, unit) {
      // Asked with every key: of those that change nothing, nothing follows.
      if (places.typed(session, unit)) attend();
    },
    look: attend,
    hear(news) {
      if (isOver) return;
      colleagues.hear(news);
      // With it the hub welcomes whoever begins to listen.
      if (news.event === 'streams') isHeard = true;
      attend();
    },
    lost() {
      isHeard = false;
      told.clear();
      colleagues.forget();
      attend();
    },
    async leave() {
      isOver = true;
      callOff?.();
      const line = isHeard ? parts.line() : null;
      if (line === null) return;
      const limit = Promise.withResolvers<void>();
      const stop = clock.after(FAREWELL, limit.resolve);
      const farewells = [...told.keys()].map((documentId) => say(line, documentId, null));
      await Promise.race([Promise.all(farewells), limit.promise]);
      stop();
    },
  };
}
