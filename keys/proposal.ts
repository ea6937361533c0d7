/** An entry on its way from one custodian to the next: its body, and who has signed it so far. */
import { z } from 'zod';
import { directoryBodySchema, laterBodySchema, type LaterBody } from '../shared/directory/body.ts';
import { directoryEntrySchema, type DirectoryEntry } from '../shared/directory/entry.ts';
import { beginDirectory, extendDirectory, type Directory } from '../shared/directory/read.ts';
import type { DirectoryRefusal } from '../shared/directory/refusal.ts';
import { fail, ok, type Result } from '../shared/errors/result.ts';
import { bodyText, readBody, type Signer } from '../shared/statements/signed.ts';
import { isSigned } from '../electron/core/sync/verify.ts';

/** A file holds one entry, or the entries of a whole directory in their order. */
export const entriesSchema = z.union([
  directoryEntrySchema.transform((entry) => [entry]),
  z.array(directoryEntrySchema).min(1),
]);

type WithoutChain<T> = T extends unknown ? Omit<T, 'format' | 'ministry' | 'prev'> : never;

/** Null where it is of no form that the directory knows. */
export function proposed({ state }: Directory, said: WithoutChain<LaterBody>): DirectoryEntry | null {
  const body = { format: 'sastra.directory.1', ministry: state.ministry, prev: state.head, ...said };
  return laterBodySchema.safeParse(body).success ? { body: bodyText(body), signatures: [] } : null;
}

/** With one signature more; `twice` where the key has signed already. */
export function withSignature(
  { body, signatures }: DirectoryEntry,
  { key, sign }: Signer,
): Result<DirectoryEntry, 'twice' | 'damaged'> {
  if (!readBody(directoryBodySchema, body).ok) return fail('damaged');
  if (signatures.some((one) => one.key === key)) return fail('twice');
  return ok({ body, signatures: [...signatures, { key, signature: sign(body) }] });
}

/** The directory with these entries behind it; null: they begin one. */
export function joined(
  directory: Directory | null,
  entries: readonly DirectoryEntry[],
): Result<Directory, DirectoryRefusal> {
  if (directory !== null) return extendDirectory(directory, entries, isSigned);
  const [genesis, ...later] = entries;
  if (genesis === undefined) return fail({ position: 0, problem: 'genesis' });
  const begun = beginDirectory(genesis, isSigned);
  return begun.ok ? extendDirectory(begun.value, later, isSigned) : begun;
}
