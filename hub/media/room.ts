/** Whether a disk takes what is brought, and leaves the database its room. */
import { statfs } from 'node:fs/promises';

/** Bytes that stay free for the database. */
const ROOM = 1_000_000_000;

/** `bytes` more on the disk that holds the folder. */
export async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= ROOM + bytes;
}
