/** What a desk asks of a hub about accounts, over the line of sync's; small questions, which nobody waits long for. */
import type { z } from 'zod';
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
import { PROTOCOL, PROTOCOL_HEADER } from '../../../shared/sync/protocol.ts';

/** `noHub` where nobody answers, or who does is no hub; `hubRefused` where the hub does not do it. */
type Answered<T> = Promise<Result<T, Failure>>;

export interface AccountLine {
  readonly hello: () => Answered<Hello>;
  readonly code: (request: DeskCodeRequest) => Answered<DeskCodeAnswer>;
  readonly token: (deviceCode: string) => Answered<DeskTokenAnswer>;
  readonly me: (token: string) => Answered<Me>;
  readonly signOut: (token: string) => Answered<{ readonly done: true }>;
}

const SILENCE_MILLISECONDS = 20_000;
/** In letters; somebody belongs to some offices, not to thousands. */
const ANSWER_LIMIT = 1_000_000;

/** `address`: as hubAddress() answers it. */
export function openAccountLine(address: string): AccountLine {
  const ask = async <T>(
    path: string,
    schema: z.ZodType<T>,
    { body, token }: { readonly body?: unknown; readonly token?: string } = {},
  ): Answered<T> => {
    try {
      const answer = await fetch(`${address}/v1${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          [PROTOCOL_HEADER]: `${PROTOCOL.newest}`,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(SILENCE_MILLISECONDS),
      });
      if (!answer.ok) return fail({ code: 'hubRefused', detail: String(answer.status) });
      if (Number(answer.headers.get('content-length') ?? 0) > ANSWER_LIMIT) return fail({ code: 'noHub' });
      const read = schema.safeParse(await answer.json());
      return read.success ? ok(read.data) : fail({ code: 'noHub', detail: 'answer' });
    } catch {
      return fail({ code: 'noHub' });
    }
  };
  return {
    hello: () => ask('/hello', helloSchema),
    code: (body) => ask('/desk/code', deskCodeAnswerSchema, { body }),
    token: (deviceCode) => ask('/desk/token', deskTokenAnswerSchema, { body: { deviceCode } }),
    me: (token) => ask('/me', meSchema, { token }),
    signOut: (token) => ask('/desk/sign-out', doneSchema, { body: {}, token }),
  };
}
