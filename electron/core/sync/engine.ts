/**
 * When desk and hub are brought to the same: one round at a time; when the next one is due follows from what the last one
 * met. No order depends on a clock.
 */
import type { DocumentId } from '../../../shared/document/model.ts';
import type { MediaTravelState, SyncProblem, SyncState } from '../../../shared/ipc/sync.ts';
import type { HubEvent } from '../../../shared/sync/events.ts';
import type { OpAnswer } from '../../../shared/sync/push.ts';
import type { CorePorts } from '../ports.ts';
import type { Line } from './line.ts';
import { createListening } from './listening.ts';
import { createRound, type RoundParts } from './round.ts';
import { problemOf } from './trouble.ts';

/** Between rounds where all is well, and after a change that waits, in milliseconds. */
const IDLE_MILLISECONDS = 30_000;
/** Where the hub tells what is new, so many rests end without a round, if nothing waits here: about ten minutes. */
const QUIET_RESTS = 20;
const SOON_MILLISECONDS = 2_000;
const FIRST_RETRY_MILLISECONDS = 5_000;
const LAST_RETRY_MILLISECONDS = 300_000;

export interface EngineParts extends RoundParts {
  /** How many documents came out of the bin for somebody's work since a person was told. */
  readonly restored: () => number;
  readonly clock: CorePorts['clock'];
  readonly random: CorePorts['random'];
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

export function createEngine(parts: EngineParts): Engine {
  const { homes, ops, losing, clock } = parts;
  let heardAt: number | null = null;
  let problem: SyncProblem | null = null;
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

  const round = createRound(parts, {
    onHeard() {
      heardAt = clock.now();
    },
    isStopped: () => isStopped,
  });

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
    order(Math.max(spread(wait), (round.retryAfter() ?? 0) * 1000));
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
    let done = await round.attempt(allowEmptying);
    if (!done.ok && done.error === 'otherEpoch') {
      round.forget();
      done = await round.attempt(allowEmptying);
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
    const taking = round.take(line, answers);
    running = taking.then(
      () => undefined,
      () => undefined,
    );
    const done = await taking.finally(() => {
      running = null;
    });
    // The line itself has still to say who is there.
    round.forget();
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
      if (offerAgain) round.offerAgain();
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
