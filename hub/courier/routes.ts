/** What couriers need of a line, once: a desk tells its keys, and any desk that has a line brings what another could not. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import {
  COURIER_PARTS_PATH,
  deskKeysSchema,
  forwardAnswerSchema,
  forwardSchema,
  partKeptSchema,
  partParamsSchema,
  type ForwardAnswer,
} from '../../shared/courier/body.ts';
import { COURIER_LIMITS } from '../../shared/courier/header.ts';
import { doneSchema } from '../../shared/sync/account.ts';
import { eachDay } from '../http/daily.ts';
import { RequestRefused } from '../http/problems.ts';
import { askerOf } from '../http/protocol.ts';
import { takeParcel, type CourierParts } from './courier.ts';
import { keepReceipt, type KeptParts } from './kept-parts.ts';
import { isSigningKey } from './parcel.ts';

const SECURED = [{ session: [] }];
/** Parcels that one address may bring in a minute: each is a lot of work. */
const PARCELS_PER_MINUTE = 30;

const PART = 'application/octet-stream';

/** `courier`: what a parcel is taken with that this person brings. */
export function serveCourier(
  app: FastifyInstance,
  kept: KeptParts,
  courier: (bringer: string) => CourierParts,
): void {
  eachDay(app, () => kept.sweep(Date.now()), 'old parts of couriers were not taken away');
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
      await courier(person)
        .database.updateTable('desks')
        .set({ signing_key: signingKey, recipient })
        .where('device', '=', device)
        .where('person', '=', person)
        .execute();
      return { done: true as const };
    },
  );

  void app.register((bringing, _options, done) => {
    const inParts = bringing.withTypeProvider<ZodTypeProvider>();
    bringing.addContentTypeParser(PART, { parseAs: 'buffer' }, (_request, bytes, next) => next(null, bytes));
    inParts.post(
      COURIER_PARTS_PATH,
      {
        bodyLimit: COURIER_LIMITS.part,
        schema: {
          summary: "One part of a desk's parcel, as it was written; it is named by what is answered",
          tags: ['courier'],
          security: SECURED,
          response: { 200: partKeptSchema },
        },
      },
      async (request) => {
        const { body } = request;
        if (!(body instanceof Uint8Array)) throw new RequestRefused('invalid');
        const put = await kept.put(askerOf(request).device, body);
        if (!put.ok) throw new RequestRefused('tooMany');
        return { part: put.value };
      },
    );
    done();
  });
  routes.get(
    `${COURIER_PARTS_PATH}/:part`,
    {
      schema: {
        summary: 'A part of the receipt, for whoever brought the parcel',
        tags: ['courier'],
        security: SECURED,
        params: partParamsSchema,
        produces: [PART],
      },
    },
    async (request, reply) => {
      const part = await kept.get(askerOf(request).device, request.params.part);
      if (part === null) throw new RequestRefused('notFound');
      return reply.type(PART).send(part);
    },
  );

  routes.post(
    '/courier',
    {
      config: { rateLimit: { max: PARCELS_PER_MINUTE, timeWindow: 60_000 } },
      schema: {
        summary:
          "Takes a desk's parcel, whose parts were brought before, and answers with the parts of its receipt",
        tags: ['courier'],
        security: SECURED,
        body: forwardSchema,
        response: { 200: forwardAnswerSchema },
      },
    },
    async (request): Promise<ForwardAnswer> => {
      const { person, device } = askerOf(request);
      const taken = await takeParcel(courier(person), partsOf(kept, device, request.body.parts));
      if (!taken.ok)
        return { outcome: 'refused', ...taken.error, missing: [...taken.error.missing], receipt: [] };
      const { refusal, number, receipt } = taken.value;
      const put = await keepReceipt(kept, device, receipt);
      if (!put.ok) throw new RequestRefused('notReady');
      const names = [...put.value];
      return refusal === null
        ? { outcome: 'taken', number, receipt: names }
        : { outcome: 'refused', ...refusal, missing: [...refusal.missing], receipt: names };
    },
  );
}

/** One after the other; what was not brought is nothing at all, and refused as such. */
async function* partsOf(
  kept: KeptParts,
  device: string,
  names: readonly string[],
): AsyncGenerator<Uint8Array> {
  for (const name of names) yield (await kept.get(device, name)) ?? new Uint8Array();
}
