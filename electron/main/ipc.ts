// The page's requests come in here: one wrapper that checks the sender and the request before anything is done.
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import { requestOf, type Carried } from '../../shared/ipc/carried.ts';
import type { Answer, Channel, CoreChannel, MainChannel } from '../../shared/ipc/contract.ts';
import { CONTRACT } from '../../shared/ipc/contract.ts';
import { parseRequest, type Parsed } from '../../shared/ipc/parse.ts';
import type { Log } from './log.ts';
import { isDeskPage } from './scheme.ts';

export type MainHandlers = {
  readonly [C in MainChannel]: (
    request: Parsed<C>,
    sender: WebContents,
  ) => Promise<Result<Answer<C>, Failure>> | Result<Answer<C>, Failure>;
};
export type AskCore = <C extends CoreChannel>(channel: C, request: Parsed<C>) => Promise<Carried<Answer<C>>>;

/** Registers every entry of the contract, each once. */
export function registerContract(handlers: MainHandlers, askCore: AskCore, log: Log): void {
  /**
   * By session, the id of the page that writes in it. Core takes a number that it has seen for written: a page that
   * could use up another's numbers could have its words acknowledged and not kept.
   */
  const writers = new Map<string, number>();
  const ask = (channel: CoreChannel, request: unknown, sender: WebContents): Promise<Carried<unknown>> => {
    if (channel === 'drafting.edit') {
      const { session } = request as Parsed<'drafting.edit'>;
      const writer = writers.get(session) ?? sender.id;
      if (writer !== sender.id) return Promise.resolve(fail({ code: 'invalid', detail: 'session' }));
      writers.set(session, writer);
    }
    return askCore(channel, request as never);
  };
  for (const channel of Object.keys(CONTRACT) as Channel[]) {
    handle(channel, log, (request, sender) =>
      isMainChannel(channel)
        ? // The pairing of channel, request and handler is by construction; the compiler cannot follow it through a union.
          (handlers[channel] as (request: unknown, sender: WebContents) => Promise<Result<unknown, Failure>>)(
            request,
            sender,
          )
        : ask(channel, request, sender),
    );
  }
}

const isMainChannel = (channel: Channel): channel is MainChannel => CONTRACT[channel].side === 'main';

function handle(
  channel: Channel,
  log: Log,
  carryOut: (request: unknown, sender: WebContents) => Promise<Carried<unknown>> | Result<unknown, Failure>,
): void {
  ipcMain.handle(channel, async (event: IpcMainInvokeEvent, raw: unknown): Promise<Carried<unknown>> => {
    const frame = event.senderFrame;
    if (frame === null || frame.parent !== null || !isDeskPage(frame.url)) {
      log.warn('sender refused', { channel });
      return fail({ code: 'invalid' });
    }
    const request = parseRequest(channel, requestOf(channel, raw));
    if (!request.ok) {
      log.warn('request does not fit the contract', { channel });
      return request;
    }
    try {
      return await carryOut(request.value, event.sender);
    } catch (error) {
      // A bug. Its message may quote what the person wrote, so only its kind and place go into the log.
      log.warn('request failed', {
        channel,
        error: error instanceof Error ? error.name : 'unknown',
        place: placeOf(error),
      });
      return fail({ code: 'internal' });
    }
  });
}

function placeOf(error: unknown): string {
  const line =
    error instanceof Error
      ? error.stack?.split('\n').find((part) => part.trimStart().startsWith('at '))
      : undefined;
  return line === undefined ? '' : line.trim().replace(/\(?(?:file:\/\/)?\/.*\//u, '(');
}
