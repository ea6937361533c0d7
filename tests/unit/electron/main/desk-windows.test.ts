import type { WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DeskWindows } from '../../../../electron/main/desk-windows.ts';
import { textsOf } from '../../../../electron/main/texts.ts';
import type { Failure } from '../../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../../shared/errors/result.ts';

class FakeWindow extends EventEmitter {
  readonly sent: string[] = [];
  readonly webContents = Object.assign(new EventEmitter(), {
    id: (world.lastId += 1),
    send: (event: string) => this.sent.push(event),
  });
  destroyed = false;
  loadURL = (): Promise<void> => Promise.resolve();
  isDestroyed = (): boolean => this.destroyed;
  /** A page that minds, or hangs, keeps a window that is only asked to close. */
  close(): void {
    this.emit('close', { preventDefault: () => undefined });
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }
}

const world = vi.hoisted(() => ({ window: null as unknown, lastId: 0, questions: 0, answer: 0 }));
vi.mock('electron', () => ({
  dialog: {
    showMessageBox() {
      world.questions += 1;
      return Promise.resolve({ response: world.answer });
    },
  },
}));
vi.mock('../../../../electron/main/window-factory.ts', () => ({ makeDeskWindow: () => world.window }));
vi.mock('../../../../electron/main/window-state.ts', () => ({ rememberPlace: () => undefined }));
vi.mock('../../../../electron/main/scheme.ts', () => ({ ORIGIN: 'app://desk' }));

const REFUSED = fail({ code: 'diskFull' } as const);
const GONE = fail({ code: 'coreGone' } as const);

let window: FakeWindow;
beforeEach(() => {
  vi.useFakeTimers();
  window = new FakeWindow();
  Object.assign(world, { window, questions: 0, answer: 0 });
});
afterEach(() => void vi.useRealTimers());

/** Windows whose pages have loaded, with a core that answers every flush the same. */
function desk(
  core: Result<null, Failure>,
  opened: readonly FakeWindow[] = [window],
): { windows: DeskWindows; answer: (clean: boolean, page?: FakeWindow) => void } {
  const log = { info: () => undefined, warn: () => undefined };
  const windows = new DeskWindows(
    log,
    () => textsOf('en'),
    () => Promise.resolve(core),
  );
  for (const fake of opened) {
    world.window = fake;
    windows.open(null);
    fake.webContents.emit('did-finish-load');
  }
  return {
    windows,
    answer: (clean, page = window) => windows.answerFlush(page.webContents as unknown as WebContents, clean),
  };
}

it('a window whose words are on disk closes, whatever its page has against it', async () => {
  const { windows, answer } = desk(ok(null));
  window.close();
  answer(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(window.destroyed).toBe(true);
  expect([windows.count, world.questions]).toEqual([0, 0]);
});

it('a page that has not loaded is not waited for', async () => {
  const windows = new DeskWindows(
    { info: () => undefined, warn: () => undefined },
    () => textsOf('en'),
    () => Promise.resolve(ok(null)),
  );
  windows.open(null);
  expect(await windows.closeAll()).toBe(true);
  expect([window.destroyed, window.sent, world.questions]).toEqual([true, [], 0]);
});

it('whoever asks while a page is being asked gets the same answer, and the window can still close', async () => {
  const { windows, answer } = desk(ok(null));
  const asked = [windows.flushAll(), windows.flushAll(), windows.closeAll()];
  expect(window.sent).toEqual(['drafting.flush']);
  await vi.advanceTimersByTimeAsync(0);
  answer(true);
  expect(await Promise.all(asked)).toEqual([true, true, true]);
  expect(window.destroyed).toBe(true);
});

it('a page that does not answer is closed without a question where core has its words on disk', async () => {
  desk(ok(null));
  window.close();
  await vi.advanceTimersByTimeAsync(5_000);
  expect([window.destroyed, world.questions]).toEqual([true, 0]);
});

it.each(['hangs', 'dies'])(
  'a page that %s is closed only after a question where they are not',
  async (how) => {
    const { windows } = desk(REFUSED);
    const left = windows.closeAll();
    if (how === 'dies') window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await left).toBe(false);
    expect([window.destroyed, world.questions]).toEqual([false, 1]);
    world.answer = 1;
    window.close();
    await vi.advanceTimersByTimeAsync(5_000);
    expect([window.destroyed, world.questions]).toEqual([true, 2]);
  },
);

it('the last window closes only after a question where core cannot write what it holds', async () => {
  const { windows, answer } = desk(REFUSED);
  const left = windows.closeAll();
  answer(true);
  expect(await left).toBe(false);
  expect([window.destroyed, world.questions]).toEqual([false, 1]);
  world.answer = 1;
  window.close();
  answer(true);
  await vi.advanceTimersByTimeAsync(0);
  expect([window.destroyed, world.questions]).toEqual([true, 2]);
});

it('core keeps what it holds where another window stays, and nobody is asked', async () => {
  const other = new FakeWindow();
  const { answer } = desk(REFUSED, [window, other]);
  window.close();
  answer(true);
  await vi.advanceTimersByTimeAsync(0);
  expect([window.destroyed, other.destroyed, world.questions]).toEqual([true, false, 0]);
});

it('of several windows that close together the last one asks, once', async () => {
  const other = new FakeWindow();
  const { windows, answer } = desk(REFUSED, [window, other]);
  const left = windows.closeAll();
  answer(true);
  answer(true, other);
  expect(await left).toBe(false);
  expect([window.destroyed, other.destroyed, world.questions]).toEqual([true, false, 1]);
});

it('words that a person gave up are not asked about again', async () => {
  const { windows, answer } = desk(REFUSED);
  world.answer = 1;
  const left = windows.closeAll();
  answer(false);
  expect(await left).toBe(true);
  expect([window.destroyed, world.questions]).toEqual([true, 1]);
});

it('another profile is not opened over words that core cannot write', async () => {
  const { windows, answer } = desk(REFUSED);
  const flushed = windows.flushAll();
  answer(true);
  expect(await flushed).toBe(false);
  expect([window.destroyed, world.questions]).toEqual([false, 1]);
});

it('a core that is gone keeps no window whose words are on disk', async () => {
  const { windows, answer } = desk(GONE);
  const left = windows.closeAll();
  answer(true);
  expect(await left).toBe(true);
  expect([window.destroyed, world.questions]).toEqual([true, 0]);
});
