/** Counts and times for Prometheus: routes, statuses and numbers; no person, no document. */
import { timingSafeEqual, createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Pool } from '../db/connect.ts';
import { sendProblem } from './problems.ts';

export interface Metrics {
  /** What became of ops that were pushed. */
  readonly pushed: (outcome: string, count: number) => void;
  readonly watch: (app: FastifyInstance) => void;
}

interface MetricsOptions {
  /** Null: whoever asks from this computer may read them. */
  readonly token: string | null;
  readonly pool: () => Pool | null;
}

export function createMetrics({ token, pool }: MetricsOptions): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const answered = new Histogram({
    name: 'hub_request_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  const pushed = new Counter({
    name: 'hub_ops_pushed_total',
    help: 'Ops that desks pushed, by what became of them',
    labelNames: ['outcome'],
    registers,
  });
  registry.registerMetric(
    new Gauge({
      name: 'hub_database_connections',
      help: 'Connections to the database, and requests that wait for one',
      labelNames: ['state'],
      registers: [],
      collect() {
        const gauges = pool()?.gauges();
        this.set({ state: 'open' }, gauges?.open ?? 0);
        this.set({ state: 'waiting' }, gauges?.waiting ?? 0);
      },
    }),
  );
  return {
    pushed: (outcome, count) => pushed.inc({ outcome }, count),
    watch(app) {
      app.addHook('onResponse', (request, reply, done) => {
        answered.observe(
          { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
          reply.elapsedTime / 1000,
        );
        done();
      });
      app.get(
        '/metrics',
        { config: { rateLimit: false }, schema: { hide: true } },
        async (request, reply) => {
          if (!mayRead(request, token)) return sendProblem(request, reply, 'notFound');
          return reply.type(registry.contentType).send(await registry.metrics());
        },
      );
    },
  };
}

const LOOPBACK: ReadonlySet<string | undefined> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Behind a proxy on this computer everybody comes from it, so that a forwarded request is never "this computer". */
function mayRead(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) return sameSecret(request.headers.authorization ?? '', `Bearer ${token}`);
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers['forwarded'];
  return forwarded === undefined && LOOPBACK.has(request.socket.remoteAddress);
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compared in a time that says nothing of where they differ. */
function sameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}
