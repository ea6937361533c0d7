/** Ed25519 by Node: a key is made, and signs. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { branded } from '../../../shared/document/brand.ts';
import type { PublicKey, Signer } from '../../../shared/statements/signed.ts';

/** PKCS #8 in DER. */
export function newSecretKey(): Uint8Array {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' });
}

const publicHalf = (key: KeyObject): PublicKey =>
  branded(createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64url'));

/** Throws on what newSecretKey() did not make. */
export function signerOf(secret: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.from(secret), type: 'pkcs8', format: 'der' });
  return {
    key: publicHalf(key),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
  };
}
