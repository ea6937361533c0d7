/** Hubs in processes of their own, ended with the test file. */
import path from 'node:path';
import { afterAll } from 'vitest';
import { endHub, spawnHub, type HubProcess } from './spawn.ts';

/** The same with the tests' own askers. */
export const HUB_BESIDE = path.resolve(import.meta.dirname, 'hub-beside.ts');

const processes = new Set<HubProcess>();

export function runHub(...how: Parameters<typeof spawnHub>): HubProcess {
  const hub = spawnHub(...how);
  processes.add(hub);
  return hub;
}

afterAll(async () => {
  for (const hub of processes) await endHub(hub);
});
