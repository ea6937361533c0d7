import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { layoutOf } from '../../../../electron/core/profile/layout.ts';
import { INTERFACE_RECORD } from '../../../../shared/ipc/record-names.ts';
import type { LockState } from '../../../../shared/ipc/account.ts';
import { removeFolder, startCore, temporaryFolder, type TestCore } from '../../../support/core.ts';
import { keepAccount, KEPT } from '../../../support/kept-account.ts';

const PIN = '27182818';
const WRONG = '31415926';

let folder = '';
let core: TestCore;

beforeEach(() => {
  folder = temporaryFolder();
  keepAccount(folder, KEPT);
  core = startCore(folder);
});
afterEach(async () => {
  await core.core.drain();
  removeFolder(folder);
});

const withPin = (): Promise<LockState> => core.ask('lock.setPin', { pin: PIN });
const unlock = (pin: string) => core.core.call('lock.unlock', { pin });
const kind = async (): Promise<string> => (await core.ask('core.state', {})).kind;

async function wrongTimes(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1)
    expect(await unlock(WRONG)).toMatchObject({ error: { code: 'pinWrong' } });
}

describe('the lock of a desk', () => {
  test('answers nothing of the documents while it is shut, and all of them again to the PIN', async () => {
    const { summary } = await core.ask('documents.create', { kind: 'article' });
    await withPin();
    expect(await core.ask('lock.lock', {})).toMatchObject({ isLocked: true, hasPin: true, wait: 0 });
    expect(await kind()).toBe('locked');
    const asked = { documentId: summary.id };
    expect(await core.core.call('documents.open', asked)).toMatchObject({ error: { code: 'locked' } });
    expect(await core.core.call('records.read', { name: 'templates' })).toMatchObject({
      error: { code: 'locked' },
    });
    expect(await core.core.call('records.read', { name: INTERFACE_RECORD })).toMatchObject({ ok: true });
    expect(await unlock(PIN)).toMatchObject({ ok: true, value: { isLocked: false } });
    expect(await kind()).toBe('ready');
    expect(await core.core.call('documents.open', asked)).toMatchObject({ ok: true });
  });

  test('takes the PIN in Khmer digits as well', async () => {
    await withPin();
    await core.ask('lock.lock', {});
    expect(await unlock('២៧១៨២៨១៨')).toMatchObject({ ok: true });
  });

  test('takes words that are still on their way to the disk', async () => {
    const { summary } = await core.ask('documents.create', { kind: 'article' });
    await withPin();
    await core.ask('lock.lock', {});
    const edit = { documentId: summary.id, session: crypto.randomUUID(), seq: 1, units: [], fields: [] };
    const saved = core.core.call('drafting.edit', edit);
    core.core.flush();
    expect(await saved).toMatchObject({ ok: true });
  });

  test('is shut again where the desk was closed behind it', async () => {
    await withPin();
    await core.ask('lock.lock', {});
    await core.core.drain();
    core = startCore(folder);
    await core.ask('lock.state', {});
    expect(await kind()).toBe('locked');
    expect(await unlock(PIN)).toMatchObject({ ok: true });
  });

  test('makes who guesses wait, longer each time, whatever is done to the clock or the desk', async () => {
    await withPin();
    await core.ask('lock.lock', {});
    await wrongTimes(5);
    expect(await unlock(PIN)).toMatchObject({ error: { code: 'pinWait', detail: '60' } });
    core.clock.jumpTo(core.clock.now() - 3_600_000);
    expect(await unlock(PIN)).toMatchObject({ error: { code: 'pinWait', detail: '60' } });
    core.clock.jumpTo(core.clock.now() + 3_600_000 + 60_000);
    await wrongTimes(1);
    const { clock } = core;
    await core.core.drain();
    core = startCore(folder, { clock });
    expect(await core.ask('lock.state', {})).toMatchObject({ wait: 120_000 });
    clock.jumpTo(clock.now() + 120_000);
    expect(await unlock(PIN)).toMatchObject({ ok: true });
    expect(await core.ask('lock.state', {})).toMatchObject({ wait: 0 });
  });

  test('counts every guess of many at once', async () => {
    await withPin();
    await core.ask('lock.lock', {});
    const answers = await Promise.all(Array.from({ length: 8 }, () => unlock(WRONG)));
    expect(answers.map((answer) => (answer.ok ? 'open' : answer.error.code))).toEqual([
      ...Array.from({ length: 5 }, () => 'pinWrong'),
      ...Array.from({ length: 3 }, () => 'pinWait'),
    ]);
  });

  test('keeps no PIN on the disk, and gives it up to who knows it alone', async () => {
    await withPin();
    expect(readFileSync(layoutOf(folder).account, 'utf8')).not.toContain(PIN);
    expect(await core.core.call('lock.setPin', { pin: WRONG })).toMatchObject({ error: { code: 'invalid' } });
    expect(await core.core.call('lock.removePin', { pin: WRONG })).toMatchObject({
      error: { code: 'pinWrong' },
    });
    expect(await core.ask('lock.removePin', { pin: PIN })).toMatchObject({ hasPin: false, minutes: 0 });
    expect(await core.core.call('lock.lock', {})).toMatchObject({ error: { code: 'invalid' } });
  });

  test('remembers after how many minutes it shuts', async () => {
    expect(await core.core.call('lock.setMinutes', { minutes: 15 })).toMatchObject({ ok: false });
    await withPin();
    expect(await core.ask('lock.setMinutes', { minutes: 15 })).toMatchObject({ minutes: 15 });
  });

  test('is not to be had by a desk that nobody has signed in at, and not by a short PIN', async () => {
    expect(await core.core.call('lock.setPin', { pin: '1234567' })).toMatchObject({
      error: { code: 'invalid' },
    });
    await core.ask('account.signOut', {});
    expect(await core.core.call('lock.setPin', { pin: PIN })).toMatchObject({ error: { code: 'invalid' } });
  });
});
