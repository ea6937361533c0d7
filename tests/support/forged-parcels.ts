/** Parcels that no desk would write, by the desk's own keys or by others. */
import { keysFile, keysIn, type CourierKeys } from '../../electron/core/courier/keys.ts';
import { layoutOf } from '../../electron/core/profile/layout.ts';
import { packing } from '../../hub/courier/packing.ts';
import type { CourierParts } from '../../hub/courier/courier.ts';
import { openCourierKey } from '../../hub/identity/courier-key.ts';
import { openHubKey } from '../../hub/identity/hub-key.ts';
import { claimHub } from '../../hub/identity/hub-row.ts';
import { createManifests } from '../../hub/streams/manifests.ts';
import { piecesOf, sealed, type Addressed, type Packing } from '../../shared/courier/envelope.ts';
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
    manifests: createManifests(),
    metrics: { pushed: () => undefined },
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

export interface Forgery {
  readonly header?: Partial<Addressed>;
  readonly body?: unknown;
  readonly partBytes?: number | null;
  readonly pack?: Packing['pack'];
  readonly sign?: (text: string) => string;
  readonly recipient?: string;
}

/** A parcel of the desk to this hub, but for what is said otherwise. */
export async function forged(
  parts: CourierParts,
  desk: CourierDesk,
  { header = {}, body, partBytes = null, pack = packing.pack, sign, recipient }: Forgery,
): Promise<readonly Uint8Array[]> {
  const { hub, courierKey } = parts;
  const empty = { report: { version: '1', unsent: 0 }, cursors: [], batches: [] };
  const pieces = piecesOf(body ?? empty, partBytes, { pack });
  if (!pieces.ok) throw new Error(pieces.error);
  return sealed(
    {
      kind: 'parcel',
      hub: hub.id,
      device: desk.device,
      epoch: hub.epoch,
      number: 1_000,
      follows: 0,
      ...header,
    },
    pieces.value,
    { sign: sign ?? (await keysOf(desk)).sign, recipient: recipient ?? courierKey.recipient },
  );
}

/** One letter of the file is another. */
export function flipped(file: Uint8Array, at: number): Uint8Array {
  const other = new Uint8Array(file);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}
