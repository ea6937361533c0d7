/** The hub's configuration, from the environment. All that is wrong is told at once, none of it with its value. */
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { isLoopback, variablesSchema, type Variables } from './variables.ts';

export interface Configuration {
  readonly data: string;
  /** Null: the hub's own database. */
  readonly databaseUrl: string | null;
  /** Null: the first of the usual accounts. */
  readonly databaseAccount: string | null;
  readonly poolSize: number;
  readonly host: string;
  readonly port: number;
  /** Files in PEM. */
  readonly tls: { readonly certificate: string; readonly key: string } | null;
  readonly behindProxy: boolean;
  /** An origin; null: where the hub listens. */
  readonly address: string | null;
  /** Null: the one in the data folder. */
  readonly authSecret: string | null;
  /** An OpenID Connect provider. */
  readonly provider: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
  } | null;
  readonly media: { readonly folder: string; readonly limitBytes: number; readonly keepDays: number };
  readonly bodyLimitBytes: number;
  readonly requestsPerMinute: number;
  readonly metricsToken: string | null;
  readonly stopSeconds: number;
  readonly heartbeatSeconds: number;
  readonly logLevel: Variables['HUB_LOG_LEVEL'];
}

/** One sentence for each thing that is wrong. An empty variable is one that is not set. */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Configuration, readonly string[]> {
  const set = Object.entries(environment).filter(
    ([name, value]) => name.startsWith('HUB_') && value !== undefined && value !== '',
  );
  const parsed = variablesSchema.safeParse(Object.fromEntries(set));
  if (!parsed.success) {
    return fail(
      parsed.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((name) => `${name} is none of the hub's variables; --help lists them.`)
          : [`${issue.path.join('.')} ${issue.message}.`],
      ),
    );
  }
  const variables = parsed.data;
  const problems = contradictions(variables);
  if (problems.length > 0) return fail(problems);
  const { HUB_TLS_CERTIFICATE: certificate, HUB_TLS_KEY: key } = variables;
  return ok({
    data: variables.HUB_DATA,
    databaseUrl: variables.HUB_DATABASE_URL ?? null,
    databaseAccount: variables.HUB_DATABASE_ACCOUNT ?? null,
    poolSize: variables.HUB_POOL_SIZE,
    host: variables.HUB_HOST,
    port: variables.HUB_PORT,
    tls: certificate === undefined || key === undefined ? null : { certificate, key },
    behindProxy: variables.HUB_BEHIND_PROXY,
    address: variables.HUB_ADDRESS ?? null,
    authSecret: variables.HUB_AUTH_SECRET ?? null,
    provider: providerOf(variables),
    media: {
      folder: variables.HUB_MEDIA ?? path.join(variables.HUB_DATA, 'media'),
      limitBytes: variables.HUB_MEDIA_LIMIT_MB * 1_000_000,
      keepDays: variables.HUB_MEDIA_KEEP_DAYS,
    },
    bodyLimitBytes: variables.HUB_BODY_LIMIT_MB * 1024 * 1024,
    requestsPerMinute: variables.HUB_REQUESTS_PER_MINUTE,
    metricsToken: variables.HUB_METRICS_TOKEN ?? null,
    stopSeconds: variables.HUB_STOP_SECONDS,
    heartbeatSeconds: variables.HUB_HEARTBEAT_SECONDS,
    logLevel: variables.HUB_LOG_LEVEL,
  });
}

function contradictions(variables: Variables): readonly string[] {
  const { HUB_TLS_CERTIFICATE: certificate, HUB_TLS_KEY: key, HUB_HOST: host } = variables;
  if ((certificate === undefined) !== (key === undefined)) {
    return ['HUB_TLS_CERTIFICATE and HUB_TLS_KEY belong together: set both or neither.'];
  }
  const provider = [
    variables.HUB_OIDC_ISSUER,
    variables.HUB_OIDC_CLIENT_ID,
    variables.HUB_OIDC_CLIENT_SECRET,
  ];
  if (provider.includes(undefined) && provider.some((value) => value !== undefined)) {
    return [
      'HUB_OIDC_ISSUER, HUB_OIDC_CLIENT_ID and HUB_OIDC_CLIENT_SECRET belong together: set all or none.',
    ];
  }
  if (certificate === undefined && !variables.HUB_BEHIND_PROXY && !isLoopback(host)) {
    return [
      'HUB_HOST lets other computers in, and plain HTTP is for this computer alone: set HUB_TLS_CERTIFICATE and HUB_TLS_KEY, or HUB_BEHIND_PROXY=yes where a proxy ends HTTPS.',
    ];
  }
  return [];
}

function providerOf(variables: Variables): Configuration['provider'] {
  const {
    HUB_OIDC_ISSUER: issuer,
    HUB_OIDC_CLIENT_ID: clientId,
    HUB_OIDC_CLIENT_SECRET: clientSecret,
  } = variables;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { issuer, clientId, clientSecret };
}
