/**
 * A core behind a bridge that does to edits what can happen to them: it commits late, refuses, dies with what it held in
 * memory, and its replies come late, in another order, or never.
 */
import type { JsonValue, Uid, Unit } from '../../shared/document/model.ts';
import type { Failure, FailureCode } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Bridge, Request } from '../../shared/ipc/contract.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import { createFakeDesk, READY } from './fake-bridge.ts';

type Edit = Request<'drafting.edit'>;
type EditResult = Result<{ readonly seq: number; readonly savedAt: number }, Failure>;

export interface Stored {
  readonly units: ReadonlyMap<string, Unit>;
  readonly fields: ReadonlyMap<string, JsonValue>;
}

export interface HostileCore {
  readonly bridge: Bridge;
  /** What a power cut would leave. */
  readonly disk: () => Stored;
  /** The numbers of the edits that came, in the order in which they came. */
  readonly seen: readonly number[];
  /** Writes what is held; the replies are ready to come. */
  commit(): void;
  /** The write fails: what is held is kept, and the replies say so. */
  refuse(code: FailureCode): void;
  /** From now on an edit with this unit in it is refused as it comes: the reply is ready at once. */
  poison(uid: Uid): void;
  /** What is held is lost. The replies say so, or do not come at all. */
  die(silently: boolean): void;
  revive(): void;
  /** Lets a reply that is ready come (true) or get lost; which one, the number says. */
  reply(which: number, comes: boolean): void;
  replies(): number;
}

/** `lies`: it acknowledges what it has not written (for tests of the tests). */
export function createHostileCore(document: OpenDocument, lies = false): HostileCore {
  const desk = createFakeDesk({ documents: [document] });
  let disk = { units: new Map<string, Unit>(), fields: new Map<string, JsonValue>() };
  let memory = { units: new Map<string, Unit>(), fields: new Map<string, JsonValue>() };
  let held: { readonly seq: number; readonly resolve: (result: EditResult) => void }[] = [];
  const ready: { readonly resolve: (result: EditResult) => void; readonly result: EditResult }[] = [];
  const seen: number[] = [];
  const poisonous = new Set<Uid>();
  let alive = true;

  const copy = (state: typeof disk): typeof disk => ({
    units: new Map(state.units),
    fields: new Map(state.fields),
  });
  const answer = (result: (seq: number) => EditResult): void => {
    for (const { seq, resolve } of held) ready.push({ resolve, result: result(seq) });
    held = [];
  };

  function take({ seq, units, fields }: Edit): Promise<EditResult> {
    return new Promise((resolve) => {
      if (!alive) {
        ready.push({ resolve, result: fail({ code: 'coreGone' }) });
        return;
      }
      seen.push(seq);
      if (units.some(({ uid }) => poisonous.has(uid as Uid))) {
        ready.push({ resolve, result: fail({ code: 'invalid' }) });
        return;
      }
      for (const { language, uid, unit } of units) {
        if (unit === null) memory.units.delete(`${language}/${uid}`);
        else memory.units.set(`${language}/${uid}`, unit as Unit);
      }
      for (const { name, value } of fields) memory.fields.set(name, value);
      held.push({ seq, resolve });
    });
  }

  return {
    bridge: { ...desk.bridge, call: { ...desk.bridge.call, 'drafting.edit': take } },
    disk: () => disk,
    seen,
    commit() {
      if (!lies) disk = copy(memory);
      answer((seq) => ok({ seq, savedAt: 0 }));
    },
    refuse: (code) => answer(() => fail({ code })),
    poison: (uid) => poisonous.add(uid),
    die(silently) {
      alive = false;
      memory = copy(disk);
      if (silently) held = [];
      else answer(() => fail({ code: 'coreGone' }));
    },
    revive() {
      if (alive) return;
      alive = true;
      desk.emit('core.state', READY);
    },
    reply(which, comes) {
      const [reply] = ready.splice(which % Math.max(ready.length, 1), 1);
      if (comes) reply?.resolve(reply.result);
    },
    replies: () => ready.length,
  };
}
