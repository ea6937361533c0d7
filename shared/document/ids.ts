/** Ids: UUIDv7 (RFC 9562), strictly increasing within one source even when the clock stands still or jumps back. */
import { branded } from './brand.ts';

export interface Ids {
  next<T extends string>(): T;
}

export interface IdPorts {
  /** Milliseconds since 1970. */
  now(): number;
  random(bytes: number): Uint8Array;
}

/** The 74 bits after the time: 12 before the variant, 62 behind it. */
const TAIL_BITS = 74n;
const VARIANT = 0b10n << 62n;

const bigintOf = (bytes: Uint8Array): bigint =>
  bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);

export function createIds(ports: IdPorts): Ids {
  let time = -1n;
  let tail = 0n;
  // One bit stays free above the random part, so that many steps fit into one millisecond.
  const freshTail = (): bigint => bigintOf(ports.random(9));
  return {
    next<T extends string>(): T {
      const now = BigInt(Math.floor(ports.now()));
      if (now > time) {
        time = now;
        tail = freshTail();
      } else {
        tail += bigintOf(ports.random(4)) + 1n;
        if (tail >> TAIL_BITS !== 0n) {
          time += 1n;
          tail = freshTail();
        }
      }
      const high = (time << 16n) | 0x7000n | (tail >> 62n);
      const low = VARIANT | (tail & ((1n << 62n) - 1n));
      const hex = ((high << 64n) | low).toString(16).padStart(32, '0');
      return branded([0, 8, 12, 16, 20].map((at, i, all) => hex.slice(at, all[i + 1])).join('-'));
    },
  };
}
