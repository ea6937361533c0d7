/** Parts that wait at the hub for those that belong to them. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openKeptParts, type KeptParts } from '../../../../hub/courier/kept-parts.ts';
import { removeFolder, temporaryFolder } from '../../../support/core.ts';
import { hashOf } from '../../../support/hub/media.ts';

const MINE = '018f3a00-0000-4000-8000-000000000001';
const OTHER = '018f3a00-0000-4000-8000-000000000002';
const DAYS = 24 * 3_600_000;

let folder: string;
let kept: KeptParts;
beforeEach(() => {
  folder = temporaryFolder();
  kept = openKeptParts(folder);
});
afterEach(() => removeFolder(folder));

const names = (): readonly string[] => readdirSync(path.join(folder, 'courier'));

it('are found by who brought them, once however often, and by nobody else', async () => {
  const part = Buffer.from('ផ្នែកទីមួយ');
  for (let time = 0; time < 2; time += 1)
    expect(await kept.put(MINE, part)).toEqual({ ok: true, value: hashOf(part) });
  expect(names()).toHaveLength(1);
  expect(await kept.get(MINE, hashOf(part))).toEqual(part);
  expect(await kept.get(OTHER, hashOf(part))).toBeNull();
});

it('are gone after three days, and not before', async () => {
  await kept.put(MINE, Buffer.from('ផ្នែកទីមួយ'));
  await kept.sweep(Date.now() + 2.9 * DAYS);
  expect(names()).toHaveLength(1);
  // Two hubs that share the folder look after it in the same moment.
  const beside = openKeptParts(folder);
  await Promise.all([kept.sweep(Date.now() + 3.1 * DAYS), beside.sweep(Date.now() + 3.1 * DAYS)]);
  expect(names()).toEqual([]);
});
