/** Who else is in the documents of the streams, as the hub told it last. Held in memory alone. */
import type { DocumentId, Uid } from '../../../shared/document/model.ts';
import type { Colleague, ColleaguePlace, PresenceState } from '../../../shared/ipc/presence.ts';
import type { HubEvent, Present, Standpoint } from '../../../shared/sync/events.ts';

export interface Colleagues {
  readonly hear: (news: HubEvent) => void;
  readonly forget: () => void;
  /** `own`: where the person of this desk is. */
  readonly state: (own: ReadonlyMap<DocumentId, Standpoint>) => PresenceState;
}

export interface ColleaguesParts {
  /** What the hub calls this desk. */
  readonly device: string;
  /** Whose desk it is, by the hub's word; null: nobody's. */
  readonly person: () => string | null;
}

/** `holders`: by unit, who wrote in it first. */
const placeOf = (one: Present, holders: ReadonlyMap<Uid, Present>): ColleaguePlace =>
  one.at.is === 'here' ? one.at : { ...one.at, isFirst: holders.get(one.at.unit) === one };

export function createColleagues({ device, person }: ColleaguesParts): Colleagues {
  const rooms = new Map<DocumentId, { readonly stream: string; readonly present: readonly Present[] }>();

  const colleaguesIn = (present: readonly Present[]): readonly Colleague[] => {
    const me = person();
    const holders = new Map<Uid, Present>();
    for (const one of present)
      if (one.at.is === 'writes' && !holders.has(one.at.unit)) holders.set(one.at.unit, one);
    return present
      .filter((one) => one.device !== device)
      .map((one) => ({
        id: one.device,
        name: one.name,
        isMe: one.person === me,
        at: placeOf(one, holders),
      }));
  };

  return {
    hear(news) {
      if (news.event === 'presence') {
        const { stream, documentId, present } = news.data;
        // Of a document that has moved, the stream that it left tells last that nobody is there.
        if (present.length > 0) rooms.set(documentId, { stream, present });
        else if (rooms.get(documentId)?.stream === stream) rooms.delete(documentId);
      }
      if (news.event === 'streams') {
        const readable = new Set(news.data.streams.map(({ id }) => id));
        for (const [documentId, { stream }] of rooms) if (!readable.has(stream)) rooms.delete(documentId);
      }
    },
    forget: () => rooms.clear(),
    state: (own) =>
      Array.from(rooms, ([documentId, { present }]) => {
        const at = own.get(documentId);
        return {
          documentId,
          colleagues: colleaguesIn(present),
          writing: at?.is === 'writes' ? at.unit : null,
        };
      }).filter(({ colleagues }) => colleagues.length > 0),
  };
}
