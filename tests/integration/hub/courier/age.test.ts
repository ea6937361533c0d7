/** The outer layer is age's: whoever has the hub's key looks into a parcel with the command that every distribution has. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInstalled } from '../../../../build/distribution.ts';
import { readFrame } from '../../../../shared/courier/frame.ts';
import { brought, courierDesk, type CourierDesk } from '../../../support/courier-desks.ts';
import { removeFolder, temporaryFolder } from '../../../support/core.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { unitOf } from '../../../support/units.ts';

const canRun = isInstalled('age', '--version');
const NOT_RUN = 'not run: age is not installed (apt-get install age)';

if (!canRun && process.env['SASTRA_NOTHING_SKIPPED'] === '1') throw new Error(NOT_RUN);

describe.skipIf(!canRun)(canRun ? 'the age command' : `the age command, ${NOT_RUN}`, () => {
  let ministry: TestAccounts;
  let desk: CourierDesk;
  let office: string;
  let folder: string;
  beforeAll(async () => {
    folder = temporaryFolder();
    ministry = await openAccounts();
    office = await ministry.office(null);
    desk = await courierDesk(ministry, office);
    desk.isCut = true;
  });
  afterAll(async () => {
    await desk.end();
    await ministry.end();
    removeFolder(folder);
  });

  const age = (...args: readonly string[]) =>
    spawnSync('age', args, { maxBuffer: 50_000_000, encoding: 'buffer' });

  it("opens a parcel with the hub's key, and with no other", async () => {
    await desk.create([unitOf(1, 'M', 'អត្ថបទក្នុងឯកសារនាំសំបុត្រ')]);
    const [parcel = new Uint8Array()] = await desk.parcel();
    const file = path.join(folder, 'parcel.age');
    writeFileSync(file, parcel);
    expect(Buffer.from(parcel).includes('អត្ថបទ')).toBe(false);

    const opened = age('--decrypt', '--identity', path.join(ministry.hub.data, 'hub.age'), file);
    expect(opened.status, opened.stderr.toString()).toBe(0);
    expect(opened.stdout.subarray(0, 17).toString()).toBe('sastra courier 1\n');
    const frame = readFrame(opened.stdout);
    expect(frame?.header).toMatchObject({ kind: 'parcel', device: desk.device, part: 1, parts: 1 });
    expect(gunzipSync(frame?.piece ?? '').toString()).toContain('អត្ថបទក្នុងឯកសារនាំសំបុត្រ');

    const other = path.join(folder, 'other.key');
    expect(spawnSync('age-keygen', ['-o', other]).status).toBe(0);
    expect(age('--decrypt', '--identity', other, file).status).not.toBe(0);
  });

  it("reads the hub's key as its own, with the recipient that the hub tells", async () => {
    const key = path.join(ministry.hub.data, 'hub.age');
    const { stdout } = spawnSync('age-keygen', ['-y', key], { encoding: 'utf8' });
    const hello = (await ministry.ask(null, '/hello')).body as { courier: { recipient: string } };
    expect(stdout.trim()).toBe(hello.courier.recipient);
    expect(readFileSync(key, 'utf8')).toContain(`# ${hello.courier.recipient}\n`);
  });

  it('encrypts nothing that a hub would take for a parcel', async () => {
    const hello = (await ministry.ask(null, '/hello')).body as { courier: { recipient: string } };
    const file = path.join(folder, 'letter.age');
    const made = spawnSync('age', ['-r', hello.courier.recipient, '-o', file], {
      input: 'sastra courier 1\n{}\n\n',
    });
    expect(made.status).toBe(0);
    const token = await ministry.desk(await ministry.person(office, []));
    expect(await brought(ministry, token, [readFileSync(file)])).toMatchObject({ reason: 'notCourier' });
  });
});
