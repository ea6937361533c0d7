/**
 * Whose desk this is on a hub. The desk never sees a password: it shows a code, a person enters it on the hub's own page,
 * and the desk is given a token, which the system's keychain seals. Without a hub nothing of this is asked for.
 */
import type { DeviceId, DocumentId } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { AccountState, CodeEnd, HubShown, Unsent } from '../../../shared/ipc/account.ts';
import type { DeskCodeAnswer, Me } from '../../../shared/sync/account.ts';
import { fingerprintOf } from '../../../shared/sync/fingerprint.ts';
import type { Clock } from '../ports.ts';
import { hubAddress } from '../sync/http-line.ts';
import type { HubIdentity } from '../sync/steps.ts';
import type { Sync } from '../sync/sync.ts';
import type { AccountFile, KeptAccount } from './account-file.ts';
import type { AccountLine } from './account-line.ts';

/** Keeps a secret so that only this person on this computer can read it. */
export interface Vault {
  /** Base64; `noKeychain` where the system keeps no secrets. */
  readonly seal: (secret: string) => Promise<Result<string, Failure>>;
  readonly unseal: (sealed: string) => Promise<Result<string, Failure>>;
}

export interface AccountParts {
  readonly file: AccountFile;
  readonly openLine: (address: string) => AccountLine;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly device: DeviceId;
  /** What the hub's page calls this desk, and its version. */
  readonly desk: { readonly name: string; readonly version: string };
  readonly sync: Pick<Sync, 'connect' | 'signIn' | 'setHomeStream'>;
  readonly unsent: () => readonly DocumentId[];
  readonly onState: (state: AccountState) => void;
  /** The same person has signed in anew: whoever stood before the lock may go in. */
  readonly onSignedIn: () => void;
}

export interface Account {
  readonly state: () => AccountState;
  readonly find: (address: string) => Promise<Result<HubShown, Failure>>;
  readonly begin: (hub: HubShown) => Promise<Result<AccountState, Failure>>;
  readonly cancel: () => AccountState;
  /** What a courier brought instead of a code: the desk is this person's from here on. The disk's and the keychain's failures. */
  readonly adopt: (hub: HubIdentity, token: string, me: Me) => Promise<Result<null, Failure>>;
  readonly unsent: () => Unsent;
  readonly signOut: () => Promise<Result<AccountState, Failure>>;
  /** Hands the kept token to sync. */
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

interface Waiting {
  readonly hub: HubIdentity;
  readonly code: DeskCodeAnswer;
  readonly until: number;
}

const keyBytes = (publicKey: string): Buffer => Buffer.from(publicKey, 'base64url');

const shownOf = ({ address, publicKey }: Pick<HubIdentity, 'address' | 'publicKey'>): HubShown => ({
  address,
  fingerprint: fingerprintOf(keyBytes(publicKey)),
});

/** Between two attempts to tell the hub that this desk is another device, where there is no line. */
const RENEWAL_MILLISECONDS = 30_000;

const NO_ADDRESS: Failure = { code: 'invalid', detail: 'address' };

export function createAccount(parts: AccountParts): Account {
  const { file, clock, sync, vault } = parts;
  let waiting: Waiting | null = null;
  let ended: CodeEnd | null = null;
  let callOff: (() => void) | null = null;
  let callOffRenewal: (() => void) | null = null;

  const state = (): AccountState => {
    const kept = file.read();
    const isSignedIn = kept !== null && kept.sealed !== null;
    if (waiting !== null)
      return {
        kind: 'waiting',
        hub: shownOf(waiting.hub),
        me: isSignedIn ? kept.me : null,
        userCode: waiting.code.userCode,
        page: waiting.code.address,
        pageWithCode: waiting.code.addressWithCode,
        until: waiting.until,
      };
    return isSignedIn
      ? { kind: 'signedIn', hub: shownOf(kept.hub), me: kept.me, ended }
      : { kind: 'none', ended };
  };
  const tell = (): AccountState => {
    const told = state();
    parts.onState(told);
    return told;
  };

  const rest = (): void => {
    callOff?.();
    callOff = null;
    waiting = null;
  };
  const end = (why: CodeEnd | null): void => {
    rest();
    ended = why;
    tell();
  };

  const helloOf = async (address: string): Promise<Result<HubIdentity, Failure>> => {
    const at = hubAddress(address.trim());
    if (at === null) return fail(NO_ADDRESS);
    const hello = await parts.openLine(at).hello();
    if (!hello.ok) return hello;
    const { hub: id, publicKey, epoch } = hello.value;
    return ok({ id, address: at, publicKey, epoch });
  };

  const signedIn = async (hub: HubIdentity, token: string, me: Me): Promise<Result<null, Failure>> => {
    const before = file.read();
    const sealed = await vault.seal(token);
    if (!sealed.ok) return sealed;
    const isSame = before !== null && before.hub.id === hub.id && before.me.person.id === me.person.id;
    const next: KeptAccount = {
      format: 1,
      hub,
      me,
      sealed: sealed.value,
      pin: isSame ? before.pin : null,
      lockAfter: isSame ? before.lockAfter : 0,
      isLocked: false,
    };
    const written = file.write(next);
    if (!written.ok) return written;
    const connected = sync.connect(hub);
    if (!connected.ok) return connected;
    const home = me.offices.find(({ roles }) => roles.includes('drafter')) ?? me.offices[0];
    const homed = sync.setHomeStream(home?.stream ?? null);
    if (!homed.ok) return homed;
    sync.signIn(token);
    return ok(null);
  };

  const poll = async (asked: Waiting): Promise<void> => {
    const line = parts.openLine(asked.hub.address);
    const answer = await line.token(asked.code.deviceCode);
    // Cancelled, or a new code was asked for meanwhile.
    if (waiting !== asked) return;
    if (clock.now() > asked.until) return end('expired');
    // No line just now: it may come back while the code is still good.
    if (!answer.ok || answer.value.state === 'waiting') return again(asked, 1);
    if (answer.value.state === 'tooEarly') return again(asked, 2);
    if (answer.value.state !== 'approved') return end(answer.value.state);
    const { token } = answer.value;
    const me = await line.me(token);
    if (waiting !== asked) return;
    if (!me.ok) return end('expired');
    const locked = file.read();
    if (locked?.isLocked === true && locked.me.person.id !== me.value.person.id) {
      // Somebody else's account opens nobody's lock.
      await line.signOut(token);
      return end('otherPerson');
    }
    const done = await signedIn(asked.hub, token, me.value);
    end(done.ok ? null : 'expired');
    if (done.ok) parts.onSignedIn();
  };
  const again = (asked: Waiting, times: number): void => {
    callOff = clock.after(asked.code.interval * 1000 * times, () => void poll(asked));
  };

  const start = async (): Promise<void> => {
    const kept = file.read();
    if (kept === null || kept.sealed === null) return;
    const token = await vault.unseal(kept.sealed);
    if (!token.ok) return;
    if (kept.me.desk.device === parts.device) {
      sync.signIn(token.value);
      return;
    }
    // Put back from a backup. Nothing is sent as the device that this desk was: what it counted may be counted twice.
    const line = parts.openLine(kept.hub.address);
    const renewed = await line.renew(token.value, parts.device);
    if (file.read()?.sealed !== kept.sealed) return;
    if (renewed.ok) {
      const desk = { ...kept.me.desk, device: parts.device };
      const written = file.write({ ...kept, me: { ...kept.me, desk } });
      if (written.ok) sync.signIn(token.value);
    } else if (renewed.error.code === 'noHub')
      callOffRenewal = clock.after(RENEWAL_MILLISECONDS, () => void start());
    // The hub does not know the token any more: the person signs in anew.
    else sync.signIn(null);
  };

  return {
    state,
    async find(address) {
      const hub = await helloOf(address);
      return hub.ok ? ok(shownOf(hub.value)) : hub;
    },
    async begin({ address, fingerprint }) {
      const hub = await helloOf(address);
      if (!hub.ok) return hub;
      const kept = file.read();
      const isShown = fingerprintOf(keyBytes(hub.value.publicKey)) === fingerprint;
      // Once pinned, a hub never gets another key in silence; and a lock is opened by the desk's own hub alone.
      const { id, publicKey } = hub.value;
      const isOther = kept !== null && kept.hub.id === id && kept.hub.publicKey !== publicKey;
      const isStranger =
        kept?.isLocked === true &&
        (kept.hub.address !== hub.value.address || kept.hub.publicKey !== publicKey);
      if (!isShown || isOther || isStranger) return fail({ code: 'otherHub' });
      const { name, version } = parts.desk;
      const code = await parts.openLine(hub.value.address).code({ device: parts.device, name, version });
      if (!code.ok) return code;
      rest();
      ended = null;
      waiting = {
        hub: hub.value,
        code: code.value,
        until: clock.now() + code.value.expiresIn * 1000,
      };
      again(waiting, 1);
      return ok(tell());
    },
    cancel() {
      rest();
      ended = null;
      return tell();
    },
    async adopt(hub, token, me) {
      rest();
      ended = null;
      const done = await signedIn(hub, token, me);
      tell();
      return done;
    },
    unsent: () => ({ documentIds: parts.unsent() }),
    async signOut() {
      const kept = file.read();
      if (kept === null) return ok(state());
      const { sealed } = kept;
      // The desk's own key goes first: without a line the hub hears of it never, and an administrator ends the session.
      const next = { ...kept, sealed: null, pin: null, isLocked: false };
      const written = file.write(next);
      if (!written.ok) return written;
      sync.signIn(null);
      ended = null;
      const told = tell();
      const token = sealed === null ? null : await vault.unseal(sealed);
      if (token?.ok === true) void parts.openLine(next.hub.address).signOut(token.value);
      return ok(told);
    },
    start,
    stop() {
      rest();
      callOffRenewal?.();
    },
  };
}
