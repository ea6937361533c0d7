/** A courier's file for this desk as it comes in: one part after the other, on a sheet beside the media. */
import type { FileHandle } from 'node:fs/promises';
import {
  createGathering,
  type Gathered,
  type Gathering,
  type Sheet,
} from '../../../shared/courier/gathering.ts';
import type { CourierKind } from '../../../shared/courier/header.ts';
import { refuse } from '../../../shared/courier/problem.ts';
import type { Ids } from '../../../shared/document/ids.ts';
import type { DeviceId } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { CourierAdded, CourierRefused } from '../../../shared/ipc/courier.ts';
import { attemptAsync } from '../db/failures.ts';
import type { MediaFolder } from '../media/folder.ts';
import { ROOM_FOR_WORDS } from '../media/uploads.ts';
import type { ConnectedHub } from '../sync/homes.ts';
import type { CourierKeys } from './keys.ts';
import { packing } from './packing.ts';
import { isFromHub } from './receipt.ts';

export interface AssemblingParts {
  readonly device: DeviceId;
  readonly ids: Ids;
  /** Where what came in lies until it is whole. */
  readonly incoming: Pick<MediaFolder, 'create' | 'discard'>;
  readonly media: { readonly freeBytes: () => number };
}

/** Who may have written it, and what opens it. */
export interface Sender {
  readonly hub: Pick<ConnectedHub, 'id' | 'publicKey'>;
  readonly keys: CourierKeys;
}

/** What came whole, and the bytes that came with it. */
export interface Assembled {
  readonly gathered: Gathered;
  readonly stream: (at: number, bytes: number) => AsyncIterable<Uint8Array>;
}

export interface Assembling {
  /** `isFirst`: what was added before is forgotten. */
  readonly add: (
    sender: Sender,
    asked: { readonly isFirst: boolean; readonly part: Uint8Array },
  ) => Promise<Result<CourierAdded, Failure>>;
  /** Reads what was added, which is gone then. `notFound` where nothing was. */
  readonly take: <T>(
    read: (assembled: Assembled) => Promise<Result<T, Failure>>,
  ) => Promise<Result<T | CourierRefused, Failure>>;
}

interface Open {
  readonly gathering: Gathering;
  readonly file: FileHandle;
  readonly id: string;
}

/** Bytes that are read back at once. */
const PIECE = 1_048_576;

export const refusedWith = ({ error }: ReturnType<typeof refuse>) =>
  ok({ outcome: 'refused', ...error } as const);

export function createAssembling(
  { device, ids, incoming, media }: AssemblingParts,
  kind: CourierKind,
): Assembling {
  /** What is being added to. */
  let current: Open | null = null;

  const close = async (): Promise<void> => {
    const open = current;
    current = null;
    await open?.file.close();
    if (open !== null) await incoming.discard(open.id);
  };

  const begin = async ({ hub, keys }: Sender): Promise<Open> => {
    await close();
    const id = ids.next<string>();
    const file = await incoming.create(id);
    let isFirst = true;
    const gathering = createGathering({
      identity: keys.identity,
      kind,
      trust(frame) {
        const trusted = isFromHub(hub, device, frame);
        if (!trusted.ok || !isFirst) return Promise.resolve(trusted);
        isFirst = false;
        // On the sheet, and once more behind it.
        const hasRoom = media.freeBytes() - 2 * frame.header.bytes >= ROOM_FOR_WORDS;
        return Promise.resolve(hasRoom ? trusted : refuse('noRoom'));
      },
      sheet: sheetIn(file),
      packing,
    });
    current = { gathering, file, id };
    return current;
  };

  return {
    async add(sender, { isFirst, part }) {
      const added = await attemptAsync(async () => {
        const open = isFirst || current === null ? await begin(sender) : current;
        return open.gathering.add(part);
      });
      if (!added.ok) return added;
      if (added.value.ok) return ok({ outcome: 'added' });
      await close();
      return refusedWith(added.value);
    },
    async take(read) {
      const open = current;
      if (open === null) return fail({ code: 'notFound' });
      const taken = await attemptAsync(async () => {
        const gathered = await open.gathering.end();
        if (!gathered.ok) return refusedWith(gathered);
        return read({
          gathered: gathered.value,
          stream: (at, bytes) => streamOf(open.file, at, bytes),
        });
      });
      await close();
      return taken.ok ? taken.value : taken;
    },
  };
}

const sheetIn = (file: FileHandle): Sheet => ({
  async write(piece, at) {
    for (let done = 0; done < piece.byteLength;)
      done += (await file.write(piece, done, piece.byteLength - done, at + done)).bytesWritten;
  },
  async read(at, bytes) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, at);
    return buffer.subarray(0, bytesRead);
  },
});

async function* streamOf(file: FileHandle, at: number, bytes: number): AsyncGenerator<Uint8Array> {
  const { read } = sheetIn(file);
  for (let done = 0; done < bytes; done += PIECE) yield await read(at + done, Math.min(PIECE, bytes - done));
}
