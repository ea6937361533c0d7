/** A video in a courier's file: what is in memory is one piece of it. */
import zlib from 'node:zlib';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, it } from 'vitest';
import { letterOf, sealedPart } from '../../../../shared/courier/envelope.ts';
import { COURIER_LIMITS } from '../../../../shared/courier/header.ts';
import { packingOver } from '../../../../shared/courier/packing.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { Hash } from '../../../../shared/document/model.ts';

const VIDEO = { media: branded<Hash>('a'.repeat(64)), bytes: 200_000_000 };
const ADDRESSED = {
  kind: 'parcel',
  hub: '018f3a00-0000-4000-8000-000000000001',
  device: '018f3a00-0000-4000-8000-000000000002',
  epoch: '018f3a00-0000-4000-8000-000000000003',
  number: 1,
  follows: 0,
} as const;

it('a part asks for the bytes of its own piece and no others', async () => {
  const letter = letterOf({ media: [VIDEO] }, [VIDEO], null, packingOver(zlib));
  if (!letter.ok) throw new Error(letter.error);
  const { parts, packed, pieceBytes } = letter.value;
  expect(parts).toBe(26);
  const recipient = await identityToRecipient(await generateX25519Identity());
  const asked: (readonly [from: number, bytes: number])[] = [];
  const read = (_media: Hash, from: number, bytes: number): Promise<Uint8Array> => {
    asked.push([from, bytes]);
    return Promise.resolve(new Uint8Array(bytes));
  };
  for (const part of [1, parts]) {
    const sealed = await sealedPart(ADDRESSED, letter.value, part, read, { sign: () => 'x', recipient });
    expect(sealed.ok && sealed.value.length).toBeLessThanOrEqual(COURIER_LIMITS.part);
  }
  const last = (parts - 1) * pieceBytes - packed.length;
  expect(asked).toEqual([
    [0, pieceBytes - packed.length],
    [last, VIDEO.bytes - last],
  ]);
});

it('a part whose picture cannot be read is none', async () => {
  const letter = letterOf({}, [{ ...VIDEO, bytes: 50 }], null, packingOver(zlib));
  if (!letter.ok) throw new Error(letter.error);
  const sealing = { sign: () => 'x', recipient: await identityToRecipient(await generateX25519Identity()) };
  for (const found of [null, new Uint8Array(49)])
    expect(await sealedPart(ADDRESSED, letter.value, 1, () => Promise.resolve(found), sealing)).toEqual({
      ok: false,
      error: 'unreadable',
    });
});

it('more than a courier takes, or more parts, is too large', () => {
  const packing = packingOver(zlib);
  const many = Array.from({ length: 6 }, () => VIDEO);
  expect(letterOf({}, many, null, packing)).toEqual({ ok: false, error: 'tooLarge' });
  expect(letterOf({}, [VIDEO], COURIER_LIMITS.leastPart, packing)).toEqual({ ok: false, error: 'tooLarge' });
  expect(letterOf({}, many.slice(1, 5), null, packing).ok).toBe(true);
});
