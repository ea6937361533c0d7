import { describe, expect, it } from 'vitest';
import { coverOf, withFocus } from '../../../../renderer/details/cover.ts';
import { articleField, type Cover } from '../../../../shared/document/article-fields.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import type { Media } from '../../../../shared/media/media.ts';

const picture: Media = {
  kind: 'picture',
  hash: branded<Hash>('a'.repeat(64)),
  bytes: 9,
  mime: 'image/png',
  width: 40,
  height: 30,
};
const cover: Cover = {
  media: picture.hash,
  mime: 'image/png',
  width: 40,
  height: 30,
  focus: { x: 0.5, y: 0.5 },
  alt: { km: '', en: '' },
};

describe('a cover', () => {
  it('is made of a picture, its middle in sight, and can be stored', () => {
    const made = coverOf(picture, undefined);
    expect(made).toEqual({ ok: true, value: cover });
    expect(articleField('cover', { ...cover })).toEqual(cover);
  });

  it('keeps what was said of it where the same picture is chosen again', () => {
    const told = { ...cover, alt: { km: 'ក', en: 'A' } };
    expect(coverOf(picture, told)).toEqual({ ok: true, value: told });
  });

  it('is never a file of another kind', () => {
    const file: Media = { kind: 'file', hash: picture.hash, bytes: 9, mime: 'application/pdf' };
    expect(coverOf(file, undefined)).toEqual({ ok: false, error: { code: 'mediaRefused' } });
  });

  it('has its focal point within the picture, wherever the pointer went', () => {
    expect(withFocus(cover, { x: -3, y: 1.7 }).focus).toEqual({ x: 0, y: 1 });
    expect(withFocus(cover, { x: 0.333_33, y: 0.5 }).focus).toEqual({ x: 0.33, y: 0.5 });
  });
});
