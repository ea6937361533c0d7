/**
 * What is large, and what is sent with every key, travels as one text of JSON: as objects they would be taken apart and
 * put together again at each border on the way (process, process, world), piece by piece. From core to the page these are
 * answers that hold whole documents; from the page to main, edits.
 */
import type { Failure } from '../errors/failure.ts';
import type { Result } from '../errors/result.ts';
import type { Answer, Bridge, Channel, CoreChannel, Request } from './contract.ts';

const TEXT_CHANNELS = ['documents.open', 'history.read', 'amending.asOf'] as const;
type TextChannel = (typeof TEXT_CHANNELS)[number];
const AS_TEXT: ReadonlySet<Channel> = new Set(TEXT_CHANNELS);

/** An answer on its way: as it is, or as text. */
export type Carried<T> = Result<T, Failure> | string;

export const carry = <T>(channel: CoreChannel, answer: Result<T, Failure>): Carried<T> =>
  AS_TEXT.has(channel) ? JSON.stringify(answer) : answer;

/** Of what `carry` made. */
export const arrived = <T>(answer: Carried<T>): Result<T, Failure> =>
  typeof answer === 'string' ? (JSON.parse(answer) as Result<T, Failure>) : answer;

/** The request that goes out with every key. */
const ASKED_AS_TEXT = 'drafting.edit';

const asked = (channel: string, request: unknown): unknown =>
  channel === ASKED_AS_TEXT ? JSON.stringify(request) : request;

/** What was asked: undefined, which no request is, where a text is no JSON. */
export function requestOf(channel: Channel, sent: unknown): unknown {
  if (channel !== ASKED_AS_TEXT || typeof sent !== 'string') return sent;
  try {
    return JSON.parse(sent) as unknown;
  } catch {
    return undefined;
  }
}

/** The bridge as the page finds it: the same entries, of which some answer in text, or may be asked so. */
export type CarryingBridge = Omit<Bridge, 'call'> & {
  readonly call: {
    readonly [C in Channel]: C extends TextChannel
      ? (...request: Parameters<Bridge['call'][C]>) => Promise<Carried<Answer<C>>>
      : C extends typeof ASKED_AS_TEXT
        ? (request: Request<C> | string) => Promise<Result<Answer<C>, Failure>>
        : Bridge['call'][C];
  };
};

/** Its requests and answers as the contract has them. */
export function unpacked(bridge: CarryingBridge): Bridge {
  const asks = bridge.call as unknown as Readonly<
    Record<string, (request: unknown) => Promise<Carried<unknown>>>
  >;
  const call = Object.fromEntries(
    Object.keys(asks).map((channel) => [
      channel,
      async (request: unknown) => {
        const answer = await asks[channel]?.(asked(channel, request));
        return answer === undefined ? answer : arrived(answer);
      },
    ]),
  );
  return { ...bridge, call: call as unknown as Bridge['call'] };
}
