/** What stands before every /v1 route: the hub is ready, the versions fit, somebody is signed in. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PROTOCOL_HEADER, protocolFit } from '../../shared/sync/protocol.ts';
import type { Asker, WhoAsks } from '../rights/asker.ts';
import { RequestRefused } from './problems.ts';
import type { Readiness } from './readiness.ts';

const askers = new WeakMap<FastifyRequest, Asker>();

/** Who asks; only routes behind requireAsker() may call it. */
export function askerOf(request: FastifyRequest): Asker {
  const asker = askers.get(request);
  if (asker === undefined) throw new Error('a route without requireAsker() asked who asks');
  return asker;
}

export function requireReady(app: FastifyInstance, readiness: Readiness): void {
  app.addHook('onRequest', (_request, _reply, done) => {
    done(readiness.phase() === 'ready' ? undefined : new RequestRefused('notReady'));
  });
}

export function requireProtocol(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const named = request.headers[PROTOCOL_HEADER];
    const fit = protocolFit(typeof named === 'string' ? named : undefined);
    done(fit === 'fits' ? undefined : new RequestRefused(fit === 'unknown' ? 'invalid' : fit));
  });
}

export function requireAsker(app: FastifyInstance, whoAsks: WhoAsks): void {
  app.addHook('onRequest', async (request) => {
    const asker = await whoAsks(request.headers);
    if (asker === null) throw new RequestRefused('signIn');
    askers.set(request, asker);
  });
}
