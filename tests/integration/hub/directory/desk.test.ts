/** A desk's key at a real hub: made, asked for, enrolled, revoked, and heard of by events. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readKeyRequests } from '../../../../hub/directory/requests.ts';
import type { SigningKeyState } from '../../../../shared/ipc/signing-key.ts';
import { spokenFingerprint } from '../../../../shared/directory/fingerprint.ts';
import { removeFolder, startCore, temporaryFolder, type TestCore } from '../../../support/core.ts';
import { TWO_ROOTS, writeDirectory } from '../../../support/directory.ts';
import { connectDesk } from '../../../support/hub/connect-desk.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { MEMORY_VAULT } from '../../../support/kept-account.ts';

const PIN = '27182818';

let ministry: TestAccounts;
let administrator: string;
let person: string;
let folder: string;
let core: TestCore;

beforeAll(async () => {
  ministry = await openAccounts();
  const office = await ministry.office(null);
  administrator = await ministry.desk(await ministry.person(office, ['administrator']));
  person = await ministry.person(office, ['approver'], 'ស៊ុន សុភាព');
  folder = temporaryFolder();
  core = startCore(folder, { ports: { vault: MEMORY_VAULT } });
});
afterAll(async () => {
  await core.core.drain();
  await ministry.end();
  removeFolder(folder);
});

const state = (): Promise<SigningKeyState> => core.ask('keys.state', {});
const bring = async (entries: readonly unknown[]): Promise<void> => {
  const { body } = await ministry.ask(administrator, '/directory', { entries });
  expect(body).toMatchObject({ outcome: 'accepted' });
};

it('a key that was made on a desk is enrolled by what an administrator saw, and revoked, and the desk hears of both', async () => {
  await connectDesk(ministry, core, person);
  const made = await core.ask('keys.make', { pin: PIN });
  expect(made.key?.standing).toEqual({ is: 'notEnrolled', isAsked: true });
  const [request] = await readKeyRequests(ministry.database);
  if (request === undefined) throw new Error('nothing was asked');
  // What is read aloud on both ends of the telephone.
  expect(spokenFingerprint(request.key)).toBe(made.key?.fingerprint);
  expect(request.person).toBe(person);

  await core.ask('sync.now', { allowEmptying: false });
  const written = writeDirectory();
  await bring(written.entries);
  await expect.poll(async () => (await state()).ministry).toBe(written.ministry);
  const { device, key, name } = request;
  await bring([written.write({ type: 'enrol', person, device, key, name }, TWO_ROOTS)]);
  await expect.poll(async () => (await state()).key?.standing).toEqual({ is: 'enrolled', name });
  expect(await core.core.call('keys.make', { pin: PIN })).toMatchObject({ error: { code: 'invalid' } });
  await bring([written.write({ type: 'revoke', key }, TWO_ROOTS)]);
  await expect.poll(async () => (await state()).key?.standing).toEqual({ is: 'revoked' });
  const anew = await core.ask('keys.make', { pin: PIN });
  expect(anew.key?.fingerprint).not.toBe(made.key?.fingerprint);
  expect(anew.trouble).toBeNull();
});
