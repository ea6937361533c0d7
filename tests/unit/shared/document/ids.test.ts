import { describe, expect, it } from 'vitest';
import { createIds } from '../../../../shared/document/ids.ts';
import type { Uid } from '../../../../shared/document/model.ts';
import { uidSchema } from '../../../../shared/document/schema.ts';

const full = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(255);
const isRising = (ids: readonly string[]): boolean =>
  ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') < id);

describe('ids', () => {
  it('are UUIDs of version 7 that carry the time', () => {
    const ids = createIds({ now: () => 0x0123_4567_89ab, random: (bytes) => new Uint8Array(bytes) });
    const id = ids.next<Uid>();
    expect(uidSchema.parse(id)).toBe(id);
    expect(id).toBe('01234567-89ab-7000-8000-000000000000');
  });

  it('rise while the clock stands still, runs, and jumps back, with the worst random numbers', () => {
    const clock = [5, 5, 9, 9, 3, 3, 0, 10, 10];
    for (const random of [full, (bytes: number): Uint8Array => new Uint8Array(bytes)]) {
      let tick = 0;
      const ids = createIds({ now: () => clock[tick++ % clock.length] ?? 0, random });
      const made = Array.from({ length: 5000 }, () => uidSchema.parse(ids.next<Uid>()));
      expect(isRising(made)).toBe(true);
    }
  });
});
