/** Whether what was brought, over a line or by a courier, is what it was said to be; if so, it is kept with its sizes. */
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Identity } from '../../shared/media/identity.ts';
import { PICTURE_LIMIT } from '../../shared/media/media.ts';
import type { ProblemCode } from '../../shared/sync/problem.ts';
import type { MediaPlace } from '../../shared/sync/upload.ts';
import type { Database } from '../db/connect.ts';
import type { HubMediaFolder, WholeFile } from './folder.ts';
import type { SizeMaker } from './sizes.ts';
import { keepMedia, type StoredSize } from './table.ts';

export interface ReceiveParts {
  readonly database: () => Database;
  readonly folder: HubMediaFolder;
  readonly sizes: SizeMaker;
}

export type MediaRefusal = Extract<ProblemCode, 'mediaRefused' | 'tooLarge'>;

/** What is looked at and kept is a copy, which nobody changes any more. Throws where the disk refuses. */
export async function receive(
  parts: ReceiveParts,
  source: AsyncIterable<Uint8Array>,
  { stream, hash, person }: MediaPlace & { readonly person: string },
): Promise<Result<null, MediaRefusal>> {
  const { database, folder } = parts;
  const whole = await folder.copy(source);
  try {
    if (whole.hash !== hash) return fail('mediaRefused');
    const identity = await folder.identify(whole);
    if (identity === null) return fail('mediaRefused');
    if (identity.kind === 'picture' && whole.bytes > PICTURE_LIMIT) return fail('tooLarge');
    const sizes = await storedSizes(parts, whole, identity);
    if (sizes === null) return fail('mediaRefused');
    await folder.settle(whole);
    await keepMedia(database(), whole, identity, sizes, { stream, person });
    return ok(null);
  } finally {
    await folder.discard(whole);
  }
}

/** Null for a picture that cannot be decoded within the limits. */
async function storedSizes(
  { folder, sizes }: ReceiveParts,
  whole: WholeFile,
  identity: Identity,
): Promise<readonly StoredSize[] | null> {
  if (identity.kind !== 'picture') return [];
  const made = await sizes.make(whole.path, identity);
  if (made === null) return null;
  const stored: StoredSize[] = [];
  for (const { width, height, data } of made) {
    const file = await folder.write(data);
    await folder.settle(file);
    stored.push({ width, height, hash: file.hash, bytes: file.bytes });
  }
  return stored;
}
