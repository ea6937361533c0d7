/**
 * Structured logs, a JSON object a line: routes, codes, numbers and places in the code. What a request carried is never
 * in them (body, query, headers, the address itself), nor the words of an error, which may quote a document.
 */
import type { FastifyInstance, FastifyLoggerOptions } from 'fastify';
import type { PinoLoggerOptions } from 'fastify/types/logger.js';
import { StartRefusal, systemCode } from '../refusal.ts';

/** Where log lines go. */
export interface LogSink {
  readonly write: (line: string) => void;
}

export interface DescribedError {
  readonly type: string;
  /** The code alone (SQLSTATE, errno); of a refusal to start, its sentence. */
  readonly message: string;
  /** Where it was thrown. */
  readonly stack: string;
}

export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const stack = error.stack ?? '';
  // The words of an error may look like places in the code: only what stands behind them is one.
  const places = stack.slice(stack.indexOf(error.message) + error.message.length).split('\n');
  return {
    type: error.name,
    message: error instanceof StartRefusal ? error.message : (systemCode(error) ?? ''),
    stack: places
      .filter((line) => /^\s+at /u.test(line))
      .map((line) => line.trim())
      .join(' < '),
  };
}

/** `sink` null: standard output. */
export function loggerOptions(level: string, sink: LogSink | null): FastifyLoggerOptions & PinoLoggerOptions {
  return {
    level,
    // Whoever hands a request or an answer to the log says no more of it than this.
    serializers: {
      err: (error: unknown) => ({ ...describeError(error) }),
      req: ({ method }: { method: string }) => ({ method }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    ...(sink === null ? {} : { stream: sink }),
  };
}

/** A line for each answer. The route is the pattern that was declared, not what was asked for. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
    done();
  });
}
