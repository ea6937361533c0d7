/** For the launcher alone: runs its functions in the main process, with the electron module at hand. */
import { makeCodec } from './codec.ts';
import { browser } from './host.ts';

/** Launcher to host. `call` is the text of a function of (electron, argument). */
export interface ControlRequest {
  readonly id: number;
  readonly call: string;
  readonly argument: string;
}
/** Host to launcher. `value` is encoded by the codec. */
export type ControlMessage =
  | { readonly kind: 'ready'; readonly endpoint: string }
  | { readonly kind: 'answer'; readonly id: number; readonly value: string }
  | { readonly kind: 'error'; readonly id: number; readonly message: string };

const codec = makeCodec();

export async function startControl(electron: object): Promise<void> {
  const tell = (message: ControlMessage): void => {
    process.send?.(message);
  };
  const answer = async ({ id, call, argument }: ControlRequest): Promise<void> => {
    try {
      // oxlint-disable-next-line no-eval -- the text is that of a function which the test wrote
      const run = (0, eval)(`(${call})`) as (module: object, argument: unknown) => unknown;
      tell({ kind: 'answer', id, value: codec.encode(await run(electron, codec.decode(argument))) });
    } catch (error) {
      tell({
        kind: 'error',
        id,
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  };
  process.on('message', (request: ControlRequest) => void answer(request));
  // A launcher that died cannot close what it launched.
  process.on('disconnect', () => process.exit(1));
  tell({ kind: 'ready', endpoint: await browser().debuggingEndpoint() });
}
