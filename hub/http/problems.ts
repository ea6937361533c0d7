/** Whatever goes wrong with a request is answered in one form, without a word of the request in it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Problem, ProblemCode } from '../../shared/sync/problem.ts';

const ANSWERS: Readonly<Record<ProblemCode, readonly [status: number, message: string]>> = {
  invalid: [400, 'The request does not fit the protocol; /docs describes it.'],
  notFound: [404, 'There is nothing at this address.'],
  notAllowed: [403, 'This is not yours to read or write, or it is not here.'],
  signIn: [401, 'Nobody is signed in: connect this desk to the hub first.'],
  deskTooOld: [
    426,
    'This desk is older than the hub can speak with: bring it up to date. Its work is safe and will be sent then.',
  ],
  hubTooOld: [
    426,
    'This desk is newer than the hub: the hub has to be brought up to date. The work on the desk is safe and will be sent then.',
  ],
  tooLarge: [413, 'The request is larger than the hub takes: send it in parts.'],
  tooMany: [429, 'Too many requests: wait as long as retry-after says.'],
  notReady: [503, 'The hub is starting, stopping or without its database: try again soon.'],
  otherEpoch: [
    409,
    'The hub was restored from a backup: offer what it may lack, then read its new epoch from the start.',
  ],
  aheadOfHub: [
    409,
    'The desk has read more of this stream than the hub has: an administrator has to look at the hub.',
  ],
  unknownReader: [
    409,
    'Somebody who was named as a reader is not known here, or was named twice. Nothing was changed.',
  ],
  wouldLockOut: [
    409,
    'Whoever says who reads a document has to stay one who writes in it. Nothing was changed.',
  ],
  mediaRefused: [
    422,
    'These bytes are not those of the hash that they came under, or of a kind that the hub keeps.',
  ],
  internal: [500, 'The hub made a mistake; its log has the place under this request id.'],
};

/** Thrown where a request is not answered as it was asked. */
export class RequestRefused extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode) {
    super(code);
    this.name = 'RequestRefused';
    this.code = code;
  }
}

/** What is said of the request, and the status that it is said with. */
export function problemOf(
  request: FastifyRequest,
  code: ProblemCode,
): { readonly status: number; readonly problem: Problem } {
  const [status, message] = ANSWERS[code];
  return { status, problem: { code, message, requestId: request.id } };
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, code: ProblemCode): FastifyReply {
  const { status, problem } = problemOf(request, code);
  if (code === 'signIn') void reply.header('www-authenticate', 'Bearer');
  if (code === 'notReady') void reply.header('retry-after', '5');
  return reply.code(status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(problem);
}

/** SQLSTATE classes and errnos that say that the database is away or has no room for us, not that we made a mistake. */
const AWAY = /^(?:08|53|57P|57014|55P03|ECONN|ETIMEDOUT|EPIPE|ENOTFOUND)/u;

/** What is answered where this was thrown. */
export function codeFor(error: unknown): ProblemCode {
  if (error instanceof RequestRefused) return error.code;
  if (hasZodFastifySchemaValidationErrors(error)) return 'invalid';
  if (!(error instanceof Error)) return 'internal';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return 'tooLarge';
  if (status === 429) return 'tooMany';
  if (AWAY.test(code) || isPoolTimeout(error)) return 'notReady';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'invalid' : 'internal';
}

/** pg gives these no code. */
const isPoolTimeout = ({ message }: Error): boolean =>
  message.startsWith('timeout exceeded when trying to connect') ||
  message.startsWith('Connection terminated') ||
  message.startsWith('Cannot use a pool after calling end');

/** Answers errors of the routes of `app` by `send`, and notes those that are not the asker's. */
export function answerErrors(app: FastifyInstance, send: typeof sendProblem): void {
  app.setErrorHandler((error, request, reply) => {
    const code = codeFor(error);
    if (code === 'internal') request.log.error({ err: error }, 'mistake');
    else if (code === 'notReady') request.log.warn({ err: error }, 'database away');
    return send(request, reply, code);
  });
}

export function answerProblems(app: FastifyInstance): void {
  answerErrors(app, sendProblem);
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, 'notFound'));
}

export const statusOf = (code: ProblemCode): number => ANSWERS[code][0];
