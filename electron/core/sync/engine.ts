/**
 * Brings desk and hub to the same: reads every stream, merges what came, sends what waits. One round at a time; when the
 * next one is due follows from what the last one met. No order depends on a clock.
 */
import type { DocumentId } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { MediaTravelState, SyncProblem, SyncState } from '../../../shared/ipc/sync.ts';
import type { HubEvent } from '../../../shared/sync/events.ts';
import { PROTOCOL, protocolFit } from '../../../shared/sync/protocol.ts';
import { PULL_LIMIT } from '../../../shared/sync/pull.ts';
import { PUSH_LIMITS, type OpAnswer } from '../../../shared/sync/push.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { CorePorts } from '../ports.ts';
import type { Writer } from '../store/writer.ts';
import type { Arriving } from './arriving.ts';
import type { ConnectedHub, Homes, Stream } from './homes.ts';
import { createHealing } from './healing.ts';
import { createListening } from './listening.ts';
import type { Answered, Line } from './line.ts';
import type { OpStore } from './ops.ts';
import { batchOf, settled } from './push-batch.ts';
import type { Stands } from './stands.ts';
import type { SyncStep } from './steps.ts';
import type { Losing } from './losing.ts';
import { problemOf, troubleOf, type Trouble } from './trouble.ts';
import { isSignedList, verifiedPage } from './verify.ts';

/** Between rounds where all is well, and after a change that waits, in milliseconds. */
const IDLE_MILLISECONDS = 30_000;
/** Where the hub tells what is new, so many rests end without a round, if nothing waits here: about ten minutes. */
const QUIET_RESTS = 20;
const SOON_MILLISECONDS = 2_000;
const FIRST_RETRY_MILLISECONDS = 5_000;
const LAST_RETRY_MILLISECONDS = 300_000;

export interface EngineParts {
  readonly homes: Homes;
  readonly ops: OpStore;
  readonly stands: Stands;
  readonly revisions: Pick<RevisionStore, 'bodies'>;
  readonly arriving: Arriving;
  readonly losing: Losing;
  /** How many documents came out of the bin for somebody's work since a person was told. */
  readonly restored: () => number;
  readonly write: Writer['write'];
  /** Queues what was written of shared records before it could be told to anybody. */
  readonly tellUntold: () => Result<null, Failure>;
  readonly line: (hub: ConnectedHub) => Line;
  readonly clock: CorePorts['clock'];
  readonly random: CorePorts['random'];
  /** Drafts that rest become revisions, so that they can be sent. */
  readonly revise: () => void;
  /** Documents that wait for a person's decision. */
  readonly toDecide: () => readonly DocumentId[];
  readonly media: () => MediaTravelState;
  /** A round has ended well: what is behind the words may travel. */
  readonly onWell: () => void;
  /** What the hub tells between rounds, in its order. */
  readonly onNews: (news: HubEvent) => void;
  /** Nothing is heard of the hub any more. */
  readonly onSilence: () => void;
  readonly onState: (state: SyncState) => void;
}

export interface Engine {
  readonly state: () => SyncState;
  /** One round now, behind the one that runs; resolves when it is over. */
  readonly round: (how?: {
    readonly allowEmptying?: boolean;
    readonly offerAgain?: boolean;
  }) => Promise<void>;
  /**
   * What a courier brought, behind the round that runs: its answers, then what it has of the streams. Nothing is sent.
   * Answers what was in the way.
   */
  readonly receive: (line: Line, answers: readonly OpAnswer[]) => Promise<SyncProblem | null>;
  readonly isSyncing: () => boolean;
  /** Something waits, or the hub has something: a round soon. */
  readonly poke: () => void;
  /** Whoever listened does so no longer; the next round that ends well begins anew. */
  readonly hush: () => void;
  /** No round begins any more; resolves when none runs. */
  readonly stop: () => Promise<void>;
}

type Done = Result<null, Trouble>;
const DONE: Done = ok(null);

const orDisk = ({ error }: { readonly error: Failure | 'massDeletion' }): Result<never, Trouble> =>
  fail(error === 'massDeletion' ? error : 'disk');

export function createEngine(parts: EngineParts): Engine {
  const { homes, ops, arriving, losing, clock } = parts;
  let heardAt: number | null = null;
  let problem: SyncProblem | null = null;
  let retryAfter: number | null = null;
  /** The hub was asked who it is since the last trouble. */
  let isKnown = false;
  /** What was sent once more because the log did not have it. */
  const resent = new Set<string>();
  let failures = 0;
  let running: Promise<void> | null = null;
  let isSyncing = false;
  let isPoked = false;
  /** Since the last round. */
  let quietRests = 0;
  let isStopped = false;
  let cancel: (() => void) | null = null;

  const state = (): SyncState => {
    if (homes.hub() === null) return { kind: 'alone' };
    const refused = ops.refused();
    const reasons = [...new Set(refused.map(({ reason }) => reason))];
    return {
      kind: 'connected',
      isSyncing,
      waiting: ops.waiting(),
      refused: { count: refused.length, reasons },
      alone: homes.alone().length,
      toDecide: parts.toDecide(),
      keptAside: losing.keptAside(),
      removed: losing.removed(),
      restored: parts.restored(),
      heardAt,
      media: parts.media(),
      problem,
    };
  };

  const note = (step: SyncStep): Done => {
    const written = parts.write([{ kind: 'sync', ...step }]);
    return written.ok ? DONE : fail('disk');
  };

  const ask = async <T>(answer: Answered<T>): Promise<Result<T, Trouble>> => {
    const result = await answer;
    if (isStopped) return fail('noLine');
    if (result.ok || result.error.kind === 'refused') heardAt = clock.now();
    if (result.ok) return result;
    isKnown = false;
    retryAfter = result.error.kind === 'refused' ? result.error.retryAfter : null;
    return fail(troubleOf(result.error));
  };

  const healing = createHealing({ homes, stands: parts.stands, ask, note });

  const meet = async (line: Line, hub: ConnectedHub): Promise<Done> => {
    if (isKnown) return DONE;
    const hello = await ask(line.hello());
    if (!hello.ok) return hello;
    if (hello.value.hub !== hub.id || hello.value.publicKey !== hub.publicKey) return fail('otherHub');
    const fit = protocolFit(`${PROTOCOL.newest}`, hello.value.protocol);
    if (fit !== 'fits') return fail(fit === 'deskTooOld' ? fit : 'hubTooOld');
    if (hello.value.epoch !== hub.epoch) {
      const noted = note({ step: 'epoch', epoch: hello.value.epoch });
      if (!noted.ok) return noted;
    }
    isKnown = true;
    return DONE;
  };

  /** Answers how far the hub has got in each stream; what may not be read any more is taken away. */
  const listStreams = async (
    line: Line,
    allowEmptying: boolean,
  ): Promise<Result<ReadonlyMap<string, number>, Trouble>> => {
    const listed = await ask(line.streams());
    if (!listed.ok) return listed;
    if (listed.value.epoch !== homes.hub()?.epoch) return fail('otherEpoch');
    const { streams } = listed.value;
    const known = new Map(homes.streams().map((stream) => [stream.id, stream]));
    // A hub that has less than it had, and does not say that it was restored.
    if (streams.some(({ id, head }) => head < (known.get(id)?.cursor ?? 0))) return fail('untrusted');
    const isSame =
      known.size === streams.length &&
      streams.every(({ id, office, document, mayWrite, isRoot = false }) => {
        const here = known.get(id);
        const isOf = here?.office === office && here.document === document;
        return isOf && here.mayWrite === mayWrite && here.isRoot === isRoot;
      });
    const noted = isSame ? DONE : note({ step: 'streams', streams });
    if (!noted.ok) return noted;
    const hub = homes.hub();
    const left = losing.leave(allowEmptying || (hub !== null && isSignedList(hub, listed.value)));
    return left.ok ? ok(new Map(streams.map(({ id, head }) => [id, head]))) : orDisk(left);
  };

  const pull = async (line: Line, stream: string, head: number): Promise<Done> => {
    for (;;) {
      const hub = homes.hub();
      const here = homes.streams().find(({ id }) => id === stream);
      if (hub === null || here === undefined || here.cursor >= head) return DONE;
      const { epoch } = hub;
      const page = await ask(line.pull({ epoch, stream, after: here.cursor, limit: PULL_LIMIT }));
      if (!page.ok) return page;
      const step = verifiedPage(hub, here, page.value);
      if (step === null) return fail('untrusted');
      const noted = note(step);
      if (!noted.ok) return noted;
      // At once: the line may fail before all is read, and people see what is there.
      if (!arriving.bringInNew().ok) return fail('disk');
      if (!page.value.more) return DONE;
    }
  };

  const bringIn = (allowEmptying: boolean): Done => {
    const brought = arriving.bringIn(allowEmptying);
    return brought.ok ? DONE : orDisk(brought);
  };

  const push = async (line: Line, { id: stream, mayWrite }: Stream): Promise<Result<boolean, Trouble>> => {
    const which = { behind: 0, onlyFresh: false, onlyShared: !mayWrite };
    const { ops: some, contents } = batchOf(ops.toSend(stream, PUSH_LIMITS.ops, which), parts.revisions);
    const hub = homes.hub();
    if (some.length === 0 || hub === null) return ok(false);
    const noted = note({ step: 'offered', opIds: some.map(({ op }) => op.opId) });
    if (!noted.ok) return noted;
    const pushed = await ask(
      line.push({ epoch: hub.epoch, stream, contents, ops: some.map(({ op }) => op) }),
    );
    if (!pushed.ok) return pushed;
    const asked = new Set(some.map(({ op }) => op.opId));
    const { answers } = pushed.value;
    if (answers.length !== some.length || answers.some(({ opId }) => !asked.has(opId)))
      return fail('unreadable');
    const answered = note({ step: 'answered', answers: settled(answers) });
    return answered.ok ? ok(true) : answered;
  };

  const readAll = async (line: Line, allowEmptying: boolean): Promise<Done> => {
    const heads = await listStreams(line, allowEmptying);
    if (!heads.ok) return heads;
    for (const [stream, head] of heads.value) {
      const pulled = await pull(line, stream, head);
      if (!pulled.ok) return pulled;
      if (ops.hasLost(stream)) {
        const noted = note({ step: 'reoffer', stream });
        if (!noted.ok) return noted;
      }
      const unread = ops.unread(stream, head);
      if (unread.length === 0) continue;
      // It said so twice, and its log says otherwise.
      if (unread.some((opId) => resent.has(opId))) return fail('untrusted');
      for (const opId of unread) resent.add(opId);
      const noted = note({ step: 'resend', opIds: unread });
      if (!noted.ok) return noted;
    }
    return bringIn(allowEmptying);
  };

  const attempt = async (allowEmptying: boolean): Promise<Done> => {
    const hub = homes.hub();
    if (hub === null) return DONE;
    const line = parts.line(hub);
    parts.revise();
    const met = await meet(line, hub);
    if (!met.ok) return met;
    // What is sent is read back behind what others sent meanwhile, and may have to be merged with it, and sent again.
    for (let isOver = false; !isOver;) {
      const read = await readAll(line, allowEmptying);
      if (!read.ok) return read;
      if (!parts.tellUntold().ok) return fail('disk');
      let hasSent = false;
      for (const stream of homes.streams()) {
        for (let more = true; more;) {
          const pushed = await push(line, stream);
          if (!pushed.ok) return pushed;
          more = pushed.value;
          hasSent ||= more;
        }
      }
      const mended = hasSent ? ok(true) : await healing.compare(line);
      if (!mended.ok) return mended;
      isOver = !hasSent && !mended.value && !losing.isPending();
    }
    return DONE;
  };

  const take = async (line: Line, answers: readonly OpAnswer[]): Promise<Done> => {
    const hub = homes.hub();
    if (hub === null) return DONE;
    isKnown = false;
    const met = await meet(line, hub);
    if (!met.ok) return met;
    // A later answer has come by another way where none is awaited.
    const fresh = settled(answers).filter(
      ({ opId, outcome }) => ops.isAwaited(opId) || (outcome === 'accepted' && ops.isKnown(opId)),
    );
    const noted = fresh.length === 0 ? DONE : note({ step: 'answered', answers: fresh });
    return noted.ok ? readAll(line, false) : noted;
  };

  const order = (milliseconds: number): void => {
    cancel?.();
    cancel = isStopped || homes.hub() === null ? null : clock.after(milliseconds, wake);
  };

  const wake = (): void => {
    if (!isQuiet()) {
      void begin();
      return;
    }
    quietRests += 1;
    heardAt = clock.now(); // but for a moment: a hub that is silent for long is not listened to any more
    parts.onWell();
    rest();
    parts.onState(state());
  };

  /** There is nothing to ask and nothing to send. */
  const isQuiet = (): boolean => {
    if (problem !== null || isPoked || !listening.isOpen() || quietRests >= QUIET_RESTS) return false;
    parts.revise(); // what became a revision waits
    return ops.waiting() === 0;
  };

  /** Half as long again at most, so that a ministry's desks do not all come at once. */
  const spread = (milliseconds: number): number => {
    const [byte = 0] = parts.random(1);
    return Math.round(milliseconds * (0.75 + (byte / 255) * 0.75));
  };

  const rest = (): void => {
    if (problem === null) {
      failures = 0;
      order(isPoked ? SOON_MILLISECONDS : spread(IDLE_MILLISECONDS));
      return;
    }
    const wait = Math.min(FIRST_RETRY_MILLISECONDS * 2 ** failures, LAST_RETRY_MILLISECONDS);
    failures += 1;
    order(Math.max(spread(wait), (retryAfter ?? 0) * 1000));
  };

  const soon = (): void => {
    isPoked = true;
    // Where there was trouble the next attempt has its time already.
    if (problem === null && !isSyncing) order(SOON_MILLISECONDS);
  };

  const listening = createListening({
    homes,
    onBehind: soon,
    onNews: parts.onNews,
    onSilence: parts.onSilence,
  });
  const listenAgain = (): void => {
    const hub = homes.hub();
    if (hub !== null) listening.begin(() => parts.line(hub));
  };

  const run = async (allowEmptying: boolean): Promise<void> => {
    isSyncing = true;
    isPoked = false;
    quietRests = 0;
    parts.onState(state());
    let done = await attempt(allowEmptying);
    if (!done.ok && done.error === 'otherEpoch') {
      isKnown = false;
      done = await attempt(allowEmptying);
    }
    isSyncing = false;
    if (isStopped) return;
    problem = done.ok ? null : problemOf(done.error);
    if (problem === null) {
      listenAgain();
      parts.onWell();
    }
    rest();
    parts.onState(state());
  };

  const begin = (allowEmptying = false): Promise<void> => {
    cancel?.();
    running ??= run(allowEmptying).finally(() => {
      running = null;
    });
    return running;
  };

  const receive: Engine['receive'] = async (line, answers) => {
    if (running !== null) {
      await running;
      return receive(line, answers);
    }
    const taking = take(line, answers);
    running = taking.then(
      () => undefined,
      () => undefined,
    );
    const done = await taking.finally(() => {
      running = null;
    });
    // The line itself has still to say who is there.
    isKnown = false;
    if (!done.ok) problem = problemOf(done.error);
    if (!isStopped) parts.onState(state());
    return done.ok ? null : problemOf(done.error);
  };

  order(SOON_MILLISECONDS);
  return {
    state,
    isSyncing: () => isSyncing,
    async round({ allowEmptying = false, offerAgain = false } = {}) {
      await running;
      if (offerAgain && ops.refused().length > 0) note({ step: 'again' });
      await begin(allowEmptying);
    },
    receive,
    poke() {
      if (homes.hub() === null) return;
      soon();
      parts.onState(state());
    },
    hush: listening.end,
    async stop() {
      isStopped = true;
      cancel?.();
      listening.end();
      await running;
    },
  };
}
