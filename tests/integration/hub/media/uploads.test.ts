import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Database } from '../../../../hub/db/connect.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import { mediaPlace } from '../../../../shared/media/media.ts';
import { uploadPath } from '../../../../shared/sync/upload.ts';
import {
  beginUpload,
  bomb,
  hashOf,
  photograph,
  sendPiece,
  uploaded,
  uploadOffset,
} from '../../../support/hub/media.ts';
import { foundMinistry, type Ministry, type SyncDesk } from '../../../support/hub/ministry.ts';

let ministry: Ministry;
let root: string;
let stream: string;
let desk: SyncDesk;

beforeAll(async () => {
  ministry = await foundMinistry();
  root = (await ministry.office(null)).office;
});
afterAll(() => ministry.end());
beforeEach(async () => {
  const office = await ministry.office(root);
  desk = ministry.desk();
  ({ stream } = office);
  await ministry.join(desk.person, office.office, 'drafter');
});

const folder = (of: Ministry): string => path.join(of.hub.data, 'media');
const onDisk = (hash: string, of = ministry): Buffer =>
  readFileSync(path.join(folder(of), ...mediaPlace(hash as Hash)));
const isOnDisk = (hash: string): boolean =>
  statSync(path.join(folder(ministry), ...mediaPlace(hash as Hash)), { throwIfNoEntry: false }) !== undefined;
/** What lies there of one desk, or of what is looked at by the hub. */
const incoming = (of = ministry, by = desk): readonly string[] =>
  readdirSync(path.join(folder(of), 'incoming')).filter(
    (name) => name.startsWith(by.device) || name.endsWith('.whole'),
  );

async function asked<Row>(query: (database: Database) => Promise<Row>): Promise<Row> {
  const pool = connect(ministry.hub.databaseUrl, 1);
  try {
    return await query(pool.database);
  } finally {
    await pool.close();
  }
}

describe('an upload', () => {
  it('is kept byte for byte under its hash, with its sizes for the web', async () => {
    const picture = await photograph(1_200, 800);
    const hash = hashOf(picture);
    expect(await uploaded(desk, stream, picture)).toMatchObject({ status: 204, offset: picture.byteLength });
    expect(onDisk(hash).equals(picture)).toBe(true);
    const sizes = await asked((database) =>
      database.selectFrom('media_sizes').selectAll().where('media', '=', hash).orderBy('width').execute(),
    );
    expect(sizes.map(({ width, height }) => [width, height])).toEqual([
      [480, 320],
      [960, 640],
      [1200, 800],
    ]);
    for (const size of sizes) {
      const made = onDisk(size.hash);
      expect(hashOf(made)).toBe(size.hash);
      expect(await sharp(made).metadata()).toMatchObject({ format: 'webp', width: size.width });
    }
    expect(incoming()).toEqual([]);
  });

  it('of a photograph tells the web nothing of where it was taken, and keeps the original as it is', async () => {
    const noted = await sharp(await photograph(700, 500, 3))
      .withExif({ IFD0: { Copyright: 'Sok Dara' }, IFD3: { GPSLatitude: '11/1 33/1 0/1' } })
      .toBuffer();
    expect((await sharp(noted).metadata()).exif?.includes('Sok Dara')).toBe(true);
    await uploaded(desk, stream, noted);
    const sizes = await asked((database) =>
      database.selectFrom('media_sizes').select('hash').where('media', '=', hashOf(noted)).execute(),
    );
    expect(sizes).toHaveLength(2);
    for (const { hash } of sizes) expect((await sharp(onDisk(hash)).metadata()).exif).toBeUndefined();
    expect(onDisk(hashOf(noted)).equals(noted)).toBe(true);
  });

  it('goes on where it was cut, at a hub that was started anew', async () => {
    const own = await foundMinistry();
    const office = await own.office(null);
    const writer = own.desk();
    await own.join(writer.person, office.office, 'drafter');
    const picture = await photograph(300, 200, 2);
    const place = { stream: office.stream, hash: hashOf(picture) };
    const half = new Uint8Array(picture.subarray(0, 20_000));
    expect((await beginUpload(writer, place, picture.byteLength)).status).toBe(201);
    const name = incoming(own, writer).find((each) => !each.endsWith('.json')) ?? '';
    // So much arrives, then the line is gone in the middle of the piece.
    const sent = request(`${writer.address}/v1${uploadPath(place)}`, {
      method: 'PATCH',
      headers: {
        ...writer.headers,
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
        'content-length': picture.byteLength,
      },
    });
    const cut = once(sent, 'error');
    sent.write(half);
    await expect.poll(() => statSync(path.join(folder(own), 'incoming', name)).size).toBe(half.byteLength);
    sent.destroy();
    await cut;
    await own.hub.stop();
    const second = await own.secondHub();
    const again = { ...writer, address: second.address };
    const { status, offset } = await uploadOffset(again, place);
    expect([status, offset]).toEqual([200, half.byteLength]);
    expect(await sendPiece(again, place, offset, picture.subarray(offset))).toMatchObject({ status: 204 });
    expect(onDisk(place.hash, own).equals(picture)).toBe(true);
    // Whoever did not hear the last answer asks again, and is told that all of it is there.
    expect(await uploadOffset(again, place)).toMatchObject({ status: 200, offset: picture.byteLength });
    expect(await sendPiece(again, place, picture.byteLength, new Uint8Array())).toMatchObject({
      status: 204,
    });
    expect(incoming(own, writer)).toEqual([]);
    await own.end();
  });

  it('of two desks at once is kept once', async () => {
    const picture = await photograph(640, 480, 4);
    const office = await ministry.office(root);
    const other = ministry.desk();
    await ministry.join(other.person, office.office, 'drafter');
    const answers = await Promise.all([
      uploaded(desk, stream, picture),
      uploaded(other, office.stream, picture),
      uploaded({ ...ministry.desk(desk.person) }, stream, picture),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(onDisk(hashOf(picture)).equals(picture)).toBe(true);
    expect(incoming()).toEqual([]);
    const kept = await asked((database) =>
      database
        .selectFrom('stream_media')
        .select(['stream', 'person'])
        .where('hash', '=', hashOf(picture))
        .execute(),
    );
    expect(kept).toHaveLength(2);
  });
});

describe('what is not taken', () => {
  it('is what is not the bytes of the hash, however the hash is known', async () => {
    const [picture, other] = [await photograph(64, 48, 5), await photograph(64, 48, 6)];
    const place = { stream, hash: hashOf(picture) };
    await beginUpload(desk, place, other.byteLength);
    expect(await sendPiece(desk, place, 0, other)).toMatchObject({ status: 422, code: 'mediaRefused' });
    expect([isOnDisk(hashOf(picture)), isOnDisk(hashOf(other)), incoming()]).toEqual([false, false, []]);
    // Nothing of it stands in the way of the right ones.
    expect(await uploaded(desk, stream, picture)).toMatchObject({ status: 204 });
  });

  it('is what is larger than a file may be, as it is said and as it is sent', async () => {
    const bytes = new Uint8Array(64).fill(65);
    const place = { stream, hash: hashOf(bytes) };
    expect(await beginUpload(desk, place, 200_000_001)).toMatchObject({ status: 413, code: 'tooLarge' });
    await beginUpload(desk, place, 32);
    expect(await sendPiece(desk, place, 0, bytes)).toMatchObject({ status: 413, code: 'tooLarge' });
    expect(isOnDisk(place.hash)).toBe(false);
  });

  it('is what says nothing of its length', async () => {
    const place = { stream, hash: hashOf(new Uint8Array()) };
    for (const more of [{ 'upload-length': '0' }, { 'upload-length': '-1' }])
      expect((await beginUpload(desk, place, 0, more)).status).toBe(400);
  });

  it.each([
    ['a program', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0', 'latin1')],
    ['a page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>')],
    ['a drawing that may run', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    [
      'a picture’s head with nothing behind it',
      Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10', 'latin1'),
    ],
  ])('is %s that is named a picture', async (_what, bytes) => {
    expect(await uploaded(desk, stream, bytes)).toMatchObject({ status: 422, code: 'mediaRefused' });
    expect(isOnDisk(hashOf(bytes))).toBe(false);
    expect(incoming()).toEqual([]);
  });

  it('is a picture of few bytes and very many pixels, whatever its head says', async () => {
    const many = await bomb(12_000);
    expect(many.byteLength).toBeLessThan(1_000_000);
    expect(await uploaded(desk, stream, many)).toMatchObject({ status: 422, code: 'mediaRefused' });
    expect([isOnDisk(hashOf(many)), incoming()]).toEqual([false, []]);
  });

  it('is what comes compressed, or for an upload that was never begun', async () => {
    const bytes = await photograph(32, 32, 7);
    const place = { stream, hash: hashOf(bytes) };
    expect(await sendPiece(desk, place, 0, bytes)).toMatchObject({ status: 404, code: 'notFound' });
    const more = { 'content-encoding': 'gzip' };
    expect(await beginUpload(desk, place, 10, more)).toMatchObject({ status: 400, code: 'invalid' });
  });

  it('is one more of uploads that are never ended', async () => {
    const statuses: number[] = [];
    for (let number = 0; number < 33; number += 1) {
      const hash = hashOf(Buffer.from(`${number}`));
      statuses.push((await beginUpload(desk, { stream, hash }, 1_000)).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 32 }, () => 201), 429]);
  });
});
