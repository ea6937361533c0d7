/** Requests and answers below /v1 may be compressed: many offices hang on a line of 64 kbit/s. */
import { promisify } from 'node:util';
import {
  brotliCompress,
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  gzip,
} from 'node:zlib';
import type { Readable, Transform } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestRefused } from './problems.ts';

/** Bytes below which an answer is not worth the work. */
const SMALLEST = 1_024;
/** Of 11; above it an answer costs more time than it saves on the line. */
const BROTLI_QUALITY = 6;

const brotli = promisify(brotliCompress);
const zipped = promisify(gzip);

const INFLATERS: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
};

/** For routes whose askers are known by then: nobody else makes the hub inflate anything. */
export function acceptCompressed(app: FastifyInstance): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const coding = request.headers['content-encoding'] ?? 'identity';
    if (coding === 'identity') return done(null, payload);
    const inflater = Object.hasOwn(INFLATERS, coding) ? INFLATERS[coding] : undefined;
    if (inflater === undefined) return done(new RequestRefused('invalid'));
    return done(null, inflated(payload, inflater(), request.routeOptions.bodyLimit ?? 0));
  });
}

/** Ends where more than `limit` bytes come out, so that a small request never becomes a large one. */
function inflated(
  payload: Readable,
  inflater: Transform,
  limit: number,
): Transform & { receivedEncodedLength: number } {
  // Fastify compares it with the length that the request names.
  const stream = Object.assign(inflater, { receivedEncodedLength: 0 });
  let out = 0;
  payload.on('data', (chunk: Buffer) => {
    stream.receivedEncodedLength += chunk.length;
  });
  stream.on('data', (chunk: Buffer) => {
    out += chunk.length;
    if (out <= limit) return;
    payload.unpipe(stream);
    stream.destroy();
  });
  payload.on('error', (error) => stream.destroy(error));
  // Whoever reads it hears of an error first, and may have gone by the next.
  stream.on('error', () => undefined);
  return payload.pipe(stream);
}

/** Only whole texts: files and streams go as they are. */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook<string | Buffer | Readable | null>('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < SMALLEST) return payload;
    void reply.header('vary', 'accept-encoding');
    const accepted = acceptedBy(request);
    if (accepted === null) return payload;
    void reply.header('content-encoding', accepted);
    void reply.removeHeader('content-length');
    if (accepted === 'gzip') return zipped(payload);
    return brotli(payload, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(payload),
      },
    });
  });
}

function acceptedBy({ headers }: FastifyRequest): 'br' | 'gzip' | null {
  const accepted = new Set(
    (headers['accept-encoding'] ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter((each) => !/;\s*q=0(?:\.0*)?$/u.test(each))
      .map((each) => each.replace(/;.*$/u, '')),
  );
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : null;
}
