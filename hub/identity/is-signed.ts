/** Ed25519 by Node. */
import { createPublicKey, verify } from 'node:crypto';

/** Whether the key's holder signed the text's UTF-8. `publicKey`: SPKI in DER, base64url; what is none has signed nothing. */
export function isSigned(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), type: 'spki', format: 'der' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  } catch {
    // Not a key at all.
    return false;
  }
}
