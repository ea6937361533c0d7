/**
 * Guesses at a PIN: one at a time, each counted before it is looked at, and after some wrong ones none for a while. A clock
 * that was set back makes the wait begin anew, so that setting it gains nothing.
 */
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, type Result } from '../../../shared/errors/result.ts';
import type { Clock } from '../ports.ts';

export interface Tries {
  /** Wrong ones in a row. */
  readonly wrong: number;
  /** When the last wrong one came, in milliseconds since 1970. */
  readonly wrongAt: number;
}

export const NO_TRIES: Tries = { wrong: 0, wrongAt: 0 };

/** So many may be wrong before the first wait. */
const FREE_TRIES = 5;
const FIRST_WAIT = 60_000;
const LONGEST_WAIT = 60 * 60_000;

/** Milliseconds until the next may be tried: a minute after five wrong ones, twice as long after each that follows. */
export function waitFor({ wrong, wrongAt }: Tries, now: number): number {
  if (wrong < FREE_TRIES) return 0;
  const wait = Math.min(FIRST_WAIT * 2 ** (wrong - FREE_TRIES), LONGEST_WAIT);
  const passed = now - wrongAt;
  return passed < 0 ? wait : Math.max(0, wait - passed);
}

export interface GuardParts<Kept> {
  readonly clock: Pick<Clock, 'now'>;
  /** Null: there is nothing to be guessed. */
  readonly read: () => Kept | null;
  readonly triesOf: (kept: Kept) => Tries;
  readonly count: (kept: Kept, tries: Tries) => Result<unknown, Failure>;
}

/**
 * Looks at a guess; what follows a right one is the caller's, who takes the count back with what they write. `invalid` where
 * there is nothing to guess, `pinWait`, `pinWrong`. Of a hundred at once the second is looked at when the first was counted.
 */
export type Guard<Kept> = <Right, T>(
  /** Null: it is wrong. */
  check: (kept: Kept) => Promise<Result<Right, Failure> | null>,
  then: (kept: Kept, right: Right) => Result<T, Failure> | Promise<Result<T, Failure>>,
) => Promise<Result<T, Failure>>;

export function createGuard<Kept>({ clock, read, triesOf, count }: GuardParts<Kept>): Guard<Kept> {
  let turn: Promise<unknown> = Promise.resolve();
  return (check, then) => {
    const asked = turn.then(async () => {
      const kept = read();
      if (kept === null) return fail<Failure>({ code: 'invalid', detail: 'pin' });
      const tries = triesOf(kept);
      const wait = waitFor(tries, clock.now());
      if (wait > 0) return fail<Failure>({ code: 'pinWait', detail: String(Math.ceil(wait / 1000)) });
      // Counted first: whoever ends the desk while it thinks has used this one up.
      const counted = count(kept, { wrong: tries.wrong + 1, wrongAt: clock.now() });
      if (!counted.ok) return counted;
      const checked = await check(kept);
      if (checked === null) return fail<Failure>({ code: 'pinWrong' });
      return checked.ok ? then(kept, checked.value) : checked;
    });
    turn = asked.catch(() => null);
    return asked;
  };
}
