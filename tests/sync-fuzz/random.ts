/** Whatever a simulation leaves to chance, from one seed: the same on every machine. */

export interface Random {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  readonly chance: (probability: number) => boolean;
  /** Throws where there is nothing to pick from. */
  readonly pick: <T>(from: readonly T[]) => T;
  /** One of them, as often as its weight says. */
  readonly weighted: <T>(entries: readonly (readonly [weight: number, value: T])[]) => T;
  readonly bytes: (count: number) => Uint8Array;
  /** Version 4. */
  readonly uuid: () => string;
  /** A sequence of its own, which draws made here do not change. */
  readonly fork: (name: string) => Random;
}

/** FNV-1a, so that each name of each seed begins elsewhere. */
function hashed(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93);
  return hash >>> 0;
}

/** sfc32: 128 bits of state, of which the seed gives 32. */
function numbers(seed: number): () => number {
  let [a, b, c, counter] = [0x9e_37_79_b9, 0x24_3f_6a_88, seed >>> 0, 1];
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let warm = 0; warm < 12; warm += 1) next();
  return next;
}

export function randomOf(seed: string): Random {
  const next = numbers(hashed(seed));
  const below = (end: number): number => Math.floor((next() / 2 ** 32) * end);
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => next() >>> 24);
  return {
    below,
    bytes,
    chance: (probability) => next() / 2 ** 32 < probability,
    pick<T>(from: readonly T[]): T {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    weighted<T>(entries: readonly (readonly [number, T])[]): T {
      let left = (next() / 2 ** 32) * entries.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of entries) {
        left -= weight;
        if (left < 0) return value;
      }
      throw new Error('nothing to pick from');
    },
    uuid() {
      const hex = Buffer.from(bytes(16)).toString('hex');
      const variant = '89ab'.charAt(below(4));
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    fork: (name) => randomOf(`${seed} ${name}`),
  };
}
