/** A desk with the real core becomes somebody's at a real hub, by the whole way. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../../../shared/sync/fingerprint.ts';
import { layoutOf } from '../../../../electron/core/profile/layout.ts';
import type { AccountState } from '../../../../shared/ipc/account.ts';
import { helloSchema } from '../../../../shared/sync/hello.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { removeFolder, startCore, temporaryFolder, type TestCore } from '../../../support/core.ts';
import { MEMORY_VAULT } from '../../../support/kept-account.ts';

let ministry: TestAccounts;
let office = '';
let person = '';
let folder = '';
let core: TestCore;

beforeAll(async () => {
  ministry = await openAccounts();
  office = await ministry.office(null, 'ក្រសួង');
  person = await ministry.person(office, ['drafter'], 'សុខ ដារ៉ា');
});
afterAll(() => ministry.end());
beforeEach(() => {
  folder = temporaryFolder();
  core = startCore(folder, { ports: { vault: MEMORY_VAULT } });
});
afterEach(async () => {
  await core.core.drain();
  removeFolder(folder);
});

/** Longer than the hub asks for; so short that the question, which the same clock gives up, is not given up at once. */
const INTERVAL_MILLISECONDS = 10_000;

type Waiting = Extract<AccountState, { kind: 'waiting' }>;

async function begun(): Promise<Waiting> {
  const hub = await core.ask('account.find', { address: ministry.hub.address });
  const state = await core.ask('account.begin', hub);
  if (state.kind !== 'waiting') throw new Error(state.kind);
  return state;
}

async function decided(
  { userCode }: Waiting,
  what: 'deviceApprove' | 'deviceDeny',
  who = person,
): Promise<void> {
  const headers = new Headers({ cookie: await ministry.browser(who) });
  await ministry.accounts.api.deviceVerify({ query: { user_code: userCode }, headers });
  await ministry.accounts.api[what]({ body: { userCode }, headers });
}

/** The desk asks once, when its interval has passed. */
async function known(): Promise<AccountState> {
  core.clock.advance(INTERVAL_MILLISECONDS);
  await expect.poll(async () => (await core.ask('account.state', {})).kind).not.toBe('waiting');
  return core.ask('account.state', {});
}

async function signedIn(): Promise<AccountState> {
  await decided(await begun(), 'deviceApprove');
  return known();
}

describe('a desk at a hub', () => {
  test('shows who answers at the address, and takes nothing but https or this computer', async () => {
    const hub = await core.ask('account.find', { address: ` ${ministry.hub.address}/ ` });
    expect(hub.address).toBe(ministry.hub.address);
    expect(hub.fingerprint).toMatch(/^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/u);
    for (const address of ['http://hub.example.gov.kh', 'ftp://127.0.0.1', 'nonsense', 'https://a:b@hub.kh'])
      expect(await core.core.call('account.find', { address })).toMatchObject({ error: { code: 'invalid' } });
    expect(await core.core.call('account.find', { address: 'http://127.0.0.1:9' })).toMatchObject({
      error: { code: 'noHub' },
    });
  });

  test('is somebody’s when that person has entered its code, and knows who, where and as what', async () => {
    const waiting = await begun();
    expect(waiting.page).toContain(ministry.hub.address);
    await decided(waiting, 'deviceApprove');
    expect(await known()).toMatchObject({
      kind: 'signedIn',
      hub: { address: ministry.hub.address },
      me: {
        person: { id: person, name: { km: 'សុខ ដារ៉ា' } },
        offices: [{ id: office, roles: ['drafter'] }],
      },
    });
    expect(core.events.findLast(({ event }) => event === 'account.changed')?.value).toMatchObject({
      kind: 'signedIn',
    });
  });

  test('keeps its token sealed: neither the page nor the disk has it', async () => {
    const state = await signedIn();
    const kept = readFileSync(layoutOf(folder).account, 'utf8');
    const { sealed } = JSON.parse(kept) as { sealed: string };
    const token = await MEMORY_VAULT.unseal(sealed);
    if (!token.ok) throw new Error('not sealed by this vault');
    expect((await ministry.ask(token.value, '/me')).status).toBe(200);
    expect(kept).not.toContain(token.value);
    expect(JSON.stringify([state, core.events])).not.toContain(token.value);
  });

  test('syncs as that person, also after the next start', async () => {
    await signedIn();
    expect(await core.ask('sync.now', { allowEmptying: false })).toMatchObject({
      kind: 'connected',
      problem: null,
    });
    await core.core.drain();
    core = startCore(folder, { ports: { vault: MEMORY_VAULT } });
    expect(await core.ask('account.state', {})).toMatchObject({ kind: 'signedIn' });
    expect(await core.ask('sync.now', { allowEmptying: false })).toMatchObject({ problem: null });
  });

  test('hears that the person said no', async () => {
    await decided(await begun(), 'deviceDeny');
    expect(await known()).toEqual({ kind: 'none', ended: 'denied' });
  });

  test('waits no longer when it is told so', async () => {
    await begun();
    expect(await core.ask('account.cancel', {})).toEqual({ kind: 'none', ended: null });
  });

  test('does not begin with another hub than the one that was shown', async () => {
    const hub = { address: ministry.hub.address, fingerprint: '0000 0000' };
    expect(await core.core.call('account.begin', hub)).toMatchObject({ error: { code: 'otherHub' } });
  });

  test('is nobody’s after a sign-out, here and at the hub, and keeps its work', async () => {
    await signedIn();
    const { sealed } = JSON.parse(readFileSync(layoutOf(folder).account, 'utf8')) as { sealed: string };
    const token = await MEMORY_VAULT.unseal(sealed);
    const { summary } = await core.ask('documents.create', { kind: 'article' });
    expect(await core.ask('account.signOut', {})).toEqual({ kind: 'none', ended: null });
    await expect
      .poll(async () => (await ministry.ask(token.ok ? token.value : null, '/me')).status)
      .not.toBe(200);
    expect(await core.ask('documents.open', { documentId: summary.id })).toBeDefined();
  });

  test('names the documents that wait to be sent', async () => {
    await signedIn();
    const { summary } = await core.ask('documents.create', { kind: 'article' });
    expect(await core.ask('account.unsent', {})).toEqual({ documentIds: [] });
    const edit = {
      documentId: summary.id,
      session: crypto.randomUUID(),
      seq: 1,
      units: [],
      fields: [{ name: 'title.km', value: 'ជូនដំណឹង' }],
    };
    const saved = core.core.call('drafting.edit', edit);
    core.core.flush();
    await saved;
    await core.ask('drafting.checkpoint', { documentId: summary.id, automatic: false, note: '' });
    expect(await core.ask('account.unsent', {})).toEqual({ documentIds: [summary.id] });
  });

  test('that is locked takes no other hub for its own', async () => {
    await signedIn();
    await core.ask('lock.setPin', { pin: '27182818' });
    await core.ask('lock.lock', {});
    const stranger = await openAccounts();
    const hub = helloSchema.parse((await stranger.ask(null, '/hello')).body);
    const shown = {
      address: stranger.hub.address,
      fingerprint: fingerprintOf(Buffer.from(hub.publicKey, 'base64url')),
    };
    expect(await core.core.call('account.begin', shown)).toMatchObject({ error: { code: 'otherHub' } });
    await stranger.end();
  });

  test('lets its person in who forgot the PIN, and nobody else', async () => {
    await signedIn();
    await core.ask('lock.setPin', { pin: '27182818' });
    await core.ask('lock.lock', {});
    const other = await ministry.person(office, ['drafter'], 'ចាន់ សុភា');
    const again = async (who: string): Promise<AccountState> => {
      const { hub } = (await core.ask('account.state', {})) as Extract<AccountState, { kind: 'signedIn' }>;
      const state = await core.ask('account.begin', hub);
      if (state.kind !== 'waiting') throw new Error(state.kind);
      await decided(state, 'deviceApprove', who);
      return known();
    };
    expect(await again(other)).toMatchObject({ ended: expect.stringMatching(/^other/u) as string });
    expect((await core.ask('core.state', {})).kind).toBe('locked');
    expect(await again(person)).toMatchObject({ kind: 'signedIn', ended: null });
    expect((await core.ask('core.state', {})).kind).toBe('ready');
    expect(await core.ask('lock.state', {})).toMatchObject({ hasPin: false });
  });
});
