/** This desk's own key and the ministry's directory of keys, and what both need of the hub. */
import { askForKey } from '../../../shared/directory/key-request.ts';
import type { Directory } from '../../../shared/directory/read.ts';
import type { Hash } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { SigningKeyState } from '../../../shared/ipc/signing-key.ts';
import type { HubEvent } from '../../../shared/sync/events.ts';
import type { AccountLine } from '../account/account-line.ts';
import type { Database } from '../db/database.ts';
import type { ConnectedHub } from '../sync/homes.ts';
import { openDirectory } from './directory.ts';
import { createSigningKey, type SigningKey, type SigningKeyParts } from './signing-key.ts';

export interface KeysParts extends Pick<SigningKeyParts, 'file' | 'vault' | 'clock' | 'random' | 'person'> {
  readonly database: Database;
  readonly device: string;
  readonly hub: () => ConnectedHub | null;
  readonly openLine: (address: string) => Pick<AccountLine, 'directory' | 'askForKey'>;
  readonly onState: (state: SigningKeyState) => void;
}

export interface Keys {
  readonly state: () => SigningKeyState;
  /** A new key, which the hub is asked to have enrolled; without a line it is asked at the next start. */
  readonly make: (pin: string) => Promise<Result<SigningKeyState, Failure>>;
  readonly changePin: (pin: string, next: string) => Promise<Result<SigningKeyState, Failure>>;
  readonly sign: SigningKey['sign'];
  readonly key: SigningKey['key'];
  readonly forget: SigningKey['forget'];
  /** Null: this desk has read none. */
  readonly directory: () => Directory | null;
  /** Whoever is signed in has this token; null: nobody is. Resolves when what follows at the hub is done. */
  readonly signedIn: (token: string | null) => Promise<void>;
  /** Reads what the hub's directory has more. */
  readonly bringUp: () => Promise<void>;
  readonly hear: (news: HubEvent) => void;
  /** The database is about to be closed: what is under way ends with the hub's answer. */
  readonly stop: () => void;
}

export function createKeys(parts: KeysParts): Keys {
  let token: string | null = null;
  let isStopped = false;
  const tell = (): void => parts.onState(state());
  const directory = openDirectory(parts.database, tell);
  const signing = createSigningKey({
    ...parts,
    directory: () => directory.current()?.state ?? null,
    onState: tell,
    requestFor(signer, person) {
      const hub = parts.hub();
      return hub === null ? null : askForKey(signer, { hub: hub.id, person, device: parts.device });
    },
  });
  const state = (): SigningKeyState => ({
    key: signing.state(),
    ministry: directory.current()?.state.ministry ?? null,
    trouble: directory.trouble(),
  });

  const ask = async (): Promise<void> => {
    if (isStopped) return;
    const [hub, request] = [parts.hub(), signing.request()];
    if (hub === null || token === null || request === null) return;
    const told = await parts.openLine(hub.address).askForKey(token, request);
    if (told.ok) signing.asked(request);
  };

  let bringing: Promise<void> = Promise.resolve();
  const bringUpOnce = async (): Promise<void> => {
    if (isStopped) return;
    const [hub, shown] = [parts.hub(), token];
    if (hub === null || shown === null) return;
    const line = parts.openLine(hub.address);
    await directory.bringUp((after: Hash | null) => line.directory(shown, after));
  };
  /** One after the other: both would add the same entries. */
  const bringUp = (): Promise<void> => {
    // What the disk does not take now is read again with the next news, at the latest at the next start.
    bringing = bringing.then(bringUpOnce).catch(() => undefined);
    return bringing;
  };

  return {
    state,
    async make(pin) {
      const made = await signing.make(pin);
      if (!made.ok) return made;
      await ask();
      return ok(state());
    },
    async changePin(pin, next) {
      const changed = await signing.changePin(pin, next);
      return changed.ok ? ok(state()) : changed;
    },
    sign: signing.sign,
    key: signing.key,
    forget: signing.forget,
    directory: directory.current,
    async signedIn(given) {
      token = given;
      if (given === null) signing.forget();
      await bringUp();
      await ask();
    },
    bringUp,
    hear(news) {
      // With `streams` the hub welcomes whoever begins to listen: what was told before was not heard.
      if (news.event !== 'directory' && news.event !== 'streams') return;
      if (news.event === 'directory' && news.data.head === directory.current()?.state.head) return;
      void bringUp().then(ask);
    },
    stop() {
      isStopped = true;
    },
  };
}
