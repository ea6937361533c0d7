import { describe, expect, test } from 'vitest';
import { acceleratorKeys } from '../../host/accelerator.ts';
import { preventable, strict, StrictEmitter } from '../../host/strict.ts';
import { fromVirtual, registerScheme, toVirtual, virtualPolicy } from '../../host/virtual-origin.ts';

class Lamp extends StrictEmitter {
  #lit = false;

  constructor() {
    super('Lamp', ['lit']);
  }

  light(): boolean {
    this.#lit = true;
    this.emit('lit');
    return this.#lit;
  }
}

describe('a strict object', () => {
  test('throws for a member that it does not have, by its name', () => {
    const object = strict<Record<string, unknown>>('dialog', { real: 1 });
    expect(object['real']).toBe(1);
    expect(() => object['showCertificateTrustDialog']).toThrow(
      'chromium-host: dialog.showCertificateTrustDialog is not emulated',
    );
  });

  test('lets a member be replaced', () => {
    const object = strict<{ ask: () => string }>('dialog', { ask: () => 'real' });
    object.ask = () => 'stub';
    expect(object.ask()).toBe('stub');
  });

  test('may be awaited and printed', async () => {
    const object = strict('thing', { a: 1 });
    expect(await Promise.resolve(object)).toBe(object);
    expect(JSON.stringify(object)).toBe('{"a":1}');
  });

  test('is an emitter with private state, one identity, and only events that come', () => {
    const lamp = new Lamp();
    const heard: boolean[] = [];
    lamp.on('lit', function listen(this: unknown) {
      heard.push(this === lamp);
    });
    expect(lamp.light()).toBe(true);
    expect(heard).toEqual([true]);
    expect(() => lamp.on('before-input-event', () => undefined)).toThrow(
      "chromium-host: Lamp event 'before-input-event' is not emulated",
    );
    expect(() => (lamp as unknown as { dim: unknown }).dim).toThrow('Lamp.dim is not emulated');
  });

  test('knows when an event was prevented', () => {
    const event = preventable({ url: 'app://desk/' });
    expect([event.url, event.defaultPrevented]).toEqual(['app://desk/', false]);
    event.preventDefault();
    expect(event.defaultPrevented).toBe(true);
  });
});

describe('an accelerator', () => {
  test.each([
    ['CmdOrCtrl+N', ['ctrl+n']],
    ['Shift+CmdOrCtrl+Z', ['ctrl+shift+z']],
    ['Alt+Ctrl+Delete', ['ctrl+alt+delete']],
    ['F5', ['f5']],
    ['Ctrl+Plus', ['ctrl++', 'ctrl+shift++']],
    ['Ctrl+-', ['ctrl+-']],
    ['Alt+Left', ['alt+arrowleft']],
  ])('%s is the key event %j', (accelerator, keys) => {
    expect(acceleratorKeys(accelerator)).toEqual(keys);
  });

  test.each(['', 'Hyper+A', 'Ctrl+'])('%j is none', (accelerator) => {
    expect(() => acceleratorKeys(accelerator)).toThrow('no such accelerator');
  });
});

describe('the virtual origin', () => {
  registerScheme('app');

  test.each(['app://desk/', 'app://desk/a/b?c=d#e', 'app:///x', 'app://desk.local/ខ្មែរ'])(
    'of %s leads back to it',
    (url) => {
      expect(toVirtual(url)).toMatch(/^https:\/\/[^/]+\.app\.invalid\//u);
      expect(fromVirtual(toVirtual(url))).toBe(url);
    },
  );

  test('leaves other addresses alone', () => {
    for (const url of ['https://example.org/', 'other://x/', 'https://x.other.invalid/', 'data:,x']) {
      expect(toVirtual(url)).toBe(url);
      expect(fromVirtual(url)).toBe(url);
    }
  });

  test('stands in a policy for the scheme', () => {
    expect(virtualPolicy("default-src 'none'; img-src app: data:; connect-src app://desk https:")).toBe(
      "default-src 'none'; img-src https://*.app.invalid data:; connect-src https://desk.app.invalid https:",
    );
  });
});
