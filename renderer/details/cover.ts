/** A cover out of a picture that the desk has taken in. */
import type { Cover } from '../../shared/document/article-fields.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Media } from '../../shared/media/media.ts';

/** Its middle stays in sight, and nobody has said yet what it shows; `mediaRefused` for what is no picture. */
export function coverOf(media: Media, before: Cover | undefined): Result<Cover, Failure> {
  if (media.kind !== 'picture') return fail({ code: 'mediaRefused' });
  const { hash, mime, width, height } = media;
  if (before?.media === hash) return ok(before);
  return ok({ media: hash, mime, width, height, focus: { x: 0.5, y: 0.5 }, alt: { km: '', en: '' } });
}

const toHundredth = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;

/** The focal point within the picture, to the hundredth: a finer one nobody can set. */
export const withFocus = (cover: Cover, { x, y }: Cover['focus']): Cover => ({
  ...cover,
  focus: { x: toHundredth(x), y: toHundredth(y) },
});
