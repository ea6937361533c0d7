/** Events, and who is where. */
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { presenceAnswerSchema, presenceRequestSchema } from '../../shared/sync/events.ts';
import type { Database } from '../db/connect.ts';
import { RequestRefused } from '../http/problems.ts';
import { askerOf } from '../http/protocol.ts';
import { readableStreams } from '../rights/rights.ts';
import { notePresence, presentIn } from './presence.ts';
import type { Outlet, Subscribers } from './subscribers.ts';

export interface EventParts {
  readonly database: () => Database;
  readonly subscribers: () => Subscribers;
}

/** Bytes that may wait for a desk that reads slowly: what it misses is in the streams. */
const WAITING = 256 * 1024;
/** Milliseconds after which a desk whose connection broke comes again. */
const RETRY = 5_000;
const SECURED = [{ session: [] }];

function outletTo(raw: ServerResponse): Outlet {
  return {
    write(text) {
      raw.write(text);
      return raw.writableLength <= WAITING;
    },
    // What waits for a slow reader is not waited for.
    end: () => (raw.writableLength > 0 ? raw.destroy() : raw.end()),
  };
}

export function serveEvents(app: FastifyInstance, { database, subscribers }: EventParts): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    '/events',
    {
      schema: {
        summary: 'News of the streams that the person may read, as server-sent events',
        tags: ['sync'],
        security: SECURED,
        produces: ['text/event-stream'],
      },
    },
    (request, reply) => {
      const { raw } = reply;
      const lastEventId = request.headers['last-event-id'];
      const leave = subscribers().add({
        asker: askerOf(request),
        headers: request.headers,
        lastEventId: typeof lastEventId === 'string' ? lastEventId : null,
        // Nothing is written to it before this turn is over.
        outlet: outletTo(raw),
      });
      if (leave === null) throw new RequestRefused('tooMany');
      reply.hijack();
      const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      raw.writeHead(200, {
        ...Object.fromEntries(headers),
        'content-type': 'text/event-stream; charset=utf-8',
        'x-accel-buffering': 'no',
        // It is the last answer of its connection: a hub that stops does not wait for another request.
        connection: 'close',
      });
      raw.write(`retry: ${RETRY}\n\n`);
      raw.on('close', leave);
    },
  );

  routes.post(
    '/presence',
    {
      schema: {
        summary: 'Says in which document the person is, or is no more',
        tags: ['sync'],
        security: SECURED,
        body: presenceRequestSchema,
        response: { 200: presenceAnswerSchema },
      },
    },
    async (request) => {
      const asker = askerOf(request);
      const { documentId } = request.body;
      const home = await database()
        .selectFrom('documents')
        .select('stream')
        .where('id', '=', documentId)
        .executeTakeFirst();
      const [readable] =
        home === undefined ? [] : await readableStreams(database(), asker.person, home.stream);
      // A document that is not there is as one that is somebody else's.
      if (readable === undefined) throw new RequestRefused('notAllowed');
      await notePresence(database(), readable.id, asker, request.body);
      return { present: [...(await presentIn(database(), readable.id, documentId))] };
    },
  );
}
