/** The line over HTTPS; plain HTTP on this machine alone. */
import type { z } from 'zod';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { digestAnswerSchema } from '../../../shared/sync/digest.ts';
import { presenceAnswerSchema } from '../../../shared/sync/events.ts';
import { helloSchema } from '../../../shared/sync/hello.ts';
import { problemSchema } from '../../../shared/sync/problem.ts';
import { pullAnswerSchema, streamsAnswerSchema } from '../../../shared/sync/pull.ts';
import { pushAnswerSchema } from '../../../shared/sync/push.ts';
import type { Clock } from '../ports.ts';
import { askHub, type HubReply } from './ask-hub.ts';
import { hearEvents } from './events.ts';
import type { Answered, Credentials, Line, LineProblem } from './line.ts';

const SILENCE_MILLISECONDS = 60_000;
/** Unpacked. A page of the log is 4,000,000 letters, of up to three bytes each; one op may be longer. */
const ANSWER_BYTES = 256 * 1024 * 1024;

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
    const reply = await askHub({
      address,
      path,
      token,
      ...(body === undefined ? {} : { body }),
      clock,
      silence: SILENCE_MILLISECONDS,
      limit: ANSWER_BYTES,
    });
    if (!reply.ok) return fail(reply.error === 'tooLong' ? UNREADABLE : NO_LINE);
    const { status, text } = reply.value;
    return status >= 200 && status < 300 ? read(text, schema) : refused(reply.value);
  };

  return {
    hello: () => ask('/hello', helloSchema),
    streams: () => ask('/streams', streamsAnswerSchema),
    push: (request) => ask('/push', pushAnswerSchema, request),
    pull: (query) => ask(`/pull${asQuery(query)}`, pullAnswerSchema),
    digest: (query) => ask(`/digest${asQuery(query)}`, digestAnswerSchema),
    presence: (request) => ask('/presence', presenceAnswerSchema, request),
    listen(hear, onEnd) {
      const abort = new AbortController();
      const listening = hearEvents({ address, credentials, clock, hear, abort });
      void listening.finally(() => {
        if (!abort.signal.aborted) onEnd();
      });
      return () => abort.abort();
    },
  };
}

const asQuery = (query: Readonly<Record<string, string | number | undefined>>): string => {
  const named = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, `${value}`] as [string, string]],
  );
  return `?${new URLSearchParams(named).toString()}`;
};

function read<T>(text: string, schema: z.ZodType<T>): Result<T, LineProblem> {
  try {
    const answer = schema.safeParse(JSON.parse(text));
    return answer.success ? ok(answer.data) : fail(UNREADABLE);
  } catch {
    return fail(UNREADABLE);
  }
}

/** A proxy before the hub answers in words of its own: then nobody of the hub's is there. */
export function refused({
  status,
  text,
  retryAfter,
}: Pick<HubReply, 'status' | 'text' | 'retryAfter'>): Result<never, LineProblem> {
  const problem = read(text, problemSchema);
  if (!problem.ok) return fail(status >= 500 ? NO_LINE : UNREADABLE);
  return fail({ kind: 'refused', code: problem.value.code, retryAfter });
}
