/** Whether a disk error is one of room: SQLite says of its log's index only that it could not be made longer. */
import type { Failure } from '../../../shared/errors/failure.ts';
import { attempt } from '../db/failures.ts';
import type { Disk } from '../ports.ts';

/** Less than this, in bytes, and the index (which grows by 32 kB) and a first page of the log have no room. */
const ROOM_TO_OPEN = 64 * 1024;

/** The failure, as `diskFull` where the folder's file system has no room. */
export function namedByRoom(failure: Failure, folder: string, disk: Disk): Failure {
  if (failure.code !== 'diskError') return failure;
  const free = attempt(() => disk.freeBytes(folder));
  return free.ok && free.value < ROOM_TO_OPEN ? { ...failure, code: 'diskFull' } : failure;
}
