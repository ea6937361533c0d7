/** A hub's account and the lock of the desk in memory: the answers of core, without a hub and without slow hashes. */
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { AccountState, HubShown, LockState } from '../../shared/ipc/account.ts';
import type { EnrolmentState } from '../../shared/ipc/enrolment.ts';
import type { DocumentId } from '../../shared/document/model.ts';

/** Who answers at every address that is one. */
export const HUB: HubShown = {
  address: 'https://hub.example.gov.kh',
  fingerprint: '3f9a 01c4 77be 5d20 a6e1 94b3 0c8d f251',
};

/** The desk has asked this hub by courier. */
export const ASKED = {
  kind: 'asked',
  hub: HUB,
  fingerprint: '81d2 5e0b c3a7 90f4 2b16 7d8e e35a 04c9',
  askedAt: Date.UTC(2026, 8, 30, 2, 15),
} as const satisfies EnrolmentState;

export const UNLOCKED: LockState = { hasPin: false, minutes: 0, isLocked: false, wait: 0 };

export interface FakeAccount {
  readonly account: () => AccountState;
  readonly find: (address: string) => Result<HubShown, Failure>;
  readonly begin: () => AccountState;
  readonly set: (state: AccountState) => AccountState;
  readonly unsent: () => readonly DocumentId[];
  readonly sent: () => void;
  readonly lock: () => LockState;
  readonly put: (changes: Partial<LockState>, pin?: string | null) => Result<LockState, Failure>;
  readonly guarded: (pin: string, then: () => Result<LockState, Failure>) => Result<LockState, Failure>;
}

export function fakeAccount(
  first: AccountState,
  unsent: readonly DocumentId[],
  lock: LockState,
  now: () => number,
  /** With the new state. */
  changed: (what: 'account' | 'lock') => void,
): FakeAccount {
  let account = first;
  let waiting = unsent;
  let state = lock;
  let kept: string | null = lock.hasPin ? '27182818' : null;
  const set = (next: AccountState): AccountState => {
    account = next;
    changed('account');
    return account;
  };
  const put: FakeAccount['put'] = (changes, pin) => {
    state = { ...state, ...changes };
    if (pin !== undefined) kept = pin;
    changed('lock');
    return ok(state);
  };
  return {
    account: () => account,
    find: (address) => (address.startsWith('https://') ? ok(HUB) : fail({ code: 'invalid' })),
    begin: () =>
      set({
        kind: 'waiting',
        hub: HUB,
        me: account.kind === 'none' ? null : account.me,
        userCode: 'K7QX2MPD',
        page: 'https://hub.example.gov.kh/device',
        pageWithCode: 'https://hub.example.gov.kh/device?user_code=K7QX2MPD',
        until: now() + 600_000,
      }),
    set,
    unsent: () => waiting,
    sent() {
      waiting = [];
    },
    lock: () => state,
    put,
    guarded: (pin, then) => (pin === kept ? then() : fail({ code: 'pinWrong' })),
  };
}
