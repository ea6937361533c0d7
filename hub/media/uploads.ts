/**
 * Uploads by tus 1.0. Each belongs to one desk, stream and hash, which name it: a desk that lost everything but the file
 * goes on where it was cut. Whoever asks for another's finds none.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createReadStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '../../shared/sync/problem.ts';
import { uploadPath, type MediaPlace } from '../../shared/sync/upload.ts';
import { codeFor, problemOf, RequestRefused } from '../http/problems.ts';
import type { Asker } from '../rights/asker.ts';
import { hasRoom } from './room.ts';
import { receive, type ReceiveParts } from './receive.ts';
import { sweepUnnamed } from './unnamed.ts';

export interface Uploads {
  /** Answers the request, with the protocol's own answers; the asker's right to write into the stream was looked up. */
  readonly handle: (
    request: FastifyRequest,
    reply: FastifyReply,
    asker: Asker,
    place: MediaPlace,
  ) => Promise<void>;
  /** Takes away what nobody has gone on with, and what no op has named in its time. */
  readonly sweep: () => Promise<void>;
}

export interface UploadsOptions extends ReceiveParts {
  /** Of one file, in bytes. */
  readonly limitBytes: number;
  /** Days in which an op has to name what was brought. */
  readonly keepDays: number;
}

/** Milliseconds after its beginning in which an upload has to be whole. */
const EXPIRY = 14 * 24 * 3_600_000;
/** Milliseconds: what a hub that was killed left half-copied is older. */
const LEFT_BEHIND = 24 * 3_600_000;
/** Of one desk, not whole: a desk sends one after the other. */
const OPEN_UPLOADS = 32;

interface Context {
  readonly request: FastifyRequest;
  readonly asker: Asker;
  readonly place: MediaPlace;
  readonly id: string;
}

/** What the protocol's own refusals are here. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  403: 'notFound',
  404: 'notFound',
  // Another piece of it is being written: whoever asks how far it has come goes on from there.
  409: 'notReady',
  410: 'notFound',
  413: 'tooLarge',
  423: 'notReady',
};

export function createUploads(options: UploadsOptions): Uploads {
  const { folder, limitBytes } = options;
  const contexts = new WeakMap<IncomingMessage, Context>();
  const finishing = new Map<string, Promise<void>>();
  const store = new FileStore({ directory: folder.incoming, expirationPeriodInMilliseconds: EXPIRY });

  const contextOf = (req: { readonly runtime?: { readonly node?: { readonly req: object } } }): Context => {
    const raw = req.runtime?.node?.req;
    const context = raw === undefined ? undefined : contexts.get(raw as IncomingMessage);
    if (context === undefined) throw new Error('an upload without its request');
    return context;
  };

  const mayBegin = async ({ asker }: Context, bytes: number): Promise<void> => {
    // It is copied once when it is whole.
    if (!(await hasRoom(folder.incoming, 2 * bytes))) throw new RequestRefused('notReady');
    const open = (await readdir(folder.incoming)).filter(
      (name) => name.startsWith(`${asker.device}.`) && !name.endsWith('.json'),
    );
    if (open.length >= OPEN_UPLOADS) throw new RequestRefused('tooMany');
  };

  const finish = async ({ asker, place, id }: Context): Promise<void> => {
    const source = createReadStream(path.join(folder.incoming, id)) as AsyncIterable<Uint8Array>;
    const received = await receive(options, source, { ...place, person: asker.person });
    await store.remove(id);
    if (!received.ok) throw new RequestRefused(received.error);
  };

  const tus = new Server({
    path: '/v1/uploads',
    datastore: store,
    maxSize: limitBytes,
    allowedOrigins: [],
    namingFunction: (req) => contextOf(req).id,
    getFileIdFromRequest: (req) => contextOf(req).id,
    generateUrl: (req) => `/v1${uploadPath(contextOf(req).place)}`,
    async onUploadCreate(req, upload) {
      const { place } = contextOf(req);
      // Its length has to be said when it begins: what has none would grow without an end.
      if (upload.size === undefined || upload.size === 0) throw new RequestRefused('invalid');
      await mayBegin(contextOf(req), upload.size);
      return { metadata: { ...place } };
    },
    async onUploadFinish(req) {
      const context = contextOf(req);
      const running = finishing.get(context.id) ?? finish(context);
      finishing.set(context.id, running);
      try {
        await running;
      } finally {
        finishing.delete(context.id);
      }
      return {};
    },
    onResponseError(req, error) {
      const { request } = contextOf(req);
      const status = 'status_code' in error ? error.status_code : undefined;
      const code = status === undefined ? codeFor(error) : (BY_STATUS[status] ?? 'invalid');
      if (code === 'internal') request.log.error({ err: error }, 'mistake');
      const answer = problemOf(request, code);
      return { status_code: answer.status, body: JSON.stringify(answer.problem) };
    },
  });

  return {
    async handle(request, reply, asker, place) {
      const named = createHash('sha256')
        .update(`${asker.person} ${place.stream} ${place.hash}`)
        .digest('hex');
      contexts.set(request.raw, { request, asker, place, id: `${asker.device}.${named}` });
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      await tus.handle(request.raw, reply.raw);
    },
    async sweep() {
      await tus.cleanUpExpiredUploads();
      for (const name of await readdir(folder.incoming)) {
        if (!/\.(?:whole|sheet)$/u.test(name)) continue;
        const file = path.join(folder.incoming, name);
        const { mtimeMs } = await stat(file);
        if (Date.now() - mtimeMs > LEFT_BEHIND) await rm(file, { force: true });
      }
      await sweepUnnamed({ ...options, now: () => Date.now() });
    },
  };
}
