/** `GET /v1/hello`: for a desk that does not know the hub yet, or whose versions may not fit. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { helloSchema, type Hello } from '../../shared/sync/hello.ts';
import { PROTOCOL } from '../../shared/sync/protocol.ts';
import type { HubRow } from '../identity/hub-row.ts';

export interface HelloParts {
  readonly hub: () => HubRow;
  readonly publicKey: string;
  /** Whom parcels are encrypted to, signed by the hub. */
  readonly courier: () => Hello['courier'];
  readonly version: string;
}

export function serveHello(app: FastifyInstance, { hub, publicKey, courier, version }: HelloParts): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/hello',
    {
      schema: {
        summary: 'Who this hub is and which protocol it speaks',
        tags: ['sync'],
        response: { 200: helloSchema },
      },
    },
    () => {
      const { id, epoch } = hub();
      return {
        hub: id,
        publicKey,
        epoch,
        courier: courier(),
        protocol: { ...PROTOCOL },
        version,
        now: Date.now(),
      };
    },
  );
}
