/** A picture that comes into a desk as from a page, and the figure that shows it. */
import type { Hash, Unit } from '../../shared/document/model.ts';
import type { TestCore } from './core.ts';
import { unitOf } from './units.ts';

export interface ShownPicture {
  readonly hash: Hash;
  readonly figure: Unit;
}

/** `place`: the figure's number in its document. */
export async function shownPicture(core: TestCore, bytes: Uint8Array, place = 1): Promise<ShownPicture> {
  const { id } = await core.ask('media.begin', { bytes: bytes.byteLength, name: 'picture.jpg' });
  const piece = 1_000_000;
  for (let offset = 0; offset < bytes.byteLength; offset += piece)
    await core.ask('media.append', {
      id,
      offset,
      data: new Uint8Array(bytes.subarray(offset, offset + piece)),
    });
  const media = await core.ask('media.finish', { id });
  if (media.kind !== 'picture') throw new Error(media.kind);
  const { hash, mime, width, height } = media;
  const figure = {
    ...unitOf(place, String.fromCodePoint(64 + place), ''),
    type: 'figure',
    content: { media: hash, mime, width, height, alt: 'រូបភាព', inline: [] },
  };
  return { hash, figure };
}
