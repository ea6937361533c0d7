/**
 * Electron's `safeStorage` with a key in a file beside the data: it guards nothing from whoever reads the folder, and
 * says so by the name of its backend, `test_host`.
 *
 * Format: `host1`, 12 bytes of nonce, AES-256-GCM text, 16 bytes of tag.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SafeStorage as ElectronSafeStorage } from 'electron';
import { app } from './app.ts';
import { strict } from './strict.ts';

const PREFIX = Buffer.from('host1');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

function key(): Buffer {
  const file = path.join(app.getPath('userData'), 'host-safe-storage.key');
  if (existsSync(file)) return readFileSync(file);
  const made = randomBytes(KEY_BYTES);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, made, { mode: 0o600, flag: 'wx' });
  return made;
}

export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: () => app.isReady(),
  // A name that Electron does not have, so that nobody takes this for a keychain.
  getSelectedStorageBackend: () => 'test_host' as 'unknown',
  encryptString: (text) => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key(), nonce);
    return Buffer.concat([PREFIX, nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  /** Throws where the bytes are not what `encryptString` made here, or were changed. */
  decryptString: (bytes) => {
    try {
      if (!bytes.subarray(0, PREFIX.length).equals(PREFIX)) throw new Error('not encrypted here');
      const start = PREFIX.length + NONCE_BYTES;
      const cipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(PREFIX.length, start), {
        authTagLength: TAG_BYTES,
      });
      cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      return Buffer.concat([cipher.update(bytes.subarray(start, -TAG_BYTES)), cipher.final()]).toString(
        'utf8',
      );
    } catch (error) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.', {
        cause: error,
      });
    }
  },
} satisfies Pick<
  ElectronSafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>);
