/** The line over HTTPS; plain HTTP on this machine alone. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { z } from 'zod';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { helloSchema } from '../../../shared/sync/hello.ts';
import { problemSchema } from '../../../shared/sync/problem.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../../shared/sync/protocol.ts';
import { pullAnswerSchema, streamsAnswerSchema } from '../../../shared/sync/pull.ts';
import { pushAnswerSchema } from '../../../shared/sync/push.ts';
import type { Clock } from '../ports.ts';
import { hearEvents } from './events.ts';
import type { Answered, Credentials, Line, LineProblem } from './line.ts';

/** Silence for so long is no line: nobody waits for it any longer. */
const SILENCE_MILLISECONDS = 60_000;
/** Unpacked. A page of the log is 4,000,000 letters, of up to three bytes each; one op may be longer. */
const ANSWER_BYTES = 256 * 1024 * 1024;

const packed = promisify<string, Buffer<ArrayBuffer>>(gzip);

const NO_LINE: LineProblem = { kind: 'noLine' };
const UNREADABLE: LineProblem = { kind: 'unreadable' };

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Where a hub may be spoken to: `https:`, or `http:` on this machine. Answers its origin; null for all else. */
export function hubAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, origin, username, password } = new URL(text);
  if (username !== '' || password !== '') return null;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname)) ? origin : null;
}

export interface HttpLineParts {
  /** As hubAddress() answers it. */
  readonly address: string;
  readonly credentials: Credentials;
  readonly clock: Clock;
}

export function openHttpLine({ address, credentials, clock }: HttpLineParts): Line {
  const ask = async <T>(path: string, schema: z.ZodType<T>, body?: unknown): Answered<T> => {
    const token = await credentials();
    const abort = new AbortController();
    const silence: { callOff?: () => void } = {};
    /** Whatever is heard begins the silence anew. */
    const heard = (): void => {
      silence.callOff?.();
      silence.callOff = clock.after(SILENCE_MILLISECONDS, () => abort.abort());
    };
    heard();
    try {
      const sent = body === undefined ? null : await packed(JSON.stringify(body));
      const answer = await fetch(`${address}/v1${path}`, {
        method: sent === null ? 'GET' : 'POST',
        headers: {
          [PROTOCOL_HEADER]: `${PROTOCOL.newest}`,
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(sent === null ? {} : { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
        },
        ...(sent === null ? {} : { body: sent }),
        redirect: 'error',
        signal: abort.signal,
      });
      const text = await textOf(answer, heard);
      if (text === null) return fail(UNREADABLE);
      return answer.ok ? read(text, schema) : refused(text, answer);
    } catch {
      // fetch tells apart neither hosts that are away nor answers that are cut short in a way that would matter here.
      return fail(NO_LINE);
    } finally {
      silence.callOff?.();
    }
  };

  return {
    hello: () => ask('/hello', helloSchema),
    streams: () => ask('/streams', streamsAnswerSchema),
    push: (request) => ask('/push', pushAnswerSchema, request),
    pull: ({ epoch, stream, after, limit }) =>
      ask(
        `/pull?${new URLSearchParams({ epoch, stream, after: `${after}`, limit: `${limit}` }).toString()}`,
        pullAnswerSchema,
      ),
    listen(onHead, onEnd) {
      const abort = new AbortController();
      const listening = hearEvents({ address, credentials, clock, onHead, abort });
      void listening.finally(() => {
        if (!abort.signal.aborted) onEnd();
      });
      return () => abort.abort();
    },
  };
}

/** Null where it is longer than any answer. */
async function textOf(answer: Response, heard: () => void): Promise<string | null> {
  if (answer.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const piece of answer.body) {
    heard();
    bytes += piece.byteLength;
    if (bytes > ANSWER_BYTES) return null;
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

function read<T>(text: string, schema: z.ZodType<T>): Result<T, LineProblem> {
  try {
    const answer = schema.safeParse(JSON.parse(text));
    return answer.success ? ok(answer.data) : fail(UNREADABLE);
  } catch {
    return fail(UNREADABLE);
  }
}

/** A proxy before the hub answers in words of its own: then nobody of the hub's is there. */
function refused(text: string, answer: Response): Result<never, LineProblem> {
  const problem = read(text, problemSchema);
  if (!problem.ok) return fail(answer.status >= 500 ? NO_LINE : UNREADABLE);
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
  return fail({ kind: 'refused', code: problem.value.code, retryAfter });
}
