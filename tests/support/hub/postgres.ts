/** One PostgreSQL for a run of the hub's tests, made as the hub makes its own, in a folder that is removed behind it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../../../hub/embedded/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server's own database; each test file makes another beside it. */
    readonly postgresUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  project.provide('postgresUrl', url);
  return stop;
}

export interface TestPostgres {
  /** Of the server's own database. */
  readonly url: string;
  /** Its folder is removed behind it. */
  readonly stop: () => Promise<void>;
}

export async function startPostgres(): Promise<TestPostgres> {
  const folder = reachableFolder();
  const embedded = await openEmbedded({ data: folder, accountName: null });
  await withoutDisk(embedded.url);
  return {
    url: embedded.url,
    async stop() {
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The tests' rows need not outlive the power. */
async function withoutDisk(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await client.query(`ALTER SYSTEM SET ${setting} = off`);
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

/** A new folder below the system's temporary one that the database's account may pass through. */
export function reachableFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sastra-hub-'));
  chmodSync(folder, 0o711);
  return folder;
}
