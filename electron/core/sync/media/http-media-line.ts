/** Media over HTTPS: uploads by tus 1.0, downloads by ranges. */
import { fail, ok, type Result } from '../../../../shared/errors/result.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../../../shared/sync/protocol.ts';
import {
  downloadPath,
  rangeFrom,
  TUS_VERSION,
  uploadPath,
  UPLOADS_PATH,
} from '../../../../shared/sync/upload.ts';
import { refused, type HttpLineParts } from '../http-line.ts';
import type { LineProblem } from '../line.ts';
import type { MediaLine } from './media-line.ts';

/** In milliseconds. The hub looks at a whole file before it answers the last piece. */
const SILENCE_MILLISECONDS = 120_000;
/** Of what a hub says instead of bytes, in letters. */
const PROBLEM_LETTERS = 10_000;

const NO_LINE: LineProblem = { kind: 'noLine' };
const UNREADABLE: LineProblem = { kind: 'unreadable' };

const base64 = (text: string): string => Buffer.from(text).toString('base64');

interface Question {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

const offsetIn = (answer: Response): Promise<Result<number, LineProblem>> => {
  const offset = Number(answer.headers.get('upload-offset') ?? Number.NaN);
  return Promise.resolve(Number.isSafeInteger(offset) && offset >= 0 ? ok(offset) : fail(UNREADABLE));
};

export function openHttpMediaLine({ address, credentials, clock }: HttpLineParts): MediaLine {
  /** `take` reads the answer; whatever is heard begins the silence anew. */
  const ask = async <T>(
    { method, path, headers, body }: Question,
    take: (answer: Response, heard: () => void) => Promise<Result<T, LineProblem>>,
  ): Promise<Result<T, LineProblem>> => {
    const abort = new AbortController();
    const waiting: { callOff?: () => void } = {};
    const heard = (): void => {
      waiting.callOff?.();
      waiting.callOff = clock.after(SILENCE_MILLISECONDS, () => abort.abort());
    };
    try {
      const token = await credentials();
      heard();
      const answer = await fetch(`${address}/v1${path}`, {
        method,
        headers: {
          [PROTOCOL_HEADER]: `${PROTOCOL.newest}`,
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(body === undefined ? {} : { body }),
        redirect: 'error',
        signal: abort.signal,
      });
      return answer.ok ? await take(answer, heard) : await problemOf(answer);
    } catch {
      // fetch tells apart neither hosts that are away nor answers that are cut short in a way that would matter here.
      return fail(NO_LINE);
    } finally {
      waiting.callOff?.();
      // What was not read is not waited for.
      abort.abort();
    }
  };

  const tus = { 'tus-resumable': TUS_VERSION };
  return {
    async offset(place) {
      const answered = await ask({ method: 'HEAD', path: uploadPath(place), headers: tus }, offsetIn);
      // An answer to HEAD has no words.
      return !answered.ok && answered.error.kind === 'refused' && answered.error.code === 'notFound'
        ? ok(null)
        : answered;
    },
    begin: ({ stream, hash }, bytes) =>
      ask(
        {
          method: 'POST',
          path: UPLOADS_PATH,
          headers: {
            ...tus,
            'upload-length': `${bytes}`,
            'upload-metadata': `stream ${base64(stream)},hash ${base64(hash)}`,
          },
        },
        () => Promise.resolve(ok(null)),
      ),
    send: (place, offset, piece) =>
      ask(
        {
          method: 'PATCH',
          path: uploadPath(place),
          headers: {
            ...tus,
            'upload-offset': `${offset}`,
            'content-type': 'application/offset+octet-stream',
          },
          body: new Uint8Array(piece),
        },
        offsetIn,
      ),
    fetch: (place, from, onPiece) =>
      ask(
        {
          method: 'GET',
          path: downloadPath(place),
          headers: from === 0 ? {} : { range: rangeFrom(from) },
        },
        async (answer, heard) => {
          if (answer.body === null || (from > 0 && answer.status !== 206)) return fail(UNREADABLE);
          for await (const piece of answer.body) {
            heard();
            if (!(await onPiece(piece))) break;
          }
          return ok(null);
        },
      ),
  };
}

async function problemOf(answer: Response): Promise<Result<never, LineProblem>> {
  if (answer.status === 404) return fail({ kind: 'refused', code: 'notFound', retryAfter: null });
  const text = (await answer.text()).slice(0, PROBLEM_LETTERS);
  return refused({ status: answer.status, text, retryAfter: null });
}
