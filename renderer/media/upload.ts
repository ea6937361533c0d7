/** Sends a file to the desk in pieces; core says what it is. */
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { PIECE_LIMIT, type Media } from '../../shared/media/media.ts';

/** As the contract takes it: no path, no control characters, not too long; the ending is kept. */
export const plainName = (name: string): string =>
  name
    .toWellFormed()
    .replaceAll(/[/\\\p{Cc}]/gu, ' ')
    .slice(-200) || 'file';

/** How often a file is begun anew when core died under it. */
const ATTEMPTS = 3;

/** Null: called off. */
export async function upload(
  bridge: Bridge,
  file: File,
  signal: AbortSignal,
): Promise<Result<Media, Failure> | null> {
  for (let attempt = 1; ; attempt += 1) {
    const sent = await sendOnce(bridge, file, signal);
    if (signal.aborted) return null;
    const isGone = !sent.ok && (sent.error.code === 'coreGone' || sent.error.code === 'notFound');
    if (!isGone || attempt === ATTEMPTS) return sent;
    await coreIsBack(bridge, signal);
  }
}

async function sendOnce(bridge: Bridge, file: File, signal: AbortSignal): Promise<Result<Media, Failure>> {
  const begun = await bridge.call['media.begin']({ bytes: file.size, name: plainName(file.name) });
  if (!begun.ok) return begun;
  const { id } = begun.value;
  for (let offset = 0; offset < file.size; offset += PIECE_LIMIT) {
    const data = new Uint8Array(await file.slice(offset, offset + PIECE_LIMIT).arrayBuffer());
    const piece = signal.aborted ? null : await bridge.call['media.append']({ id, offset, data });
    if (piece === null) {
      await bridge.call['media.cancel']({ id });
      break;
    }
    if (!piece.ok) return piece;
  }
  return bridge.call['media.finish']({ id });
}

/** Resolves when core answers again, or when nobody waits any more. */
async function coreIsBack(bridge: Bridge, signal: AbortSignal): Promise<void> {
  const back = Promise.withResolvers<void>();
  const stop = bridge.on('core.state', ({ kind }) => {
    if (kind === 'ready') back.resolve();
  });
  const giveUp = (): void => back.resolve();
  signal.addEventListener('abort', giveUp);
  const state = await bridge.call['core.state']({});
  if (state.ok && state.value.kind === 'ready') back.resolve();
  await back.promise;
  stop();
  signal.removeEventListener('abort', giveUp);
}
