/** A courier's file, cut, mixed and damaged in every way: it is what was sent, or it is told not to be. */
import zlib from 'node:zlib';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { joined, openPart, piecesOf, sealed, type Addressed } from '../../../../shared/courier/envelope.ts';
import { framed, readFrame, type Frame } from '../../../../shared/courier/frame.ts';
import {
  COURIER_LIMITS,
  courierHeaderSchema,
  type CourierHeader,
} from '../../../../shared/courier/header.ts';
import { packingOver } from '../../../../shared/courier/packing.ts';
import { partName } from '../../../../shared/courier/part-name.ts';
import { runs } from '../../../support/runs.ts';

const packing = packingOver(zlib);
const hash = fc.stringMatching(/^[0-9a-f]{64}$/u);
const count = fc.integer({ min: 1, max: 1_000_000 });
const header = fc
  .record({
    format: fc.constant('sastra.courier.1' as const),
    kind: fc.constantFrom('parcel' as const, 'receipt' as const),
    hub: fc.uuid(),
    device: fc.uuid(),
    epoch: fc.uuid(),
    number: count,
    follows: fc.constant(0),
    part: fc.integer({ min: 1, max: 200 }),
    parts: fc.integer({ min: 1, max: 200 }),
    whole: hash,
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

async function file(body: unknown, pieceBytes: number): Promise<readonly Uint8Array[]> {
  const pieces = piecesOf(body, around + pieceBytes, packing);
  if (!pieces.ok) throw new Error(pieces.error);
  return sealed(ADDRESSED, pieces.value, { sign: () => 'signature', recipient });
}

async function opened(files: readonly Uint8Array[]): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  for (const part of files) {
    const frame = await openPart(part, identity, 'parcel');
    if (!frame.ok) throw new Error(frame.error.reason);
    frames.push(frame.value);
  }
  return frames;
}

it('what is cut into parts of any size is whole again in any order, and no part is larger than was said', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string(), { maxLength: 20 }),
      fc.integer({ min: 5, max: 200 }),
      fc.infiniteStream(fc.nat()),
      async (body, pieceBytes, dice) => {
        const files = await file(body, pieceBytes);
        for (const part of files) expect(part.length).toBeLessThanOrEqual(around + pieceBytes);
        const frames = [...(await opened(files))].toSorted(() => ((dice.next().value ?? 0) % 2) - 0.5);
        expect(joined(frames, packing)).toEqual({ ok: true, value: body });
      },
    ),
    { numRuns: runs(20) },
  );
});

it('what lacks parts says which', async () => {
  const frames = await opened(await file({ text: 'ក'.repeat(50) + Math.E }, 7));
  expect(frames.length).toBeGreaterThan(5);
  fc.assert(
    fc.property(fc.subarray([...frames], { minLength: 1, maxLength: frames.length - 1 }), (some) => {
      const there = new Set(some.map(({ header: { part } }) => part));
      const missing = frames.map(({ header: { part } }) => part).filter((part) => !there.has(part));
      expect(joined(some, packing)).toEqual({ ok: false, error: { reason: 'partsMissing', missing } });
    }),
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
