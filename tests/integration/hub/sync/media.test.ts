/** Two desks, a hub and a disk on each side: what a document shows arrives as it was, behind its words. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../../hub/db/connect.ts';
import type { DocumentId, Hash, JsonValue } from '../../../../shared/document/model.ts';
import { fail } from '../../../../shared/errors/result.ts';
import { MEDIA_RECORD } from '../../../../shared/ipc/record-names.ts';
import type { MediaTravelState } from '../../../../shared/ipc/sync.ts';
import { mediaPlace } from '../../../../shared/media/media.ts';
import { photograph } from '../../../support/hub/media.ts';
import { shownPicture } from '../../../support/shown-picture.ts';
import { type SyncingDesk } from '../../../support/sync-desks.ts';
import { unitOf } from '../../../support/units.ts';
import { kandal, ministry, takeo, useTwoDesks } from '../../../support/hub/two-desks.ts';

useTwoDesks();

let seed = 500;
async function picture(width = 200, height = 150): Promise<Buffer> {
  seed += 1;
  return photograph(width, height, seed);
}

const placeOf = (desk: SyncingDesk, hash: Hash): string =>
  path.join(desk.folder, 'media', ...mediaPlace(hash));

/** Brings the bytes into the desk as a page does, and shows them in the document. */
async function insert(desk: SyncingDesk, documentId: DocumentId, bytes: Buffer, place = 1): Promise<Hash> {
  const { hash, figure } = await shownPicture(desk.core(), bytes, place);
  await desk.write(documentId, [['km', figure]]);
  await desk.revise(documentId);
  return hash;
}

async function mediaState(desk: SyncingDesk): Promise<MediaTravelState> {
  const state = await desk.core().ask('sync.state', {});
  if (state.kind !== 'connected') throw new Error(state.kind);
  return state.media;
}

/** Rounds until nothing of media travels any more. */
async function carried(desk: SyncingDesk): Promise<void> {
  await desk.sync();
  await expect.poll(async () => (await mediaState(desk)).sending.count).toBe(0);
  await desk.sync();
  await expect.poll(async () => (await mediaState(desk)).receiving.count).toBe(0);
}

/** As a hub does that came back from a backup of the day before. */
async function forgotten(hash: Hash): Promise<void> {
  const { database, close } = connect(ministry.hub.databaseUrl, 1);
  await database.deleteFrom('stream_media').where('hash', '=', hash).execute();
  await database.deleteFrom('media_sizes').where('media', '=', hash).execute();
  await database.deleteFrom('media').where('hash', '=', hash).execute();
  await close();
}

describe('a picture in an article', () => {
  it('arrives on the other desk byte for byte', async () => {
    const bytes = await picture(900, 700);
    const id = await kandal.create();
    const hash = await insert(kandal, id, bytes);
    await carried(kandal);
    expect(await takeo.core().ask('media.isAwaited', { hash })).toBe(false);
    await carried(takeo);
    expect(await takeo.core().ask('media.describe', { hash })).toMatchObject({
      kind: 'picture',
      hash,
      bytes: bytes.byteLength,
      width: 900,
      height: 700,
    });
    expect(readFileSync(placeOf(takeo, hash)).equals(bytes)).toBe(true);
    expect(takeo.core().events).toContainEqual({ event: 'media.arrived', value: { hash } });
    expect(readdirSync(path.join(takeo.folder, 'media', 'arriving'))).toEqual([]);
    // What both have is sent by neither again.
    await takeo.write(id, [['km', unitOf(2, 'M', 'អត្ថបទ')]]);
    await takeo.revise(id);
    takeo.tamperMedia = () => {
      throw new Error('nothing is to travel');
    };
    await carried(takeo);
    expect(await mediaState(takeo)).toMatchObject({
      sending: { count: 0 },
      receiving: { count: 0 },
      givenUp: 0,
    });
  });

  it('follows the words: whoever reads them is told that it is on its way', async () => {
    const bytes = await picture();
    const id = await kandal.create();
    kandal.tamperMedia = (line) => ({ ...line, send: () => Promise.resolve(fail({ kind: 'noLine' })) });
    const hash = await insert(kandal, id, bytes);
    await kandal.sync();
    await takeo.sync();
    expect(await takeo.texts(id)).toHaveLength(1);
    expect(await mediaState(kandal)).toMatchObject({ sending: { count: 1, bytes: bytes.byteLength } });
    expect(await takeo.core().ask('media.describe', { hash })).toBeNull();
    kandal.tamperMedia = (line) => line;
    await carried(kandal);
    takeo.tamperMedia = (line) => ({ ...line, fetch: () => Promise.resolve(fail({ kind: 'noLine' })) });
    await takeo.sync();
    expect(await takeo.core().ask('media.isAwaited', { hash })).toBe(true);
    takeo.tamperMedia = (line) => line;
    await carried(takeo);
    expect(readFileSync(placeOf(takeo, hash)).equals(bytes)).toBe(true);
  });

  it('goes on where it was cut, up and down, also after both desks were closed', async () => {
    const bytes = await picture(1_200, 800);
    const id = await kandal.create();
    const sent: number[] = [];
    kandal.tamperMedia = (line) => ({
      ...line,
      send(place, offset, piece) {
        sent.push(offset);
        return offset === 0 ? line.send(place, offset, piece) : Promise.resolve(fail({ kind: 'noLine' }));
      },
    });
    const hash = await insert(kandal, id, bytes);
    await kandal.sync();
    await expect.poll(() => sent.length).toBe(2);
    const [, cutAt = 0] = sent;
    expect(cutAt).toBeGreaterThan(0);
    await kandal.stop();
    const later: number[] = [];
    kandal.tamperMedia = (line) => ({
      ...line,
      send(place, offset, piece) {
        later.push(offset);
        return line.send(place, offset, piece);
      },
    });
    await kandal.start();
    await carried(kandal);
    expect(later[0]).toBe(cutAt);
    let came = 0;
    takeo.tamperMedia = (line) => ({
      ...line,
      fetch: (place, from, onPiece) =>
        line.fetch(place, from, async (piece) => {
          came += piece.byteLength;
          await onPiece(piece);
          return false;
        }),
    });
    await takeo.sync();
    await expect.poll(() => came).toBeGreaterThan(0);
    await takeo.stop();
    const asked: number[] = [];
    takeo.tamperMedia = (line) => ({
      ...line,
      fetch(place, from, onPiece) {
        asked.push(from);
        return line.fetch(place, from, onPiece);
      },
    });
    await takeo.start();
    await carried(takeo);
    expect(asked).toEqual([came]);
    expect(readFileSync(placeOf(takeo, hash)).equals(bytes)).toBe(true);
  });

  it('that the hub cannot take now holds nothing back, and goes when it can', async () => {
    const [small, large] = [await picture(40, 30), await picture(900, 700)];
    const first = await insert(kandal, await kandal.create(), small);
    const second = await insert(kandal, await kandal.create(), large);
    const there = await takeo.create();
    const coming = await insert(takeo, there, await picture());
    await carried(takeo);
    const begun: Hash[] = [];
    kandal.tamperMedia = (line) => ({
      ...line,
      begin(place, bytes) {
        begun.push(place.hash);
        return place.hash === first
          ? Promise.resolve(fail({ kind: 'refused', code: 'notReady', retryAfter: 5 }))
          : line.begin(place, bytes);
      },
    });
    await kandal.sync();
    await expect.poll(async () => (await mediaState(kandal)).sending.count).toBe(1);
    await expect.poll(() => existsSync(placeOf(kandal, coming))).toBe(true);
    // The smaller one is tried first, and the larger one has gone by it.
    expect(begun.slice(0, 2)).toEqual([first, second]);
    expect(await mediaState(kandal)).toMatchObject({ sending: { bytes: small.byteLength }, givenUp: 0 });
    kandal.tamperMedia = (line) => line;
    await carried(kandal);
    await carried(takeo);
    expect(readFileSync(placeOf(takeo, first)).equals(small)).toBe(true);
  });

  it('leaves nothing behind that the hub does not promise any more', async () => {
    const arriving = path.join(takeo.folder, 'media', 'arriving');
    await takeo.stop();
    for (const name of ['ab'.repeat(32), `${'cd'.repeat(32)}.whole`])
      writeFileSync(path.join(arriving, name), 'x');
    await takeo.start();
    expect(readdirSync(arriving)).toEqual([]);
  });

  it('is brought once more to a hub that lost it', async () => {
    const bytes = await picture();
    const id = await kandal.create();
    const hash = await insert(kandal, id, bytes);
    kandal.tamper = (line) => ({
      ...line,
      // The bytes are forgotten between their upload and the op that names them.
      async push(request) {
        if (request.ops.some(({ kind }) => kind === 'media')) {
          kandal.tamper = (same) => same;
          await forgotten(hash);
        }
        return line.push(request);
      },
    });
    await kandal.sync();
    await expect.poll(async () => (await mediaState(kandal)).sending.count).toBe(0);
    await kandal.stop();
    await kandal.start();
    await kandal.sync();
    await carried(kandal);
    await carried(takeo);
    expect(readFileSync(placeOf(takeo, hash)).equals(bytes)).toBe(true);
    expect(await kandal.sync()).toMatchObject({ waiting: 0, refused: { count: 0 } });
  });
});

describe('what a hostile hub sends', () => {
  it.each([
    ['other bytes', (piece: Uint8Array) => piece.map((byte) => byte ^ 1)],
    ['more than it said', (piece: Uint8Array) => Uint8Array.from([...piece, ...piece, ...piece])],
  ])('is not kept: %s', async (_what, change) => {
    const id = await kandal.create();
    const hash = await insert(kandal, id, await picture());
    await carried(kandal);
    takeo.tamperMedia = (line) => ({
      ...line,
      fetch: (place, from, onPiece) => line.fetch(place, from, (piece) => onPiece(change(piece))),
    });
    await takeo.sync();
    await expect.poll(async () => (await mediaState(takeo)).givenUp).toBe(1);
    expect(existsSync(placeOf(takeo, hash))).toBe(false);
    expect(readdirSync(path.join(takeo.folder, 'media', 'arriving'))).toEqual([]);
    expect(await takeo.core().ask('media.describe', { hash })).toBeNull();
  });
});

describe('the person decides', () => {
  const settings = async (desk: SyncingDesk, fields: Readonly<Record<string, JsonValue>>): Promise<void> => {
    const record = await desk.core().ask('records.read', { name: MEDIA_RECORD });
    await desk.core().ask('records.write', {
      name: MEDIA_RECORD,
      baseVersion: record?.version ?? 0,
      fields,
    });
  };

  it('that they travel later: words go, pictures wait until then', async () => {
    const bytes = await picture();
    await settings(kandal, { later: true });
    const id = await kandal.create();
    const hash = await insert(kandal, id, bytes);
    expect(await kandal.sync()).toMatchObject({ waiting: 0, problem: null });
    await takeo.sync();
    expect(await takeo.texts(id)).toHaveLength(1);
    expect(await mediaState(kandal)).toMatchObject({ isLater: true, sending: { count: 1, done: 0 } });
    await settings(kandal, { later: false });
    await carried(kandal);
    await carried(takeo);
    expect(readFileSync(placeOf(takeo, hash)).equals(bytes)).toBe(true);
  });

  it('how much of the line they take, up and down', async () => {
    const bytes = await picture(100, 80);
    const limit = 1_000;
    for (const desk of [kandal, takeo]) await settings(desk, { limit });
    const id = await kandal.create();
    const hash = await insert(kandal, id, bytes);
    let passed = 0;
    kandal.tamperMedia = (line) => ({
      ...line,
      send(place, offset, piece) {
        passed += piece.byteLength;
        return line.send(place, offset, piece);
      },
    });
    takeo.tamperMedia = (line) => ({
      ...line,
      fetch: (place, from, onPiece) =>
        line.fetch(place, from, (piece) => {
          passed += piece.byteLength;
          return onPiece(piece);
        }),
    });
    /** Moves the desk's clock on, second by second, until all has passed; answers how many seconds it took. */
    const secondsFor = async (desk: SyncingDesk, most: (seconds: number) => number): Promise<number> => {
      let seconds = 0;
      await desk.sync();
      await expect
        .poll(async () => {
          // What was on its way when the second began is over by its end, if it was within the limit.
          expect(passed).toBeLessThanOrEqual(most(seconds));
          desk.core().clock.advance(1_000);
          seconds += 1;
          const { sending, receiving } = await mediaState(desk);
          return sending.count + receiving.count;
        })
        .toBe(0);
      return seconds;
    };
    const up = await secondsFor(kandal, (seconds) => (seconds + 1) * limit);
    expect(up).toBeGreaterThanOrEqual(Math.floor(bytes.byteLength / limit));
    passed = 0;
    await kandal.sync();
    // A download is held back once what the hub has put on the line has been read.
    const down = await secondsFor(takeo, () => bytes.byteLength);
    expect(down).toBeGreaterThanOrEqual(Math.floor(bytes.byteLength / limit));
    expect(readFileSync(placeOf(takeo, hash)).equals(bytes)).toBe(true);
  });
});
