/** One question to the hub over HTTPS and its answer, whatever both are about. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../../shared/sync/protocol.ts';
import type { Clock } from '../ports.ts';

export interface HubQuestion {
  /** As hubAddress() answers it. */
  readonly address: string;
  /** Below `/v1`, with its query. */
  readonly path: string;
  /** Null: nobody is signed in. */
  readonly token: string | null;
  /** JSON; without it, nothing is sent. */
  readonly body?: unknown;
  readonly clock: Clock;
  /** In milliseconds. Silence for so long is no line: nobody waits for it any longer. */
  readonly silence: number;
  /** In bytes, unpacked: an answer that is longer is no hub's. */
  readonly limit: number;
}

/** What was answered, whether the hub did it or not. */
export interface HubReply {
  readonly status: number;
  readonly text: string;
  /** In seconds, where the hub says when to come again. */
  readonly retryAfter: number | null;
}

const packed = promisify<string, Buffer<ArrayBuffer>>(gzip);

export async function askHub(question: HubQuestion): Promise<Result<HubReply, 'noLine' | 'tooLong'>> {
  const { address, path, token, body, clock, silence, limit } = question;
  const abort = new AbortController();
  const waiting: { callOff?: () => void } = {};
  /** Whatever is heard begins the silence anew. */
  const heard = (): void => {
    waiting.callOff?.();
    waiting.callOff = clock.after(silence, () => abort.abort());
  };
  heard();
  try {
    const answer = await fetch(`${address}/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        [PROTOCOL_HEADER]: `${PROTOCOL.newest}`,
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(body === undefined || token === null ? {} : { 'content-encoding': 'gzip' }),
      },
      ...(body === undefined ? {} : { body: await written(body, token !== null) }),
      redirect: 'error',
      signal: abort.signal,
    });
    const text = await textOf(answer, limit, heard);
    if (text === null) return fail('tooLong');
    return ok({ status: answer.status, text, retryAfter: secondsIn(answer.headers.get('retry-after')) });
  } catch {
    // fetch tells apart neither hosts that are away nor answers that are cut short in a way that would matter here.
    return fail('noLine');
  } finally {
    waiting.callOff?.();
  }
}

/** Packed only by who is signed in: the hub unpacks for nobody else. */
async function written(body: unknown, isPacked: boolean): Promise<string | Buffer<ArrayBuffer>> {
  const text = JSON.stringify(body);
  return isPacked ? packed(text) : text;
}

/** Null where it is longer than `limit` bytes; the rest is not read then. */
async function textOf(answer: Response, limit: number, heard: () => void): Promise<string | null> {
  if (answer.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const piece of answer.body) {
    heard();
    bytes += piece.byteLength;
    if (bytes > limit) return null;
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

function secondsIn(header: string | null): number | null {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
