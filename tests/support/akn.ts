/** Akoma Ntoso there and back in tests, through the bytes of a file. */
import { readXml } from '../../electron/limited/read-xml.ts';
import { createIds } from '../../shared/document/ids.ts';
import type { DocumentState } from '../../shared/document/model.ts';
import { instrumentFromAkn, type AknRead } from '../../shared/instrument/akn/read.ts';
import { aknOf, aknSource, type AknSource } from '../../shared/instrument/akn/write.ts';
import { INSTRUMENTS } from './instrument-units.ts';

export function sourceOf(state: DocumentState): AknSource {
  const source = aknSource(state, INSTRUMENTS);
  if (source === null) throw new Error('no instrument');
  return source;
}

/** The file, in both languages. */
export const written = (state: DocumentState): string => aknOf(sourceOf(state), ['km', 'en']);

/** Throws with the reason where it cannot be read. */
export function readBack(file: string): AknRead {
  const root = readXml(Buffer.from(file));
  if (!root.ok) throw new Error(root.error);
  const ids = createIds({ now: () => 1_790_000_000_000, random: (bytes) => new Uint8Array(bytes) });
  const read = instrumentFromAkn(root.value, { ids, data: INSTRUMENTS });
  if (!read.ok) throw new Error(`${read.error.code}: ${read.error.detail}`);
  return read.value;
}
