import { expect, it, vi } from 'vitest';
import { registerContract } from '../../../../electron/main/ipc.ts';
import { ok, type Result } from '../../../../shared/errors/result.ts';
import type { Failure } from '../../../../shared/errors/failure.ts';

type Answer = (event: object, request: unknown) => Promise<Result<unknown, Failure>>;

const registered = vi.hoisted(() => new Map<string, unknown>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, answer: unknown) => registered.set(channel, answer) },
  protocol: {},
  app: {},
}));

const asked: unknown[] = [];
registerContract(
  {} as never,
  (channel, request) => {
    asked.push([channel, request]);
    return Promise.resolve(ok({ seq: 1, savedAt: 0 } as never));
  },
  { info: () => undefined, warn: () => undefined },
);

const DESK = 'app://desk/index.html';
const call = (page: number, channel: string, request: unknown, url = DESK, parent: object | null = null) =>
  (registered.get(channel) as Answer)({ sender: { id: page }, senderFrame: { url, parent } }, request);

const edit = (session: string) => ({
  documentId: '01930000-0000-7000-8000-000000000001',
  session,
  seq: 1,
  units: [],
  fields: [],
});
const [mine, yours] = [crypto.randomUUID(), crypto.randomUUID()];

it('a page writes in its own sessions, and in no other page’s', async () => {
  expect(await call(1, 'drafting.edit', edit(mine))).toMatchObject({ ok: true });
  expect(await call(1, 'drafting.edit', { ...edit(mine), seq: 2 })).toMatchObject({ ok: true });
  expect(await call(2, 'drafting.edit', edit(yours))).toMatchObject({ ok: true });
  const sent = asked.length;
  expect(await call(2, 'drafting.edit', { ...edit(mine), seq: 9_000 })).toEqual({
    ok: false,
    error: { code: 'invalid', detail: 'session' },
  });
  expect(await call(2, 'drafting.edit', JSON.stringify({ ...edit(mine), seq: 9_001 }))).toMatchObject({
    ok: false,
  });
  expect(asked).toHaveLength(sent);
});

it('an edit that comes as text is asked as it was, and a text that is none is refused', async () => {
  expect(await call(1, 'drafting.edit', JSON.stringify({ ...edit(mine), seq: 3 }))).toMatchObject({
    ok: true,
  });
  for (const text of ['', '{', 'null', '"x"', JSON.stringify({ ...edit(mine), seq: 'x' })])
    expect(await call(1, 'drafting.edit', text)).toMatchObject({ ok: false, error: { code: 'invalid' } });
});

it('only the top frame of the desk’s own page is heard', async () => {
  const refused = [
    call(1, 'core.state', {}, 'app://desk/paper/x/km.html'),
    call(1, 'core.state', {}, 'app://other/index.html'),
    call(1, 'core.state', {}, 'app://desk/index.html.evil'),
    call(1, 'core.state', {}, DESK, {}),
  ];
  for (const answer of await Promise.all(refused))
    expect(answer).toMatchObject({ error: { code: 'invalid' } });
  expect(await call(1, 'core.state', {}, `${DESK}?document=x`)).toMatchObject({ ok: true });
});
