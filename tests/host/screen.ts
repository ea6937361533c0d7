/** Electron's `screen`: one display, as large as Chromium says it is. */
import type { Display, Rectangle, Screen as ElectronScreen } from 'electron';
import { HEADLESS_SCREEN } from './chromium-process.ts';
import { strict } from './strict.ts';

/** The display as it is before Chromium was asked: the headless one. */
let display = describe(HEADLESS_SCREEN.width, HEADLESS_SCREEN.height, 1);

function describe(width: number, height: number, scaleFactor: number): Display {
  const area = { x: 0, y: 0, width, height };
  return strict('display', {
    id: 1,
    bounds: area,
    workArea: area,
    size: { width, height },
    workAreaSize: { width, height },
    scaleFactor,
    rotation: 0,
    internal: false,
  } satisfies Partial<Display>) as unknown as Display;
}

/** For the host: what a page on the display was told. Pixels are the page's. */
export function setDisplay(found: {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}): void {
  display = describe(found.width, found.height, found.scale);
}

export const screen = strict('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: (_rectangle: Rectangle) => display,
} satisfies Pick<ElectronScreen, 'getPrimaryDisplay' | 'getAllDisplays' | 'getDisplayMatching'>);
