/** Numbers and letters in the bytes of a file. What stands behind the end of the bytes is a RangeError: look first. */

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Each byte as a letter (Latin-1), for names and marks of formats; at most some ten thousand bytes. */
export const lettersOf = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

const LEAST_OF_LENGTH = [0, 0, 0x80, 0x800, 0x10000] as const;

/** How long the sequence is that the byte begins (RFC 3629), and the bits of it that count; null where none begins so. */
function lead(byte: number): readonly [length: number, bits: number] | null {
  if (byte < 0x80) return [1, byte];
  if (byte >= 0xc2 && byte <= 0xdf) return [2, byte & 0x1f];
  if (byte >= 0xe0 && byte <= 0xef) return [3, byte & 0x0f];
  return byte >= 0xf0 && byte <= 0xf4 ? [4, byte & 0x07] : null;
}

/** UTF-8 as text, but for a letter that is cut at the end; null where it is not UTF-8. */
export function utf8Text(bytes: Uint8Array): string | null {
  const letters: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const begun = lead(bytes[at] ?? 0);
    if (begun === null) return null;
    const [length, bits] = begun;
    let point = bits;
    for (const next of bytes.subarray(at + 1, at + length)) {
      if ((next & 0xc0) !== 0x80) return null;
      point = (point << 6) | (next & 0x3f);
    }
    if (at + length > bytes.length) break;
    const isLong = point < (LEAST_OF_LENGTH[length] ?? 0);
    if (isLong || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null;
    letters.push(String.fromCodePoint(point));
    at += length;
  }
  return letters.join('');
}
