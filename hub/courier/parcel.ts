/** A parcel as it came, believed only so far as its signature, its desk and its parts bear it out. Nothing is changed. */
import { createPublicKey } from 'node:crypto';
import { parcelBodySchema, type ParcelBody } from '../../shared/courier/body.ts';
import type { Frame } from '../../shared/courier/frame.ts';
import { createGathering, placesOf } from '../../shared/courier/gathering.ts';
import type { CourierHeader } from '../../shared/courier/header.ts';
import { refuse, type CourierRefusal } from '../../shared/courier/problem.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { Database } from '../db/connect.ts';
import type { CourierKey } from '../identity/courier-key.ts';
import { isSigned } from '../identity/is-signed.ts';
import { packing } from './packing.ts';
import type { HubSheet } from './sheet.ts';

/** The parts of one file, in any order. */
export type PartsOfFile = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Media that came with a parcel, and where on the sheet they stand. */
export interface BroughtMedia {
  readonly carried: ParcelBody['media'][number];
  readonly at: number;
}

export interface Parcel {
  readonly header: CourierHeader;
  /** Whose desk it is. */
  readonly person: string;
  /** Whom the receipt is encrypted to. */
  readonly recipient: string;
  /** False: it was revoked, or the person shut out. What it had not sent is taken beside the work of others. */
  readonly isConnected: boolean;
  /** As it came: its form is for whoever takes it. */
  readonly body: ParcelBody;
  readonly media: readonly BroughtMedia[];
}

interface SendingDesk {
  readonly person: string;
  readonly signingKey: string;
  readonly recipient: string;
  readonly isConnected: boolean;
}

export interface ParcelReader {
  readonly database: Database;
  /** The id of this hub. */
  readonly hub: string;
  readonly courierKey: CourierKey;
  /** Whether the disk takes so many bytes. */
  readonly hasRoom: (bytes: number) => Promise<boolean>;
}

/** `sheet`: empty, and holds the media afterwards. */
export async function openParcel(
  { database, hub, courierKey, hasRoom }: ParcelReader,
  files: PartsOfFile,
  sheet: HubSheet,
): Promise<Result<Parcel, CourierRefusal>> {
  let known: { readonly device: string; readonly desk: SendingDesk } | null = null;
  const trust = async ({ header, signed, signature }: Frame): Promise<Result<null, CourierRefusal>> => {
    if (header.hub !== hub) return refuse('otherReader');
    const isFirst = known === null;
    const desk = known?.device === header.device ? known.desk : await sendingDesk(database, header.device);
    // A desk that nobody knows is answered like a signature that is wrong: whoever asks learns of no desk.
    if (desk === null || !isSigned(desk.signingKey, signed, signature)) return refuse('notSigned');
    known ??= { device: header.device, desk };
    // On the sheet, and once more while one of them is looked at.
    return isFirst && !(await hasRoom(2 * header.bytes)) ? refuse('noRoom') : ok(null);
  };
  const { identity } = courierKey;
  const gathering = createGathering({ identity, kind: 'parcel', trust, sheet, packing });
  for await (const file of files) {
    const added = await gathering.add(file);
    if (!added.ok) return added;
  }
  const whole = await gathering.end();
  if (!whole.ok) return whole;
  const { header } = whole.value;
  const body = parcelBodySchema.safeParse(whole.value.body);
  const desk = (known as { readonly desk: SendingDesk } | null)?.desk;
  if (!body.success || desk === undefined) return refuse('damaged');
  const media = placesOf(header, body.data.media);
  if (!media.ok) return media;
  const { person, recipient, isConnected } = desk;
  return ok({ header, person, recipient, isConnected, body: body.data, media: media.value });
}

/** Null where no desk of this id has told its keys. */
async function sendingDesk(database: Database, device: string): Promise<SendingDesk | null> {
  const row = await database
    .selectFrom('desks')
    .innerJoin('people', 'people.id', 'desks.person')
    .select(['desks.person', 'desks.session', 'desks.signing_key', 'desks.recipient', 'people.disabled_at'])
    .where('desks.device', '=', device)
    .executeTakeFirst();
  if (row === undefined || row.signing_key === null || row.recipient === null) return null;
  return {
    person: row.person,
    signingKey: row.signing_key,
    recipient: row.recipient,
    // A session that has run out is no revocation: a desk may have been without a line for longer than it lasts.
    isConnected: row.session !== null && row.disabled_at === null,
  };
}

/** Whether it is an Ed25519 key, SPKI in DER, base64url. */
export function isSigningKey(publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}
