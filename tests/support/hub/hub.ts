/** A true hub on a database of its own, on a free port of this machine. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { readConfiguration } from '../../../hub/configuration/configuration.ts';
import { startHub, type Hub, type HubParts } from '../../../hub/hub.ts';
import { newDatabase } from './database.ts';

export interface TestHub extends Hub {
  readonly databaseUrl: string;
  /** All that it has logged, a JSON object a line. */
  readonly log: () => string;
  readonly data: string;
}

const running = new Set<Hub>();
const folders: string[] = [];

/** With the variables as `environment` says, over a free port and a new database. */
export async function startTestHub(
  environment: Readonly<Record<string, string>> = {},
  parts: Partial<HubParts> = {},
): Promise<TestHub> {
  const data = mkdtempSync(path.join(tmpdir(), 'sastra-hub-data-'));
  folders.push(data);
  const databaseUrl = environment['HUB_DATABASE_URL'] ?? (await newDatabase());
  const configuration = readConfiguration({
    HUB_DATA: data,
    HUB_PORT: '0',
    ...environment,
    HUB_DATABASE_URL: databaseUrl,
  });
  if (!configuration.ok) throw new Error(configuration.error.join('\n'));
  let logged = '';
  const hub = await startHub(configuration.value, {
    whoAsks: null,
    logTo: {
      write(line) {
        logged += line;
      },
    },
    ...parts,
  });
  running.add(hub);
  return { ...hub, databaseUrl, data: configuration.value.data, log: () => logged };
}

afterAll(async () => {
  for (const hub of running) await hub.stop();
  running.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
