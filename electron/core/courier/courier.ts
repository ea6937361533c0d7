/**
 * Where there is no line: what waits leaves as a parcel that a courier carries to the hub, and the receipt that comes back
 * is read like the hub's answers over a line.
 */
import { recipientText } from '../../../shared/courier/recipient.ts';
import type { DeviceId } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type {
  CourierAdd,
  CourierAdded,
  CourierForwarded,
  CourierPart,
  CourierTaken,
  CourierWritten,
  ParcelAsked,
} from '../../../shared/ipc/courier.ts';
import type { Ids } from '../../../shared/document/ids.ts';
import type { Vault } from '../account/account.ts';
import type { AccountLine } from '../account/account-line.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { MediaFolder } from '../media/folder.ts';
import type { KeptJson } from '../profile/kept-json.ts';
import type { Writer } from '../store/writer.ts';
import type { ConnectedHub, Homes } from '../sync/homes.ts';
import type { OpStore } from '../sync/ops.ts';
import type { SyncParts, Sync } from '../sync/sync.ts';
import { isSigned } from '../sync/verify.ts';
import { createForwarding } from './forwarding.ts';
import { keysIn, newSecret, publicHalves, type CourierKeys, type KeptKeys } from './keys.ts';
import type { Parcels } from './parcels.ts';
import { createReading } from './reading.ts';
import { createWriting } from './writing.ts';

export interface CourierParts {
  readonly file: KeptJson<KeptKeys>;
  readonly vault: Vault;
  readonly openLine: (
    address: string,
  ) => Pick<AccountLine, 'hello' | 'tellKeys' | 'bringPart' | 'bring' | 'fetchPart'>;
  readonly device: DeviceId;
  readonly version: string;
  readonly homes: Homes;
  readonly ops: OpStore;
  readonly parcels: Parcels;
  readonly revisions: Pick<RevisionStore, 'bodies'>;
  readonly write: Writer['write'];
  readonly sync: Pick<Sync, 'reviseAll' | 'receive'>;
  readonly media: SyncParts['media'];
  /** Where what came in lies until it is whole. */
  readonly incoming: Pick<MediaFolder, 'create' | 'discard'>;
  readonly ids: Ids;
  /** The hub has disconnected this desk: nobody is signed in any more. */
  readonly onRevoked: () => Promise<void>;
}

/** The desk's hub, and the keys that it knows. */
export interface CourierReady {
  readonly hub: ConnectedHub;
  readonly recipient: string;
  readonly keys: CourierKeys;
}

export interface Courier {
  /** Whoever is signed in has this token; keys are made and told to the hub where it does not know them. Null: nobody is. */
  readonly signedIn: (token: string | null) => Promise<void>;
  /** `courierKeys` where the hub was never told this desk's keys; `noKeychain`; what the disk says. */
  readonly make: (asked: ParcelAsked) => Promise<Result<CourierWritten, Failure>>;
  /** A part of what was made last, from 1 on. `notFound`; `diskError` where a picture in it cannot be read. */
  readonly part: (part: number) => Promise<Result<CourierPart, Failure>>;
  /** A part of a receipt, or of another desk's parcel: `noHub`, `hubRefused`. */
  readonly add: (
    asked: CourierAdd & { readonly purpose: 'read' | 'bring' },
  ) => Promise<Result<CourierAdded, Failure>>;
  /** Reads the receipt whose parts were added. */
  readonly take: () => Promise<Result<CourierTaken, Failure>>;
  /** Has the hub take another desk's parcel, over this desk's line. `noHub`, `hubRefused`. */
  readonly forward: () => Promise<Result<CourierForwarded, Failure>>;
  /** A part of what the hub answered it. */
  readonly fetch: (part: string) => Promise<Result<CourierPart, Failure>>;
}

export function createCourier(parts: CourierParts): Courier {
  const { file, vault, homes } = parts;

  /** Of whoever is signed in, in memory alone. */
  let signedInWith: string | null = null;

  const keptFor = (hub: ConnectedHub): KeptKeys | null => {
    const kept = file.read();
    return kept?.hub === hub.id && kept.device === parts.device ? kept : null;
  };

  const ready = async (): Promise<Result<CourierReady, Failure>> => {
    const hub = homes.hub();
    const kept = hub === null ? null : keptFor(hub);
    if (hub === null || kept?.isTold !== true) return fail<Failure>({ code: 'courierKeys' });
    const secret = await vault.unseal(kept.sealed);
    return secret.ok ? ok({ hub, recipient: kept.hubRecipient, keys: keysIn(secret.value) }) : secret;
  };

  /** Null where the hub has not said, in its own name, whom parcels are encrypted to. */
  const hubRecipient = async (hub: ConnectedHub): Promise<string | null> => {
    const hello = await parts.openLine(hub.address).hello();
    if (!hello.ok || hello.value.hub !== hub.id) return null;
    const { recipient, signature } = hello.value.courier;
    return isSigned(hub.publicKey, recipientText(hub.id, recipient), signature) ? recipient : null;
  };

  const writing = createWriting({ ...parts, ready });
  const reading = createReading({ ...parts, ready });
  const forwarding = createForwarding(() => {
    const hub = homes.hub();
    return hub === null || signedInWith === null
      ? null
      : { line: parts.openLine(hub.address), token: signedInWith };
  });

  return {
    async signedIn(token) {
      signedInWith = token;
      if (token === null) {
        file.write(null);
        return;
      }
      const hub = homes.hub();
      if (hub === null || keptFor(hub)?.isTold === true) return;
      const recipient = await hubRecipient(hub);
      const secret = await newSecret();
      const sealedSecret = await vault.seal(secret);
      // Without a line or a keychain nothing is lost: it is tried again at the next start.
      if (recipient === null || !sealedSecret.ok) return;
      const kept = {
        format: 1,
        hub: hub.id,
        device: parts.device,
        hubRecipient: recipient,
        sealed: sealedSecret.value,
      } as const;
      const noted = file.write({ ...kept, isTold: false });
      if (!noted.ok) return;
      const told = await parts.openLine(hub.address).tellKeys(token, await publicHalves(secret));
      if (told.ok) file.write({ ...kept, isTold: true });
    },

    make: writing.make,
    part: writing.part,
    add(asked) {
      return asked.purpose === 'read' ? reading.add(asked) : forwarding.add(asked);
    },
    take: reading.take,
    forward: forwarding.forward,
    fetch: forwarding.fetch,
  };
}
