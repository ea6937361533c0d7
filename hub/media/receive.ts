/** Whether what was brought, over a line or by a courier, is what it was said to be; if so, it is kept with its sizes. */
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Identity } from '../../shared/media/identity.ts';
import { PICTURE_LIMIT } from '../../shared/media/media.ts';
import type { ProblemCode } from '../../shared/sync/problem.ts';
import type { MediaPlace } from '../../shared/sync/upload.ts';
import type { Database } from '../db/connect.ts';
import type { HubMediaFolder, WholeFile } from './folder.ts';
import type { SizeMaker } from './sizes.ts';
import { keepMedia } from './table.ts';

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
    const made = await writtenSizes(parts, whole, identity);
    if (made === null) return fail('mediaRefused');
    const sizes = made.map(({ width, height, file }) => ({
      width,
      height,
      hash: file.hash,
      bytes: file.bytes,
    }));
    await keepMedia(database(), whole, identity, sizes, { stream, person }, async () => {
      for (const { file } of made) await folder.settle(file);
      await folder.settle(whole);
    });
    return ok(null);
  } finally {
    await folder.discard(whole);
  }
}

interface WrittenSize {
  readonly width: number;
  readonly height: number;
  /** Without its name yet. */
  readonly file: WholeFile;
}

/** Null for a picture that cannot be decoded within the limits. */
async function writtenSizes(
  { folder, sizes }: ReceiveParts,
  whole: WholeFile,
  identity: Identity,
): Promise<readonly WrittenSize[] | null> {
  if (identity.kind !== 'picture') return [];
  const made = await sizes.make(whole.path, identity);
  if (made === null) return null;
  const written: WrittenSize[] = [];
  for (const { width, height, data } of made) written.push({ width, height, file: await folder.write(data) });
  return written;
}
