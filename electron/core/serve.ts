/**
 * Core's end of the wire. In: `{ id, channel, request }` and `{ id, control: 'flush' }`, answered by `{ id, result }`,
 * whose result may be text (shared/ipc/carried.ts), and
 * `{ control: 'drain' }`, answered by `{ control: 'drained' }` before the process ends. Out, unasked: `{ event, value }`, and
 * `{ vault, id, text }` (account/vault-over.ts), answered by `{ vault: id, result }`.
 */
import { z } from 'zod';
import { CONTRACT, type CoreChannel } from '../../shared/ipc/contract.ts';
import { fail } from '../../shared/errors/result.ts';
import { carry } from '../../shared/ipc/carried.ts';
import { vaultOver } from './account/vault-over.ts';
import { openCore } from './core.ts';
import type { CorePorts } from './ports.ts';
import type { Transport } from './transport.ts';

const call = z.object({ id: z.number(), channel: z.string(), request: z.unknown() });
const control = z.discriminatedUnion('control', [
  z.object({ control: z.literal('drain') }),
  z.object({ control: z.literal('flush'), id: z.number() }),
]);

const isCoreChannel = (name: string): name is CoreChannel =>
  Object.entries(CONTRACT).some(([channel, { side }]) => channel === name && side === 'core');

/** Answers until it is told to drain or whoever started it is gone; then ends the process. */
export function serve(ports: CorePorts, folder: string, transport: Transport): void {
  const { vault, receive } = vaultOver(transport);
  const core = openCore({ ...ports, vault }, folder, (event, value) => transport.post({ event, value }));
  let draining = false;

  const drain = async (): Promise<void> => {
    if (draining) return;
    draining = true;
    await core.drain();
    transport.leave({ control: 'drained' });
  };

  const answer = async ({ id, channel, request }: z.infer<typeof call>): Promise<void> => {
    const result = isCoreChannel(channel)
      ? await core.call(channel, request)
      : fail({ code: 'invalid' as const, detail: 'channel' });
    transport.post({ id, result: isCoreChannel(channel) ? carry(channel, result) : result });
  };

  transport.onMessage((message) => {
    const asked = call.safeParse(message);
    if (asked.success) {
      void answer(asked.data);
      return;
    }
    if (receive(message)) return;
    const told = control.safeParse(message);
    if (!told.success) return;
    if (told.data.control === 'flush') transport.post({ id: told.data.id, result: core.flush() });
    else void drain();
  });
  transport.onClosed(() => void drain());
}
