/**
 * The key that this desk signs with. It is made here and leaves this computer never; without its PIN nobody signs, and
 * whoever forgot it has the key revoked and makes another.
 */
import type { DirectoryState } from '../../../shared/directory/state.ts';
import { spokenFingerprint } from '../../../shared/directory/fingerprint.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { KeyStanding, SigningKeyState } from '../../../shared/ipc/signing-key.ts';
import type { PublicKey, Signed, Signer } from '../../../shared/statements/signed.ts';
import type { Vault } from '../account/account.ts';
import { createGuard, NO_TRIES, waitFor } from '../account/tries.ts';
import type { Clock } from '../ports.ts';
import { newSecretKey, signerOf } from './ed25519.ts';
import type { KeptKey, KeyFile } from './key-file.ts';
import { unwrap, wrap, wrappedSchema } from './wrapped.ts';

export interface SigningKeyParts {
  readonly file: KeyFile;
  readonly vault: Vault;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: (bytes: number) => Uint8Array;
  /** Who is signed in here; null: nobody. */
  readonly person: () => string | null;
  readonly directory: () => DirectoryState | null;
  /** What is asked of the hub about a new key, in its own name. */
  readonly requestFor: (signer: Signer, person: string) => Signed | null;
  /** Something of it is another now. */
  readonly onState: () => void;
}

export interface SigningKey {
  readonly state: () => SigningKeyState['key'];
  /** The public half of the signed-in person's key; null: there is none. */
  readonly key: () => PublicKey | null;
  /** In place of one that was never enrolled, or was revoked. `invalid` where one stands or nobody is signed in; `noKeychain`. */
  readonly make: (pin: string) => Promise<Result<Signer, Failure>>;
  readonly changePin: (pin: string, next: string) => Promise<Result<null, Failure>>;
  /**
   * Signs the text's UTF-8. Without a PIN only within five minutes of the last: `invalid` then. `pinWrong`, `pinWait`;
   * `noKeychain` where the keychain does not give the secret back.
   */
  readonly sign: (pin: string | null, text: string) => Promise<Result<string, Failure>>;
  /** What the hub has still to be asked about the key; null: nothing. */
  readonly request: () => Signed | null;
  readonly asked: (request: Signed) => void;
  /** The PIN is asked for anew: the desk was locked, or its person has gone. */
  readonly forget: () => void;
}

/** Milliseconds. */
export const PIN_LASTS = 5 * 60_000;

const INVALID: Failure = { code: 'invalid', detail: 'key' };

export function createSigningKey(parts: SigningKeyParts): SigningKey {
  const { file, vault, clock, random } = parts;
  let open: { readonly signer: Signer; readonly since: number } | null = null;

  const mine = (): KeptKey | null => {
    const kept = file.read();
    return kept !== null && kept.person === parts.person() ? kept : null;
  };
  const put = (kept: KeptKey): Result<void, Failure> => {
    const written = file.write(kept);
    if (written.ok) parts.onState();
    return written;
  };
  const standingOf = ({ key, request }: KeptKey): KeyStanding => {
    const directory = parts.directory();
    if (directory?.revoked.has(key) === true) return { is: 'revoked' };
    const enrolled = directory?.enrolled.get(key);
    return enrolled === undefined
      ? { is: 'notEnrolled', isAsked: request === null }
      : { is: 'enrolled', name: enrolled.name };
  };
  /** Within the time of a PIN; a clock that was set back ends it. */
  const opened = (key: PublicKey): Signer | null => {
    if (open === null || open.signer.key !== key) return null;
    const passed = clock.now() - open.since;
    if (passed >= 0 && passed < PIN_LASTS) return open.signer;
    open = null;
    return null;
  };

  const sealed = async (secret: Uint8Array, pin: string): Promise<Result<string, Failure>> =>
    vault.seal(JSON.stringify(await wrap(secret, pin, random)));
  /** Null where the PIN is another. */
  const unsealed = async (kept: KeptKey, pin: string): Promise<Result<Uint8Array, Failure> | null> => {
    const text = await vault.unseal(kept.sealed);
    if (!text.ok) return text;
    const secret = await unwrap(wrappedSchema.parse(JSON.parse(text.value)), pin);
    return secret === null ? null : ok(secret);
  };
  const guard = createGuard<KeptKey>({
    clock,
    read: mine,
    triesOf: (kept) => kept,
    count: (kept, tries) => put({ ...kept, ...tries }),
  });
  /** `then` writes what is kept with the count taken back. */
  const withPin = <T>(
    pin: string,
    then: (kept: KeptKey, secret: Uint8Array) => Result<T, Failure> | Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> =>
    guard(
      (kept) => unsealed(kept, pin),
      (kept, secret) => then({ ...kept, ...NO_TRIES }, secret),
    );

  return {
    state() {
      const kept = mine();
      return kept === null
        ? null
        : {
            fingerprint: spokenFingerprint(kept.key),
            standing: standingOf(kept),
            wait: waitFor(kept, clock.now()),
          };
    },
    key: () => mine()?.key ?? null,
    async make(pin) {
      const person = parts.person();
      const before = mine();
      if (person === null || (before !== null && standingOf(before).is === 'enrolled')) return fail(INVALID);
      const secret = newSecretKey();
      const kept = await sealed(secret, pin);
      if (!kept.ok) return kept;
      const signer = signerOf(secret);
      const made = put({
        format: 1,
        person,
        key: signer.key,
        sealed: kept.value,
        ...NO_TRIES,
        request: parts.requestFor(signer, person),
      });
      return made.ok ? ok(signer) : made;
    },
    changePin: (pin, next) =>
      withPin(pin, async (kept, secret) => {
        const anew = await sealed(secret, next);
        if (!anew.ok) return anew;
        open = null;
        const written = put({ ...kept, sealed: anew.value });
        return written.ok ? ok(null) : written;
      }),
    async sign(pin, text) {
      if (pin !== null)
        return withPin(pin, (kept, secret) => {
          const written = put(kept);
          if (!written.ok) return written;
          open = { signer: signerOf(secret), since: clock.now() };
          return ok(open.signer.sign(text));
        });
      const key = mine()?.key;
      const signer = key === undefined ? null : opened(key);
      return signer === null ? fail({ code: 'invalid', detail: 'pin' }) : ok(signer.sign(text));
    },
    request: () => mine()?.request ?? null,
    asked(request) {
      const kept = mine();
      if (kept?.request?.signature === request.signature) put({ ...kept, request: null });
    },
    forget() {
      open = null;
    },
  };
}
