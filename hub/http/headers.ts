/** Headers of every answer: nothing of the hub is framed, sniffed, kept by a cache, or may load anything. */
import type { FastifyInstance } from 'fastify';

const POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The page at /docs shows itself with its own scripts, styles and pictures, and asks this hub alone. */
const DOCS_POLICY = `${POLICY}; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'`;

export function setHeaders(app: FastifyInstance, secure: boolean): void {
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers({
      'x-request-id': request.id,
      'content-security-policy':
        request.routeOptions.url?.startsWith('/docs') === true ? DOCS_POLICY : POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
      ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    });
    done();
  });
}
