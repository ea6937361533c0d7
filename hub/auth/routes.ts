/** What a desk asks about accounts: a code and a token before anybody is signed in, then who it is, and the end of it. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isAPIError } from 'better-auth/api';
import { z } from 'zod';
import {
  deskCodeAnswerSchema,
  deskCodeRequestSchema,
  deskRenewSchema,
  deskReportSchema,
  deskTokenAnswerSchema,
  deskTokenRequestSchema,
  doneSchema,
  meSchema,
  type DeskTokenAnswer,
} from '../../shared/sync/account.ts';
import type { Database } from '../db/connect.ts';
import { RequestRefused } from '../http/problems.ts';
import { askerOf } from '../http/protocol.ts';
import { DESK_CLIENT, type Accounts } from './accounts.ts';
import { deskToken } from './desk-token.ts';
import { admitDesk, endDeskSession, noteReport, renewDesk } from './desks.ts';
import { whoIsMe } from './me.ts';

export interface AccountRouteParts {
  readonly database: () => Database;
  readonly accounts: () => Accounts;
  readonly secret: string;
}

/** Codes that one address may ask for in a minute. */
const CODES_PER_MINUTE = 60;

export function serveDeskCodes(
  app: FastifyInstance,
  { database, accounts, secret }: AccountRouteParts,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.post(
    '/desk/code',
    {
      config: { rateLimit: { max: CODES_PER_MINUTE, timeWindow: 60_000 } },
      schema: {
        summary: 'A code for a desk that wants to belong to a person',
        tags: ['accounts'],
        body: deskCodeRequestSchema,
        response: { 200: deskCodeAnswerSchema },
      },
    },
    async ({ body }) => {
      await database().deleteFrom('device_codes').where('expires_at', '<', new Date()).execute();
      const code = await accounts().api.deviceCode({
        body: { client_id: DESK_CLIENT, scope: JSON.stringify(body) },
      });
      return {
        deviceCode: code.device_code,
        userCode: code.user_code,
        address: code.verification_uri,
        addressWithCode: code.verification_uri_complete,
        expiresIn: code.expires_in,
        interval: code.interval,
      };
    },
  );

  routes.post(
    '/desk/token',
    {
      schema: {
        summary: "What became of a desk's code; its token, once, when a person has approved it",
        tags: ['accounts'],
        body: deskTokenRequestSchema,
        response: { 200: deskTokenAnswerSchema },
      },
    },
    async ({ body }): Promise<DeskTokenAnswer> => {
      const redeemed = await redeem(accounts(), body.deviceCode);
      if ('state' in redeemed) return redeemed;
      const desk = deskCodeRequestSchema.parse(JSON.parse(redeemed.scope));
      const token = redeemed.access_token;
      if (!(await admitDesk(database(), token, desk))) return { state: 'otherDevice' };
      const { person } = await database()
        .selectFrom('desks')
        .select('person')
        .where('device', '=', desk.device)
        .executeTakeFirstOrThrow();
      return { state: 'approved', token: deskToken(token, secret), person };
    },
  );
}

/** By the codes of RFC 8628; whatever else it says, the code is of no use any more. */
const STATES: Readonly<Record<string, DeskTokenAnswer>> = {
  authorization_pending: { state: 'waiting' },
  slow_down: { state: 'tooEarly' },
  access_denied: { state: 'denied' },
};

async function redeem(
  accounts: Accounts,
  code: string,
): Promise<DeskTokenAnswer | { readonly access_token: string; readonly scope: string }> {
  try {
    return await accounts.api.deviceToken({
      body: {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: code,
        client_id: DESK_CLIENT,
      },
    });
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    return STATES[String(error.body?.['error'])] ?? { state: 'expired' };
  }
}

const SECURED = [{ session: [] }];

export function serveDeskAccount(app: FastifyInstance, { database }: AccountRouteParts): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get(
    '/me',
    {
      schema: {
        summary: 'Who is signed in, on which desk, and what they are in which offices',
        tags: ['accounts'],
        security: SECURED,
        response: { 200: meSchema },
      },
    },
    (request) => whoIsMe(database(), askerOf(request)),
  );

  routes.post(
    '/desk/report',
    {
      schema: {
        summary: 'What administrators see of the desk: its version, and how much waits to be sent',
        tags: ['accounts'],
        security: SECURED,
        body: deskReportSchema,
        response: { 200: doneSchema },
      },
    },
    async (request) => {
      await noteReport(database(), askerOf(request).device, request.body);
      return { done: true as const };
    },
  );

  routes.post(
    '/desk/renew',
    {
      schema: {
        summary: 'The desk was put back from a backup and is another device from here on',
        tags: ['accounts'],
        security: SECURED,
        body: deskRenewSchema,
        response: { 200: doneSchema },
      },
    },
    async (request) => {
      if (!(await renewDesk(database(), askerOf(request).device, request.body.device)))
        throw new RequestRefused('notAllowed');
      return { done: true as const };
    },
  );

  routes.post(
    '/desk/sign-out',
    {
      schema: {
        summary: "Ends the desk's session",
        tags: ['accounts'],
        security: SECURED,
        body: z.strictObject({}),
        response: { 200: doneSchema },
      },
    },
    async (request) => {
      await endDeskSession(database(), askerOf(request).device);
      return { done: true as const };
    },
  );
}
