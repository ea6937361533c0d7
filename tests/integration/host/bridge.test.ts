import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LaunchedApp } from '../../support/launch.ts';
import { launchFixture, planted, seen } from './fixture.ts';

/** Puts spies in the place of what the bridge could use, and answers which of them saw something. */
const REPLACES_PROTOTYPES = `(async () => {
      const found = [];
      const watch = (owner, name, label) => {
        const original = owner[name];
        owner[name] = new Proxy(original, {
          apply(target, self, args) { found[found.length] = label; return Reflect.apply(target, self, args); },
          construct(target, args) { found[found.length] = label; return Reflect.construct(target, args); },
        });
      };
      watch(EventTarget.prototype, 'addEventListener', 'addEventListener');
      watch(EventTarget.prototype, 'dispatchEvent', 'dispatchEvent');
      watch(Map.prototype, 'get', 'Map.get');
      watch(Map.prototype, 'set', 'Map.set');
      watch(Array.prototype, 'map', 'map');
      watch(Array.prototype, 'push', 'push');
      watch(JSON, 'stringify', 'stringify');
      watch(JSON, 'parse', 'parse');
      watch(Function.prototype, 'call', 'call');
      watch(Object, 'keys', 'keys');
      watch(window, 'CustomEvent', 'CustomEvent');
      watch(window, 'Promise', 'Promise');
      for (const name of ['f', 'p', 'a', 'o', 'v', 'j', 'id', 'args', 'detail', 'value', 'error'])
        Object.defineProperty(Object.prototype, name, { __proto__: null, configurable: true, get() { found[found.length] = 'get ' + name; }, set() { found[found.length] = 'set ' + name; } });
      const answer = await desk.echo({ list: [1, undefined, new Date(3)] });
      desk.on('never', () => {})();
      for (const name of ['f', 'p', 'a', 'o', 'v', 'j', 'id', 'args', 'detail', 'value', 'error']) delete Object.prototype[name];
      if (answer.list[2].getTime() !== 3) found[found.length] = 'wrong answer';
      return [...found];
    })()`;

/** Looks for a way to the bridge wherever it calls the page: in getters while values cross, and in listeners. */
const LOOKS_AROUND = `(async () => {
      const found = [];
      Error.prepareStackTrace = (_error, frames) => {
        for (const frame of frames) {
          if (frame.getFunction() && /dispatch|channel/.test(String(frame.getFunction()))) found.push('function');
          if (frame.getThis() instanceof EventTarget && frame.getThis() !== window) found.push('this');
        }
        return '';
      };
      const look = () => {
        if (window.event !== undefined) found.push('event');
        void new Error('look').stack;
      };
      const trap = { get list() { look(); return 1; } };
      class Page { get field() { look(); return 1; } }
      await desk.echo(trap);
      await desk.echo(Object.assign(new Page(), {})).catch(() => {});
      await desk.echo({ deep: [undefined, trap] });
      await new Promise((resolve) => {
        const off = desk.on('look', () => { look(); off(); resolve(); });
        desk.note('look');
      });
      return found;
    })()`;

let app: LaunchedApp;
beforeAll(async () => {
  app = await launchFixture();
});
afterAll(() => app.close());

describe('the page', () => {
  test('has what the preload exposes before its first script runs', async () => {
    expect(await app.page.evaluate('window.seenEarly')).toBe('object');
    expect(await app.page.evaluate('desk.type')).toBe('renderer');
  });

  test('sees nothing of the host, of Node or of Electron', async () => {
    const names = await app.page.evaluate<string[]>(
      "(() => { const plain = new Set(Object.getOwnPropertyNames(document.querySelector('iframe').contentWindow)); return Object.getOwnPropertyNames(window).filter((name) => !plain.has(name) && !/^\\d+$/.test(name)); })()",
    );
    expect(names.toSorted()).toEqual(['desk', 'seenEarly']);
    expect(await app.page.evaluate('[typeof require, typeof process, typeof Buffer, typeof module]')).toEqual(
      Array.from({ length: 4 }, () => 'undefined'),
    );
  });

  test('gets a frozen copy that it cannot replace', async () => {
    expect(
      await app.page.evaluate(
        "[Object.isFrozen(desk), Object.isFrozen(desk.deep.list), Reflect.set(window, 'desk', 1), Reflect.deleteProperty(window, 'desk'), desk.deep.list[1].two]",
      ),
    ).toEqual([true, true, false, false, 2]);
  });

  test('lives on a secure origin and is called by its app:// address in the app', async () => {
    expect(await app.page.evaluate('[location.origin, isSecureContext]')).toEqual([
      'https://desk.app.invalid',
      true,
    ]);
    expect(await app.page.evaluate('desk.sender()')).toEqual({ url: 'app://desk/', page: 'app://desk/' });
  });

  test('has sub-frames that get nothing', async () => {
    expect(await app.page.evaluate("typeof document.querySelector('iframe').contentWindow.desk")).toBe(
      'undefined',
    );
    const frame = app.page.frames().find((each) => each !== app.page.mainFrame());
    expect(
      await frame?.evaluate(
        '[typeof desk, Object.getOwnPropertyNames(window).filter((n) => /host/i.test(n))]',
      ),
    ).toEqual(['undefined', []]);
  });
});

describe('messages', () => {
  test('carry what a structured clone carries, both ways', async () => {
    expect(
      await app.page.evaluate(
        "desk.echo({ d: new Date(5), m: new Map([['a', new Set([1n])]]), u: new Uint8Array([1, 255]), z: undefined, n: NaN, s: '\\u2028ខ្មែរ' })" +
          ".then((v) => [v.d.getTime(), [...v.m.get('a')].map(String), [...v.u], 'z' in v, Number.isNaN(v.n), v.s])",
      ),
    ).toEqual([5, ['1'], [1, 255], true, true, '\u2028ខ្មែរ']);
  });

  test('bring the error of a handler, of a missing handler and of the preload', async () => {
    const message = (code: string): Promise<string> =>
      app.page.evaluate(`(async () => ${code})().then(() => 'no error', (error) => error.message)`);
    expect(await message('desk.fail()')).toBe("Error invoking remote method 'fail': TypeError: boom");
    expect(await message('desk.throws()')).toBe('from the preload');
    expect(await message('desk.sync()')).toBe('chromium-host: ipcRenderer.sendSync is not emulated');
    expect(await message('desk.echo({ f() {} })')).toContain('could not be cloned');
  });

  test('reach the page in order, until it stops listening', async () => {
    await app.page.evaluate("window.got = []; window.off = desk.on('tick', (n) => got.push(n)); undefined");
    await app.evaluate(({ BrowserWindow }) => {
      for (let i = 0; i < 50; i += 1) BrowserWindow.getAllWindows()[0]?.webContents.send('tick', i);
    });
    await expect.poll(() => app.page.evaluate('got.length')).toBe(50);
    expect(await app.page.evaluate('got')).toEqual(Array.from({ length: 50 }, (_, i) => i));
    await app.page.evaluate('off()');
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('tick', 'late'),
    );
    expect(await app.page.evaluate('desk.echo(1).then(() => got.length)')).toBe(50);
  });

  test('of a page that is reloaded go to the new one, and its answers to nobody', async () => {
    await app.page.evaluate('for (let i = 0; i < 20; i += 1) void desk.echo(i)');
    // The host may hear of the new document before this test's own connection does: both have to have heard of it.
    const heard = app.page.waitForEvent('load');
    await app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents) return;
      const loaded = new Promise((resolve) => {
        contents.once('did-finish-load', resolve as () => void);
      });
      contents.reload();
      await new Promise((resolve) => {
        contents.once('did-navigate', resolve as () => void);
      });
      contents.send('between', 'kept'); // the new document has no preload yet, or has just got it
      await loaded;
    });
    await heard;
    const answers = await app.page.evaluate('Promise.all([7, 8, 9].map((n) => desk.echo(n)))');
    expect(answers).toEqual([7, 8, 9]);
  });
});

describe('a hostile page', () => {
  beforeEach(() => app.page.reload());

  test('that replaces the prototypes sees its own values and nothing of the bridge', async () => {
    expect(await app.page.evaluate(REPLACES_PROTOTYPES)).toEqual([]);
  });

  test('finds no event, no node and no function of the bridge when it is called back', async () => {
    expect(await app.page.evaluate(LOOKS_AROUND)).toEqual([]);
  });

  test.each([
    [
      'a bridge that asks the page how to send an event',
      REPLACES_PROTOTYPES,
      'main-world.ts',
      'apply(dispatchEvent, channel, [new SafeEvent(type, init)])',
      '(channel as EventTarget).dispatchEvent(new SafeEvent(type, init) as Event)',
    ],
    [
      'a channel that stands outside of the shadow',
      LOOKS_AROUND,
      'isolated-world.ts',
      '{ relatedTarget: host }));',
      '{ relatedTarget: host })); host.append(channel);',
    ],
  ])('would find %s', async (_name, attack, file, from, to) => {
    const faulty = await launchFixture({ env: planted(file, from, to) });
    try {
      expect(await faulty.page.evaluate(attack)).not.toEqual([]);
    } finally {
      await faulty.close();
    }
  });

  test('cannot speak in the name of the preload by guessing at events', async () => {
    await app.page.evaluate(
      "for (const target of [window, document, document.documentElement]) for (const type of ['call', 'expose', 'open', 'return', 'settle', 'callback']) target.dispatchEvent(new CustomEvent(type, { detail: { key: 'forged', value: { v: 1 }, id: 1, args: { a: [] }, url: 'https://forged.example/' } }))",
    );
    expect(await app.page.evaluate('typeof forged')).toBe('undefined');
    expect((await seen(app)).opened).toEqual([]);
  });
});
