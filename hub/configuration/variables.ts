/** Every variable of the environment that the hub reads: what it means, what it is without one, what it may be. */
import { isIP } from 'node:net';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** As root the database runs under an account that seldom reaches root's own folders. */
function defaultData(): string {
  if (process.getuid?.() === 0) return '/var/lib/sastra-hub';
  const home = process.env['XDG_DATA_HOME'];
  return path.join(
    home === undefined || home === '' ? path.join(homedir(), '.local', 'share') : home,
    'sastra-hub',
  );
}

const absolute = (value: string): string => path.resolve(value);
const whole = (least: number, most: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d{1,9}$/u, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`);
const yesOrNo = z.enum(['yes', 'no'], 'must be yes or no').transform((value) => value === 'yes');
const file = z.string().transform(absolute);

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug'] as const;

/** The schema of each variable; `undefined` where it may be left out and has no default. */
export const variablesSchema = z.strictObject({
  HUB_DATA: file.default(defaultData),
  HUB_DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must be an address like postgresql://account:password@host:5432/database')
    .optional(),
  HUB_DATABASE_ACCOUNT: z
    .string()
    .regex(/^[a-z_][a-z0-9_-]{0,31}$/u, 'must be the name of an account of this system')
    .optional(),
  HUB_POOL_SIZE: whole(2, 200).default(10),
  HUB_HOST: z
    .string()
    .refine((host) => isIP(host) !== 0 || host === 'localhost', 'must be an IP address or localhost')
    .default('127.0.0.1'),
  HUB_PORT: whole(0, 65_535).default(4600),
  HUB_TLS_CERTIFICATE: file.optional(),
  HUB_TLS_KEY: file.optional(),
  HUB_BEHIND_PROXY: yesOrNo.default(false),
  HUB_ADDRESS: z
    .string()
    .refine(isOrigin, 'must be an address without a path, like https://hub.example.gov.kh')
    .transform((address) => new URL(address).origin)
    .optional(),
  HUB_AUTH_SECRET: z.string().min(32, 'must have at least 32 letters').optional(),
  HUB_OIDC_ISSUER: z
    .string()
    .refine(isIssuer, 'must be the https address of an OpenID Connect provider')
    .optional(),
  HUB_OIDC_CLIENT_ID: z.string().optional(),
  HUB_OIDC_CLIENT_SECRET: z.string().optional(),
  HUB_BODY_LIMIT_MB: whole(1, 64).default(8),
  HUB_MEDIA: file.optional(),
  HUB_MEDIA_LIMIT_MB: whole(1, 200).default(200),
  HUB_MEDIA_KEEP_DAYS: whole(1, 3_650).default(30),
  HUB_REQUESTS_PER_MINUTE: whole(1, 1_000_000).default(600),
  HUB_METRICS_TOKEN: z.string().min(16, 'must have at least 16 letters').optional(),
  HUB_STOP_SECONDS: whole(1, 300).default(20),
  HUB_HEARTBEAT_SECONDS: whole(1, 300).default(20),
  HUB_LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

export type Variables = z.output<typeof variablesSchema>;
export type VariableName = keyof Variables;

/** For `--help`: what each means, and what holds where it is not set. */
export const MEANINGS: Readonly<Record<VariableName, readonly [meaning: string, without: string]>> = {
  HUB_DATA: [
    "the folder of the hub's key and of its own database; the database's account must reach it",
    defaultData(),
  ],
  HUB_DATABASE_URL: [
    'a PostgreSQL (15 or newer) to use instead of the own one; it holds a password and is never shown',
    "none: the hub runs its own PostgreSQL in HUB_DATA, where only this computer's accounts can knock",
  ],
  HUB_DATABASE_ACCOUNT: [
    'when root starts the hub: the unprivileged account that the own database runs under',
    'postgres if there is one, else nobody',
  ],
  HUB_POOL_SIZE: ['connections to the database that this hub opens at most', '10'],
  HUB_HOST: ['the address to listen on', '127.0.0.1: this computer alone'],
  HUB_PORT: ['the port to listen on; 0 takes a free one', '4600'],
  HUB_TLS_CERTIFICATE: ['the certificate chain (PEM file) to answer HTTPS with', 'none: plain HTTP'],
  HUB_TLS_KEY: ["the certificate's key (PEM file)", 'none'],
  HUB_BEHIND_PROXY: [
    'yes: a proxy on this computer or network ends HTTPS and says in X-Forwarded-For who asks',
    'no',
  ],
  HUB_ADDRESS: [
    'the address by which people and desks reach the hub; pages and links to them are made with it',
    'where the hub listens',
  ],
  HUB_AUTH_SECRET: [
    'the secret that sessions are signed with, the same for all hubs on one database; it is never shown',
    'the file auth.secret in HUB_DATA, made at the first start',
  ],
  HUB_OIDC_ISSUER: [
    "the ministry's OpenID Connect provider, by which people may sign in besides their password",
    'none: people sign in with their password',
  ],
  HUB_OIDC_CLIENT_ID: ['what the provider calls this hub', 'none'],
  HUB_OIDC_CLIENT_SECRET: ['the secret that the provider gave this hub; it is never shown', 'none'],
  HUB_BODY_LIMIT_MB: ['the largest request in MiB', '8'],
  HUB_MEDIA: [
    'the folder of pictures and files; several hubs on one database share it',
    'the folder media in HUB_DATA, made at the first start',
  ],
  HUB_MEDIA_LIMIT_MB: ['the largest picture or file in millions of bytes', '200'],
  HUB_MEDIA_KEEP_DAYS: ['days after which pictures and files that no document names are taken away', '30'],
  HUB_REQUESTS_PER_MINUTE: ['requests that one address may make in a minute', '600'],
  HUB_METRICS_TOKEN: [
    'who reads /metrics sends it as a bearer token; it is never shown',
    'none: /metrics answers this computer alone',
  ],
  HUB_STOP_SECONDS: ['how long requests in flight may take to end when the hub is stopped', '20'],
  HUB_HEARTBEAT_SECONDS: [
    'seconds between two signs of life on a connection for news; less than a proxy lets one be silent',
    '20',
  ],
  HUB_LOG_LEVEL: [`what is written to the log: ${LOG_LEVELS.join(', ')}`, 'info'],
};

function isPostgresUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname } = new URL(value);
  return (protocol === 'postgres:' || protocol === 'postgresql:') && hostname !== '' && pathname.length > 1;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);

/** Whether a host, as an address names it, is this computer. */
export const isLoopback = (host: string): boolean => LOOPBACK.has(host);

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, origin, href } = new URL(value);
  return (protocol === 'https:' || protocol === 'http:') && href === `${origin}/`;
}

/** Plain HTTP is for a provider on this computer alone. */
function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
