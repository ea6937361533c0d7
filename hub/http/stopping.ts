/** Connections of a hub that stops: none is waited for over which nothing is in flight. */
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Readiness } from './readiness.ts';

/** A connection that is kept for more requests would keep the hub waiting. */
export function closeWhenStopping(app: FastifyInstance, { phase }: Readiness): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (phase() === 'stopping') void reply.header('connection', 'close');
    done(null, payload);
  });
}

/**
 * Desks and browsers open connections ahead. One over which nothing was asked yet is not idle to the server, which would
 * wait for its first request for a minute. `isSecure`: what is asked comes over TLS.
 */
export function closeUnasked(app: FastifyInstance, isSecure: boolean): void {
  const unasked = new Set<Socket>();
  app.server.on(isSecure ? 'secureConnection' : 'connection', (socket: Socket) => {
    unasked.add(socket);
    socket.once('close', () => unasked.delete(socket));
  });
  app.server.on('request', ({ socket }) => void unasked.delete(socket));
  app.addHook('preClose', (done) => {
    for (const socket of unasked) socket.destroy();
    done();
  });
}
