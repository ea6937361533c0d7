/** Reads receipts: their parts one after the other, then what they say, then the media that came with them. */
import type { Failure } from '../../../shared/errors/failure.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import type { CourierTaken } from '../../../shared/ipc/courier.ts';
import { createAssembling, refusedWith, type Assembled } from './assembling.ts';
import type { Courier, CourierParts, CourierReady } from './courier.ts';
import { courierLine, misfit, receiptIn, type Receipt } from './receipt.ts';

export interface ReadingParts extends CourierParts {
  readonly ready: () => Promise<Result<CourierReady, Failure>>;
}

export function createReading(parts: ReadingParts): Pick<Courier, 'add' | 'take'> {
  const { homes, ops, parcels, sync, media } = parts;
  const assembling = createAssembling(parts, 'receipt');

  /** Of what came, what the desk still wants; answers how much of it is here now. */
  const takeMedia = async (
    { media: brought }: Receipt,
    { stream }: Pick<Assembled, 'stream'>,
  ): Promise<number> => {
    const promised = new Map(media.wanted.toFetch().map((each) => [each.media, each]));
    let taken = 0;
    for (const { carried, at } of brought) {
      const wanted = promised.get(carried.media);
      if (wanted?.bytes !== carried.bytes) continue;
      const found = await media.partials.take(wanted, stream(at, carried.bytes));
      if (found === null || !media.keep(found).ok) continue;
      media.arrived(found.hash);
      taken += 1;
    }
    return taken;
  };

  const take = async (assembled: Assembled): Promise<Result<CourierTaken, Failure>> => {
    const found = await parts.ready();
    if (!found.ok) return found;
    const { hub } = found.value;
    const read = receiptIn(assembled.gathered);
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
    const { isRevoked } = receipt.body;
    if (isRevoked) await parts.onRevoked();
    const arrived = await takeMedia(receipt, assembled);
    return ok({
      outcome: 'taken',
      number,
      isRevoked,
      waiting: ops.waiting(),
      more,
      unanswered,
      media: arrived,
      mediaLeft,
      mediaRefused,
    });
  };

  return {
    async add(asked) {
      const found = await parts.ready();
      return found.ok ? assembling.add(found.value, asked) : found;
    },
    take: () => assembling.take(take),
  };
}
