/**
 * The line between a desk and the hub, which counts what goes over it and may be slow: all bytes of one way queue behind
 * each other, and each arrives half the round trip later than it left.
 */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface LineSpeed {
  /** Of each way. */
  readonly bytesPerSecond: number;
  /** In milliseconds. */
  readonly roundTrip: number;
}

export interface Traffic {
  /** In bytes, headers and all. */
  readonly up: number;
  readonly down: number;
  readonly requests: number;
}

export interface MeasuredLine {
  readonly address: string;
  /** Since the last call. */
  readonly take: () => Traffic;
  /** Resolves when something more came down. */
  readonly heard: () => Promise<unknown>;
  readonly close: () => void;
}

/** How each request says which protocol it speaks; on this machine nothing hides it. */
const REQUEST_LINE = / HTTP\/1\.1\r\n/gu;

/** `speed` null: as fast as this machine. */
export async function openMeasuredLine(hub: string, speed: LineSpeed | null): Promise<MeasuredLine> {
  const { hostname, port } = new URL(hub);
  const way = { up: carrier(speed), down: carrier(speed) };
  let [up, down, requests] = [0, 0, 0];
  let waiting = Promise.withResolvers<undefined>();
  const server = createServer((desk) => {
    const far = connect(Number(port), hostname);
    desk.on('data', (bytes) => {
      up += bytes.length;
      requests += bytes.toString('latin1').match(REQUEST_LINE)?.length ?? 0;
      way.up(far, bytes);
    });
    far.on('data', (bytes) => {
      down += bytes.length;
      way.down(desk, bytes);
      waiting.resolve(undefined);
      waiting = Promise.withResolvers<undefined>();
    });
    for (const [here, there] of [
      [desk, far],
      [far, desk],
    ] as const) {
      here.on('error', () => undefined); // whoever hung up is gone at the other end as well
      here.on('close', () => there.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const taken = { up, down, requests };
      [up, down, requests] = [0, 0, 0];
      return taken;
    },
    heard: () => waiting.promise,
    close: () => void server.close(),
  };
}

function carrier(speed: LineSpeed | null): (to: Socket, bytes: Buffer) => void {
  if (speed === null) return (to, bytes) => void to.write(bytes);
  let freeAt = 0;
  return (to, bytes) => {
    const now = performance.now();
    freeAt = Math.max(now, freeAt) + (bytes.length / speed.bytesPerSecond) * 1000;
    setTimeout(() => to.write(bytes), freeAt + speed.roundTrip / 2 - now);
  };
}
