import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { barrier, databaseAccount } from '../../../../hub/embedded/account.ts';
import { openEmbedded } from '../../../../hub/embedded/embedded.ts';
import { findPostmaster } from '../../../../hub/embedded/postmaster.ts';
import { deliveredPrograms } from '../../../../hub/embedded/programs.ts';
import { reachableFolder } from '../../../support/hub/postgres.ts';
import { runHub } from '../../../support/hub/process.ts';

const asRoot = process.getuid?.() === 0;
const folders: string[] = [];
const newFolder = (): string => {
  const folder = reachableFolder();
  folders.push(folder);
  return folder;
};
const helloOf = async (address: string): Promise<unknown> => {
  const hello: unknown = await (await fetch(`${address}/v1/hello`)).json();
  return { ...Object(hello), now: 0 };
};
const clusterOf = (data: string): string => path.join(data, 'postgres', 'cluster');

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What a made cluster looks like from outside. */
function pretendCluster(data: string, version: string): void {
  const cluster = clusterOf(data);
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  for (const folder of [data, path.join(data, 'postgres')]) chmodSync(folder, 0o711);
  writeFileSync(path.join(cluster, 'PG_VERSION'), `${version}\n`);
  writeFileSync(path.join(cluster, 'sastra-password'), 'password\n');
  const account = databaseAccount(null);
  if (account === null) return;
  for (const place of [cluster, path.join(cluster, 'PG_VERSION')]) chownSync(place, account.uid, account.gid);
}

describe("the hub's own database", () => {
  const data = newFolder();
  let hello: unknown;

  it('is made at the first start and ends with the hub', async () => {
    const hub = runHub({ HUB_DATA: data });
    hello = await helloOf(await hub.answers());
    hub.child.kill('SIGTERM');
    expect(await hub.ended()).toBe(0);
    expect(findPostmaster(clusterOf(data))).toBeNull();
  });

  it('lets nobody in without the password, and keeps it and the key from other accounts', async () => {
    const embedded = await openEmbedded({ data, accountName: null });
    const url = new URL(embedded.url);
    url.password = 'guessed';
    await expect(new Client({ connectionString: url.href }).connect()).rejects.toMatchObject({
      code: '28P01',
    });
    expect(statSync(path.join(clusterOf(data), 'sastra-password')).mode & 0o077).toBe(0);
    expect(readFileSync(path.join(clusterOf(data), 'pg_hba.conf'), 'utf8')).not.toMatch(/trust|peer/u);
    await embedded.stop();
  });

  it('is worked on by one hub, taken over when that was killed, and ended by the one that took it', async () => {
    const first = runHub({ HUB_DATA: data });
    const address = await first.answers();
    expect(await helloOf(address)).toEqual(hello);
    const second = runHub({ HUB_DATA: data });
    expect(await second.ended()).toBe(1);
    expect(second.said()).toContain(`Another hub (process ${first.child.pid}) is working on ${data}`);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const left = findPostmaster(clusterOf(data));
    first.child.kill('SIGKILL');
    await first.ended();
    const third = runHub({ HUB_DATA: data });
    await third.answers();
    expect(findPostmaster(clusterOf(data))?.pid).toBe(left?.pid);
    third.child.kill('SIGINT');
    expect(await third.ended()).toBe(0);
    expect(findPostmaster(clusterOf(data))).toBeNull();
  });

  it('takes the hub along when it is killed, and the next hub finds all that was there', async () => {
    const hub = runHub({ HUB_DATA: data });
    await hub.answers();
    process.kill(findPostmaster(clusterOf(data))?.pid ?? 0, 'SIGKILL');
    expect(await hub.ended()).toBe(1);
    expect(hub.said()).toContain("The hub's own database has ended");
    const next = runHub({ HUB_DATA: data });
    expect(await helloOf(await next.answers())).toEqual(hello);
    next.child.kill('SIGTERM');
    expect(await next.ended()).toBe(0);
  });

  it('is ended again where the port of the hub is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => {
      taken.listen(0, '127.0.0.1', resolve);
    });
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const hub = runHub({ HUB_DATA: data, HUB_PORT: String(port) });
    expect(await hub.ended()).toBe(1);
    expect(hub.said()).toContain(`Port ${port} on 127.0.0.1 is taken`);
    expect(findPostmaster(clusterOf(data))).toBeNull();
    taken.close();
  });

  it('is made once by two hubs that start at the same moment', async () => {
    const data = newFolder();
    const hubs = [runHub({ HUB_DATA: data }), runHub({ HUB_DATA: data })];
    const outcomes = await Promise.all(hubs.map((hub) => hub.answers().catch(() => 'refused')));
    expect(outcomes.filter((outcome) => outcome === 'refused')).toHaveLength(1);
    expect(hubs.map((hub) => hub.said()).join('')).toContain('Another hub');
    expect(readdirSync(path.join(data, 'postgres')).filter((name) => name.startsWith('making'))).toEqual([]);
  });
});

describe('a start that cannot be', () => {
  it('says one sentence for a damaged database folder, and repairs nothing', async () => {
    const data = newFolder();
    pretendCluster(data, '18');
    const hub = runHub({ HUB_DATA: data });
    expect(await hub.ended()).toBe(1);
    expect(hub.said().trim().split('\n')).toHaveLength(1);
    expect(hub.said()).toMatch(/does not start \(.*\): put a backup in its place/u);
  });

  it('says one sentence for a folder that is only half there', async () => {
    const data = newFolder();
    mkdirSync(clusterOf(data), { recursive: true });
    const hub = runHub({ HUB_DATA: data });
    expect(await hub.ended()).toBe(1);
    expect(hub.said()).toContain('is not whole');
  });

  it('says which version made the folder of another PostgreSQL', async () => {
    const data = newFolder();
    pretendCluster(data, '17');
    const hub = runHub({ HUB_DATA: data });
    expect(await hub.ended()).toBe(1);
    expect(hub.said()).toContain('was made by PostgreSQL 17');
  });

  it('tells all wrong variables at once, before anything is made, with exit code 2', async () => {
    const data = path.join(newFolder(), 'not-made');
    const hub = runHub({ HUB_DATA: data, HUB_PORT: 'x', HUB_LOG_LEVEL: 'loud' });
    expect(await hub.ended()).toBe(2);
    expect(hub.said().trim().split('\n')).toHaveLength(2);
    expect(existsSync(data)).toBe(false);
  });

  it.each(['ECONNREFUSED', 'no host'])(
    'names what is wrong with HUB_DATABASE_URL, not its password (%s)',
    async (why) => {
      const address = why === 'no host' ? 'nowhere.invalid' : '127.0.0.1:1';
      const hub = runHub({ HUB_DATA: newFolder(), HUB_DATABASE_URL: `postgresql://a:hunter2@${address}/b` });
      expect(await hub.ended()).toBe(1);
      expect(hub.said()).toContain('HUB_DATABASE_URL cannot be used');
      expect(hub.said()).not.toContain('hunter2');
    },
  );

  it.runIf(asRoot)('says that the disk is full where it is', async ({ skip }) => {
    const data = newFolder();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=0755', 'tmpfs', data]);
    if (mounted.status !== 0) skip('this system lets nobody mount');
    try {
      const hub = runHub({ HUB_DATA: data });
      expect(await hub.ended()).toBe(1);
      expect(hub.said()).toMatch(/^The disk that holds .* is full/u);
      expect(readdirSync(path.join(data, 'postgres'))).toEqual([]);
    } finally {
      spawnSync('umount', [data]);
    }
  });
});

describe.runIf(asRoot)('a hub that root starts', () => {
  it('runs its database under an account that may do nothing else, from programs that it can reach', async () => {
    const [data, project] = [newFolder(), newFolder()];
    const delivered = path.join(project, 'secluded', 'programs');
    cpSync(deliveredPrograms(), delivered, { recursive: true, verbatimSymlinks: true });
    chmodSync(path.join(project, 'secluded'), 0o700);
    const account = { name: 'nobody', uid: 65_534, gid: 65_534 };
    expect(barrier(account, delivered)).toBe(path.join(project, 'secluded'));
    const embedded = await openEmbedded({ data, accountName: 'nobody', delivered });
    expect(statSync(`/proc/${findPostmaster(clusterOf(data))?.pid}`).uid).toBe(account.uid);
    expect(readdirSync(path.join(data, 'postgres')).some((name) => name.startsWith('programs-'))).toBe(true);
    await embedded.stop();
  });

  it('says which folder bars the way to the data', async () => {
    const secluded = path.join(newFolder(), 'secluded');
    mkdirSync(secluded, { mode: 0o700 });
    const hub = runHub({ HUB_DATA: path.join(secluded, 'data') });
    expect(await hub.ended()).toBe(1);
    expect(hub.said()).toContain(`may not enter ${secluded}: set HUB_DATA`);
  });

  it('refuses to run the database as root', async () => {
    const hub = runHub({ HUB_DATA: newFolder(), HUB_DATABASE_ACCOUNT: 'root' });
    expect(await hub.ended()).toBe(1);
    expect(hub.said()).toContain('which is root itself');
  });
});
