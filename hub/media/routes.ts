/** Pictures and files in and out. A stream that is not there, media that are not, and what is somebody else's are refused alike. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { mediaPlaceSchema, TUS_VERSION, type MediaPlace } from '../../shared/sync/upload.ts';
import { eachDay } from '../http/daily.ts';
import { RequestRefused } from '../http/problems.ts';
import { askerOf } from '../http/protocol.ts';
import { readableStreams } from '../rights/rights.ts';
import { knownMedia } from '../streams/media.ts';
import type { HubMediaFolder } from './folder.ts';
import { namedMedia } from './table.ts';
import { createUploads, type UploadsOptions } from './uploads.ts';

export interface MediaRouteParts extends UploadsOptions {
  readonly folder: HubMediaFolder;
}

const SECURED = [{ session: [] }];
const PIECE = 'application/offset+octet-stream';

/** As in tus: names and values in base64, by commas. */
const creationSchema = z.object({ 'upload-metadata': z.string().max(1_000) });

/** Null where it names no stream and no hash. */
function placeIn(metadata: string): MediaPlace | null {
  const pairs = metadata.split(',').map((pair) => pair.trim().split(' '));
  const named = pairs.map(([name, value = '']) => [name, Buffer.from(value, 'base64').toString()]);
  return mediaPlaceSchema.safeParse(Object.fromEntries(named)).data ?? null;
}

/** `bytes=N-` alone; whatever else it may say is answered with all of it, as HTTP allows. */
const firstByte = (range: string | undefined): number =>
  Number(/^bytes=(\d{1,15})-$/u.exec(range ?? '')?.[1] ?? 0);

export function serveMedia(app: FastifyInstance, parts: MediaRouteParts): void {
  const { database, folder } = parts;
  const uploads = createUploads(parts);

  const upload = async (
    request: FastifyRequest,
    reply: FastifyReply,
    place: MediaPlace,
  ): Promise<FastifyReply> => {
    const asker = askerOf(request);
    const [stream] = await readableStreams(database(), asker.person, place.stream);
    if (stream?.mayWrite !== true) throw new RequestRefused('notAllowed');
    const known = (await knownMedia(database(), place.stream, asker.person, [place.hash])).get(place.hash);
    if (known !== undefined && request.method !== 'POST') {
      // The last answer was lost, or somebody else brought it: there is nothing to go on with.
      void reply.headers({
        'tus-resumable': TUS_VERSION,
        'upload-offset': known.bytes,
        'upload-length': known.bytes,
      });
      return reply.code(request.method === 'HEAD' ? 200 : 204).send();
    }
    await uploads.handle(request, reply, asker, place);
    return reply;
  };

  void app.register((media, _options, done) => {
    const routes = media.withTypeProvider<ZodTypeProvider>();
    media.addHook('onRequest', (request, _reply, next) => {
      next('content-encoding' in request.headers ? new RequestRefused('invalid') : undefined);
    });
    // Pieces go to the disk as they come.
    media.addContentTypeParser(PIECE, (_request, _payload, next) => next(null));

    routes.post(
      '/uploads',
      {
        schema: {
          summary: 'Begins an upload (tus 1.0); its metadata name the stream and the hash',
          tags: ['media'],
          security: SECURED,
          headers: creationSchema,
        },
      },
      (request, reply) => {
        const place = placeIn(request.headers['upload-metadata']);
        if (place === null) throw new RequestRefused('invalid');
        return upload(request, reply, place);
      },
    );
    routes.route({
      method: 'HEAD',
      url: '/uploads/:stream/:hash',
      schema: {
        summary: 'How far an upload of this desk has come (tus 1.0)',
        tags: ['media'],
        security: SECURED,
        params: mediaPlaceSchema,
      },
      handler: (request, reply) => upload(request, reply, request.params),
    });
    routes.patch(
      '/uploads/:stream/:hash',
      {
        schema: {
          summary: 'The next piece of an upload (tus 1.0)',
          tags: ['media'],
          security: SECURED,
          params: mediaPlaceSchema,
        },
      },
      (request, reply) => upload(request, reply, request.params),
    );
    routes.get(
      '/media/:stream/:hash',
      {
        exposeHeadRoute: false,
        schema: {
          summary: 'The bytes of a picture or file that an op of the stream names',
          tags: ['media'],
          security: SECURED,
          params: mediaPlaceSchema,
          produces: ['application/octet-stream'],
        },
      },
      async (request, reply) => {
        const { stream, hash } = request.params;
        const [readable] = await readableStreams(database(), askerOf(request).person, stream);
        const bytes = readable === undefined ? null : await namedMedia(database(), { stream, hash });
        const from = firstByte(request.headers.range);
        if (bytes === null) throw new RequestRefused('notAllowed');
        if (from >= bytes) throw new RequestRefused('invalid');
        const content = await folder.read(hash, bytes, from);
        // Known and not on the disk: whoever looks after the hub has to bring the folder back.
        if (content === null) throw new RequestRefused('notReady');
        if (from > 0) void reply.code(206).header('content-range', `bytes ${from}-${bytes - 1}/${bytes}`);
        return reply
          .type('application/octet-stream')
          .header('content-length', bytes - from)
          .send(content);
      },
    );
    eachDay(media, uploads.sweep, 'old uploads were not taken away');
    done();
  });
}
