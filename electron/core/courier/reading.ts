/** Reads receipts: their parts one after the other, then what they say, then the media that came with them. */
import type { FileHandle } from 'node:fs/promises';
import { createGathering, type Gathering, type Sheet } from '../../../shared/courier/gathering.ts';
import { refuse } from '../../../shared/courier/problem.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { attemptAsync } from '../db/failures.ts';
import { ROOM_FOR_WORDS } from '../media/uploads.ts';
import type { Courier, CourierParts, CourierReady } from './courier.ts';
import { packing } from './packing.ts';
import { courierLine, isFromHub, misfit, receiptIn, type Receipt } from './receipt.ts';

export interface ReadingParts extends CourierParts {
  readonly ready: () => Promise<Result<CourierReady, Failure>>;
}

/** Bytes that are read back at once. */
const PIECE = 1_048_576;

interface Open {
  readonly gathering: Gathering;
  readonly file: FileHandle;
  readonly id: string;
}

const refusedWith = ({ error }: ReturnType<typeof refuse>) => ok({ outcome: 'refused', ...error } as const);

export function createReading(parts: ReadingParts): Pick<Courier, 'add' | 'take'> {
  const { homes, ops, parcels, sync, media, incoming } = parts;
  /** What is being added to. */
  let current: Open | null = null;

  const close = async (): Promise<void> => {
    const open = current;
    current = null;
    await open?.file.close();
    if (open !== null) await incoming.discard(open.id);
  };

  const begin = async ({ hub, keys }: CourierReady): Promise<Open> => {
    await close();
    const id = parts.ids.next<string>();
    const file = await incoming.create(id);
    let isFirst = true;
    const gathering = createGathering({
      identity: keys.identity,
      kind: 'receipt',
      trust(frame) {
        const trusted = isFromHub(hub, parts.device, frame);
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

  /** Of what came, what the desk still wants; answers how much of it is here now. */
  const takeMedia = async ({ media: brought }: Receipt, { file }: Open): Promise<number> => {
    const promised = new Map(media.wanted.toFetch().map((each) => [each.media, each]));
    let taken = 0;
    for (const { carried, at } of brought) {
      const wanted = promised.get(carried.media);
      if (wanted?.bytes !== carried.bytes) continue;
      const found = await media.partials.take(wanted, streamOf(file, at, carried.bytes));
      if (found === null || !media.keep(found).ok) continue;
      media.arrived(found.hash);
      taken += 1;
    }
    return taken;
  };

  const take = async (open: Open): ReturnType<Courier['take']> => {
    const found = await parts.ready();
    if (!found.ok) return found;
    const { hub } = found.value;
    const gathered = await open.gathering.end();
    if (!gathered.ok) return refusedWith(gathered);
    const read = receiptIn(gathered.value);
    if (!read.ok) return refusedWith(read);
    const receipt = read.value;
    const wrong = misfit(hub, homes.streams(), receipt);
    if (wrong !== null) return ok({ outcome: 'refused', ...wrong });
    const { number } = receipt.header;
    const line = courierLine(hub, homes, receipt, number >= parcels.answered());
    const { answers, more, unanswered, mediaLeft, mediaRefused } = receipt.body;
    const problem = await sync.receive(line, answers);
    if (problem !== null) return ok({ outcome: 'problem', problem });
    const noted = parts.write([{ kind: 'sync', step: 'receipted', number }]);
    if (!noted.ok) return noted;
    const arrived = await takeMedia(receipt, open);
    return ok({
      outcome: 'taken',
      number,
      waiting: ops.waiting(),
      more,
      unanswered,
      media: arrived,
      mediaLeft,
      mediaRefused,
    });
  };

  return {
    async add({ isFirst, part }) {
      const found = await parts.ready();
      if (!found.ok) return found;
      const added = await attemptAsync(async () => {
        const open = isFirst || current === null ? await begin(found.value) : current;
        return open.gathering.add(part);
      });
      if (!added.ok) return added;
      if (added.value.ok) return ok({ outcome: 'added' });
      await close();
      return refusedWith(added.value);
    },
    async take() {
      const open = current;
      if (open === null) return fail({ code: 'notFound' });
      const taken = await attemptAsync(() => take(open));
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
