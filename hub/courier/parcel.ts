/** A parcel as it came, believed only so far as its signature, its desk and its parts bear it out. Nothing is changed. */
import { createPublicKey, verify } from 'node:crypto';
import { parcelBodySchema, type ParcelBody } from '../../shared/courier/body.ts';
import { joined, openPart } from '../../shared/courier/envelope.ts';
import type { Frame } from '../../shared/courier/frame.ts';
import type { CourierHeader } from '../../shared/courier/header.ts';
import { refuse, type CourierRefusal } from '../../shared/courier/problem.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { Database } from '../db/connect.ts';
import type { CourierKey } from '../identity/courier-key.ts';
import { packing } from './packing.ts';

export interface Parcel {
  readonly header: CourierHeader;
  /** Whose desk it is. */
  readonly person: string;
  /** Whom the receipt is encrypted to. */
  readonly recipient: string;
  /** As it came: its form is for whoever takes it. */
  readonly body: ParcelBody;
}

interface SendingDesk {
  readonly person: string;
  readonly signingKey: string;
  readonly recipient: string;
  readonly isConnected: boolean;
}

/** `hub`: the id of this hub. */
export async function openParcel(
  database: Database,
  hub: string,
  { identity }: CourierKey,
  files: readonly Uint8Array[],
): Promise<Result<Parcel, CourierRefusal>> {
  const frames: Frame[] = [];
  let sender: SendingDesk | null = null;
  for (const file of files) {
    const opened = await openPart(file, identity, 'parcel');
    if (!opened.ok) return opened;
    const { header, signed, signature } = opened.value;
    if (header.hub !== hub) return refuse('otherReader');
    // A desk that nobody knows is answered like a signature that is wrong: whoever asks learns of no desk.
    if (frames.length === 0 || frames[0]?.header.device !== header.device)
      sender = await sendingDesk(database, header.device);
    if (sender === null || !isSigned(sender.signingKey, signed, signature)) return refuse('notSigned');
    frames.push(opened.value);
  }
  const [first] = frames;
  if (first === undefined || sender === null) return refuse('notCourier');
  if (!sender.isConnected) return refuse('revoked');
  const whole = joined(frames, packing);
  if (!whole.ok) return whole;
  const body = parcelBodySchema.safeParse(whole.value);
  if (!body.success) return refuse('damaged');
  const { person, recipient } = sender;
  return ok({ header: first.header, person, recipient, body: body.data });
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

function isSigned(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), type: 'spki', format: 'der' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
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
