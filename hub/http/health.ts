/** For whoever watches the hub: /healthz says that the process answers, /readyz that it takes work. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Readiness } from './readiness.ts';

export function serveHealth(app: FastifyInstance, readiness: Readiness): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/healthz',
    {
      config: { rateLimit: false },
      schema: {
        summary: 'Whether the process answers',
        tags: ['watching'],
        response: { 200: z.object({ ok: z.literal(true) }) },
      },
    },
    () => ({ ok: true as const }),
  );
  const state = z.object({
    ready: z.boolean(),
    state: z.enum(['starting', 'ready', 'stopping', 'databaseAway']),
  });
  routes.get(
    '/readyz',
    {
      config: { rateLimit: false },
      schema: {
        summary: 'Whether the hub takes work',
        tags: ['watching'],
        response: { 200: state, 503: state },
      },
    },
    async (_request, reply) => {
      const state = await readiness.check();
      const ready = state === 'ready';
      return reply.code(ready ? 200 : 503).send({ ready, state });
    },
  );
}
