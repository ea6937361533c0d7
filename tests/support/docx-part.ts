import { inflateRawSync } from 'node:zlib';

/** One part of a Word file, as text: by the zip file's directory (APPNOTE 6.3, 4.3.12). Throws where it has none. */
export function docxPart(bytes: Uint8Array, name: string): string {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  for (let at = zip.readUInt32LE(end + 16); at < end;) {
    const [size, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const next = at + 46 + (size ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (zip.toString('utf8', at + 46, at + 46 + (size ?? 0)) === name) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return (zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString('utf8');
    }
    at = next;
  }
  throw new Error(`no ${name}`);
}
