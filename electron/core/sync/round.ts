/**
 * One round: who is there, all that the hub has, all that waits here, and again what was sent. It ends in trouble where
 * the line or the hub does, with everything up to there stored.
 */
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { PROTOCOL, protocolFit } from '../../../shared/sync/protocol.ts';
import { PULL_LIMIT } from '../../../shared/sync/pull.ts';
import { PUSH_LIMITS, type OpAnswer } from '../../../shared/sync/push.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { Writer } from '../store/writer.ts';
import type { Arriving } from './arriving.ts';
import { createHealing } from './healing.ts';
import type { ConnectedHub, Homes, Stream } from './homes.ts';
import type { Answered, Line } from './line.ts';
import type { Losing } from './losing.ts';
import type { OpStore } from './ops.ts';
import { batchOf, settled } from './push-batch.ts';
import type { Stands } from './stands.ts';
import type { SyncStep } from './steps.ts';
import { troubleOf, type Trouble } from './trouble.ts';
import { isSignedList, verifiedPage } from './verify.ts';

export interface RoundParts {
  readonly homes: Homes;
  readonly ops: OpStore;
  readonly stands: Stands;
  readonly revisions: Pick<RevisionStore, 'bodies'>;
  readonly arriving: Arriving;
  readonly losing: Losing;
  readonly write: Writer['write'];
  /** Queues what was written of shared records before it could be told to anybody. */
  readonly tellUntold: () => Result<null, Failure>;
  readonly line: (hub: ConnectedHub) => Line;
  /** Drafts that rest become revisions, so that they can be sent. */
  readonly revise: () => void;
}

export interface RoundHost {
  /** The hub answered something. */
  readonly onHeard: () => void;
  /** Whatever is answered is not wanted any more. */
  readonly isStopped: () => boolean;
}

export type Done = Result<null, Trouble>;

export interface Round {
  readonly attempt: (allowEmptying: boolean) => Promise<Done>;
  /** What a courier brought: the answers, then what is in its streams. Nothing is sent. */
  readonly take: (line: Line, answers: readonly OpAnswer[]) => Promise<Done>;
  /** The hub is asked anew who it is. */
  readonly forget: () => void;
  /** In seconds, what the hub said at the last trouble; null: nothing. */
  readonly retryAfter: () => number | null;
  /** What was refused waits again. */
  readonly offerAgain: () => void;
}

const DONE: Done = ok(null);

const orDisk = ({ error }: { readonly error: Failure | 'massDeletion' }): Result<never, Trouble> =>
  fail(error === 'massDeletion' ? error : 'disk');

export function createRound(parts: RoundParts, host: RoundHost): Round {
  const { homes, ops, arriving, losing } = parts;
  let retryAfter: number | null = null;
  /** The hub was asked who it is since the last trouble. */
  let isKnown = false;
  /** What was sent once more because the log did not have it. */
  const resent = new Set<string>();

  const note = (step: SyncStep): Done => {
    const written = parts.write([{ kind: 'sync', ...step }]);
    return written.ok ? DONE : fail('disk');
  };

  const ask = async <T>(answer: Answered<T>): Promise<Result<T, Trouble>> => {
    const result = await answer;
    if (host.isStopped()) return fail('noLine');
    if (result.ok || result.error.kind === 'refused') host.onHeard();
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

  return {
    attempt,
    take,
    forget() {
      isKnown = false;
    },
    retryAfter: () => retryAfter,
    offerAgain() {
      if (ops.refused().length > 0) note({ step: 'again', evenMedia: true });
    },
  };
}
