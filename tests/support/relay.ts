/** A line between two programs of this machine that a test can cut: connections end, and new ones are not answered. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Relay {
  /** Where it listens, for as long as it lives: nobody else gets the port while the line is cut. */
  readonly address: string;
  /** Where what comes goes to; nothing is answered before it is known. */
  readonly leadTo: (address: string) => void;
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

export async function openRelay(): Promise<Relay> {
  let target: URL | null = null;
  let isCut = false;
  const open = new Set<Socket>();
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // A peer that is gone is what this is for.
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((near) => {
    if (isCut || target === null) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    keep(near);
    keep(far);
    near.pipe(far).pipe(near);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const hangUp = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(address) {
      target = new URL(address);
    },
    cut() {
      isCut = true;
      hangUp();
    },
    mend() {
      isCut = false;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      hangUp();
      await closed;
    },
  };
}
