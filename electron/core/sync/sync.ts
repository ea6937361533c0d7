/** A desk's side of sync, put together: what the rest of core does with it. */
import type { Ids } from '../../../shared/document/ids.ts';
import type { DocumentId } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { SyncState } from '../../../shared/ipc/sync.ts';
import type { HubEvent } from '../../../shared/sync/events.ts';
import type { History, HistoryParts } from '../history/history.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { Branches } from '../merging/branches.ts';
import type { CorePorts } from '../ports.ts';
import type { DocumentStore } from '../store/documents.ts';
import type { Writer } from '../store/writer.ts';
import { createArriving, type Arriving } from './arriving.ts';
import type { BinOps } from './bin-ops.ts';
import type { Binning } from './binning.ts';
import { createEngine, type Engine, type EngineParts } from './engine.ts';
import type { ConnectedHub, Homes } from './homes.ts';
import type { Line } from './line.ts';
import type { OpStore } from './ops.ts';
import { createMediaTravel, type MediaTravel, type MediaTravelParts } from './media/travel.ts';
import { createPresence, type Presence, type PresenceParts } from './presence.ts';
import type { Stands } from './stands.ts';
import { createLosing } from './losing.ts';
import type { HubIdentity, SyncStep } from './steps.ts';
import { documentsToDecide } from './to-decide.ts';

export interface SyncParts {
  readonly ports: CorePorts;
  readonly homes: Homes;
  readonly ops: OpStore;
  readonly stands: Stands;
  readonly bins: BinOps;
  readonly binning: Pick<Binning, 'restored' | 'noted'>;
  readonly documents: DocumentStore;
  readonly revisions: RevisionStore;
  readonly branches: Branches;
  readonly history: Pick<History, 'checkpoint'>;
  readonly write: Writer['write'];
  readonly tellUntold: EngineParts['tellUntold'];
  readonly settle: () => Result<null, Failure>;
  readonly ids: Ids;
  readonly author: HistoryParts['author'];
  readonly changed: (documentIds: readonly DocumentId[]) => void;
  /** What the journey of media needs of the rest of the desk. */
  readonly media: Pick<
    MediaTravelParts,
    'wanted' | 'folder' | 'partials' | 'freeBytes' | 'settings' | 'keep' | 'arrived'
  >;
  readonly onState: (state: SyncState) => void;
  /** All that the hub tells, also of what is no stream. */
  readonly onNews: (news: HubEvent) => void;
  /** What presence needs of the rest of the desk. */
  readonly presence: Omit<PresenceParts, 'homes' | 'line' | 'clock'>;
}

export interface Sync {
  readonly state: () => SyncState;
  readonly now: Engine['round'];
  /** The desk belongs to this hub from here on; a round follows. */
  readonly connect: (hub: HubIdentity) => Result<null, Failure>;
  /** What this desk shows its hub; null: nobody is signed in. It is held in memory alone. */
  readonly signIn: (token: string | null) => void;
  /** Where documents go that are made from here on. */
  readonly setHomeStream: (stream: string | null) => Result<null, Failure>;
  /**
   * These documents, or all that live on this desk alone, go where new ones go; `notFound` where that is nowhere, or one
   * of them is not here.
   */
  readonly join: (documentIds: readonly DocumentId[] | null) => Result<null, Failure>;
  /** A person was told that documents left this desk, or its bin. */
  readonly noted: () => void;
  /** Somebody typed into this document. */
  readonly typed: (documentId: DocumentId) => void;
  /** A revision was made, or the hub has something. */
  readonly poke: () => void;
  /** Takes up what the desk ended in the middle of; before anybody is answered. */
  readonly resume: Arriving['bringInNew'];
  /** Whatever was typed into the documents of streams becomes revisions now, so that it can leave. */
  readonly reviseAll: () => Result<null, Failure>;
  readonly receive: Engine['receive'];
  readonly media: Pick<MediaTravel, 'poke' | 'idle'>;
  readonly presence: Pick<Presence, 'state' | 'tell' | 'typed' | 'look' | 'leave'>;
  readonly stop: () => Promise<void>;
}

/** A draft that nobody has typed into for so long, in milliseconds, becomes a revision before a sync. */
const REST_MILLISECONDS = 5_000;

export function createSync(parts: SyncParts): Sync {
  const { ports, homes, ops, write, history } = parts;
  const typed = new Map<DocumentId, number>();
  let token: string | null = null;

  const arriving = createArriving(parts);
  const revise = (rest: number): void => {
    for (const [documentId, at] of typed) {
      if (Math.abs(ports.clock.now() - at) < rest) continue;
      typed.delete(documentId);
      if (homes.home(documentId) !== null) history.checkpoint(documentId, { automatic: true, note: '' });
    }
  };

  const losing = createLosing(parts);
  const credentials = (): Promise<string | null> => Promise.resolve(token);
  const line = ({ address }: ConnectedHub): Line =>
    ports.openLine({ address, credentials, clock: ports.clock });

  const presence = createPresence({
    ...parts.presence,
    homes,
    line() {
      const hub = homes.hub();
      return hub === null ? null : line(hub);
    },
    clock: ports.clock,
  });
  const engine: Engine = createEngine({
    homes,
    ops,
    stands: parts.stands,
    revisions: parts.revisions,
    arriving,
    losing,
    restored: parts.binning.restored,
    write,
    tellUntold: parts.tellUntold,
    line,
    clock: ports.clock,
    random: ports.random,
    toDecide: documentsToDecide(parts),
    revise: () => revise(REST_MILLISECONDS),
    media: () => media.state(),
    onWell: () => media.poke(),
    onNews(news) {
      presence.hear(news);
      parts.onNews(news);
    },
    onSilence: presence.lost,
    onState: parts.onState,
  });

  const note = (step: SyncStep): Result<null, Failure> => {
    const written = write([{ kind: 'sync', ...step }]);
    if (!written.ok) return written;
    engine.poke();
    return ok(null);
  };

  const media: MediaTravel = createMediaTravel({
    ...parts.media,
    line() {
      const hub = homes.hub();
      return hub === null
        ? null
        : ports.openMediaLine({ address: hub.address, credentials, clock: ports.clock });
    },
    clock: ports.clock,
    isSyncing: engine.isSyncing,
    ids: parts.ids,
    note,
    onState: () => parts.onState(engine.state()),
  });

  return {
    state: engine.state,
    now: engine.round,
    connect: (hub) => note({ step: 'connect', hub }),
    signIn(next) {
      token = next;
      // What is heard is somebody's; who comes now begins anew.
      engine.hush();
      engine.poke();
    },
    setHomeStream: (stream) => note({ step: 'home', stream }),
    join(asked) {
      const stream = homes.hub()?.homeStream ?? null;
      const documentIds = asked ?? homes.alone();
      const isHere = documentIds.every((id) => parts.documents.summary(id) !== null);
      if (stream === null || !isHere) return fail({ code: 'notFound' });
      return note({ step: 'join', documentIds, stream });
    },
    noted() {
      losing.noted();
      parts.binning.noted();
      parts.onState(engine.state());
    },
    typed(documentId) {
      typed.set(documentId, ports.clock.now());
    },
    reviseAll() {
      const written = parts.settle();
      if (written.ok) revise(0);
      return written;
    },
    receive: engine.receive,
    poke: engine.poke,
    resume: arriving.bringInNew,
    media,
    presence,
    async stop() {
      await Promise.all([engine.stop(), media.stop()]);
    },
  };
}
