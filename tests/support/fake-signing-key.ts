/** The desk's signing key in memory: core's answers, without a hub, a keychain and slow hashes. */
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { SigningKeyState } from '../../shared/ipc/signing-key.ts';

export const NO_KEY: SigningKeyState = { key: null, ministry: null, trouble: null };
export const FINGERPRINT = '4821 0937 5561 2048 7730';
/** Of a key that was made before the page was opened. */
export const KEY_PIN = '27182818';

export interface FakeSigningKey {
  readonly state: () => SigningKeyState;
  readonly make: () => SigningKeyState;
  readonly changePin: (pin: string) => Result<SigningKeyState, Failure>;
}

export function fakeSigningKey(
  first: SigningKeyState,
  changed: (state: SigningKeyState) => void,
): FakeSigningKey {
  let state = first;
  return {
    state: () => state,
    make() {
      const key = {
        fingerprint: FINGERPRINT,
        standing: { is: 'notEnrolled', isAsked: true },
        wait: 0,
      } as const;
      state = { ...state, key };
      changed(state);
      return state;
    },
    changePin: (pin) => (pin === KEY_PIN ? ok(state) : fail({ code: 'pinWrong' })),
  };
}
