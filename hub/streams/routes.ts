/** Push, pull, digests, and the list of streams. Rights are looked up for each request; epochs are compared before anything else. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { rightsText } from '../../shared/sync/chain.ts';
import { digestAnswerSchema, digestQuerySchema } from '../../shared/sync/digest.ts';
import { ownStreamAnswerSchema, ownStreamRequestSchema } from '../../shared/sync/own-stream.ts';
import { pullPageSchema, pullQuerySchema, streamsAnswerSchema } from '../../shared/sync/pull.ts';
import { pushAnswerSchema, pushRequestSchema } from '../../shared/sync/push.ts';
import type { Database } from '../db/connect.ts';
import type { Metrics } from '../http/metrics.ts';
import { RequestRefused } from '../http/problems.ts';
import { askerOf } from '../http/protocol.ts';
import type { HubKey } from '../identity/hub-key.ts';
import type { HubRow } from '../identity/hub-row.ts';
import { readableStreams, type ReadableStream } from '../rights/rights.ts';
import { digest } from './digest.ts';
import { giveOwnStream } from './own-stream.ts';
import { outcomeOf, push, type PushParts } from './push.ts';
import { isOnlyShared } from './shared-record.ts';
import { signedPage } from './signed-page.ts';

export interface StreamParts {
  readonly database: () => Database;
  readonly hub: () => HubRow;
  readonly key: HubKey;
  readonly metrics: Metrics;
  readonly pushing: PushParts;
}

const SECURED = [{ session: [] }];

export function serveStreams(
  app: FastifyInstance,
  { database, hub, key, metrics, pushing }: StreamParts,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  const compareEpoch = (epoch: string): void => {
    if (epoch !== hub().epoch) throw new RequestRefused('otherEpoch');
  };
  /** A stream that is not there is refused as one that is somebody else's. */
  const readable = async (person: string, stream: string): Promise<ReadableStream> => {
    const [found] = await readableStreams(database(), person, stream);
    if (found === undefined) throw new RequestRefused('notAllowed');
    return found;
  };

  routes.get(
    '/streams',
    {
      schema: {
        summary: 'The streams that the person may read',
        tags: ['sync'],
        security: SECURED,
        response: { 200: streamsAnswerSchema },
      },
    },
    async (request) => {
      const { person } = askerOf(request);
      const { id, epoch } = hub();
      const streams = [...(await readableStreams(database(), person))];
      const signature = key.sign(rightsText({ hub: id, epoch, person, streams }));
      return { epoch, rights: { person, signature }, streams };
    },
  );

  routes.post(
    '/push',
    {
      schema: {
        summary: 'Sends contents and ops into a stream',
        tags: ['sync'],
        security: SECURED,
        body: pushRequestSchema,
        response: { 200: pushAnswerSchema },
      },
    },
    async (request) => {
      const asker = askerOf(request);
      compareEpoch(request.body.epoch);
      const { mayWrite } = await readable(asker.person, request.body.stream);
      if (!mayWrite && !isOnlyShared(request.body)) throw new RequestRefused('notAllowed');
      const answers = await push(database(), pushing, asker, request.body);
      for (const answer of answers) metrics.pushed(outcomeOf(answer), 1);
      return { answers: [...answers] };
    },
  );

  routes.get(
    '/pull',
    {
      schema: {
        summary: "Reads a stream's ops behind a cursor, in the hub's order",
        tags: ['sync'],
        security: SECURED,
        querystring: pullQuerySchema,
        response: { 200: pullPageSchema },
      },
    },
    async (request) => {
      const { epoch, stream } = request.query;
      compareEpoch(epoch);
      await readable(askerOf(request).person, stream);
      const page = await signedPage(database(), { hub: hub(), key }, request.query);
      if (page === null) throw new RequestRefused('aheadOfHub');
      return page;
    },
  );

  routes.get(
    '/digest',
    {
      schema: {
        summary: 'What the documents of a stream stand on, to be compared after a sync',
        tags: ['sync'],
        security: SECURED,
        querystring: digestQuerySchema,
        response: { 200: digestAnswerSchema },
      },
    },
    async (request) => {
      compareEpoch(request.query.epoch);
      await readable(askerOf(request).person, request.query.stream);
      return digest(database(), request.query);
    },
  );

  routes.post(
    '/own-stream',
    {
      schema: {
        summary: 'Gives a document a stream of its own, or says who reads it',
        tags: ['sync'],
        security: SECURED,
        body: ownStreamRequestSchema,
        response: { 200: ownStreamAnswerSchema },
      },
    },
    async (request) => {
      compareEpoch(request.body.epoch);
      const stream = await giveOwnStream(database(), askerOf(request), request.body);
      if (!stream.ok) throw new RequestRefused(stream.error);
      return { stream: stream.value };
    },
  );
}
