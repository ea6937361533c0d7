import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { registerSource } from '../../../../renderer/register/whole-register.ts';
import { REGISTER_LIMIT } from '../../../../shared/ipc/register.ts';
import { createFakeDesk } from '../../../support/fake-bridge.ts';
import { entryOf } from '../../../support/register.ts';

beforeEach(() => {
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const entries = Array.from({ length: REGISTER_LIMIT + 20 }, (_, n) => entryOf(n + 1));

it('the whole register is read by pages once somebody listens, once for all, and again when it changes', async () => {
  const desk = createFakeDesk({ register: entries });
  const source = registerSource(desk.bridge);
  expect(registerSource(desk.bridge)).toBe(source);
  expect(source.read()).toBeNull();
  expect(desk.calls).toEqual([]);
  const told = vi.fn<() => void>();
  source.onRead(told);
  source.onRead(() => undefined);
  await vi.waitFor(() => expect(source.read()?.size).toBe(entries.length));
  expect(desk.calls.map(({ channel }) => channel)).toEqual(['register.find', 'register.find']);
  await desk.bridge.call['register.change']({ puts: [entryOf(9_000)], removes: [] });
  await vi.waitFor(() => expect(source.read()?.size).toBe(entries.length + 1));
  expect(told).toHaveBeenCalledTimes(2);
});

it('a register that cannot be read is as one without entries, until it changes', async () => {
  const desk = createFakeDesk({ register: entries, failing: 'register.find' });
  const source = registerSource(desk.bridge);
  source.onRead(() => undefined);
  await vi.waitFor(() => expect(source.read()?.size).toBe(0));
  desk.failing('register.find', null);
  desk.emit('register.changed', null);
  await vi.waitFor(() => expect(source.read()?.size).toBe(entries.length));
});
