// The pictures that a file brought along, kept by core.
import type { FigureContent } from '../../../shared/document/article.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { ImportedPicture } from '../../../shared/exchange/imported.ts';
import { PIECE_LIMIT, type Media } from '../../../shared/media/media.ts';
import type { CoreProcess } from '../core-process.ts';

export type AskCore = CoreProcess['call'];

export type ShownPicture = Pick<ImportedPicture, 'picture' | 'alt' | 'caption'>;

/**
 * What a figure says of each of them. Null for a picture of a kind that the desk does not keep (EMF, WMF), or whose bytes
 * are not in the file; a disk that refuses ends the import.
 */
export async function keepPictures<Shown extends ShownPicture>(
  shown: readonly Shown[],
  pictures: readonly Uint8Array[],
  ask: AskCore,
): Promise<Result<ReadonlyMap<Shown, FigureContent | null>, Failure>> {
  const known = new Map<number, Media | null>();
  const figures = new Map<Shown, FigureContent | null>();
  for (const picture of shown) {
    const kept = await keepPicture(picture, pictures, known, ask);
    if (!kept.ok) return kept;
    figures.set(picture, figureOf(picture, kept.value));
  }
  return ok(figures);
}

function figureOf({ alt, caption }: ShownPicture, media: Media | null): FigureContent | null {
  if (media?.kind !== 'picture') return null;
  const { hash, mime, width, height } = media;
  return { media: hash, mime, width, height, alt, inline: caption };
}

/** Null where the desk has no place for it. */
async function keepPicture(
  { picture }: ShownPicture,
  pictures: readonly Uint8Array[],
  known: Map<number, Media | null>,
  ask: AskCore,
): Promise<Result<Media | null, Failure>> {
  const bytes = picture === null ? undefined : pictures[picture];
  if (picture === null || bytes === undefined || bytes.byteLength === 0) return ok(null);
  const before = known.get(picture);
  if (before !== undefined) return ok(before);
  const sent = await sendBytes(bytes, ask);
  const isRefused = !sent.ok && (sent.error.code === 'mediaRefused' || sent.error.code === 'mediaTooLarge');
  if (!sent.ok && !isRefused) return sent;
  const media = sent.ok ? sent.value : null;
  known.set(picture, media);
  return ok(media);
}

async function sendBytes(bytes: Uint8Array, ask: AskCore): Promise<Result<Media, Failure>> {
  const begun = await ask('media.begin', { bytes: bytes.byteLength, name: 'picture' });
  if (!begun.ok) return begun;
  const { id } = begun.value;
  for (let offset = 0; offset < bytes.byteLength; offset += PIECE_LIMIT) {
    const data = bytes.slice(offset, offset + PIECE_LIMIT);
    const sent = await ask('media.append', { id, offset, data });
    if (!sent.ok) return sent;
  }
  return ask('media.finish', { id });
}
