/** What a desk and a hub say to each other on a day on which nobody writes. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { syncingDesk } from '../support/sync-desks.ts';
import { openMeasuredLine } from './measured-line.ts';
import type { Figure } from './report.ts';

export interface IdleParts {
  /** Starts another hub on the same database, which gives a sign of life so often. */
  readonly start: (
    heartbeatSeconds: number,
  ) => Promise<{ readonly address: string; readonly stop: () => Promise<unknown> }>;
  /** Seconds between two signs of life of a hub as it is delivered. */
  readonly heartbeat: number;
  readonly stream: (people: readonly string[]) => Promise<string>;
}

/** In seconds. */
const DAY = 24 * 3600;
/** So often this hub gives a sign of life: the day is over in half a minute. */
const HURRIED = 0.005;
/** In milliseconds. A hub that is silent for so long has hung up, which the desk finds out by its clock. */
const SILENCE = 500;

/** The desk's clock goes on by one heartbeat whenever the hub gives a sign of life. */
export async function idleFigures({ start, heartbeat, stream }: IdleParts): Promise<readonly Figure[]> {
  const hub = await start(HURRIED);
  const line = await openMeasuredLine(hub.address, null);
  const person = randomUUID();
  const desk = await syncingDesk({ hub: { address: line.address } }, await stream([person]), person);
  const isSyncing = async (): Promise<boolean> => {
    const state = await desk.core().ask('sync.state', {});
    return state.kind === 'connected' && state.isSyncing;
  };
  try {
    await desk.sync();
    await line.heard();
    line.take();
    for (let at = 0; at < DAY; at += heartbeat) {
      await Promise.race([line.heard(), setTimeout(SILENCE)]);
      desk.core().clock.advance(heartbeat * 1000);
      while (await isSyncing()) await new Promise(setImmediate);
    }
    const { up, down, requests } = line.take();
    return [
      { name: 'idleDay.bytes', value: up + down, unit: 'bytes' },
      { name: 'idleDay.requests', value: requests, unit: 'requests' },
    ];
  } finally {
    await desk.end();
    line.close();
    await hub.stop();
  }
}
