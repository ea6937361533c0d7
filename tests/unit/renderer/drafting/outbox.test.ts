import { expect, test } from 'vitest';
import { openDraft } from '../../../../renderer/drafting/session.ts';
import type { UnitChange } from '../../../../shared/document/model.ts';
import { REPLY_LIMIT_MS } from '../../../../renderer/drafting/outbox.ts';
import { EDIT_LIMIT } from '../../../../shared/ipc/contract.ts';
import { articleOf } from '../../../support/headless-text.ts';
import { createHostileCore } from '../../../support/hostile-core.ts';
import { uidOf, unitOf } from '../../../support/units.ts';
import { createVirtualTime } from '../../../support/virtual-time.ts';

function world() {
  const time = createVirtualTime();
  const core = createHostileCore(articleOf([]));
  const draft = openDraft(core.bridge, articleOf([]), time.ports);
  const write = (...numbers: readonly number[]): void =>
    draft.text.edit({
      changes: numbers.map((number): UnitChange => {
        const uid = uidOf(number);
        return { language: 'km', uid, before: null, after: unitOf(number, `V${number}`, 'x') };
      }),
      before: null,
      after: null,
      merge: null,
    });
  const replies = async (): Promise<void> => {
    while (core.replies() > 0) core.reply(0, true);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { time, core, draft, write, replies };
}

test('an edit is sent in the task that made it', () => {
  const { core, write } = world();
  write(1);
  expect(core.seen).toEqual([1]);
});

test('a paste of more units than one request may carry is sent in several', () => {
  const { core, write } = world();
  write(...Array.from({ length: 2 * EDIT_LIMIT + 1 }, (_, index) => index + 1));
  expect(core.seen).toEqual([1, 2, 3]);
  core.commit();
  expect(core.disk().units.size).toBe(2 * EDIT_LIMIT + 1);
});

test('on a full disk the words are kept, the page says so, and tries again at growing intervals', async () => {
  const { core, draft, write, replies, time } = world();
  write(1);
  core.refuse('diskFull');
  await replies();
  expect(draft.status()).toMatchObject({ kind: 'failing', failure: { code: 'diskFull' } });
  time.advance(249);
  expect(core.seen).toEqual([1]);
  time.advance(1);
  expect(core.seen).toEqual([1, 2]);
  core.refuse('diskFull');
  await replies();
  time.advance(499);
  expect(core.seen).toEqual([1, 2]);
  time.advance(1);
  core.commit();
  await replies();
  expect(draft.status().kind).toBe('saved');
});

test('a flush is over when a failure is known', async () => {
  const { core, draft, write, replies } = world();
  write(1);
  const flushed = draft.flush();
  core.refuse('diskError');
  await replies();
  await flushed;
  expect(draft.status().kind).toBe('failing');
});

test('what cannot be written when a draft is closed is still sent until it can', async () => {
  const { core, draft, write, replies, time } = world();
  write(1);
  const closed = draft.close();
  core.refuse('diskFull');
  await replies();
  await closed;
  time.advance(250);
  core.commit();
  await replies();
  expect(core.disk().units.size).toBe(1);
});

test('a save that cannot be written answers the failure and makes no revision', async () => {
  const { core, draft, write, replies } = world();
  write(1);
  const saved = draft.save('note');
  core.refuse('diskFull');
  await replies();
  expect(await saved).toEqual({ ok: false, error: { code: 'diskFull' } });
});

test('a unit that is never accepted keeps none of those that went with it from the disk', async () => {
  const { core, draft, write, replies } = world();
  core.poison(uidOf(7));
  write(...Array.from({ length: 20 }, (_, index) => index + 1));
  // 20, 10, 5, 3, 2 and 1 that it is among.
  for (let halves = 0; halves < 6; halves += 1) await replies();
  core.commit();
  await replies();
  expect(core.disk().units.size).toBe(19);
  expect(core.disk().units.has(`km/${uidOf(7)}`)).toBe(false);
  expect(draft.status()).toMatchObject({ kind: 'failing', failure: { code: 'invalid' } });
});

test('a core that does not answer is told as a failure while the person types, and until it answers', async () => {
  const { core, draft, write, replies, time } = world();
  for (let second = 0; second < REPLY_LIMIT_MS / 1000; second += 1) {
    write(1);
    expect(draft.status().kind).toBe('unsaved');
    time.advance(1000);
  }
  expect(draft.status()).toMatchObject({ kind: 'failing', failure: { code: 'diskError', detail: 'silent' } });
  core.commit();
  await replies();
  expect(draft.status().kind).toBe('saved');
});
