/** One hub from start to end: its database, its key, its server. Whatever was opened is closed in the reverse order. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { fingerprintOf } from '../shared/sync/fingerprint.ts';
import { recipientText } from '../shared/courier/recipient.ts';
import { servePages } from './admin/serve.ts';
import { createAccounts, type Accounts } from './auth/accounts.ts';
import { deskAsker } from './auth/desks.ts';
import { serveDeskAccount, serveDeskCodes } from './auth/routes.ts';
import { openAuthSecret } from './auth/secret.ts';
import type { Configuration } from './configuration/configuration.ts';
import type { CourierParts } from './courier/courier.ts';
import { openKeptParts } from './courier/kept-parts.ts';
import { serveCourier } from './courier/routes.ts';
import { keepDirectory } from './directory/kept.ts';
import { serveDirectory } from './directory/routes.ts';
import { connect, type Database, type Pool } from './db/connect.ts';
import { listen as listenForNews } from './db/listen.ts';
import { migrate } from './db/migrate.ts';
import { MIGRATIONS } from './db/migrations/index.ts';
import { openEmbedded, type EmbeddedDatabase } from './embedded/embedded.ts';
import { serveEvents } from './events/routes.ts';
import { createSubscribers, type Subscribers } from './events/subscribers.ts';
import type { LogSink } from './http/log.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { createReadiness, type Readiness } from './http/readiness.ts';
import { createServer } from './http/server.ts';
import { openHubMediaFolder } from './media/folder.ts';
import { serveMedia } from './media/routes.ts';
import { createSizeMaker } from './media/sizes.ts';
import { claimCourierKey, openCourierKey, type CourierKey } from './identity/courier-key.ts';
import { openHubKey, type HubKey } from './identity/hub-key.ts';
import { claimHub, type HubRow } from './identity/hub-row.ts';
import { StartRefusal, systemCode } from './refusal.ts';
import type { WhoAsks } from './rights/asker.ts';
import { createManifests, type Manifests } from './streams/manifests.ts';
import { replayKept } from './streams/replay.ts';
import { serveStreams } from './streams/routes.ts';
import { connectionRefusal } from './db/connection-refusal.ts';

export interface Hub {
  /** Where it answers. */
  readonly address: string;
  /**
   * Resolves when its own database is gone, and with it the lock that keeps other hubs from its data: it has to be
   * stopped and started anew. Never with a database of HUB_DATABASE_URL, which is waited for.
   */
  readonly lost: Promise<void>;
  /** Requests in flight end first; then the pool, then its own database. */
  readonly stop: () => Promise<void>;
}

export interface HubParts {
  /** Null: whose desk it is, by the hub's own accounts. */
  readonly whoAsks: WhoAsks | null;
  /** Null: standard output. */
  readonly logTo: LogSink | null;
}

const { version } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '..', 'package.json'), 'utf8'),
) as { version: string };

/** What was opened, to be closed last first; each is closed even where another fails. */
type Closing = (() => Promise<void>)[];

async function closeAll(closing: Closing): Promise<void> {
  for (let close = closing.pop(); close !== undefined; close = closing.pop()) {
    await close().catch(() => undefined);
  }
}

/** Throws a StartRefusal with one sentence where it cannot start; whatever was opened is closed then. */
export async function startHub(configuration: Configuration, parts: HubParts): Promise<Hub> {
  const closing: Closing = [];
  try {
    return await open(configuration, parts, closing);
  } catch (error) {
    await closeAll(closing);
    throw error;
  }
}

async function open(configuration: Configuration, parts: HubParts, closing: Closing): Promise<Hub> {
  const { url, lost } = await databaseOf(configuration, closing);
  const key = openHubKey(configuration.data);
  const courierKey = await openCourierKey(configuration.data);
  const secret = openAuthSecret(configuration.data, configuration.authSecret);
  let pool: Pool | null = null;
  const database = (): Database => known(pool).database;
  const whoAsks = parts.whoAsks ?? deskAsker(database, secret);
  let row: HubRow | null = null;
  let subscribers: Subscribers | null = null;
  let accounts: Accounts | null = null;
  let publicAddress: string | null = configuration.address;
  const readiness = createReadiness(() => pool?.database ?? null);
  const manifests = createManifests();
  const metrics = createMetrics({ token: configuration.metricsToken, pool: () => pool });
  const server = await serverFor(configuration, parts, {
    readiness,
    metrics,
    key,
    courierKey,
    row: () => known(row),
    database,
    accounts: () => known(accounts),
    address: () => known(publicAddress),
    secret,
    manifests,
    whoAsks,
    subscribers: () => known(subscribers),
  });
  const address = await listen(server, configuration);
  publicAddress ??= address;
  closing.push(() => server.close());
  try {
    const steps = await migrate(url, MIGRATIONS);
    server.log.info({ steps }, 'migrated');
  } catch (error) {
    throw connectionRefusal(error) ?? error;
  }
  const connected = connect(url, configuration.poolSize);
  pool = connected;
  // Before the server in the list, so that it is closed behind it.
  closing.splice(-1, 0, () => connected.close());
  row = await claimHub(connected.database, key.publicKey);
  await claimCourierKey(connected.database, courierKey);
  accounts = createAccounts({
    database: connected.database,
    secret,
    address: publicAddress,
    provider: configuration.provider,
  });
  const replayed = await replayKept(connected.database, manifests);
  if (replayed > 0) server.log.info({ replayed }, 'took kept ops to their places');
  subscribers = createSubscribers({
    database: connected.database,
    epoch: () => known(row).epoch,
    async renewEpoch() {
      row = await claimHub(connected.database, key.publicKey);
    },
    whoAsks,
    heartbeat: configuration.heartbeatSeconds * 1000,
    mistake: (error) => server.log.warn({ err: error }, 'news were not told'),
  });
  const news = await listenForNews(url, subscribers.hear);
  // Before the server, which waits for the connections that listen.
  closing.push(async () => {
    await news.stop();
    await subscribers?.stop();
  });
  readiness.move('ready');
  server.log.info({ address }, 'ready');
  return {
    address,
    lost,
    async stop() {
      readiness.move('stopping');
      server.log.info('stopping');
      const late = setTimeout(() => server.server.closeAllConnections(), configuration.stopSeconds * 1000);
      await closeAll(closing);
      clearTimeout(late);
    },
  };
}

async function databaseOf(
  { data, databaseUrl, databaseAccount }: Configuration,
  closing: Closing,
): Promise<Pick<EmbeddedDatabase, 'url' | 'lost'>> {
  if (databaseUrl !== null) return { url: databaseUrl, lost: new Promise(() => undefined) };
  const embedded = await openEmbedded({ data, accountName: databaseAccount });
  closing.push(() => embedded.stop());
  return embedded;
}

interface Opened {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly key: HubKey;
  readonly courierKey: CourierKey;
  readonly row: () => HubRow;
  readonly database: () => Database;
  readonly accounts: () => Accounts;
  /** Where people reach the hub. */
  readonly address: () => string;
  readonly secret: string;
  readonly manifests: Manifests;
  readonly whoAsks: WhoAsks;
  readonly subscribers: () => Subscribers;
}

/** What routes ask for is there: none is answered before the hub is ready. */
function known<T>(opened: T | null): T {
  if (opened === null) throw new Error('asked for what is not opened yet');
  return opened;
}

async function serverFor(
  configuration: Configuration,
  { logTo }: HubParts,
  {
    readiness,
    metrics,
    key,
    courierKey,
    row,
    database,
    accounts,
    address,
    secret,
    manifests,
    whoAsks,
    subscribers,
  }: Opened,
): Promise<FastifyInstance> {
  const accountParts = { database, accounts, secret };
  const media = {
    folder: openHubMediaFolder(configuration.media.folder),
    sizes: createSizeMaker(),
    limitBytes: configuration.media.limitBytes,
    keepDays: configuration.media.keepDays,
  };
  const kept = openKeptParts(configuration.media.folder);
  const directory = keepDirectory();
  const pushing = { manifests, signoff: { key, directory: directory.read, now: () => Date.now() } };
  const courier = (bringer: string): CourierParts => ({
    database: database(),
    hub: row(),
    key,
    courierKey,
    pushing,
    metrics,
    media,
    bringer,
  });
  return createServer(
    { ...configuration, tls: tlsOf(configuration), logTo },
    {
      readiness,
      metrics,
      whoAsks,
      hello: {
        hub: row,
        publicKey: key.publicKey,
        courier() {
          const { recipient } = courierKey;
          return { recipient, signature: key.sign(recipientText(row().id, recipient)) };
        },
        version,
      },
      pages: (app) =>
        servePages(app, {
          ...accountParts,
          address,
          fingerprint: fingerprintOf(Buffer.from(key.publicKey, 'base64url')),
          hasProvider: configuration.provider !== null,
          courier,
          keptParts: kept,
        }),
      anybody: (app) => serveDeskCodes(app, accountParts),
      signedIn(app) {
        serveDeskAccount(app, accountParts);
        serveStreams(app, { database, hub: row, key, metrics, pushing });
        serveCourier(app, kept, courier);
        serveEvents(app, { database, subscribers });
        serveDirectory(app, { database, hub: row, directory });
        serveMedia(app, { database, ...media });
      },
    },
  );
}

function tlsOf({ tls }: Configuration): { readonly cert: string; readonly key: string } | null {
  return tls === null
    ? null
    : { cert: readPem('HUB_TLS_CERTIFICATE', tls.certificate), key: readPem('HUB_TLS_KEY', tls.key) };
}

function readPem(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartRefusal(
      `${variable} names ${file}, which cannot be read (${systemCode(error) ?? 'unknown'}).`,
    );
  }
}

async function listen(server: FastifyInstance, { host, port }: Configuration): Promise<string> {
  try {
    return await server.listen({ host, port, listenTextResolver: () => 'listening' });
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EADDRINUSE')
      throw new StartRefusal(
        `Port ${port} on ${host} is taken by another program: stop it, or set HUB_PORT.`,
      );
    if (code === 'EACCES')
      throw new StartRefusal(
        `Port ${port} may not be opened by this account: set HUB_PORT to one above 1023.`,
      );
    if (code === 'EADDRNOTAVAIL')
      throw new StartRefusal(`HUB_HOST names ${host}, which is no address of this computer.`);
    throw error;
  }
}
