/**
 * The keys of a desk for couriers: one that it signs its parcels with, and one that its receipts are encrypted to. They are
 * made at the first contact, told to the hub by whoever is signed in, and sealed by the system's keychain like the token.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { z } from 'zod';
import type { DeskKeys } from '../../../shared/courier/body.ts';
import { keptJson, type KeptJson } from '../profile/kept-json.ts';

const keptKeysSchema = z.strictObject({
  format: z.literal(1),
  /** The hub that they are for, and whom parcels to it are encrypted to. */
  hub: z.uuid(),
  /** The device that the hub knows by them: a desk that came back from a backup is another. */
  device: z.uuid(),
  hubRecipient: z.string(),
  /** The secret halves as the keychain sealed them, base64. */
  sealed: z.string(),
  /** The hub has said that it knows them. */
  isTold: z.boolean(),
});
export type KeptKeys = z.infer<typeof keptKeysSchema>;

/** In a file of its own: neither a backup nor the journal may bring old keys back. */
export const keysFile = (file: string): KeptJson<KeptKeys> => keptJson(file, keptKeysSchema);

export interface CourierKeys {
  readonly sign: (text: string) => string;
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
}

const secretSchema = z.strictObject({ signing: z.string(), identity: z.string() });

/** As text for the keychain. */
export async function newSecret(): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signing = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  return JSON.stringify({ signing, identity: await generateX25519Identity() });
}

/** What newSecret() made; throws on anything else, which the keychain does not give back. */
function read(secret: string): { readonly key: KeyObject; readonly identity: string } {
  const { signing, identity } = secretSchema.parse(JSON.parse(secret));
  const key = createPrivateKey({ key: Buffer.from(signing, 'base64'), type: 'pkcs8', format: 'der' });
  return { key, identity };
}

export function keysIn(secret: string): CourierKeys {
  const { key, identity } = read(secret);
  return { identity, sign: (text) => sign(null, Buffer.from(text), key).toString('base64url') };
}

/** What the hub is told. */
export async function publicHalves(secret: string): Promise<DeskKeys> {
  const { key, identity } = read(secret);
  const signingKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64url');
  return { signingKey, recipient: await identityToRecipient(identity) };
}
