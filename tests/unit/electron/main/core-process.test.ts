import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CoreProcess } from '../../../../electron/main/core-process.ts';
import type { Log } from '../../../../electron/main/log.ts';
import type { Failure } from '../../../../shared/errors/failure.ts';
import type { Result } from '../../../../shared/errors/result.ts';

class Child extends EventEmitter {
  readonly folder: string;
  readonly asked: {
    readonly id?: number;
    readonly channel?: string;
    readonly control?: string;
    readonly vault?: number;
    readonly text?: string | null;
  }[] = [];
  constructor(folder: string) {
    super();
    this.folder = folder;
  }
  postMessage(message: Child['asked'][number]): void {
    this.asked.push(message);
  }
  kill(): void {
    this.emit('exit', 15);
  }
}

const world = vi.hoisted(() => ({ children: [] as unknown[], backend: 'gnome_libsecret', isPackaged: true }));
const children = world.children as Child[];
vi.mock('electron', () => ({
  app: {
    getVersion: () => '1.2.3',
    get isPackaged() {
      return world.isPackaged;
    },
  },
  safeStorage: {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => world.backend,
    encryptString: (text: string) => Buffer.from(`sealed ${text}`),
    decryptString(bytes: Buffer) {
      if (!bytes.toString().startsWith('sealed ')) throw new Error('not sealed here');
      return bytes.toString().slice(7);
    },
  },
  utilityProcess: {
    fork(_file: string, [folder = '']: readonly string[]) {
      const child = new Child(folder);
      world.children.push(child);
      return child;
    },
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
  children.length = 0;
});
afterEach(() => void vi.useRealTimers());

const log: Log = { info: () => undefined, warn: () => undefined };
const started = (): CoreProcess => new CoreProcess('first', { event: () => undefined }, log);
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

it('two moves at once end in one core, on the folder that was asked for last', async () => {
  const core = started();
  const moves = [core.move('second'), core.move('third'), core.move('third')];
  for (const folder of ['first', 'second']) {
    await settled();
    const child = children.at(-1);
    expect(child?.folder).toBe(folder);
    expect(child?.asked).toEqual([{ control: 'drain' }]);
    child?.emit('exit', 0);
  }
  await Promise.all(moves);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(children.map(({ folder }) => folder)).toEqual(['first', 'second', 'third']);
});

it('whoever drains while a drain goes on waits for the same end', async () => {
  const core = started();
  const drains = [core.drain(), core.drain()];
  expect(children[0]?.asked).toEqual([{ control: 'drain' }]);
  children[0]?.emit('exit', 0);
  await Promise.all(drains);
});

it("an error of the core's own engine is not main's", () => {
  started();
  expect(() => children[0]?.emit('error', 'FatalError', '', '')).not.toThrow();
});

it("core's secrets are sealed by the system's keychain, and only what it sealed is opened", () => {
  started();
  const [child] = children;
  const ask = (vault: 'seal' | 'unseal', text: string): string | null | undefined => {
    child?.emit('message', { vault, id: 7, text });
    const answer = child?.asked.at(-1);
    expect(answer?.vault).toBe(7);
    return answer?.text;
  };
  const sealed = ask('seal', 'token') ?? '';
  expect(sealed).not.toBe('token');
  expect(ask('unseal', sealed)).toBe('token');
  expect(ask('unseal', 'bm90aGluZw==')).toBeNull();
  const isLinux = process.platform === 'linux';
  world.backend = 'basic_text';
  if (isLinux) expect(ask('seal', 'token')).toBeNull();
  // The tool's own keychain, which keeps nothing: an installed desk seals nothing by it, and opens nothing.
  world.backend = 'test_host';
  if (isLinux) expect([ask('seal', 'token'), ask('unseal', sealed)]).toEqual([null, null]);
  world.isPackaged = false;
  expect(ask('unseal', sealed)).toBe('token');
  [world.backend, world.isPackaged] = ['gnome_libsecret', true];
});

it.each<readonly [string, Result<null, Failure>]>([
  ['wrote', { ok: true, value: null }],
  ['could not write', { ok: false, error: { code: 'diskFull' } }],
])('a flush answers what core %s', async (_, result) => {
  const core = started();
  const answer = core.flush();
  const [asked] = children[0]?.asked ?? [];
  expect(asked?.control).toBe('flush');
  children[0]?.emit('message', { id: asked?.id, result });
  expect(await answer).toEqual(result);
});

it.each(['dies', 'hangs', 'is not there'])('a flush is answered coreGone where core %s', async (how) => {
  const core = started();
  if (how === 'is not there') children[0]?.emit('exit', 1);
  const answer = core.flush();
  if (how === 'dies') children[0]?.emit('exit', 1);
  if (how === 'hangs') await vi.advanceTimersByTimeAsync(3_000);
  expect(await answer).toMatchObject({ error: { code: 'coreGone' } });
});
