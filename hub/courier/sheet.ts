/** What a courier's file holds, on the disk while it is read; it is gone when that has ended. */
import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Sheet } from '../../shared/courier/gathering.ts';

export interface HubSheet extends Sheet {
  /** So many bytes from there on, piece by piece. */
  readonly stream: (at: number, bytes: number) => AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** Of a piece that is read back. */
const PIECE = 1_048_576;

/** `folder`: where what comes in lies; what a hub that was killed leaves there is taken away later. */
export async function openSheet(folder: string): Promise<HubSheet> {
  const place = path.join(folder, `${randomUUID()}.sheet`);
  const file = await open(place, 'wx+', 0o600);
  const read: Sheet['read'] = async (at, bytes) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, at);
    return buffer.subarray(0, bytesRead);
  };
  return {
    async write(piece, at) {
      for (let done = 0; done < piece.byteLength;)
        done += (await file.write(piece, done, piece.byteLength - done, at + done)).bytesWritten;
    },
    read,
    async *stream(at, bytes) {
      for (let done = 0; done < bytes; done += PIECE)
        yield await read(at + done, Math.min(PIECE, bytes - done));
    },
    async close() {
      await file.close();
      await rm(place, { force: true });
    },
  };
}
