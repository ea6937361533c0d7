/** A desk's request to be somebody's, as it came by a courier: what it says, so far as its own key bears it out. */
import { enrolmentRequestSchema, REQUEST_DAYS, REQUEST_LETTERS } from '../../shared/courier/enrolment.ts';
import { openPart } from '../../shared/courier/gathering.ts';
import { refuse, type CourierRefusal } from '../../shared/courier/problem.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { CourierKey } from '../identity/courier-key.ts';
import { isSigned } from '../identity/is-signed.ts';
import { packing } from './packing.ts';
import { isSigningKey } from './parcel.ts';

export interface AskingDesk {
  readonly device: string;
  readonly name: string;
  readonly version: string;
  /** Ed25519, SPKI in DER, base64url. */
  readonly signingKey: string;
  /** age1…: whom the answer is encrypted to. */
  readonly recipient: string;
  /** A claim. */
  readonly askedAt: Date;
}

export interface RequestReader {
  /** The id of this hub. */
  readonly hub: string;
  readonly courierKey: CourierKey;
}

const DAY = 24 * 3_600_000;

/** `notCourier` where the file is another of couriers', too. `now`: milliseconds since 1970. Nothing is changed. */
export async function openRequest(
  { hub, courierKey }: RequestReader,
  file: Uint8Array,
  now: number,
): Promise<Result<AskingDesk, CourierRefusal>> {
  const opened = await openPart(file, courierKey.identity, 'request');
  if (!opened.ok) return opened;
  const { header, piece, signed, signature } = opened.value;
  if (header.hub !== hub) return refuse('otherReader');
  const text = header.parts === 1 ? packing.unpack(piece, REQUEST_LETTERS) : null;
  const read = enrolmentRequestSchema.safeParse(jsonIn(text ?? ''));
  if (!read.success || !isSigningKey(read.data.signingKey)) return refuse('damaged');
  const { signingKey, recipient, name, version, askedAt } = read.data;
  if (!isSigned(signingKey, signed, signature)) return refuse('damaged');
  // A clock that is a day ahead is wrong, and would keep what it wrote good for too long.
  const isOfNow = now - askedAt <= REQUEST_DAYS * DAY && askedAt - now <= DAY;
  if (!isOfNow) return refuse('tooOld');
  const { device } = header;
  return ok({ device, name, version, signingKey, recipient, askedAt: new Date(askedAt) });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
