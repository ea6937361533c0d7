/** The lock before a desk: a PIN that needs no line, and whether it is shut. */
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { LockMinutes, LockState } from '../../../shared/ipc/account.ts';
import type { Clock } from '../ports.ts';
import type { AccountFile, KeptAccount } from './account-file.ts';
import { isPin, keepPin, type KeptPin } from './pin.ts';
import { createGuard, NO_TRIES, waitFor } from './tries.ts';

export interface Lock {
  readonly state: () => LockState;
  readonly isLocked: () => boolean;
  readonly setPin: (pin: string) => Promise<Result<LockState, Failure>>;
  readonly removePin: (pin: string) => Promise<Result<LockState, Failure>>;
  readonly setMinutes: (minutes: LockMinutes) => Result<LockState, Failure>;
  readonly lock: () => Result<LockState, Failure>;
  readonly unlock: (pin: string) => Promise<Result<LockState, Failure>>;
  /** The person has signed in anew: the PIN that was forgotten is gone. */
  readonly forget: () => void;
}

export interface LockParts {
  readonly file: AccountFile;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: (bytes: number) => Uint8Array;
  readonly onState: (state: LockState) => void;
  /** It was shut or opened. */
  readonly onShut: () => void;
}

const NO_PIN: Failure = { code: 'invalid', detail: 'pin' };

export function createLock({ file, clock, random, onState, onShut }: LockParts): Lock {
  let isShut = file.read()?.isLocked === true;
  const state = (): LockState => {
    const kept = file.read();
    return {
      hasPin: kept !== null && kept.pin !== null,
      minutes: kept?.lockAfter ?? 0,
      isLocked: isShut,
      wait: kept === null || kept.pin === null ? 0 : waitFor(kept.pin, clock.now()),
    };
  };
  /** What is kept is what is shut or open: the one follows the other. */
  const put = (kept: KeptAccount, changes: Partial<KeptAccount>): Result<LockState, Failure> => {
    const next = { ...kept, ...changes };
    const written = file.write(next);
    if (!written.ok) return written;
    const wasShut = isShut;
    isShut = next.isLocked;
    if (wasShut !== isShut) onShut();
    onState(state());
    return ok(state());
  };

  const guard = createGuard<KeptAccount & { readonly pin: KeptPin }>({
    clock,
    read() {
      const kept = file.read();
      return kept === null || kept.pin === null ? null : { ...kept, pin: kept.pin };
    },
    triesOf: ({ pin }) => pin,
    count: (kept, tries) => file.write({ ...kept, pin: { ...kept.pin, ...tries } }),
  });
  /** What follows a right PIN. */
  const guarded = (
    pin: string,
    then: (kept: KeptAccount) => Result<LockState, Failure>,
  ): Promise<Result<LockState, Failure>> =>
    guard(
      async (kept) => ((await isPin(kept.pin, pin)) ? ok(null) : null),
      (kept) => then({ ...kept, pin: { ...kept.pin, ...NO_TRIES } }),
    );

  return {
    state,
    isLocked: () => isShut,
    async setPin(pin) {
      const kept = file.read();
      // Another one is removed first, by whoever knows it.
      if (kept === null || kept.sealed === null || kept.pin !== null || isShut) return fail(NO_PIN);
      const made = await keepPin(pin, random);
      const now = file.read();
      return now === null ? fail(NO_PIN) : put(now, { pin: made });
    },
    removePin: (pin) => guarded(pin, (kept) => put(kept, { pin: null, lockAfter: 0 })),
    setMinutes(minutes) {
      const kept = file.read();
      return kept === null || kept.pin === null ? fail(NO_PIN) : put(kept, { lockAfter: minutes });
    },
    lock() {
      const kept = file.read();
      if (kept === null || kept.pin === null) return fail(NO_PIN);
      return put(kept, { isLocked: true });
    },
    unlock: (pin) => guarded(pin, (kept) => put(kept, { isLocked: false })),
    forget() {
      const kept = file.read();
      // Whoever was not kept out has forgotten nothing.
      if (kept !== null && isShut) put(kept, { pin: null, lockAfter: 0, isLocked: false });
    },
  };
}
