import type { WebContents } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Errands } from '../../../../electron/main/errands.ts';
import { ok, type Result } from '../../../../shared/errors/result.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pageNamed = (name: string): WebContents => ({ name }) as unknown as WebContents;

it('a page has one errand at a time, and the next when that is over', async () => {
  const errands = new Errands();
  const [one, two] = [pageNamed('one'), pageNamed('two')];
  const dialog = Promise.withResolvers<Result<string, never>>();
  const first = errands.run(one, () => dialog.promise);
  expect(await errands.run(one, async () => ok('second'))).toEqual(ok(null));
  expect(await errands.run(two, async () => ok('other'))).toEqual(ok('other'));
  dialog.resolve(ok('first'));
  expect(await first).toEqual(ok('first'));
  expect(await errands.run(one, async () => ok('third'))).toEqual(ok('third'));
});

it('the desk waits for an errand before it goes, and for one without end only so long', async () => {
  const errands = new Errands();
  const file = Promise.withResolvers<Result<null, never>>();
  void errands.run(pageNamed('one'), () => file.promise);
  let gone = 0;
  void errands.finished().then(() => (gone += 1));
  await vi.advanceTimersByTimeAsync(9_000);
  expect(gone).toBe(0);
  file.resolve(ok(null));
  await vi.advanceTimersByTimeAsync(0);
  expect(gone).toBe(1);
  void errands.run(pageNamed('two'), () => new Promise(() => undefined));
  void errands.finished().then(() => (gone += 1));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(gone).toBe(2);
});
