import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rememberedPlace } from '../../../../electron/main/window-state.ts';

const place = vi.hoisted(() => ({ folder: '' }));
vi.mock('electron', () => ({
  app: { getPath: () => place.folder },
  screen: {
    getDisplayMatching({ x, y }: { readonly x: number; readonly y: number }) {
      // As Electron does.
      for (const value of [x, y]) if ((value | 0) !== value) throw new TypeError('Error processing argument');
      return { workArea: { x: 0, y: 0, width: 1366, height: 768 } };
    },
  },
}));

beforeEach(() => {
  place.folder = mkdtempSync(path.join(os.tmpdir(), 'sastra-window-'));
});
afterEach(() => rmSync(place.folder, { recursive: true }));

const stored = (change: object): void =>
  writeFileSync(
    path.join(place.folder, 'window.json'),
    JSON.stringify({ x: 10, y: 10, width: 1200, height: 700, maximized: false, ...change }),
  );

it('a remembered place that is on a screen is taken', () => {
  stored({});
  expect(rememberedPlace()).toMatchObject({ x: 10, width: 1200 });
});

it.each([{ x: 5_000 }, { x: 3_000_000_000 }, { y: -(2 ** 40) }, { width: 1e9 }, { height: null }])(
  'a remembered place that is absurd is forgotten: %o',
  (change) => {
    stored(change);
    expect(rememberedPlace()).toBeNull();
  },
);
