/** The key directory: read by all desks, brought by administrators, believed by nobody without its signatures. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  addedSchema,
  addEntriesSchema,
  directoryAnswerSchema,
  directoryQuerySchema,
  ENTRIES_AT_ONCE,
} from '../../shared/directory/wire.ts';
import { keyAsked } from '../../shared/directory/key-request.ts';
import { signedSchema } from '../../shared/statements/signed.ts';
import { doneSchema } from '../../shared/sync/account.ts';
import type { Database } from '../db/connect.ts';
import { RequestRefused } from '../http/problems.ts';
import { askerOf } from '../http/protocol.ts';
import type { HubRow } from '../identity/hub-row.ts';
import { isSigned } from '../identity/is-signed.ts';
import { bringEntries } from './bring.ts';
import { entriesAfter, type KeptDirectory } from './kept.ts';
import { noteKeyRequest } from './requests.ts';

export interface DirectoryParts {
  readonly database: () => Database;
  readonly hub: () => HubRow;
  readonly directory: KeptDirectory;
}

const SECURED = [{ session: [] }];

export function serveDirectory(app: FastifyInstance, { database, hub, directory }: DirectoryParts): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/directory',
    {
      schema: {
        summary: 'Entries of the key directory behind a head that is known, or from the first',
        tags: ['directory'],
        security: SECURED,
        querystring: directoryQuerySchema,
        response: { 200: directoryAnswerSchema },
      },
    },
    async ({ query }) => {
      const kept = await directory.read(database());
      if (kept === null) return { after: null, entries: [], head: null };
      return { ...entriesAfter(kept, query.after ?? null, ENTRIES_AT_ONCE), head: kept.state.head };
    },
  );

  routes.post(
    '/directory',
    {
      schema: {
        summary: 'Adds signed entries; for administrators',
        tags: ['directory'],
        security: SECURED,
        body: addEntriesSchema,
        response: { 200: addedSchema },
      },
    },
    async (request) => {
      const { person } = askerOf(request);
      const brought = await bringEntries(database(), directory, person, request.body.entries);
      if (!brought.ok) throw new RequestRefused('notAllowed');
      return brought.value;
    },
  );

  routes.post(
    '/directory/request',
    {
      schema: {
        summary: "Asks that the desk's key be enrolled; signed with that key",
        tags: ['directory'],
        security: SECURED,
        body: signedSchema,
        response: { 200: doneSchema },
      },
    },
    async (request) => {
      const asker = askerOf(request);
      const key = keyAsked(request.body, { ...asker, hub: hub().id }, isSigned);
      if (!key.ok) throw new RequestRefused('invalid');
      await noteKeyRequest(database(), asker, key.value);
      return { done: true as const };
    },
  );
}
