import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IDLE_LIMIT, UPLOADS_LIMIT } from '../../../../electron/core/media/uploads.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { Hash } from '../../../../shared/document/model.ts';
import { FILE_LIMIT, PICTURE_LIMIT, PIECE_LIMIT } from '../../../../shared/media/media.ts';
import { systemPorts } from '../../../../electron/core/ports.ts';
import { removeFolder, startCore, temporaryFolder, type TestCore } from '../../../support/core.ts';
import { pngOf } from '../../../support/pictures.ts';

let folder = '';
let desk: TestCore;
beforeEach(() => {
  folder = temporaryFolder();
  desk = startCore(folder);
});
afterEach(async () => {
  await desk.core.drain();
  removeFolder(folder);
});

const hashOf = (bytes: Uint8Array): Hash => branded(createHash('sha256').update(bytes).digest('hex'));
const fileOf = (hash: Hash): string => path.join(folder, 'media', hash.slice(0, 2), hash);
const incoming = (): readonly string[] => readdirSync(path.join(folder, 'media', 'incoming'));

async function begin(bytes: number, name = 'a.png'): Promise<string> {
  return (await desk.ask('media.begin', { bytes, name })).id;
}

async function send(content: Uint8Array, name = 'a.png') {
  const id = await begin(content.byteLength, name);
  for (let offset = 0; offset < content.byteLength; offset += PIECE_LIMIT) {
    const data = Uint8Array.from(content.subarray(offset, offset + PIECE_LIMIT));
    const piece = await desk.core.call('media.append', { id, offset, data });
    if (!piece.ok) return piece;
  }
  return desk.core.call('media.finish', { id });
}

const PNG = pngOf(40, 30);

describe('a picture that came in', () => {
  test('lies whole under its hash, and is described by what it is', async () => {
    const media = {
      kind: 'picture',
      hash: hashOf(PNG),
      bytes: PNG.length,
      mime: 'image/png',
      width: 40,
      height: 30,
    };
    expect(await send(PNG, 'what somebody calls it.pdf')).toEqual({ ok: true, value: media });
    expect(readFileSync(fileOf(hashOf(PNG))).equals(PNG)).toBe(true);
    expect(incoming()).toEqual([]);
    expect(await desk.ask('media.describe', { hash: hashOf(PNG) })).toEqual(media);
  });

  test('in several pieces is the same', async () => {
    const large = Buffer.concat([PNG, randomBytes(2 * PIECE_LIMIT)]);
    expect(await send(large)).toMatchObject({
      ok: true,
      value: { hash: hashOf(large), bytes: large.length },
    });
    expect(readFileSync(fileOf(hashOf(large))).equals(large)).toBe(true);
  });

  test('is still known after the desk was closed and opened', async () => {
    await send(PNG);
    await desk.core.drain();
    desk = startCore(folder);
    expect(await desk.ask('media.describe', { hash: hashOf(PNG) })).toMatchObject({ mime: 'image/png' });
  });

  test('is found again by its content where the database has forgotten it', async () => {
    const notes = Buffer.from('កម្ពុជា');
    await send(PNG);
    await send(notes, 'a.txt');
    await desk.core.drain();
    for (const name of ['sastra.db', 'sastra.db-wal', 'sastra.db-shm', 'journal', 'backups'])
      rmSync(path.join(folder, name), { recursive: true, force: true });
    desk = startCore(folder);
    expect(await desk.ask('media.describe', { hash: hashOf(PNG) })).toMatchObject({ width: 40, height: 30 });
    expect(await desk.ask('media.describe', { hash: hashOf(notes) })).toMatchObject({ mime: 'text/plain' });
  });

  test('and is gone, or lost its end on the disk, is not here; coming in again, it is', async () => {
    await send(PNG);
    writeFileSync(fileOf(hashOf(PNG)), PNG.subarray(0, 20));
    expect(await desk.ask('media.describe', { hash: hashOf(PNG) })).toBeNull();
    rmSync(fileOf(hashOf(PNG)));
    expect(await desk.ask('media.describe', { hash: hashOf(PNG) })).toBeNull();
    await send(PNG);
    expect(await desk.ask('media.describe', { hash: hashOf(PNG) })).toMatchObject({ width: 40 });
  });

  test('twice is there once, and each is told so', async () => {
    const [one, other] = await Promise.all([send(PNG), send(PNG, 'b.png')]);
    expect(one).toMatchObject({ ok: true });
    expect(other).toEqual(one);
    expect(incoming()).toEqual([]);
  });
});

describe('what was answered and not heard', () => {
  test('may be sent again: a piece, and the end', async () => {
    const id = await begin(PNG.length);
    const first = { id, offset: 0, data: Uint8Array.from(PNG.subarray(0, 20)) };
    await desk.ask('media.append', first);
    expect(await desk.ask('media.append', first)).toEqual({ received: 20 });
    await desk.ask('media.append', { id, offset: 20, data: Uint8Array.from(PNG.subarray(20)) });
    const answers = await Promise.all([
      desk.core.call('media.finish', { id }),
      desk.core.call('media.finish', { id }),
    ]);
    expect(answers[0]).toMatchObject({ ok: true, value: { hash: hashOf(PNG) } });
    expect(answers[1]).toEqual(answers[0]);
    expect(await desk.core.call('media.finish', { id })).toEqual(answers[0]);
  });
});

describe('a hostile page', () => {
  const refused = (code: string, detail?: string) => ({
    ok: false,
    error: { code, ...(detail === undefined ? {} : { detail }) },
  });

  test.each([
    ['leaves a hole', 30, 10, 'offset'],
    ['brings more than it said', 0, 50, 'bytes'],
  ])('that %s loses the upload', async (_what, offset, length, detail) => {
    const id = await begin(40);
    expect(await desk.core.call('media.append', { id, offset, data: new Uint8Array(length) })).toEqual(
      refused('invalid', detail),
    );
    expect(await desk.core.call('media.append', { id, offset: 0, data: new Uint8Array(1) })).toEqual(
      refused('notFound'),
    );
    expect(incoming()).toEqual([]);
  });

  test('that brings less than it said gets nothing kept', async () => {
    const id = await begin(PNG.length + 1);
    await desk.ask('media.append', { id, offset: 0, data: Uint8Array.from(PNG) });
    expect(await desk.core.call('media.finish', { id })).toEqual(refused('invalid', 'bytes'));
    expect(incoming()).toEqual([]);
    expect(existsSync(fileOf(hashOf(PNG)))).toBe(false);
  });

  test.each([
    ['a path', { bytes: 9, name: '../../sastra.db' }],
    ['a path of Windows', { bytes: 9, name: 'C:\\windows\\a.png' }],
    ['no name', { bytes: 9, name: '' }],
    ['a control character', { bytes: 9, name: 'a\0.png' }],
    ['no bytes', { bytes: 0, name: 'a.png' }],
    ['more bytes than the desk keeps', { bytes: FILE_LIMIT + 1, name: 'a.mp4' }],
  ])('that begins with %s is refused', async (_what, request) => {
    expect(await desk.core.call('media.begin', request)).toMatchObject(refused('invalid'));
  });

  test.each([
    ['too large a piece', new Uint8Array(PIECE_LIMIT + 1)],
    ['an empty piece', new Uint8Array(0)],
    ['a list of numbers', [1, 2, 3]],
    ['text', 'GIF89a'],
  ])('that sends %s is refused', async (_what, data) => {
    const id = await begin(3 * PIECE_LIMIT);
    expect(await desk.core.call('media.append', { id, offset: 0, data })).toMatchObject(refused('invalid'));
  });

  test.each(['../../../etc/passwd', 'A'.repeat(64), 'a'.repeat(63)])(
    'that asks for %s by its hash is refused',
    async (hash) => {
      expect(await desk.core.call('media.describe', { hash })).toMatchObject(refused('invalid'));
    },
  );

  test('cannot begin without end, and gets room again when it lets go', async () => {
    const ids = await Promise.all(Array.from({ length: UPLOADS_LIMIT }, () => begin(9)));
    expect(await desk.core.call('media.begin', { bytes: 9, name: 'a.png' })).toEqual(
      refused('invalid', 'uploads'),
    );
    const [first = ''] = ids;
    await desk.ask('media.cancel', { id: first });
    expect(await desk.core.call('media.begin', { bytes: 9, name: 'a.png' })).toMatchObject({ ok: true });
  });

  test('that sends a program gets nothing kept', async () => {
    expect(await send(Buffer.from('MZ\x90\0'), 'letter.pdf')).toEqual(refused('mediaRefused'));
    expect(await send(Buffer.from('<svg/>'), 'seal.png')).toEqual(refused('mediaRefused'));
    expect(incoming()).toEqual([]);
  });

  test('cannot pass a picture off as a larger kind of file', async () => {
    const large = Buffer.concat([PNG, Buffer.alloc(PICTURE_LIMIT)]);
    expect(await send(large, 'film.mp4')).toEqual(refused('mediaTooLarge'));
  });
});

describe('nothing half-written stays', () => {
  test('of what nobody goes on with', async () => {
    const id = await begin(40);
    desk.clock.advance(IDLE_LIMIT / 2);
    await desk.ask('media.append', { id, offset: 0, data: new Uint8Array(10) });
    desk.clock.advance(IDLE_LIMIT - 1);
    await desk.ask('media.append', { id, offset: 10, data: new Uint8Array(10) });
    desk.clock.advance(IDLE_LIMIT);
    expect(await desk.core.call('media.finish', { id })).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    });
    await expect.poll(incoming).toEqual([]);
  });

  test('of what was on its way when core died', async () => {
    await begin(40);
    expect(incoming()).toHaveLength(1);
    await desk.core.drain();
    mkdirSync(path.join(folder, 'media', 'incoming'), { recursive: true });
    writeFileSync(path.join(folder, 'media', 'incoming', 'left'), 'half');
    desk = startCore(folder);
    await desk.ask('core.state', {});
    expect(incoming()).toEqual([]);
  });
});

describe('a disk', () => {
  test('without room is told before the first piece, while there is still room for words', async () => {
    await desk.core.drain();
    const { disk } = systemPorts('');
    desk = startCore(folder, { ports: { disk: { ...disk, freeBytes: () => 99_000_000 } } });
    expect(await desk.core.call('media.begin', { bytes: 9, name: 'a.png' })).toEqual({
      ok: false,
      error: { code: 'diskFull' },
    });
  });

  test('that lost the folder is told, and goes on when it is back', async () => {
    await desk.ask('core.state', {});
    rmSync(path.join(folder, 'media', 'incoming'), { recursive: true });
    expect(await desk.core.call('media.begin', { bytes: 9, name: 'a.png' })).toEqual({
      ok: false,
      error: { code: 'diskError', detail: 'ENOENT' },
    });
    mkdirSync(path.join(folder, 'media', 'incoming'));
    expect(await send(PNG)).toMatchObject({ ok: true });
  });
});
