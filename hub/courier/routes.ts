/** What couriers need of a line, once: a desk tells its keys, and any desk that has a line brings what another could not. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  deskKeysSchema,
  FORWARD_LIMIT,
  forwardAnswerSchema,
  forwardSchema,
  type ForwardAnswer,
} from '../../shared/courier/body.ts';
import { doneSchema } from '../../shared/sync/account.ts';
import { RequestRefused } from '../http/problems.ts';
import { askerOf } from '../http/protocol.ts';
import { takeParcel, type CourierParts } from './courier.ts';
import { isSigningKey } from './parcel.ts';

const SECURED = [{ session: [] }];
/** Parcels that one address may bring in a minute: each is a lot of work. */
const PARCELS_PER_MINUTE = 30;

export function serveCourier(app: FastifyInstance, parts: () => CourierParts): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.post(
    '/desk/courier',
    {
      schema: {
        summary: "The keys by which the hub knows the desk's parcels, and whom its receipts are for",
        tags: ['courier'],
        security: SECURED,
        body: deskKeysSchema,
        response: { 200: doneSchema },
      },
    },
    async (request) => {
      const { signingKey, recipient } = request.body;
      if (!isSigningKey(signingKey)) throw new RequestRefused('invalid');
      const { person, device } = askerOf(request);
      await parts()
        .database.updateTable('desks')
        .set({ signing_key: signingKey, recipient })
        .where('device', '=', device)
        .where('person', '=', person)
        .execute();
      return { done: true as const };
    },
  );

  routes.post(
    '/courier',
    {
      bodyLimit: FORWARD_LIMIT,
      config: { rateLimit: { max: PARCELS_PER_MINUTE, timeWindow: 60_000 } },
      schema: {
        summary: "Brings a desk's parcel; the receipt, which the desk alone can read, goes back the same way",
        tags: ['courier'],
        security: SECURED,
        body: forwardSchema,
        response: { 200: forwardAnswerSchema },
      },
    },
    async (request): Promise<ForwardAnswer> => {
      const files = request.body.parts.map((part) => Buffer.from(part, 'base64'));
      const taken = await takeParcel(parts(), files);
      if (!taken.ok)
        return { outcome: 'refused', ...taken.error, missing: [...taken.error.missing], receipt: null };
      const { refusal, number, receipt } = taken.value;
      const carried = receipt.map((part) => Buffer.from(part).toString('base64'));
      return refusal === null
        ? { outcome: 'taken', number, receipt: carried }
        : { outcome: 'refused', ...refusal, missing: [...refusal.missing], receipt: carried };
    },
  );
}
