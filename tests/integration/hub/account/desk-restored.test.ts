/** A desk that is somebody's at a real hub comes back from an old backup of its own, or goes over to another hub. */
import { existsSync, rmSync, truncateSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { layoutOf } from '../../../../electron/core/profile/layout.ts';
import { QUIET_MILLISECONDS } from '../../../../electron/core/drafting/autosave.ts';
import type { DocumentId } from '../../../../shared/document/model.ts';
import { plainText } from '../../../../shared/document/text.ts';
import { removeFolder, startCore, temporaryFolder, typing, type TestCore } from '../../../support/core.ts';
import { openAccounts, type TestAccounts } from '../../../support/hub/accounts.ts';
import { MEMORY_VAULT } from '../../../support/kept-account.ts';
import { unitOf } from '../../../support/units.ts';

let ministry: TestAccounts;
let person = '';
let folder = '';
let core: TestCore;

beforeAll(async () => {
  ministry = await openAccounts();
  const office = await ministry.office(null, 'ក្រសួង');
  person = await ministry.person(office, ['drafter'], 'សុខ ដារ៉ា');
});
afterAll(() => ministry.end());
beforeEach(async () => {
  folder = temporaryFolder();
  core = startCore(folder, { ports: { vault: MEMORY_VAULT } });
  await signIn(ministry, person);
});
afterEach(async () => {
  await core.core.drain();
  removeFolder(folder);
});

async function signIn(at: TestAccounts, who: string): Promise<void> {
  const state = await core.ask('account.begin', await core.ask('account.find', { address: at.hub.address }));
  if (state.kind !== 'waiting') throw new Error(state.kind);
  const headers = new Headers({ cookie: await at.browser(who) });
  await at.accounts.api.deviceVerify({ query: { user_code: state.userCode }, headers });
  await at.accounts.api.deviceApprove({ body: { userCode: state.userCode }, headers });
  core.clock.advance(10_000);
  await expect.poll(async () => (await core.ask('account.state', {})).kind).toBe('signedIn');
}

async function write(documentId: DocumentId, text: string): Promise<void> {
  const saved = typing(core, documentId)(unitOf(1, 'A', text));
  core.clock.advance(QUIET_MILLISECONDS);
  await saved;
  await core.ask('drafting.checkpoint', { documentId, automatic: false, note: '' });
}

const textsOf = async (documentId: DocumentId): Promise<readonly string[]> =>
  (await core.ask('documents.open', { documentId })).units.km.map((unit) => plainText(unit));

const deviceNow = async (): Promise<string> => {
  const state = await core.ask('core.state', {});
  if (state.kind !== 'ready') throw new Error(state.kind);
  return state.device;
};

/** The file is destroyed, and with `journalLost` what was typed since the backup is on the hub alone. */
async function comeBack({ journalLost }: { readonly journalLost: boolean }): Promise<void> {
  const layout = layoutOf(folder);
  await core.core.drain();
  truncateSync(layout.database, 1000);
  if (journalLost) rmSync(layout.journal, { recursive: true });
  core = startCore(folder, { ports: { vault: MEMORY_VAULT } });
  const state = await core.ask('core.state', {});
  if (state.kind !== 'recovery') throw new Error(state.kind);
  const [newest] = state.recovery.backups;
  await core.ask('recovery.restore', { backup: newest?.name ?? '' });
}

test.each([{ journalLost: true }, { journalLost: false }])(
  'it is another device, in the same session, and nothing is lost or doubled ($journalLost)',
  async ({ journalLost }) => {
    const { summary } = await core.ask('documents.create', { kind: 'article' });
    await write(summary.id, 'មុនបម្រុងទុក');
    await core.ask('sync.now', { allowEmptying: false });
    core.clock.jumpTo(core.clock.now() + 4 * 3_600_000);
    await core.core.maintain();
    await write(summary.id, 'ក្រោយបម្រុងទុក');
    expect(await core.ask('sync.now', { allowEmptying: false })).toMatchObject({ problem: null, waiting: 0 });
    const history = await core.ask('history.list', { documentId: summary.id });
    const before = await deviceNow();
    await comeBack({ journalLost });
    const device = await deviceNow();
    expect(device).not.toBe(before);
    expect(await textsOf(summary.id)).toEqual([journalLost ? 'មុនបម្រុងទុក' : 'ក្រោយបម្រុងទុក']);
    await expect
      .poll(async () => {
        const state = await core.ask('account.state', {});
        return state.kind === 'signedIn' ? state.me.desk.device : state.kind;
      })
      .toBe(device);
    expect(await core.ask('sync.now', { allowEmptying: false })).toMatchObject({ problem: null, waiting: 0 });
    expect(await textsOf(summary.id)).toEqual(['ក្រោយបម្រុងទុក']);
    const ids = (list: typeof history): readonly string[] => list.map(({ id }) => id).toSorted();
    expect(ids(await core.ask('history.list', { documentId: summary.id }))).toEqual(ids(history));
    await write(summary.id, 'ក្រោយដាក់ត្រឡប់');
    expect(await core.ask('sync.now', { allowEmptying: false })).toMatchObject({ problem: null, waiting: 0 });
    const rows = await ministry.database
      .selectFrom('ops')
      .select(['op_id', 'device'])
      .where('document', '=', summary.id)
      .orderBy('seq')
      .execute();
    expect(rows.map((row) => row.device)).toEqual([before, before, device]);
    const desks = await ministry.database
      .selectFrom('desks')
      .select(['device', 'session'])
      .where('device', 'in', [before, device])
      .execute();
    expect(desks.find((desk) => desk.device === before)?.session).toBeNull();
    expect(desks.find((desk) => desk.device === device)?.session).not.toBeNull();
    expect(existsSync(layoutOf(folder).damaged)).toBe(true);
  },
);

test('a desk that goes over to another hub keeps what it wrote, and sends it there when told to', async () => {
  const { summary } = await core.ask('documents.create', { kind: 'article' });
  await write(summary.id, 'នៅម៉ាស៊ីនមេទីមួយ');
  await core.ask('sync.now', { allowEmptying: false });
  const here = await core.ask('documents.list', { bin: false, most: 100 });
  const other = await openAccounts();
  const office = await other.office(null, 'ក្រសួងថ្មី');
  await signIn(other, await other.person(office, ['drafter'], 'សុខ ដារ៉ា'));
  expect(await core.ask('sync.now', { allowEmptying: false })).toMatchObject({
    problem: null,
    alone: here.length,
    removed: 0,
    keptAside: 0,
  });
  expect(await textsOf(summary.id)).toEqual(['នៅម៉ាស៊ីនមេទីមួយ']);
  await core.ask('sync.join', { documentIds: null });
  expect(await core.ask('sync.now', { allowEmptying: false })).toMatchObject({ problem: null, waiting: 0 });
  const rows = await other.database.selectFrom('ops').select('document').execute();
  expect(rows.map(({ document }) => document)).toContain(summary.id);
  await other.end();
});
