/** Better Auth on the hub's own tables: passwords, second step, sessions, the ministry's provider, codes for desks. */
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { deviceAuthorization, genericOAuth, twoFactor } from 'better-auth/plugins';
import { CamelCasePlugin } from 'kysely';
import type { Database } from '../db/connect.ts';

/** An OpenID Connect provider, as the environment names it. */
export interface SignInProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface AccountParts {
  readonly database: Database;
  readonly secret: string;
  /** Where people and desks reach the hub; its origin is the only one that is trusted. */
  readonly address: string;
  readonly provider: SignInProvider | null;
}

export const PROVIDER_ID = 'ministry';
/** Below it lies the one address of Better Auth that is served: where the provider sends people back to. */
export const ACCOUNTS_PATH = '/account';
/** The header that the hub itself fills with who asks; what a request says there is overwritten. */
export const ADDRESS_HEADER = 'x-sastra-address';
/** The only program that may ask for a desk's code. */
export const DESK_CLIENT = 'sastra-desk';

/** In letters. NIST SP 800-63B: length is what counts; no rules on kinds of letters. */
export const PASSWORD = { least: 12, most: 128 } as const;

const HOUR = 60 * 60;
const DAY = 24 * HOUR;
/** Seconds. A browser is signed in for a working day; a desk may be without a line for months. */
const BROWSER_SESSION = 12 * HOUR;
export const DESK_SESSION = 400 * DAY;

export type Accounts = ReturnType<typeof createAccounts>;

// The type of what Better Auth makes follows from these options, and has no name.
// oxlint-disable-next-line typescript/explicit-module-boundary-types
export function createAccounts({ database, secret, address, provider }: AccountParts) {
  return betterAuth({
    appName: 'Sastra',
    secret,
    baseURL: address,
    basePath: ACCOUNTS_PATH,
    trustedOrigins: [address],
    onAPIError: { errorURL: `${address}${ACCOUNTS_PATH}/sign-in` },
    telemetry: { enabled: false },
    // Its messages quote addresses of people; what the hub logs of an answer is enough.
    logger: { disabled: true },
    database: { db: database.withPlugin(new CamelCasePlugin()), type: 'postgres', transaction: true },
    advanced: {
      database: { generateId: 'uuid' },
      cookiePrefix: 'sastra',
      useSecureCookies: address.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    user: {
      modelName: 'people',
      additionalFields: { nameEn: { type: 'string', required: true, input: false } },
    },
    session: { modelName: 'sessions', expiresIn: BROWSER_SESSION, disableSessionRefresh: true },
    account: {
      modelName: 'credentials',
      encryptOAuthTokens: true,
      // By an address that the provider says it has verified, and no other.
      accountLinking: { enabled: true, trustedProviders: [] },
    },
    verification: { modelName: 'verifications' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD.least,
      maxPasswordLength: PASSWORD.most,
    },
    databaseHooks: {
      session: {
        create: {
          /** Nobody who was shut out gets a session, whichever way they come. */
          async before(session, context) {
            const person = await database
              .selectFrom('people')
              .select('disabled_at')
              .where('id', '=', session.userId)
              .executeTakeFirst();
            if (person === undefined || person.disabled_at !== null) throw new APIError('UNAUTHORIZED');
            return context?.path === '/device/token'
              ? { data: { ...session, expiresAt: new Date(Date.now() + DESK_SESSION * 1000) } }
              : undefined;
          },
        },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Sastra', schema: { twoFactor: { modelName: 'twoFactors' } } }),
      deviceAuthorization({
        expiresIn: '15m',
        interval: '5s',
        verificationUri: `${address}/device`,
        validateClient: (id) => id === DESK_CLIENT,
        schema: { deviceCode: { modelName: 'deviceCodes' } },
      }),
      genericOAuth({ config: provider === null ? [] : [providerConfig(provider)] }),
    ],
  });
}

/** A provider lets in whom the hub knows already, by the e-mail address that it vouches for; it makes no accounts. */
const providerConfig = ({ issuer, clientId, clientSecret }: SignInProvider) => ({
  providerId: PROVIDER_ID,
  discoveryUrl: `${issuer.replace(/\/$/u, '')}/.well-known/openid-configuration`,
  clientId,
  clientSecret,
  // What a provider takes where nothing else was agreed on (OpenID Connect Core, section 9).
  tokenEndpointAuth: { method: 'client_secret_basic' as const },
  scopes: ['openid', 'email', 'profile'],
  pkce: true,
  requireIdTokenVerification: true,
  disableSignUp: true,
  disableImplicitSignUp: true,
});
