/** A courier's file, cut, mixed and damaged in every way: it is what was sent, or it is told not to be. */
import zlib from 'node:zlib';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { filesOfParts, partsIn } from '../../../../shared/courier/bundle.ts';
import type { Addressed } from '../../../../shared/courier/envelope.ts';
import { framed, readFrame } from '../../../../shared/courier/frame.ts';
import { createGathering, openPart, placesOf, type Sheet } from '../../../../shared/courier/gathering.ts';
import {
  COURIER_LIMITS,
  courierHeaderSchema,
  type CourierHeader,
} from '../../../../shared/courier/header.ts';
import { packingOver } from '../../../../shared/courier/packing.ts';
import { partName } from '../../../../shared/courier/part-name.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import { ok } from '../../../../shared/errors/result.ts';
import { sealedParts } from '../../../support/forged-parcels.ts';
import { hashOf } from '../../../support/hub/media.ts';
import { runs } from '../../../support/runs.ts';

const packing = packingOver(zlib);
const hash = fc.stringMatching(/^[0-9a-f]{64}$/u);
const count = fc.integer({ min: 1, max: 1_000_000 });
const header = fc
  .record({
    format: fc.constant('sastra.courier.2' as const),
    kind: fc.constantFrom('parcel' as const, 'receipt' as const),
    hub: fc.uuid(),
    device: fc.uuid(),
    epoch: fc.uuid(),
    number: count,
    follows: fc.constant(0),
    part: fc.integer({ min: 1, max: 200 }),
    parts: fc.integer({ min: 1, max: 200 }),
    whole: hash,
    packed: count,
    bytes: fc.integer({ min: 1_000_000, max: 2_000_000 }),
    at: fc.integer({ min: 0, max: 900_000 }),
    piece: hash,
  })
  .filter(({ part, parts }) => part <= parts)
  .map((made): CourierHeader => courierHeaderSchema.parse(made));
const signature = fc.stringMatching(/^[\w-]{0,90}$/u);

it('a frame is read as it was written, whatever is in the piece', () => {
  fc.assert(
    fc.property(header, signature, fc.uint8Array({ maxLength: 300 }), (said, by, piece) => {
      const read = readFrame(framed(said, by, piece));
      expect(read).toMatchObject({ header: said, signature: by });
      expect(Buffer.from(read?.piece ?? [])).toEqual(Buffer.from(piece));
    }),
    { numRuns: runs(200) },
  );
});

it('a frame that was cut short in its lines is none, and no bytes make it throw', () => {
  fc.assert(
    fc.property(header, signature, fc.nat(), (said, by, cut) => {
      const bytes = framed(said, by, new Uint8Array());
      expect(readFrame(bytes.subarray(0, cut % bytes.length))).toBeNull();
    }),
    { numRuns: runs(200) },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      expect(readFrame(bytes)).toBeNull();
    }),
    { numRuns: runs(200) },
  );
});

it('a header that says the same in other words is not the one that was signed', () => {
  fc.assert(
    fc.property(header, (said) => {
      const text = new TextDecoder().decode(framed(said, '', new Uint8Array()));
      expect(readFrame(new TextEncoder().encode(text.replace('{', '{ ')))).toBeNull();
    }),
    { numRuns: runs(50) },
  );
});

let identity = '';
let recipient = '';
beforeAll(async () => {
  identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
});

const ADDRESSED: Addressed = {
  kind: 'parcel',
  hub: '018f3a00-0000-4000-8000-000000000001',
  device: '018f3a00-0000-4000-8000-000000000002',
  epoch: '018f3a00-0000-4000-8000-000000000003',
  number: 3,
  follows: 0,
};
const { around } = COURIER_LIMITS;

const media = fc
  .array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 4 })
  .map((files) => new Map(files.map((bytes) => [hashOf(bytes), bytes])));

const file = (
  body: unknown,
  pieceBytes: number,
  carried: ReadonlyMap<Hash, Uint8Array> = new Map(),
): Promise<readonly Uint8Array[]> =>
  sealedParts(
    ADDRESSED,
    body,
    { sign: () => 'signature', recipient },
    { partBytes: around + pieceBytes, media: carried },
  );

/** In memory. */
function sheetOf(bytes: number): Sheet {
  const all = new Uint8Array(bytes);
  return {
    write(piece, at) {
      all.set(piece, at);
      return Promise.resolve();
    },
    read: (at, length) => Promise.resolve(all.slice(at, at + length)),
  };
}

/** What is said of these parts, and the media in them. */
async function read(files: readonly Uint8Array[], carried: ReadonlyMap<Hash, Uint8Array> = new Map()) {
  const sheet = sheetOf(100_000);
  const trust = () => Promise.resolve(ok(null));
  const gathering = createGathering({ identity, kind: 'parcel', trust, sheet, packing });
  for (const part of files) {
    const added = await gathering.add(part);
    if (!added.ok) return added;
  }
  const whole = await gathering.end();
  if (!whole.ok) return whole;
  const named = [...carried.values()].map(({ length }) => ({ bytes: length }));
  const places = placesOf(whole.value.header, named);
  if (!places.ok) return places;
  const brought: Buffer[] = [];
  for (const {
    carried: { bytes },
    at,
  } of places.value)
    brought.push(Buffer.from(await sheet.read(at, bytes)));
  return ok({ body: whole.value.body, brought });
}

it('what is cut into parts of any size is whole again in any order, and no part is larger than was said', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string(), { maxLength: 20 }),
      media,
      fc.integer({ min: 5, max: 200 }),
      fc.infiniteStream(fc.nat()),
      async (body, carried, pieceBytes, dice) => {
        const files = await file(body, pieceBytes, carried);
        for (const part of files) expect(part.length).toBeLessThanOrEqual(around + pieceBytes);
        const mixed = [...files, ...files].toSorted(() => ((dice.next().value ?? 0) % 2) - 0.5);
        const brought = [...carried.values()].map((bytes) => Buffer.from(bytes));
        expect(await read(mixed, carried)).toEqual({ ok: true, value: { body, brought } });
      },
    ),
    { numRuns: runs(15) },
  );
});

it('what lacks parts says which', async () => {
  const picture = new Uint8Array(40).fill(7);
  const carried = new Map([[hashOf(picture), picture]]);
  const files = await file({ text: 'ក'.repeat(50) + Math.E }, 12, carried);
  expect(files.length).toBeGreaterThan(6);
  await fc.assert(
    fc.asyncProperty(fc.subarray([...files], { minLength: 1, maxLength: files.length - 1 }), async (some) => {
      const missing = files.flatMap((part, place) => (some.includes(part) ? [] : [place + 1]));
      expect(await read(some)).toEqual({ ok: false, error: { reason: 'partsMissing', missing } });
    }),
    { numRuns: runs(30) },
  );
});

it('media that are more or less than what stands behind the body are told', async () => {
  const picture = new Uint8Array(40).fill(7);
  const files = await file({}, 500, new Map([[hashOf(picture), picture]]));
  for (const length of [0, 39, 41])
    expect(await read(files, new Map([[hashOf(picture), new Uint8Array(length)]]))).toEqual({
      ok: false,
      error: { reason: 'damaged', missing: [] },
    });
});

it('parts that lie in one file come out of it as they went in, and what is cut is another', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { minLength: 2, maxLength: 6 }),
      fc.nat(),
      async (parts, cut) => {
        const [bundle, ...more] = filesOfParts('a.age', { parts: parts.length, isApart: false }, (number) =>
          Promise.resolve(parts[number - 1] ?? new Uint8Array()),
        );
        expect(more).toEqual([]);
        const bytes: number[] = [];
        for await (const piece of bundle?.content ?? []) bytes.push(...piece);
        const taken = async (all: readonly number[]): Promise<readonly (readonly number[])[]> => {
          const out: (readonly number[])[] = [];
          const lying = Uint8Array.from(all);
          const there = { read: (at: number, n: number) => Promise.resolve(lying.subarray(at, at + n)) };
          for await (const part of partsIn(there)) out.push([...part]);
          return out;
        };
        const whole = parts.map((part) => [...part]);
        expect(await taken(bytes)).toEqual(whole);
        expect(await taken(bytes.slice(0, cut % bytes.length))).not.toEqual(whole);
        expect(await taken([...bytes, 0])).not.toEqual(whole);
      },
    ),
    { numRuns: runs(50) },
  );
});

it('one byte that is another is found in every part', async () => {
  const files = await file({ text: 'សូមគោរព' }, 30);
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), async (which, at, change) => {
      const part = new Uint8Array(files[which % files.length] ?? []);
      const place = at % part.length;
      part[place] = (part[place] ?? 0) ^ change;
      expect((await openPart(part, identity, 'parcel')).ok).toBe(false);
    }),
    { numRuns: runs(60) },
  );
});

it('the names of parts are all others, and keep the ending', () => {
  expect(partName('a.age', 1, 1)).toBe('a.age');
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z.]{1,20}$/u), fc.integer({ min: 2, max: 30 }), (name, parts) => {
      const names = Array.from({ length: parts }, (_, place) => partName(`x${name}.age`, place + 1, parts));
      expect(new Set(names).size).toBe(parts);
      expect(names.every((each) => each.endsWith('.age'))).toBe(true);
    }),
    { numRuns: runs(50) },
  );
});
