/** gzip as couriers' files have it, over Node's zlib: neither side may unpack more than it was told. */
import type { Packing } from './envelope.ts';

interface Zlib {
  readonly gzipSync: (text: string, options: { readonly level: number }) => Uint8Array;
  readonly gunzipSync: (
    bytes: Uint8Array,
    options: { readonly maxOutputLength: number },
  ) => { readonly toString: (encoding: 'utf8') => string };
}

export const packingOver = ({ gzipSync, gunzipSync }: Zlib): Packing => ({
  pack: (text) => gzipSync(text, { level: 9 }),
  unpack(bytes, most) {
    try {
      return gunzipSync(bytes, { maxOutputLength: most }).toString('utf8');
    } catch {
      return null;
    }
  },
});
