/** Parcels that no desk would write, by the desk's own keys or by others. */
import path from 'node:path';
import { keysFile, keysIn, type CourierKeys } from '../../electron/core/courier/keys.ts';
import { layoutOf } from '../../electron/core/profile/layout.ts';
import { packing } from '../../hub/courier/packing.ts';
import type { CourierParts } from '../../hub/courier/courier.ts';
import { openCourierKey } from '../../hub/identity/courier-key.ts';
import { openHubKey } from '../../hub/identity/hub-key.ts';
import { claimHub } from '../../hub/identity/hub-row.ts';
import { openHubMediaFolder } from '../../hub/media/folder.ts';
import { createSizeMaker } from '../../hub/media/sizes.ts';
import { keepDirectory } from '../../hub/directory/kept.ts';
import { createManifests } from '../../hub/streams/manifests.ts';
import {
  letterOf,
  sealedPart,
  type Addressed,
  type Packing,
  type Sealing,
} from '../../shared/courier/envelope.ts';
import type { ParcelBody } from '../../shared/courier/body.ts';
import type { Hash } from '../../shared/document/model.ts';
import type { CourierDesk } from './courier-desks.ts';
import type { TestAccounts } from './hub/accounts.ts';
import { MEMORY_VAULT } from './kept-account.ts';

/** The hub's own courier, without the HTTP before it. */
export async function courierParts({ hub, database }: TestAccounts): Promise<CourierParts> {
  const key = openHubKey(hub.data);
  return {
    database,
    hub: await claimHub(database, key.publicKey),
    key,
    courierKey: await openCourierKey(hub.data),
    pushing: {
      manifests: createManifests(),
      signoff: { key, directory: keepDirectory().read, now: () => Date.now() },
    },
    metrics: { pushed: () => undefined },
    media: {
      folder: openHubMediaFolder(path.join(hub.data, 'media')),
      sizes: createSizeMaker(),
      limitBytes: 200_000_000,
    },
    bringer: null,
  };
}

/** What the desk keeps sealed. */
export async function keysOf({ folder }: CourierDesk): Promise<CourierKeys> {
  const kept = keysFile(layoutOf(folder).courier).read();
  if (kept === null) throw new Error('no keys');
  const secret = await MEMORY_VAULT.unseal(kept.sealed);
  if (!secret.ok) throw new Error('not sealed here');
  return keysIn(secret.value);
}

/** All parts of a file, with these media behind its body. */
export async function sealedParts(
  addressed: Addressed,
  body: unknown,
  sealing: Sealing,
  how: {
    readonly partBytes?: number | null;
    readonly pack?: Packing['pack'];
    readonly media?: ReadonlyMap<Hash, Uint8Array>;
  } = {},
): Promise<readonly Uint8Array[]> {
  const { partBytes = null, pack = packing.pack, media = new Map() } = how;
  const carried = [...media].map(([hash, bytes]) => ({ media: hash, bytes: bytes.length }));
  const letter = letterOf(body, carried, partBytes, { pack });
  if (!letter.ok) throw new Error(letter.error);
  const read = (hash: Hash, from: number, bytes: number): Promise<Uint8Array | null> =>
    Promise.resolve(media.get(hash)?.subarray(from, from + bytes) ?? null);
  const parts: Uint8Array[] = [];
  for (let part = 1; part <= letter.value.parts; part += 1) {
    const made = await sealedPart(addressed, letter.value, part, read, sealing);
    if (!made.ok) throw new Error(made.error);
    parts.push(made.value);
  }
  return parts;
}

export interface Forgery {
  readonly header?: Partial<Addressed>;
  readonly body?: unknown;
  readonly partBytes?: number | null;
  readonly pack?: Packing['pack'];
  /** Behind the body, whatever that says. */
  readonly media?: ReadonlyMap<Hash, Uint8Array>;
  readonly sign?: (text: string) => string;
  readonly recipient?: string;
}

/** A parcel of the desk to this hub, but for what is said otherwise. */
export async function forged(
  parts: CourierParts,
  desk: CourierDesk,
  { header = {}, body = EMPTY, sign, recipient, ...how }: Forgery,
): Promise<readonly Uint8Array[]> {
  const { hub, courierKey } = parts;
  const addressed = {
    kind: 'parcel',
    hub: hub.id,
    device: desk.device,
    epoch: hub.epoch,
    number: 1_000,
    follows: 0,
    ...header,
  } as const;
  const sealing = {
    sign: sign ?? (await keysOf(desk)).sign,
    recipient: recipient ?? courierKey.recipient,
  };
  return sealedParts(addressed, body, sealing, how);
}

/** What a parcel says that brings nothing. */
export const EMPTY: ParcelBody = {
  report: { version: '1', unsent: 0 },
  cursors: [],
  batches: [],
  media: [],
  wanted: { bytes: 0, lacking: [] },
};

/** One letter of the file is another. */
export function flipped(file: Uint8Array, at: number): Uint8Array {
  const other = new Uint8Array(file);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}
