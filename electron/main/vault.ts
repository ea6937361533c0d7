// Core's secrets are sealed by the system's keychain, which only main can ask. What was sealed lies with core.
import { app, safeStorage } from 'electron';

export interface VaultQuestion {
  readonly vault: 'seal' | 'unseal';
  readonly id: number;
  /** The secret; or what was sealed, base64. */
  readonly text: string;
}

export interface VaultAnswer {
  readonly vault: number;
  /** Null where the system keeps no secrets, or the bytes are none that it sealed for this person. */
  readonly text: string | null;
}

/**
 * `basic_text` is a key that stands in the program: it keeps nothing from anybody. `test_host` is the tool's in which a desk is
 * developed and tested without Electron: it keeps nothing either, and an installed desk knows no such keychain.
 */
function isKept(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  // Only Linux has several.
  if (process.platform !== 'linux') return true;
  const backend: string = safeStorage.getSelectedStorageBackend();
  return backend !== 'basic_text' && (backend !== 'test_host' || !app.isPackaged);
}

export function answerVault({ vault, id, text }: VaultQuestion): VaultAnswer {
  if (!isKept()) return { vault: id, text: null };
  try {
    const made =
      vault === 'seal'
        ? safeStorage.encryptString(text).toString('base64')
        : safeStorage.decryptString(Buffer.from(text, 'base64'));
    return { vault: id, text: made };
  } catch {
    return { vault: id, text: null };
  }
}
