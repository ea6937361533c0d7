/**
 * Five desks and a hub under bad weather, once for each seed: `--seeds FROM-TO` (1-30). Seeds that once found something
 * (fixtures/seeds.json) are always among them. The trace of a seed that fails is kept in test-results/sync-fuzz/.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../support/hub/postgres.ts';
import { seedsOption } from './options.ts';
import { simulate, type Outcome } from './simulation.ts';
import { openStage } from './stage.ts';
import { keepTrace } from './trace.ts';

/** Simulations at a time, in one process: each of them mostly waits for the database. */
const LANES = 3;

const found = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'fixtures/seeds.json'), 'utf8'),
) as readonly { readonly seed: number }[];
const seeds = [...new Set([...found.map(({ seed }) => seed), ...seedsOption([1, 30])])];
const started = performance.now();
const postgres = await startPostgres();
const failed: number[] = [];
let [ops, words] = [0, 0];
try {
  const left = seeds.values();
  await Promise.all(Array.from({ length: LANES }, (_none, lane) => playAll(lane, left)));
} finally {
  await postgres.stop();
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${seeds.length} seeds, ${ops} ops, ${words} words owed at the end, in ${seconds} s`);
console.log(failed.length === 0 ? 'nothing was lost' : `FAILED: seeds ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);

async function playAll(lane: number, left: Iterable<number>): Promise<void> {
  const stage = await openStage(await databaseOf(lane));
  for (const seed of left) tell(await simulate(stage, seed));
  await stage.close();
}

async function databaseOf(lane: number): Promise<string> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`CREATE DATABASE lane_${lane}`);
  await client.end();
  const url = new URL(postgres.url);
  url.pathname = `/lane_${lane}`;
  return url.href;
}

function tell({ seed, hash, problems, lines, ...figures }: Outcome): void {
  ops += figures.ops;
  words += figures.words;
  console.log(`seed ${seed}: ${lines.length} steps, ${figures.ops} ops, trace ${hash.slice(0, 12)}`);
  if (problems.length === 0) return;
  failed.push(seed);
  for (const { invariant, words: said } of problems.slice(0, 5)) console.error(`  ${invariant}: ${said}`);
  console.error(`  the trace is in ${keepTrace(seed, lines)}`);
}
