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
  /** JSON, or bytes that go as they are; without it, nothing is sent. */
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
  readonly bytes: Uint8Array;
  /** The same as UTF-8. */
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
        ...headersFor(body, token !== null),
      },
      ...(body === undefined ? {} : { body: await written(body, token !== null) }),
      redirect: 'error',
      signal: abort.signal,
    });
    const bytes = await bytesOf(answer, limit, heard);
    if (bytes === null) return fail('tooLong');
    return ok({
      status: answer.status,
      bytes,
      get text() {
        return bytes.toString('utf8');
      },
      retryAfter: secondsIn(answer.headers.get('retry-after')),
    });
  } catch {
    // fetch tells apart neither hosts that are away nor answers that are cut short in a way that would matter here.
    return fail('noLine');
  } finally {
    waiting.callOff?.();
  }
}

function headersFor(body: unknown, isPacked: boolean): Readonly<Record<string, string>> {
  if (body === undefined) return {};
  if (body instanceof Uint8Array) return { 'content-type': 'application/octet-stream' };
  return { 'content-type': 'application/json', ...(isPacked ? { 'content-encoding': 'gzip' } : {}) };
}

/** Packed only by who is signed in: the hub unpacks for nobody else. */
async function written(body: unknown, isPacked: boolean): Promise<string | Uint8Array<ArrayBuffer>> {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  const text = JSON.stringify(body);
  return isPacked ? packed(text) : text;
}

/** Null where it is longer than `limit` bytes; the rest is not read then. */
async function bytesOf(answer: Response, limit: number, heard: () => void): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  if (answer.body !== null)
    for await (const piece of answer.body) {
      heard();
      bytes += piece.byteLength;
      if (bytes > limit) return null;
      pieces.push(piece);
    }
  return Buffer.concat(pieces);
}

function secondsIn(header: string | null): number | null {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
