/** The HTTP server: what every answer has in common, and the routes. */
import { randomUUID } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { WhoAsks } from '../rights/asker.ts';
import { acceptCompressed, compressAnswers } from './compression.ts';
import { serveDocs } from './docs.ts';
import { setHeaders } from './headers.ts';
import { serveHealth } from './health.ts';
import { serveHello, type HelloParts } from './hello.ts';
import { logAnswers, loggerOptions, type LogSink } from './log.ts';
import type { Metrics } from './metrics.ts';
import { answerProblems, RequestRefused } from './problems.ts';
import { requireAsker, requireProtocol, requireReady } from './protocol.ts';
import type { Readiness } from './readiness.ts';
import { closeUnasked, closeWhenStopping } from './stopping.ts';

export interface ServerOptions {
  /** PEM; null: plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly behindProxy: boolean;
  readonly bodyLimitBytes: number;
  readonly requestsPerMinute: number;
  readonly logLevel: string;
  /** Null: standard output. */
  readonly logTo: LogSink | null;
}

export interface ServerParts {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly hello: HelloParts;
  readonly whoAsks: WhoAsks;
  /** What people see in a browser. */
  readonly pages: (app: FastifyInstance) => void;
  /** Routes below /v1 that anybody may ask, with a protocol version that fits. */
  readonly anybody: (app: FastifyInstance) => void;
  /** Routes below /v1 that only somebody who is signed in may ask. */
  readonly signedIn: (app: FastifyInstance) => void;
}

/** Milliseconds that a request may take to come in: a line of 64 kbit/s brings 8 MiB in 18 minutes. */
const SLOWEST_REQUEST = 20 * 60_000;

export async function createServer(options: ServerOptions, parts: ServerParts): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    ...(options.tls === null ? {} : { https: options.tls }),
    logger: loggerOptions(options.logLevel, options.logTo),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyLimitBytes,
    requestTimeout: SLOWEST_REQUEST,
    // Proxies of the ministry's own network are believed, and no farther.
    trustProxy: options.behindProxy ? ['loopback', 'linklocal', 'uniquelocal'] : false,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 100 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  setHeaders(app, options.tls !== null || options.behindProxy);
  logAnswers(app);
  answerProblems(app);
  closeWhenStopping(app, parts.readiness);
  closeUnasked(app, options.tls !== null);
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: () => new RequestRefused('tooMany'),
  });
  await serveDocs(app, parts.hello.version);
  parts.metrics.watch(app);
  serveHealth(app, parts.readiness);
  await app.register((pages, _options, done) => {
    requireReady(pages, parts.readiness);
    parts.pages(pages);
    done();
  });
  await app.register(
    (v1, _options, done) => {
      requireReady(v1, parts.readiness);
      compressAnswers(v1);
      serveHello(v1, parts.hello);
      void v1.register((anybody, _anybodyOptions, anybodyDone) => {
        requireProtocol(anybody);
        parts.anybody(anybody);
        anybodyDone();
      });
      void v1.register((signedIn, _signedInOptions, signedInDone) => {
        requireProtocol(signedIn);
        requireAsker(signedIn, parts.whoAsks);
        acceptCompressed(signedIn);
        parts.signedIn(signedIn);
        signedInDone();
      });
      done();
    },
    { prefix: '/v1' },
  );
  return app;
}
