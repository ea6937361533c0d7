/** What a desk asks of a hub about accounts, over the line of sync's; small questions, which nobody waits long for. */
import type { z } from 'zod';
import {
  COURIER_PARTS_PATH,
  forwardAnswerSchema,
  partKeptSchema,
  partPath,
  type DeskKeys,
  type ForwardAnswer,
  type Forwarded,
} from '../../../shared/courier/body.ts';
import { COURIER_LIMITS } from '../../../shared/courier/header.ts';
import { directoryAnswerSchema, type DirectoryAnswer } from '../../../shared/directory/wire.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import {
  deskCodeAnswerSchema,
  deskTokenAnswerSchema,
  doneSchema,
  meSchema,
  type DeskCodeAnswer,
  type DeskCodeRequest,
  type DeskTokenAnswer,
  type Me,
} from '../../../shared/sync/account.ts';
import { helloSchema, type Hello } from '../../../shared/sync/hello.ts';
import type { Signed } from '../../../shared/statements/signed.ts';
import type { Clock } from '../ports.ts';
import { askHub, type HubReply } from '../sync/ask-hub.ts';

/** `noHub` where nobody answers, or who does is no hub; `hubRefused` where the hub does not do it. */
type Answered<T> = Promise<Result<T, Failure>>;

export interface AccountLine {
  readonly hello: () => Answered<Hello>;
  readonly code: (request: DeskCodeRequest) => Answered<DeskCodeAnswer>;
  readonly token: (deviceCode: string) => Answered<DeskTokenAnswer>;
  readonly me: (token: string) => Answered<Me>;
  /** The desk that the token is of is this device from here on. */
  readonly renew: (token: string, device: string) => Answered<{ readonly done: true }>;
  /** Entries of the key directory behind a head that is known; null: from the first. */
  readonly directory: (token: string, after: string | null) => Answered<DirectoryAnswer>;
  /** Asks that this desk's key be enrolled: shared/directory/key-request.ts. */
  readonly askForKey: (token: string, request: Signed) => Answered<{ readonly done: true }>;
  readonly tellKeys: (token: string, keys: DeskKeys) => Answered<{ readonly done: true }>;
  /** A part of another desk's parcel; answers what the hub calls it. */
  readonly bringPart: (token: string, part: Uint8Array) => Answered<{ readonly part: string }>;
  /** A parcel whose parts were brought, for its receipt. */
  readonly bring: (token: string, parcel: Forwarded) => Answered<ForwardAnswer>;
  readonly fetchPart: (token: string, part: string) => Answered<Uint8Array>;
  readonly signOut: (token: string) => Answered<{ readonly done: true }>;
}

const SILENCE_MILLISECONDS = 20_000;
/** Nothing is heard while a part goes up: 8 MB over a line of 64 kbit/s take seventeen minutes. */
const LARGE_MILLISECONDS = 20 * 60_000;
/** Somebody belongs to some offices, not to thousands. */
const ANSWER_BYTES = 1_000_000;

interface AskedWith {
  readonly body?: unknown;
  readonly token?: string;
  /** A part of a courier's file goes up or down, or a parcel is taken, which takes its time. */
  readonly isLarge?: boolean;
}

export interface AccountLineParts {
  /** As hubAddress() answers it. */
  readonly address: string;
  readonly clock: Clock;
}

export function openAccountLine({ address, clock }: AccountLineParts): AccountLine {
  const asked = async (
    path: string,
    { body, token, isLarge = false }: AskedWith,
  ): Promise<Result<HubReply, Failure>> => {
    const reply = await askHub({
      address,
      path,
      token: token ?? null,
      ...(body === undefined ? {} : { body }),
      clock,
      silence: isLarge ? LARGE_MILLISECONDS : SILENCE_MILLISECONDS,
      limit: isLarge ? COURIER_LIMITS.part : ANSWER_BYTES,
    });
    if (!reply.ok) return fail({ code: 'noHub' });
    const { status } = reply.value;
    return status < 200 || status > 299 ? fail({ code: 'hubRefused', detail: `${status}` }) : reply;
  };
  const ask = async <T>(path: string, schema: z.ZodType<T>, more: AskedWith = {}): Answered<T> => {
    const reply = await asked(path, more);
    if (!reply.ok) return reply;
    const answer = schema.safeParse(jsonIn(reply.value.text));
    return answer.success ? ok(answer.data) : fail({ code: 'noHub', detail: 'answer' });
  };
  return {
    hello: () => ask('/hello', helloSchema),
    code: (body) => ask('/desk/code', deskCodeAnswerSchema, { body }),
    token: (deviceCode) => ask('/desk/token', deskTokenAnswerSchema, { body: { deviceCode } }),
    me: (token) => ask('/me', meSchema, { token }),
    renew: (token, device) => ask('/desk/renew', doneSchema, { body: { device }, token }),
    directory(token, after) {
      const query = after === null ? '' : `?${new URLSearchParams({ after }).toString()}`;
      return ask(`/directory${query}`, directoryAnswerSchema, { token });
    },
    askForKey: (token, body) => ask('/directory/request', doneSchema, { body, token }),
    tellKeys: (token, body) => ask('/desk/courier', doneSchema, { body, token }),
    bringPart: (token, body) => ask(COURIER_PARTS_PATH, partKeptSchema, { body, token, isLarge: true }),
    bring: (token, body) => ask('/courier', forwardAnswerSchema, { body, token, isLarge: true }),
    async fetchPart(token, part) {
      const reply = await asked(partPath(part), { token, isLarge: true });
      return reply.ok ? ok(reply.value.bytes) : reply;
    },
    signOut: (token) => ask('/desk/sign-out', doneSchema, { body: {}, token }),
  };
}

/** Undefined where it is none; no schema takes that. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
