/**
 * Where there is no line: what waits leaves as a parcel that a courier carries to the hub, and the receipt that comes back
 * is read like the hub's answers over a line.
 */
import { piecesOf, sealed } from '../../../shared/courier/envelope.ts';
import { recipientText } from '../../../shared/courier/recipient.ts';
import type { DeviceId } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type {
  CourierForwarded,
  CourierTaken,
  CourierWritten,
  ParcelAsked,
} from '../../../shared/ipc/courier.ts';
import type { Vault } from '../account/account.ts';
import type { AccountLine } from '../account/account-line.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { KeptJson } from '../profile/kept-json.ts';
import type { Writer } from '../store/writer.ts';
import type { ConnectedHub, Homes } from '../sync/homes.ts';
import type { OpStore } from '../sync/ops.ts';
import type { Sync } from '../sync/sync.ts';
import { isSigned } from '../sync/verify.ts';
import { keysIn, newSecret, publicHalves, type KeptKeys } from './keys.ts';
import { packing } from './packing.ts';
import { packParcel } from './parcel.ts';
import type { Parcels } from './parcels.ts';
import { courierLine, misfit, openReceipt } from './receipt.ts';

export interface CourierParts {
  readonly file: KeptJson<KeptKeys>;
  readonly vault: Vault;
  readonly openLine: (address: string) => Pick<AccountLine, 'hello' | 'tellKeys' | 'bring'>;
  readonly device: DeviceId;
  readonly version: string;
  readonly homes: Homes;
  readonly ops: OpStore;
  readonly parcels: Parcels;
  readonly revisions: Pick<RevisionStore, 'bodies'>;
  readonly write: Writer['write'];
  readonly sync: Pick<Sync, 'reviseAll' | 'receive'>;
}

export interface Courier {
  /** Whoever is signed in has this token; keys are made and told to the hub where it does not know them. Null: nobody is. */
  readonly signedIn: (token: string | null) => Promise<void>;
  /** `courierKeys` where the hub was never told this desk's keys; `noKeychain`; what the disk says. */
  readonly make: (asked: ParcelAsked) => Promise<Result<CourierWritten, Failure>>;
  /** Reads a receipt, all its parts in any order. */
  readonly take: (files: readonly Uint8Array[]) => Promise<Result<CourierTaken, Failure>>;
  /** Brings another desk's parcel to the hub over this desk's line. `noHub`, `hubRefused`. */
  readonly forward: (files: readonly Uint8Array[]) => Promise<Result<CourierForwarded, Failure>>;
}

/** Letters of a parcel's pushes; what is left goes into the next. */
const PARCEL_LETTERS = 8_000_000;

export function createCourier(parts: CourierParts): Courier {
  const { file, vault, homes, ops, parcels, sync } = parts;

  /** Of whoever is signed in, in memory alone. */
  let signedInWith: string | null = null;

  const keptFor = (hub: ConnectedHub): KeptKeys | null => {
    const kept = file.read();
    return kept?.hub === hub.id && kept.device === parts.device ? kept : null;
  };

  /** The desk's hub, and the keys that it knows. */
  const ready = async () => {
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

  /** As much as a courier takes; `tooLarge` where one change alone is more. */
  const pack = (onlyFresh: boolean, partBytes: number | null) => {
    const report = { version: parts.version, unsent: ops.waiting() };
    for (let most = PARCEL_LETTERS; ; most = Math.floor(most / 4)) {
      const { body, opIds, more } = packParcel({ homes, ops, revisions: parts.revisions }, onlyFresh, most);
      const pieces = piecesOf({ ...body, report }, partBytes, packing);
      if (pieces.ok) return ok({ pieces: pieces.value, opIds, more });
      if (most === 0) return pieces;
    }
  };

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

    async make({ partBytes, onlyFresh }) {
      const found = await ready();
      if (!found.ok) return found;
      const { hub, recipient, keys } = found.value;
      const revised = sync.reviseAll();
      if (!revised.ok) return revised;
      const number = parcels.written() + 1;
      const follows = onlyFresh ? parcels.open() : 0;
      const packed = pack(onlyFresh, partBytes);
      if (!packed.ok) return fail({ code: 'fileTooLarge' });
      const { pieces, opIds, more } = packed.value;
      // Before anything is waited for: what is in it is never folded into what follows.
      const noted = parts.write([{ kind: 'sync', step: 'parcelled', number, opIds }]);
      if (!noted.ok) return noted;
      const files = await sealed(
        { kind: 'parcel', hub: hub.id, device: parts.device, epoch: hub.epoch, number, follows },
        pieces,
        { sign: keys.sign, recipient },
      );
      return ok({ number, files, changes: opIds.length, more });
    },

    async take(files) {
      const found = await ready();
      if (!found.ok) return found;
      const { hub, keys } = found.value;
      const opened = await openReceipt(hub, parts.device, keys.identity, files);
      if (!opened.ok) return ok({ outcome: 'refused', ...opened.error });
      const receipt = opened.value;
      const wrong = misfit(hub, homes.streams(), receipt);
      if (wrong !== null) return ok({ outcome: 'refused', ...wrong });
      const { number } = receipt.header;
      const line = courierLine(hub, homes, receipt, number >= parcels.answered());
      const { answers, more, unanswered } = receipt.body;
      const problem = await sync.receive(line, answers);
      if (problem !== null) return ok({ outcome: 'problem', problem });
      const noted = parts.write([{ kind: 'sync', step: 'receipted', number }]);
      if (!noted.ok) return noted;
      return ok({ outcome: 'taken', number, waiting: ops.waiting(), more, unanswered });
    },

    async forward(files) {
      const hub = homes.hub();
      if (hub === null || signedInWith === null) return fail({ code: 'noHub' });
      const parcel = { parts: files.map((file) => Buffer.from(file).toString('base64')) };
      const answer = await parts.openLine(hub.address).bring(signedInWith, parcel);
      if (!answer.ok) return answer;
      const { receipt, ...rest } = answer.value;
      return ok({
        ...rest,
        receipt: receipt?.map((part) => new Uint8Array(Buffer.from(part, 'base64'))) ?? [],
      });
    },
  };
}
