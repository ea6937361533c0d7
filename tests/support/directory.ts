/** A ministry's key directory, written as its custodians and administrators would, with keys that follow from names. */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { isSigned } from '../../electron/core/sync/verify.ts';
import type { DirectoryBody, LaterBody } from '../../shared/directory/body.ts';
import type { DirectoryEntry } from '../../shared/directory/entry.ts';
import { readDirectory, type Directory } from '../../shared/directory/read.ts';
import { branded } from '../../shared/document/brand.ts';
import type { Hash } from '../../shared/document/model.ts';
import { bodyText, idOfBody, type PublicKey, type Signer } from '../../shared/statements/signed.ts';

/** PKCS #8 in DER up to the 32 bytes of an Ed25519 seed (RFC 8410, 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The same key for the same name. */
export function signerNamed(name: string): Signer {
  const seed = createHash('sha256').update(name).digest();
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const key: PublicKey = branded(
    createPublicKey(secret).export({ type: 'spki', format: 'der' }).toString('base64url'),
  );
  return { key, sign: (text) => sign(null, Buffer.from(text), secret).toString('base64url') };
}

/** The id of an account that follows from a name. */
export function personNamed(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const entryOf = (body: unknown, signers: readonly Signer[]): DirectoryEntry => {
  const text = bodyText(body);
  return { body: text, signatures: signers.map(({ key, sign }) => ({ key, signature: sign(text) })) };
};

const ROOT_NAMES = ['root-one', 'root-two', 'root-three'] as const;
export const ROOTS = ROOT_NAMES.map(signerNamed);
/** As many as have to sign. */
export const TWO_ROOTS = ROOTS.slice(0, 2);

const AT = 1_790_000_000_000;

export const GENESIS: DirectoryBody = {
  format: 'sastra.directory.1',
  type: 'genesis',
  name: { km: 'ក្រសួង', en: 'Ministry' },
  roots: ROOT_NAMES.map((person) => ({ key: signerNamed(person).key, person })),
  threshold: 2,
  at: AT,
};

type WithoutChain<T> = T extends unknown ? Omit<T, 'format' | 'ministry' | 'prev' | 'at'> : never;
/** What is said of an entry; its place follows from the directory. */
export type Said = WithoutChain<LaterBody>;

export interface WrittenDirectory {
  readonly entries: DirectoryEntry[];
  readonly ministry: Hash;
  /** The body that would come next. */
  readonly next: (said: Said) => unknown;
  /** Adds an entry, rightly signed or not; answers it. */
  readonly write: (said: Said, signers: readonly Signer[]) => DirectoryEntry;
  /** As whoever knows the root fingerprint reads it. */
  readonly read: () => Directory;
}

export function writeDirectory(genesis: unknown = GENESIS, signers = TWO_ROOTS): WrittenDirectory {
  const entries = [entryOf(genesis, signers)];
  const ministry = idOfBody(entries[0]?.body ?? '');
  const next = (said: Said): unknown => ({
    format: 'sastra.directory.1',
    ministry,
    prev: idOfBody(entries.at(-1)?.body ?? ''),
    at: AT + entries.length * 60_000,
    ...said,
  });
  return {
    entries,
    ministry,
    next,
    write(said, signers) {
      const entry = entryOf(next(said), signers);
      entries.push(entry);
      return entry;
    },
    read() {
      const read = readDirectory(entries, ministry, isSigned);
      if (!read.ok) throw new Error(`entry ${read.error.position}: ${read.error.problem}`);
      return read.value;
    },
  };
}
