/** Bytes as text, where they say or show how they are written: UTF-8, or UTF-16 with its mark. Null for others. */
export function decoded(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // A picture or a program can be UTF-8 by chance, or UTF-16 without its mark: text has no NUL.
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
