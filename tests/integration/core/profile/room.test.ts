import { expect, test } from 'vitest';
import { namedByRoom } from '../../../../electron/core/profile/room.ts';
import type { Disk } from '../../../../electron/core/ports.ts';

const disk = (freeBytes: Disk['freeBytes']): Disk => ({ freeBytes, mounts: () => '' });
const FAILURE = { code: 'diskError', detail: 'SQLITE_IOERR_SHMSIZE' } as const;

test('a disk error is one of room where there is none, and the technician still reads what SQLite said', () => {
  expect(
    namedByRoom(
      FAILURE,
      '/profile',
      disk(() => 4096),
    ),
  ).toEqual({
    code: 'diskFull',
    detail: 'SQLITE_IOERR_SHMSIZE',
  });
});

test.each<readonly [string, Disk]>([
  ['has room', disk(() => 10_000_000)],
  [
    'does not say',
    disk(() => {
      throw Object.assign(new Error('statfs'), { code: 'EIO', syscall: 'statfs' });
    }),
  ],
])('a disk error stays one where the disk %s', (_, given) => {
  expect(namedByRoom(FAILURE, '/profile', given)).toEqual(FAILURE);
});

test('a file that is damaged stays damaged on a full disk', () => {
  const damaged = { code: 'damaged' } as const;
  expect(
    namedByRoom(
      damaged,
      '/profile',
      disk(() => 0),
    ),
  ).toBe(damaged);
});
