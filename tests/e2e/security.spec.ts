import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { CHANNELS } from '../../shared/ipc/channels.ts';
import {
  ask,
  caretAtEnd,
  callBridge,
  cdpOf,
  deskIsReady,
  everythingIsSaved,
  openNewArticle,
  textOf,
} from '../support/desk.ts';
import { pressKey } from '../support/keyboard.ts';
import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ app }) => {
  await deskIsReady(app.page);
});

test('a script in the page cannot make code out of text', async ({ app }) => {
  const outcome = await app.page.evaluate(async () => {
    const attempts: Record<string, () => unknown> = {
      eval: () => (0, eval)('1 + 1'),
      function: () => new Function('return 2')(),
      timer: () =>
        new Promise((resolve) => {
          Object.assign(window, { planted: false });
          setTimeout('window.planted = true' as unknown as () => void, 0);
          setTimeout(
            () =>
              resolve(
                (window as unknown as { planted: boolean }).planted || Promise.reject(new Error('kept')),
              ),
            20,
          );
        }),
      inlineScript: () => {
        const script = document.createElement('script');
        script.text = 'window.inlineRan = true';
        document.head.append(script);
        if (!('inlineRan' in window)) throw new Error('kept');
      },
      inlineHandler: () => {
        const image = document.createElement('button');
        image.setAttribute('onclick', 'window.handlerRan = true');
        document.body.append(image);
        image.click();
        image.remove();
        if (!('handlerRan' in window)) throw new Error('kept');
      },
      scriptAddress: () => {
        const link = document.createElement('a');
        link.href = 'javascript:window.addressRan = true';
        document.body.append(link);
        link.click();
        link.remove();
        if (!('addressRan' in window)) throw new Error('kept');
      },
      blobWorker: () =>
        new Promise((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
          worker.addEventListener('message', resolve);
          worker.addEventListener('error', () => reject(new Error('kept')));
        }),
      dataImport: () => {
        const source: string = 'data:text/javascript,export default 1';
        return import(source);
      },
      wasm: () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
    };
    const ran: string[] = [];
    for (const [name, attempt] of Object.entries(attempts)) {
      // From a task of its own: what a driver runs directly is allowed more than a script of the page.
      await new Promise((resolve) => {
        setTimeout(resolve);
      })
        .then(attempt)
        .then(
          () => ran.push(name),
          () => null,
        );
    }
    return ran;
  });
  expect(outcome).toEqual([]);
});

test('the page reaches no network, no file and no other scheme', async ({ app }) => {
  const reached = await app.page.evaluate(async () => {
    const addresses = [
      'https://example.com/',
      'http://127.0.0.1:9/',
      'file:///etc/passwd',
      'chrome://version/',
      'ftp://example.com/',
      'app://other/index.html',
      './../package.json',
      './%2e%2e/%2e%2e/package.json',
      './..%2f..%2fpackage.json',
      './index.html%00.js',
      '/etc/passwd',
      './paper/../../package.json',
      './paper/01930000-0000-7000-8000-000000000001/km.html',
    ];
    const open: string[] = [];
    for (const address of addresses) {
      const answer = await fetch(address).catch(() => null);
      if (answer?.ok === true) open.push(address);
    }
    const socket = await new Promise<string>((resolve) => {
      try {
        const tried = new WebSocket('wss://example.com/');
        tried.addEventListener('open', () => resolve('open'));
        tried.addEventListener('error', () => resolve('closed'));
      } catch {
        resolve('closed');
      }
    });
    if (socket === 'open') open.push('WebSocket');
    const image = await new Promise<string>((resolve) => {
      const tried = new Image();
      tried.addEventListener('load', () => resolve('loaded'));
      tried.addEventListener('error', () => resolve('refused'));
      tried.src = 'https://example.com/a.png';
    });
    if (image === 'loaded') open.push('image');
    return open;
  });
  expect(reached).toEqual([]);
});

test('a peer connection finds no way out, neither by UDP nor by TCP', async ({ app }) => {
  let knocks = 0;
  const listener = createServer((socket) => {
    knocks += 1;
    socket.destroy();
  });
  await new Promise<void>((listening) => {
    listener.listen(0, '127.0.0.1', listening);
  });
  const { port } = listener.address() as AddressInfo;
  const candidates = await app.page.evaluate(async (at) => {
    const connection = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:127.0.0.1:${at}` },
        { urls: `turn:127.0.0.1:${at}?transport=tcp`, username: 'a', credential: 'b' },
        { urls: `turns:localhost:${at}?transport=tcp`, username: 'a', credential: 'b' },
      ],
    });
    connection.createDataChannel('out');
    const found: string[] = [];
    const done = new Promise<void>((resolve) => {
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null) resolve();
        else if (candidate.candidate !== '') found.push(candidate.candidate);
      });
    });
    await connection.setLocalDescription(await connection.createOffer());
    await done;
    return found;
  }, port);
  listener.close();
  expect(candidates).toEqual([]);
  expect(knocks).toBe(0);
});

test('the page can neither leave, nor open windows, nor frame a stranger', async ({ app }) => {
  const { page } = app;
  const before = page.url();
  const windows = app.pages().length;
  await page.evaluate(() => {
    window.open('https://example.com/');
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.remove();
    for (const source of ['https://example.com/', 'file:///etc/passwd', 'data:text/html,x', 'index.html']) {
      const frame = document.createElement('iframe');
      frame.src = source;
      document.body.append(frame);
    }
    const form = document.createElement('form');
    form.action = 'https://example.com/';
    document.body.append(form);
    form.submit();
    location.href = 'https://example.com/';
  });
  await deskIsReady(page);
  expect(page.url()).toBe(before);
  expect(app.pages()).toHaveLength(windows);
  const bridged = await page.evaluate(() =>
    [...document.querySelectorAll('iframe')].some((frame) => {
      try {
        return frame.contentWindow !== null && 'sastra' in frame.contentWindow;
      } catch {
        return false;
      }
    }),
  );
  expect(bridged).toBe(false);
  const strangers = page.frames().filter((frame) => /^(?:https?:\/\/example|file:|data:)/u.test(frame.url()));
  expect(strangers).toEqual([]);
});

test('every permission is refused', async ({ app }) => {
  const granted = await app.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'midi',
      'persistent-storage',
    ];
    const allowed: string[] = [];
    for (const name of names) {
      const status = await navigator.permissions.query({ name: name as PermissionName }).catch(() => null);
      if (status?.state === 'granted') allowed.push(name);
    }
    const media = await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => null);
    if (media) allowed.push('getUserMedia');
    const screen = await navigator.mediaDevices?.getDisplayMedia().catch(() => null);
    if (screen) allowed.push('getDisplayMedia');
    return allowed;
  });
  expect(granted).toEqual([]);
});

test('the page sees the bridge, frozen, and nothing of Node or Electron', async ({ app }) => {
  const seen = await app.page.evaluate(() => {
    const node = new Set(['require', 'process', 'module', 'exports', 'global', 'Buffer', '__dirname']);
    const own = Object.getOwnPropertyNames(window).filter(
      (name) => node.has(name) || /electron|ipcrenderer|ehost/iu.test(name),
    );
    const { sastra } = window;
    const replace = (act: () => void): boolean => {
      try {
        act();
        return false;
      } catch {
        return true;
      }
    };
    return {
      own,
      entries: Object.keys(sastra).toSorted(),
      calls: Object.keys(sastra.call).toSorted(),
      kept: [
        replace(() => Object.assign(window, { sastra: {} })),
        replace(() => Object.assign(sastra, { call: {} })),
        replace(() => Object.assign(sastra.call, { 'core.state': () => null })),
        replace(() =>
          (sastra.on as (event: string, listener: () => void) => unknown)('no-such-event', () => undefined),
        ),
      ],
    };
  });
  expect(seen).toEqual({
    own: [],
    entries: ['call', 'on'],
    calls: [...CHANNELS].toSorted(),
    kept: [true, true, true, true],
  });
});

test('every entry of the contract refuses wild input, and the desk goes on', async ({ app }) => {
  const { page } = app;
  const answered = await page.evaluate(async (channels) => {
    const deep: Record<string, unknown> = {};
    let at = deep;
    for (let depth = 0; depth < 2_000; depth += 1) {
      const next = {};
      at['a'] = next;
      at = next;
    }
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    const wild: unknown[] = [
      undefined,
      null,
      0,
      Number.NaN,
      'x'.repeat(1_000_000),
      [],
      [[[]]],
      { documentId: '../../etc/passwd' },
      { documentId: { $ne: null } },
      { documentId: '01930000-0000-7000-8000-000000000001', extra: 1 },
      JSON.parse('{"__proto__":{"polluted":true},"constructor":1}'),
      { name: "'; DROP TABLE document; --", baseVersion: -1, fields: {} },
      { backup: '../../../etc/passwd' },
      { href: 'javascript:alert(1)' },
      { href: 'file:///etc/passwd' },
      { language: 'xx', theme: 'neon', clean: 'yes', bin: 'no' },
      deep,
      cycle,
      () => 1,
      Symbol('wild'),
      { documentId: new Date(Number.NaN) },
      { documentId: new Map([['documentId', 1]]) },
    ];
    const accepted: string[] = [];
    for (const channel of channels) {
      for (const [index, request] of wild.entries()) {
        const call = window.sastra.call[channel] as (
          value: unknown,
        ) => Promise<{ ok: boolean; error?: { code: string } }>;
        let code: string;
        try {
          const answer = await call(request);
          code = answer.ok ? 'accepted' : (answer.error?.code ?? 'none');
        } catch {
          code = 'not sent';
        }
        if (code !== 'invalid' && code !== 'not sent') accepted.push(`${channel} #${index}: ${code}`);
      }
    }
    return { accepted, polluted: 'polluted' in {} };
  }, CHANNELS);
  expect(answered).toEqual({ accepted: [], polluted: false });
  await deskIsReady(page);
});

test('only the desk’s own top page may ask: a frame has no bridge', async ({ app }) => {
  const { page } = app;
  const documentId = await openNewArticle(page);
  const frame = await page.evaluate(
    (id) =>
      new Promise<{ bridge: boolean; scripts: boolean }>((resolve) => {
        const element = document.createElement('iframe');
        element.src = `./paper/${id}/km.html`;
        element.addEventListener('load', () => {
          const inner = element.contentWindow as unknown as Record<string, unknown> | null;
          const script = element.contentDocument?.createElement('script');
          if (script) {
            script.text = 'window.ran = true';
            element.contentDocument?.head.append(script);
          }
          resolve({ bridge: inner !== null && 'sastra' in inner, scripts: inner !== null && 'ran' in inner });
        });
        document.body.append(element);
      }),
    documentId,
  );
  expect(frame).toEqual({ bridge: false, scripts: false });
});

test('a link is opened by the person, who sees where it leads', async ({ app }) => {
  const { page } = app;
  const href = 'https://example.com/?words';
  const opened = (answer: number) =>
    app.evaluate(({ dialog, shell }, response) => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      dialog.showMessageBox = (...asked: unknown[]) => {
        heard.push(`asked ${(asked.at(-1) as { readonly detail: string }).detail}`);
        return Promise.resolve({ response, checkboxChecked: false });
      };
      shell.openExternal = (address) => {
        heard.push(`opened ${address}`);
        return Promise.resolve();
      };
    }, answer);
  const heard = () => app.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  await opened(0);
  await ask(page, 'link.open', { href });
  expect(await heard()).toEqual([`asked ${href}`]);
  await opened(1);
  await ask(page, 'link.open', { href });
  expect(await heard()).toEqual([`asked ${href}`, `opened ${href}`]);
});

test('a page can neither keep its window open nor open windows without end', async ({ app }) => {
  const { page } = app;
  await page.evaluate(() => {
    addEventListener('beforeunload', (event) => event.preventDefault());
  });
  const refused = await page.evaluate(async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => window.sastra.call['window.new']({ documentId: null })),
    );
    return answers.filter(({ ok }) => !ok).length;
  });
  expect(refused).toBe(3);
  await app.close();
});

test('no word of the text stands in any log', async ({ app, folder, profile }) => {
  const { page } = app;
  const documentId = await openNewArticle(page);
  const secret = 'សម្ងាត់បំផុត';
  await caretAtEnd(page, 'km');
  const session = await cdpOf(page);
  for (const key of `${secret}topsecretwords`) await pressKey(session, key);
  await everythingIsSaved(page);
  await expect(textOf(page, 'km')).toContainText(secret);
  await callBridge(page, 'drafting.checkpoint', { documentId, automatic: false, note: '' });
  // Wrong in every way that makes a log line: a refused request that quotes the words.
  await page.evaluate(
    (words) => (window.sastra.call['documents.open'] as (value: unknown) => unknown)({ words }),
    secret,
  );
  await app.close();
  const logs = [folder, profile].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(root, name))
      .filter((file) => /\.log(?:\.\d+)?$/u.test(file) && !file.includes(`${path.sep}journal${path.sep}`))
      .filter((file) => statSync(file).isFile()),
  );
  expect(logs.length).toBeGreaterThan(0);
  for (const file of logs) {
    const text = readFileSync(file, 'utf8');
    expect(text.includes(secret) || text.includes('topsecretwords'), file).toBe(false);
  }
});
