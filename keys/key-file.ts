/**
 * A custodian's or an administrator's key in a file: its secret half is encrypted under a passphrase by scrypt (64 MiB for
 * each guess) and AES-256-GCM. There is no other copy unless its holder makes one.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { z } from 'zod';
import { newSecretKey, signerOf } from '../electron/core/keys/ed25519.ts';
import { directoryPersonSchema } from '../shared/directory/body.ts';
import { fail, ok, type Result } from '../shared/errors/result.ts';
import { publicKeySchema, type Signer } from '../shared/statements/signed.ts';

const COST = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Letters. A sentence that is remembered is longer. */
export const PASSPHRASE_LEAST = 12;

export const keyFileSchema = z.strictObject({
  format: z.literal('sastra.keyFile.1'),
  person: directoryPersonSchema,
  key: publicKeySchema,
  salt: z.base64(),
  nonce: z.base64(),
  /** PKCS #8 in DER, with the tag behind it. */
  secret: z.base64(),
});
export type KeyFile = z.output<typeof keyFileSchema>;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
/** One passphrase, however the keyboard composed its letters. */
const wrappingKey = (passphrase: string, salt: Uint8Array): Uint8Array =>
  scryptSync(passphrase.normalize('NFC'), salt, KEY_BYTES, COST);

export function newKeyFile(
  person: string,
  passphrase: string,
): { readonly file: KeyFile; readonly signer: Signer } {
  const secret = newSecretKey();
  const signer = signerOf(secret);
  const [salt, nonce] = [randomBytes(SALT_BYTES), randomBytes(NONCE_BYTES)];
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(passphrase, salt), nonce);
  // Whose key it is cannot be changed without the passphrase.
  cipher.setAAD(Buffer.from(`${person} ${signer.key}`));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  const file: KeyFile = {
    format: 'sastra.keyFile.1',
    person,
    key: signer.key,
    salt: base64(salt),
    nonce: base64(nonce),
    secret: base64(sealed),
  };
  return { file, signer };
}

export function openKeyFile(file: KeyFile, passphrase: string): Result<Signer, 'passphrase'> {
  const [salt, nonce, sealed] = [file.salt, file.nonce, file.secret].map((text) =>
    Buffer.from(text, 'base64'),
  );
  if (salt === undefined || nonce === undefined || sealed === undefined) return fail('passphrase');
  try {
    const open = createDecipheriv('aes-256-gcm', wrappingKey(passphrase, salt), nonce, {
      authTagLength: TAG_BYTES,
    });
    open.setAAD(Buffer.from(`${file.person} ${file.key}`));
    open.setAuthTag(sealed.subarray(-TAG_BYTES));
    return ok(signerOf(Buffer.concat([open.update(sealed.subarray(0, -TAG_BYTES)), open.final()])));
  } catch {
    return fail('passphrase');
  }
}
